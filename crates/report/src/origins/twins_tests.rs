use super::*;

#[test]
fn sequences() {
    assert_eq!(alike(&[1, 2, 3, 4], &[1, 3, 4]), 0.75);
    assert_eq!(alike::<u8>(&[], &[]), 0.0);
    assert_eq!(same(&[10, 2024], &[10, 2024]), 1.0);
    assert_eq!(same(&[10, 2024], &[2024, 3000]), 1.0 / 3.0);
    assert_eq!(same(&[], &[]), 1.0);
}

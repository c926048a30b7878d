use super::*;

#[test]
fn counts_are_grouped_in_threes() {
    assert_eq!(count(0), "0");
    assert_eq!(count(999), "999");
    assert_eq!(count(1_000), "1 000");
    assert_eq!(count(6_345_302), "6 345 302");
}

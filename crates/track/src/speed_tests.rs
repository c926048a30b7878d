use super::*;

#[test]
fn the_odd_wrong_figure_is_left_out() {
    let mut speeds = Speeds::default();
    for n in 0..200_i64 {
        let kn = if n == 77 { 39.0 } else { 11.5 + (n % 10) as f32 / 10.0 };
        speeds.hear(Timestamp::from_millis(n * EVERY_MS), Some(kn));
    }
    assert_eq!(speeds.top_kn(), Some(13.0));
}

#[test]
fn too_little_tells_nothing() {
    let mut speeds = Speeds::default();
    for n in 0..1000_i64 {
        speeds.hear(Timestamp::from_millis(n * 1000), Some(12.0));
        speeds.hear(Timestamp::from_millis(n * EVERY_MS), Some(0.1));
    }
    assert_eq!(speeds.top_kn(), None);
}

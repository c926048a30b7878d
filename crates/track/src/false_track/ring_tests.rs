use super::*;

#[test]
fn a_circle_is_found_from_an_arc_and_its_scatter_from_the_points() {
    let mut ring = Ring::default();
    for i in 0..100 {
        let (sin, cos) = (f64::from(i) * 0.1).sin_cos();
        // 5 m in and out on 500 m: 1 %.
        let r = if i % 2 == 0 { 495.0 } else { 505.0 };
        ring.add((3000.0 + r * cos, -200.0 + r * sin));
    }
    let fitted = ring.fit().unwrap();
    assert!(
        (fitted.radius - 500.0).abs() < 1.0 && (fitted.x - 3000.0).abs() < 1.0 && (fitted.y + 200.0).abs() < 1.0,
        "{fitted:?}"
    );
    assert!((fitted.residual - 0.01).abs() < 0.001, "{fitted:?}");
}

#[test]
fn a_line_a_point_and_nothing_are_no_circle() {
    let mut line = Ring::default();
    assert_eq!(line.fit(), None);
    line.add((5.0, 5.0));
    assert_eq!(line.fit(), None);
    let mut line = Ring::default();
    (0..50).for_each(|i| line.add((f64::from(i) * 100.0, f64::from(i) * 30.0)));
    assert_eq!(line.fit(), None);
}

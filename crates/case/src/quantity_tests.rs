use super::*;

fn factor(name: &str, kind: Kind, low: f64, high: f64) -> Assumption {
    Assumption { name: name.into(), kind, low, high, mode: None, unit: String::new(), reason: "made up".into() }
}

#[test]
fn the_range_is_in_order_and_within_the_extremes() {
    let factors = [
        factor("voyages", Kind::Count, 3.0, 5.0),
        factor("capacity", Kind::Amount, 1000.0, 3000.0),
        factor("share", Kind::Share, 0.2, 0.8),
        factor("weight", Kind::UnitWeight, 0.043, 0.048),
    ];
    let e = estimate(&factors, "shells").unwrap();
    assert!(3.0 * 1000.0 * 0.2 / 0.048 < e.p05 && e.p05 < e.p50 && e.p50 < e.p95 && e.p95 < 5.0 * 3000.0 * 0.8 / 0.043);
    assert_eq!(e, estimate(&factors, "shells").unwrap(), "the same again");
    assert!(e.sentence.starts_with("Between ") && e.sentence.contains("share"), "{}", e.sentence);
}

#[test]
fn without_assumptions_there_is_no_figure() {
    assert_eq!(estimate(&[], "shells"), None);
}

#[test]
fn a_likeliest_value_draws_the_middle_to_it() {
    let flat = estimate(&[factor("a", Kind::Amount, 0.0, 100.0)], "t").unwrap();
    let peaked = estimate(&[Assumption { mode: Some(90.0), ..factor("a", Kind::Amount, 0.0, 100.0) }], "t").unwrap();
    assert!((flat.p50 - 50.0).abs() < 2.0 && peaked.p50 > 60.0);
}

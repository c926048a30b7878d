use super::*;

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() < 0.005
}

#[test]
fn the_worked_example_of_the_method() {
    let quote = Opinion::new(0.5, 0.0).discounted(0.8);
    assert!(close(quote.expected(), 0.70) && close(quote.uncertainty, 0.60));
    let denial = Opinion::new(0.0, 0.7).discounted(0.2);
    let both = Opinion::fused([quote, denial]);
    assert!(close(both.belief, 0.36) && close(both.disbelief, 0.09) && close(both.uncertainty, 0.55), "{both:?}");
    assert!(close(both.expected(), 0.64));
}

#[test]
fn fusing_with_nothing_changes_nothing() {
    let one = Opinion::new(0.4, 0.1);
    let fused = Opinion::fused([one, Opinion::VACUOUS]);
    assert!((fused.belief - one.belief).abs() < 1e-12 && (fused.uncertainty - one.uncertainty).abs() < 1e-12);
}

#[test]
fn room_below_is_what_it_says() {
    let one = Opinion::new(0.6, 0.0);
    let (r, s) = one.evidence();
    let lowered = Opinion::of_evidence(r, s + one.room_below(0.1));
    assert!((one.expected() - lowered.expected() - 0.1).abs() < 1e-9);
}

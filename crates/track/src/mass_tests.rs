use super::*;

fn hull(length_m: f64, beam_m: Option<f64>) -> Hull {
    Hull { length_m, beam_m, ship_type: Some(70) }
}

#[test]
fn two_hundred_and_fifty_boxes_of_twenty_tonnes_sink_a_hull_of_115_metres_by_about_2_9() {
    let change = draught_change_m(250.0 * 20.0, &hull(115.0, None)).unwrap();
    assert!((2.8..=3.0).contains(&change.middle), "{change:?}");
    assert!(change.low < 2.4 && change.high > 3.6, "{change:?}");
    // And back: the range holds the 250 boxes.
    let m = mass(2.9, &hull(115.0, None)).unwrap();
    assert!(m.loaded && (4800.0..5200.0).contains(&m.middle_t) && m.low_t < 5000.0 && m.high_t > 5000.0, "{m:?}");
    assert!((16.5..17.5).contains(&m.tonnes_per_cm), "{}", m.tonnes_per_cm);
    assert!(m.boxes_low <= 250 && m.boxes_high >= 250);
    assert_eq!(m.length_m, 115.0);
}

#[test]
fn one_step_of_the_field_is_within_its_error() {
    let m = mass(-0.1, &hull(115.0, Some(18.0))).unwrap();
    assert!(!m.loaded && m.low_t.abs() < 1e-6 && m.boxes_low == 0 && m.high_t > m.middle_t);
    assert!((150.0..190.0).contains(&m.middle_t), "{}", m.middle_t);
}

#[test]
fn a_known_beam_narrows_the_range_and_a_tanker_is_fuller() {
    let width = |m: &Mass| (m.high_t - m.low_t) / m.middle_t;
    let (with, without) = (mass(3.0, &hull(115.0, Some(18.0))).unwrap(), mass(3.0, &hull(115.0, None)).unwrap());
    assert!(width(&with) < width(&without));
    let tanker = mass(3.0, &Hull { ship_type: Some(81), ..hull(115.0, Some(18.0)) }).unwrap();
    assert!(tanker.middle_t > with.middle_t);
    assert!(without.basis.contains("beam not known") && with.basis.contains("beam 18 m as declared"), "{}", with.basis);
    assert!(with.basis.contains("0.82 (0.70 to 0.90)") && with.basis.contains("contents unknown"), "{}", with.basis);
    // A mistyped beam is none.
    assert_eq!(mass(3.0, &hull(115.0, Some(1.0))).unwrap().tonnes_per_cm, without.tonnes_per_cm);
}

#[test]
fn absurd_input_gives_nothing() {
    for (change, length, beam) in [
        (25.0, 115.0, 18.0),
        (0.0, 115.0, 18.0),
        (f64::NAN, 115.0, 18.0),
        (2.0, 0.0, 18.0),
        (2.0, f64::NAN, 18.0),
        (2.0, 1022.0, 60.0),
        (2.0, -5.0, 2.0),
    ] {
        assert_eq!(mass(change, &hull(length, Some(beam))), None, "{change} {length} {beam}");
    }
    assert_eq!(draught_change_m(0.0, &hull(115.0, None)), None);
    assert_eq!(draught_change_m(-5.0, &hull(115.0, None)), None);
    assert_eq!(draught_change_m(f64::INFINITY, &hull(115.0, None)), None);
    assert_eq!(draught_change_m(5000.0, &hull(0.0, None)), None);
}

#[test]
fn shells_are_told_with_their_assumption() {
    let m = mass(2.9, &hull(115.0, None)).unwrap();
    let s = shells(&m, &ShellAssumption::default()).unwrap();
    // What was said of a voyage of 250 boxes: 62,000 to 120,000.
    assert!(s.low < 62_000 && s.high > 100_000 && s.low < s.high, "{s:?}");
    assert!(s.basis.contains("250 to 480 a box") && s.basis.ends_with("Contents unknown."), "{}", s.basis);
    // By mass alone: never more than 46 kg each allow.
    assert!(s.high as f64 * 0.046 <= m.high_t);
    let nonsense = ShellAssumption { kg_each: 0.0, ..ShellAssumption::default() };
    assert_eq!(shells(&m, &nonsense), None);
}

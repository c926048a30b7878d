use super::*;

#[test]
fn shares_of_nothing_are_none() {
    let tally = Tally::default();
    assert_eq!((tally.precision(), tally.recall(), tally.f1(), tally.median_hours()), (None, None, None, None));
    let tally = Tally { planted: 4, found: 3, right: 3, wrong: 1, hours_to_detect: vec![9.0, 1.0, 5.0] };
    assert_eq!(
        (tally.precision(), tally.recall(), tally.f1(), tally.median_hours()),
        (Some(0.75), Some(0.75), Some(0.75), Some(5.0))
    );
}

#[test]
fn a_perfect_judge_is_calibrated() {
    let mut all = Calibration::default();
    for n in 0..1000 {
        all.take(if n < 34 { 1e-9 } else { 1.0 }, n < 34);
    }
    let (brier, base) = all.brier();
    assert!(brier < 0.002 && (base - 0.034 * 0.966).abs() < 1e-9, "{brier} {base}");
    assert_eq!(all.curve().last(), Some(&(1.0, 1.0)));
    let bins = all.bins();
    assert!(bins[9].gaps == 34 && bins[9].were == 1.0 && bins[0].gaps == 966 && bins[0].were == 0.0);
}

#[test]
fn a_silence_that_the_world_cuts_off_is_not_looked_for() {
    use crate::{Silence, SilenceCause, TrueWorld};
    let t = |hours: i64| model::Timestamp::from_millis(hours * 3_600_000);
    let truth = Truth { world: Some(TrueWorld { begin: t(100), end: t(500), ..TrueWorld::default() }), ..Truth::default() };
    let silence = |from, to| Silence {
        mmsi: Some(1),
        station: None,
        begin: t(from),
        end: t(to),
        cause: SilenceCause::SwitchedOff,
        would_have_been_heard: None,
    };
    assert!(matching::inside(&truth, &silence(150, 180)));
    // Begun before anyone listened, and the last of a number that was given up.
    assert!(!matching::inside(&truth, &silence(90, 180)) && !matching::inside(&truth, &silence(150, 500)));
}

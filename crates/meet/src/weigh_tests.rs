use super::*;

fn dark() -> Known {
    Known { model: 1e-5, experience: 0.001, as_long: 0.1, haste: 0.9 }
}

#[test]
fn what_speaks_for_a_transmitter_makes_silence_likelier() {
    let p = dark().p_silent();
    assert!(p < 0.01, "{p}");
    let likelier = [Known { model: 0.1, ..dark() }, Known { experience: 0.05, ..dark() }, Known { as_long: 0.8, ..dark() }];
    for known in likelier {
        assert!(known.p_silent() > 1.2 * p, "{known:?}");
    }
}

#[test]
fn a_long_silence_tells_the_more_the_less_time_there_was_for_a_detour() {
    let longer = |haste| Known { haste, as_long: 0.03, ..dark() }.weight() - Known { haste, as_long: 0.3, ..dark() }.weight();
    assert!(longer(0.9) > 2.0 * longer(0.2) && longer(0.2) > 0.0);
}

#[test]
fn no_value_runs_away() {
    let nothing = Known { model: 1.0, experience: 1.0, as_long: 1.0, haste: 0.0 };
    assert_eq!(nothing.p_silent(), 1.0);
    let least = Known { model: 0.0, experience: 0.0, as_long: 0.0, haste: 1e9 };
    assert!(least.p_silent() > 0.0 && least.weight() < 30.0, "{}", least.weight());
}

use super::*;

fn counts(innocent: (u64, u64), deceit: (u64, u64)) -> Counts {
    Counts {
        rule: "circle".to_owned(),
        exposure: Exposure::ShipDay,
        innocent_with: innocent.0,
        innocent_of: innocent.1,
        deceit_with: deceit.0,
        deceit_of: deceit.1,
    }
}

fn decibans(c: Counts) -> f64 {
    Weights::estimate(&[c], "test").unwrap().get("circle").unwrap().decibans(1.0)
}

#[test]
fn what_was_never_seen_is_bounded_by_how_long_one_looked() {
    let (little, much) = (decibans(counts((0, 8), (9, 10))), decibans(counts((0, 9998), (9, 10))));
    assert!((little - 10.0 * (10.0_f64 / 12.0 / 0.1).log10()).abs() < 1e-9, "{little}");
    assert!(much > little + 25.0);
    // Nothing counted at all weighs nothing.
    assert_eq!(decibans(counts((0, 0), (0, 0))), 0.0);
}

#[test]
fn more_false_alarms_weigh_less_and_more_hits_more() {
    assert!(decibans(counts((5, 1000), (20, 40))) > decibans(counts((50, 1000), (20, 40))));
    assert!(decibans(counts((5, 1000), (30, 40))) > decibans(counts((5, 1000), (20, 40))));
}

#[test]
fn the_source_tells_the_counts_and_bad_counts_are_refused() {
    let weights = Weights::estimate(&[counts((5, 1000), (20, 40))], "simulated, seeds 1 to 5").unwrap();
    let source = &weights.get("circle").unwrap().source;
    assert_eq!(source, "estimated: 5 of 1000 innocent ship-days, 20 of 40 voyages with the deceit; simulated, seeds 1 to 5");
    assert_eq!(Weights::read(weights.to_csv().unwrap().as_bytes()).unwrap(), weights);
    assert!(Weights::estimate(&[counts((5, 4), (0, 1))], "").is_err());
    assert!(Weights::estimate(&[counts((5, 9), (0, 1)), counts((5, 9), (0, 1))], "").is_err());
}

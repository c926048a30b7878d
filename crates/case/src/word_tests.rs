use super::*;

#[test]
fn words_cover_every_probability_in_order() {
    let mut last = Likelihood::AlmostNoChance;
    for step in 0..=1000 {
        let word = Likelihood::of(f64::from(step) / 1000.0);
        assert!(word >= last);
        last = word;
    }
    assert_eq!(last, Likelihood::AlmostCertain);
}

#[test]
fn ranges_meet() {
    for pair in Likelihood::ALL.windows(2) {
        assert_eq!(pair[0].range().1, pair[1].range().0);
    }
}

#[test]
fn rounding_does_not_change_a_word() {
    assert_eq!(Likelihood::of(0.8 - 1e-16), Likelihood::VeryLikely);
    assert_eq!(Likelihood::of(0.1 + 0.7), Likelihood::VeryLikely);
    assert_eq!(Likelihood::Likely.to_string(), "likely (55-80 %)");
}

use super::*;

#[test]
fn odds_go_there_and_back() {
    for share in [0.01, 0.3, 0.5, 0.97] {
        assert!((share_of(odds(share)) - share).abs() < 1e-12);
    }
    assert!(odds(0.0) > 0.0 && odds(1.0).is_finite());
}

#[test]
fn all_ships_together_are_heard_as_the_mean_says() {
    let all: f64 = STANDINGS.iter().map(|s| s.1).sum();
    assert!((all - 1.0).abs() < 0.01, "{all}");
    for mean in [0.05, 0.3, 0.5, 0.8, 0.97] {
        for sd in [0.5, 1.2, 2.0] {
            let of_all: f64 = STANDINGS.iter().map(|(z, w)| w * for_standing(mean, sd, *z)).sum();
            assert!((of_all - mean).abs() < 0.02, "{mean} {sd}: {of_all}");
        }
    }
    assert!(for_standing(0.9, 1.2, -3.2) < 0.4 && for_standing(0.9, 1.2, 3.2) > 0.99);
}

//! Shares as odds, and how ships differ in being heard at one place.

/// Shares are kept this far from 0 and 1: nothing that was counted is certain.
const CERTAIN: f64 = 0.003;

/// The odds of a share.
pub(crate) fn odds(share: f64) -> f64 {
    let p = share.clamp(CERTAIN, 1.0 - CERTAIN);
    p / (1.0 - p)
}

/// The share of odds.
pub(crate) fn share_of(odds: f64) -> f64 {
    odds / (1.0 + odds)
}

/// Where a ship stands among all ships in being heard, in standard deviations, and how many ships stand there: nine points of the
/// normal distribution, and transmitters that hardly work.
pub(crate) const STANDINGS: [(f64, f64); 10] = [
    (-5.5, 0.0020),
    (-3.2, 0.0038),
    (-2.4, 0.0192),
    (-1.6, 0.0886),
    (-0.8, 0.2314),
    (0.0, 0.3140),
    (0.8, 0.2314),
    (1.6, 0.0886),
    (2.4, 0.0192),
    (3.2, 0.0038),
];

/// The share for a ship of this standing, where that of all ships is `mean` and its log-odds vary by `sd` from ship to ship. The mean
/// over all ships is nearly `mean` again, by the usual approximation of the logistic by the normal distribution (16 √3 / 15 π)².
pub(crate) fn for_standing(mean: f64, sd: f64, standing: f64) -> f64 {
    let log_odds = odds(mean).ln() * (1.0 + 0.346 * sd * sd).sqrt() + sd * standing;
    1.0 / (1.0 + (-log_odds).exp())
}

#[cfg(test)]
#[path = "chance_tests.rs"]
mod tests;

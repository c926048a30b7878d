//! The figures of docs/accuracy.md on names hold: better than each of the usual scorers at its best threshold.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod measure;
mod queries;
mod scorers;

#[test]
fn better_than_the_usual_scorers() {
    let Some(sets) = measure::measure(1, 8) else { return };
    for set in &sets {
        let ours = &set.rows[0];
        for other in &set.rows[1..] {
            assert!(ours.counts.f1() > other.counts.f1() + 0.02, "{}: {}", set.what, measure::markdown(&sets));
        }
        assert!(ours.counts.f1() > 0.9, "{}", measure::markdown(&sets));
    }
}

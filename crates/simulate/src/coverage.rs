//! What the receivers would have heard in a silence, had the ship gone on sending.

use model::{Timestamp, time::HOUR_MS};
use rand::SeedableRng;
use rand_pcg::Pcg64Mcg;

use crate::{
    fleet::Ship,
    plan::Plan,
    planting::WouldHaveBeenHeard,
    reception::Reception,
    transmit::{LOOK_EVERY_MS, sends},
};

const MINUTE_MS: i64 = 60_000;

/// The chance of each report that a ship would send in a time to be heard by anyone, minute by minute, as the ship truly goes.
pub(crate) fn chances<'a>(
    ship: &'a Ship,
    plan: &'a Plan,
    reception: &'a Reception,
    (begin, end): (Timestamp, Timestamp),
) -> impl Iterator<Item = (Timestamp, f64)> + 'a {
    // Only the second of the minute is drawn.
    let mut rng = Pcg64Mcg::seed_from_u64(u64::from(ship.number));
    let (mut in_reach, mut near) = (Vec::new(), Vec::new());
    let mut look_again = Timestamp::from_millis(i64::MIN);
    (begin.millis().div_euclid(MINUTE_MS)..end.millis().div_euclid(MINUTE_MS)).filter_map(move |slot| {
        let t = Timestamp::from_millis(slot * MINUTE_MS);
        let segment = plan.segments.get(plan.segment_at(t)?)?;
        let second = sends(ship, segment, slot.rem_euclid(24 * 60), &mut rng)?;
        let t = Timestamp::from_millis(t.millis() + second * 1000);
        if !reception.delivers(t) {
            return None;
        }
        let at = plan.state(t)?.at;
        if t >= look_again {
            look_again = Timestamp::from_millis(t.millis() + LOOK_EVERY_MS);
            reception.in_reach(at, &mut in_reach);
        }
        reception.near(at, t, ship.aerial, &in_reach, &mut near);
        let mut unheard = near.iter().fold(1.0, |chance, n| chance * (1.0 - n.share));
        if unheard > 0.5 && reception.overhead(at, t).is_some() {
            unheard *= 1.0 - Reception::satellite_share(ship.kind.is_class_b(), ship.aerial, !in_reach.is_empty());
        }
        Some((t, 1.0 - unheard))
    })
}

/// Sums up a silence.
pub(crate) fn would_have_been_heard(
    ship: &Ship,
    plan: &Plan,
    reception: &Reception,
    (begin, end): (Timestamp, Timestamp),
) -> WouldHaveBeenHeard {
    // The chance to be unheard: in the hour at hand, and in all.
    let (mut hour, mut in_hour, mut in_all, mut heard_hours) = (i64::MIN, 1.0, 1.0, 0.0);
    for (t, heard) in chances(ship, plan, reception, (begin, end)) {
        let now = t.millis().div_euclid(HOUR_MS);
        if now != hour {
            (heard_hours, hour, in_hour) = (heard_hours + 1.0 - in_hour, now, 1.0);
        }
        in_hour *= 1.0 - heard;
        in_all *= 1.0 - heard;
    }
    let round = |v: f64| (v * 1000.0).round() / 1000.0;
    WouldHaveBeenHeard {
        hours: round(end.hours_since(begin)),
        heard_hours: round(heard_hours + 1.0 - in_hour),
        at_all: round(1.0 - in_all),
    }
}

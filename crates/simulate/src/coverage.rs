//! What the receivers would have heard in a silence, had the ship gone on sending, and who else was there to show it.

use geo::near::closer;
use model::{Timestamp, time::HOUR_MS};
use rand::SeedableRng;
use rand_pcg::Pcg64Mcg;

use crate::{
    fleet::Ship,
    plan::Plan,
    planting::{Others, WouldHaveBeenHeard},
    reception::Reception,
    transmit::{LOOK_EVERY_MS, sends},
};

const MINUTE_MS: i64 = 60_000;
/// Others as near as this show what could be heard, metres: within it reception is much the same.
const NEAR_M: f64 = 25_000.0;

fn round(v: f64) -> f64 {
    (v * 1000.0).round() / 1000.0
}

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
    WouldHaveBeenHeard {
        hours: round(end.hours_since(begin)),
        heard_hours: round(heard_hours + 1.0 - in_hour),
        at_all: round(1.0 - in_all),
        others: None,
    }
}

/// Who was near a silent ship, hour by hour as all of them truly went, and how likely each was heard.
pub(crate) fn others(
    fleet: (&[Ship], &[Plan]),
    number: u32,
    plan: &Plan,
    reception: &Reception,
    (begin, end): (Timestamp, Timestamp),
) -> Others {
    let near = |hour: i64, (ship, other): &(&Ship, &Plan)| {
        let middle = Timestamp::from_millis(hour * HOUR_MS + HOUR_MS / 2);
        let silent = || other.silences.iter().any(|s| s.begin <= middle && s.end >= middle);
        let at = || Some((plan.state(middle)?.at, other.state(middle)?.at));
        ship.number != number && !silent() && at().is_some_and(|(a, b)| closer(a, b, NEAR_M).is_some())
    };
    let mut sum = Others::default();
    for (ship, other) in fleet.0.iter().zip(fleet.1) {
        let mut hours = 0.0;
        for hour in begin.millis().div_euclid(HOUR_MS)..end.millis().div_euclid(HOUR_MS) {
            if near(hour, &(ship, other)) {
                let time = (Timestamp::from_millis(hour * HOUR_MS), Timestamp::from_millis((hour + 1) * HOUR_MS));
                hours += 1.0 - chances(ship, other, reception, time).fold(1.0, |unheard, (_, heard)| unheard * (1.0 - heard));
            }
        }
        sum.ships += u32::from(hours >= 0.5);
        sum.heard_hours += hours;
    }
    Others { heard_hours: round(sum.heard_hours), ..sum }
}

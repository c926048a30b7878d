//! How the time that two ships were together is graded, and what is no meeting at all.

use model::{Detail, Encounter, Event, EventId, EventKind, Evidence, Mmsi};

use crate::{config::MeetConfig, encounters::Run};

/// What is around a meeting.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Surroundings {
    /// The nearest port or anchorage and its distance, km, where one is near.
    pub port: Option<(String, f64)>,
    /// Distance to the shore, km.
    pub shore_km: Option<f64>,
}

/// Whether a run can be a meeting, by the nearest port alone: ships that lay there all the time close to one are neighbours.
pub fn may_be_meeting(config: &MeetConfig, run: &Run, port_km: Option<f64>) -> bool {
    run.a.came || run.b.came || port_km.is_none_or(|km| km >= config.encounter_port_km)
}

/// A shore nearer than this makes a meeting coastal even where no list knows a port, km. Own choice: a marina or a pier of its own.
const SHORE_KM: f64 = 2.0;

/// The event of a run; nothing where the ships are only neighbours: both lay there all the time, close to a port or the shore.
pub fn encounter(config: &MeetConfig, run: &Run, around: Surroundings) -> Option<Event> {
    let near_port = around.port.as_ref().is_some_and(|(_, km)| *km < config.encounter_port_km);
    let coastal = near_port || around.shore_km.is_some_and(|km| km < SHORE_KM);
    if coastal && !run.a.came && !run.b.came {
        return None;
    }
    let short = run.hours() < config.encounter_full_h;
    let sparse = run.sparse_share() >= config.encounter_sparse_share;
    let (grade, rule) = match (coastal, short, sparse) {
        (false, false, false) => (4, "two_hours_at_sea"),
        (false, true, false) => (3, "short_at_sea"),
        (false, _, true) => (3, "sparse_at_sea"),
        (true, false, false) => (2, "coastal"),
        (true, true, false) => (1, "short_and_coastal"),
        (true, _, true) => (1, "sparse_and_coastal"),
    };
    let mmsi = Mmsi::new(u64::from(run.a.mmsi)).ok()?;
    let other = Mmsi::new(u64::from(run.b.mmsi)).ok()?;
    let (lat, lon) = run.middle();
    let shows = |role: &str, (t, source, offset)| Evidence { role: role.to_owned(), t, source, offset };
    let (port, port_km) = around.port.unzip();
    Some(Event {
        id: EventId::of_pair(EventKind::Encounter, mmsi, run.begin(), other),
        version: 1,
        mmsi,
        track: run.a.track,
        open: run.open,
        detail: Detail::Encounter(Encounter {
            begin: run.begin(),
            end: (!run.open).then_some(run.end()),
            hours: run.hours(),
            other_mmsi: run.b.mmsi,
            other_track: run.b.track,
            lat,
            lon,
            closest_m: run.closest_m,
            mean_m: run.mean_m(),
            mean_kn: run.mean_kn(),
            sparse: run.sparse_share(),
            port,
            port_km,
            shore_km: around.shore_km,
            grade,
            rule: rule.to_owned(),
        }),
        evidence: vec![
            shows("first report together", run.a.first),
            shows("the other ship's first report together", run.b.first),
            shows("last report together", run.a.last),
            shows("the other ship's last report together", run.b.last),
        ],
    })
}

#[cfg(test)]
#[path = "grade_tests.rs"]
mod tests;

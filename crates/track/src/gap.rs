//! Gaps: two consecutive reports of one MMSI further apart than the threshold, whatever ship sent them.

use geo::{LatLon, METRES_PER_NM, distance_m};
use model::{Detail, Event, EventId, EventKind, Gap, Mmsi, Timestamp};
use serde::{Deserialize, Serialize};

use crate::report::{Line, Report};

/// The last report of an MMSI.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct LastHeard {
    pub(crate) line: Line,
    /// The last position, which may be older than the last report.
    #[serde(with = "crate::segment::place")]
    pub(crate) at: Option<LatLon>,
}

/// The id a gap that begins at `begin` has.
pub(crate) fn id(mmsi: Mmsi, begin: Timestamp) -> EventId {
    EventId::new(EventKind::Gap, mmsi, begin, 0)
}

/// The gap between the last report and the next one.
pub(crate) fn closed(mmsi: Mmsi, last: &LastHeard, next: &Report) -> Event {
    let hours = next.line.t.hours_since(last.line.t);
    let distance_nm = last.at.zip(next.at).map(|(a, b)| distance_m(a, b) / METRES_PER_NM);
    event(
        mmsi,
        last,
        Some(next.line.t),
        Gap {
            begin: last.line.t,
            end: Some(next.line.t),
            from_lat: last.at.map(|p| p.lat),
            from_lon: last.at.map(|p| p.lon),
            to_lat: next.at.map(|p| p.lat),
            to_lon: next.at.map(|p| p.lon),
            hours: Some(hours),
            distance_nm,
            implied_speed_kn: distance_nm.map(|d| d / hours),
        },
        Some(next.line),
    )
}

/// The silence since the last report, not ended at the end of the data.
pub(crate) fn open(mmsi: Mmsi, last: &LastHeard) -> Event {
    let gap = Gap {
        begin: last.line.t,
        end: None,
        from_lat: last.at.map(|p| p.lat),
        from_lon: last.at.map(|p| p.lon),
        to_lat: None,
        to_lon: None,
        hours: None,
        distance_nm: None,
        implied_speed_kn: None,
    };
    event(mmsi, last, None, gap, None)
}

fn event(mmsi: Mmsi, last: &LastHeard, end: Option<Timestamp>, gap: Gap, next: Option<Line>) -> Event {
    let mut evidence = vec![last.line.shows("last report before")];
    evidence.extend(next.map(|line| line.shows("first report after")));
    Event { id: id(mmsi, last.line.t), version: 1, mmsi, track: 0, open: end.is_none(), detail: Detail::Gap(gap), evidence }
}

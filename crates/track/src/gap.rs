//! Gaps: two consecutive reports of one MMSI further apart than the threshold, whatever ship sent them.

use geo::{LatLon, METRES_PER_NM, Ports, distance_m};
use model::{Detail, Event, EventId, EventKind, Gap, Mmsi, Timestamp, TransponderClass};
use serde::{Deserialize, Serialize};

use crate::report::{Line, Report};

/// The last report of an MMSI.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct LastHeard {
    pub(crate) line: Line,
    /// The last position, which may be older than the last report.
    #[serde(with = "crate::segment::place")]
    pub(crate) at: Option<LatLon>,
    pub(crate) sog_kn: Option<f32>,
    pub(crate) cog_deg: Option<f32>,
    pub(crate) class: TransponderClass,
}

/// What the vessel's past tells of a silence that begins now.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Before {
    pub(crate) draught_m: Option<f32>,
    pub(crate) hours: u16,
    pub(crate) hours_heard: u16,
    pub(crate) top_kn: Option<f32>,
    pub(crate) ship_type: Option<u8>,
}

/// The id a gap that begins at `begin` has.
pub(crate) fn id(mmsi: Mmsi, begin: Timestamp) -> EventId {
    EventId::new(EventKind::Gap, mmsi, begin, 0)
}

/// The silence between the last report and the next one; without a next one, that which has not ended at the end of the data.
pub(crate) fn event(mmsi: Mmsi, last: &LastHeard, before: Before, next: Option<&Report>, ports: &Ports) -> Event {
    let end = next.map(|n| n.line.t);
    let to = next.and_then(|n| n.at);
    let hours = end.map(|t| t.hours_since(last.line.t));
    let distance_nm = last.at.zip(to).map(|(a, b)| distance_m(a, b) / METRES_PER_NM);
    let port_of = |at: Option<LatLon>| at.and_then(|p| ports.entered(p)).map(|(port, _)| ports.get(port).key.to_string());
    let mut evidence = vec![last.line.shows("last report before")];
    evidence.extend(next.map(|n| n.line.shows("first report after")));
    let gap = Gap {
        begin: last.line.t,
        end,
        from_lat: last.at.map(|p| p.lat),
        from_lon: last.at.map(|p| p.lon),
        to_lat: to.map(|p| p.lat),
        to_lon: to.map(|p| p.lon),
        hours,
        distance_nm,
        implied_speed_kn: distance_nm.zip(hours).map(|(d, h)| d / h),
        class: last.class,
        from_sog_kn: last.sog_kn,
        from_cog_deg: last.cog_deg,
        to_sog_kn: next.and_then(|n| n.sog_kn),
        to_cog_deg: next.and_then(|n| n.cog_deg),
        from_port: port_of(last.at),
        to_port: port_of(to),
        draught_m: before.draught_m,
        own_hours_heard: before.hours_heard,
        own_hours: before.hours,
        own_top_kn: before.top_kn,
        ship_type: before.ship_type,
        silence: None,
        reach: None,
    };
    Event { id: id(mmsi, last.line.t), version: 1, mmsi, track: 0, open: end.is_none(), detail: Detail::Gap(gap), evidence }
}

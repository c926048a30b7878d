//! Port visits: in at one distance, out at a larger one, with the confidence that what was seen allows.

use geo::{LatLon, PortIdx, Ports, near_distance_m};
use model::{Detail, Event, EventId, EventKind, Mmsi, PortVisit};
use serde::{Deserialize, Serialize};

use crate::{config::TrackConfig, draught::Heard, report::Line, stop::StopState};

/// A port visit under way.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct VisitState {
    /// The port; an index into the port table the analysis began with.
    pub(crate) port: PortIdx,
    /// First and last report inside.
    pub(crate) first: Line,
    pub(crate) last: Line,
    entry_seen: bool,
    stop_seen: bool,
    gap_seen: bool,
    nearest_m: f64,
    #[serde(with = "crate::segment::place_always")]
    nearest_at: LatLon,
    /// Draught last heard when the visit began.
    pub(crate) draught_before: Option<Heard>,
    /// Whether a stop or gap has made it a call, which ends a voyage.
    pub(crate) called: bool,
    /// Mean position of the stop, once there was one.
    #[serde(with = "crate::segment::place")]
    berth: Option<LatLon>,
}

impl VisitState {
    /// Begins where a report lies within a port. `entry_seen`: the report before lay outside, not long ago.
    pub(crate) fn begin(
        port: PortIdx,
        distance_m: f64,
        line: Line,
        at: LatLon,
        entry_seen: bool,
        draught_before: Option<Heard>,
    ) -> Self {
        Self {
            port,
            first: line,
            last: line,
            entry_seen,
            stop_seen: false,
            gap_seen: false,
            nearest_m: distance_m,
            nearest_at: at,
            draught_before,
            called: false,
            berth: None,
        }
    }

    /// Whether a report still lies inside, and how far from the port.
    pub(crate) fn holds(&self, config: &TrackConfig, ports: &Ports, at: LatLon) -> Option<f64> {
        let port = ports.get(self.port);
        let exit_m = (port.radius_km.max(config.port_reach_min_km) + config.port_exit_margin_km) * 1000.0;
        let distance_m = near_distance_m(port.at, at);
        (distance_m <= exit_m).then_some(distance_m)
    }

    /// Takes a report inside.
    pub(crate) fn add(&mut self, config: &TrackConfig, line: Line, at: LatLon, distance_m: f64) {
        self.gap_seen |= line.t.hours_since(self.last.t) >= config.port_gap_h;
        self.last = line;
        if distance_m < self.nearest_m {
            (self.nearest_m, self.nearest_at) = (distance_m, at);
        }
    }

    /// Takes a stop inside that counts; the first one decides which of several ports in reach it is.
    pub(crate) fn stopped(&mut self, config: &TrackConfig, ports: &Ports, stop: &StopState) {
        let mean = stop.mean();
        if !self.called
            && !self.stop_seen
            && let Some((port, km)) = ports.entered(mean)
            && port != self.port
        {
            self.port = port;
            self.nearest_m = km * 1000.0;
            self.nearest_at = mean;
        }
        if self.holds(config, ports, mean).is_some() {
            self.stop_seen = true;
            self.berth.get_or_insert(mean);
        }
    }

    /// Whether what was seen inside makes it a call.
    pub(crate) const fn is_call(&self) -> bool {
        self.stop_seen || self.gap_seen
    }

    /// Global Fishing Watch's confidence: 4 entry, exit, and a stop or gap; 3 one edge, and a stop or gap; 2 a stop or gap
    /// alone; 1 edges alone.
    pub(crate) fn confidence(&self, exit_seen: bool) -> u8 {
        match (self.is_call(), u8::from(self.entry_seen) + u8::from(exit_seen)) {
            (false, _) => 1,
            (true, edges) => 2 + edges,
        }
    }

    /// The id the visit has.
    pub(crate) fn id(&self, mmsi: Mmsi, track: u16) -> EventId {
        EventId::new(EventKind::PortVisit, mmsi, self.first.t, track)
    }

    /// The event.
    pub(crate) fn event(&self, ports: &Ports, mmsi: Mmsi, track: u16, exit: Exit) -> Event {
        let port = ports.get(self.port);
        let place = self.berth.unwrap_or(self.nearest_at);
        let exit_seen = matches!(exit, Exit::Seen(_));
        let mut evidence = vec![self.first.shows("first report inside"), self.last.shows("last report inside")];
        if let Exit::Seen(line) = exit {
            evidence.push(line.shows("first report outside"));
        }
        Event {
            id: self.id(mmsi, track),
            version: 1,
            mmsi,
            track,
            open: matches!(exit, Exit::NotYet),
            detail: Detail::PortVisit(PortVisit {
                port: port.key.to_string(),
                port_name: port.name.to_string(),
                begin: self.first.t,
                end: (!matches!(exit, Exit::NotYet)).then_some(self.last.t),
                entry_seen: self.entry_seen,
                stop_seen: self.stop_seen,
                gap_seen: self.gap_seen,
                exit_seen,
                confidence: self.confidence(exit_seen),
                hours: self.last.t.hours_since(self.first.t),
                lat: place.lat,
                lon: place.lon,
                nearest_km: self.nearest_m / 1000.0,
            }),
            evidence,
        }
    }
}

/// How a visit ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Exit {
    /// The vessel is still inside at the end of the data.
    NotYet,
    /// It was next seen outside, soon after.
    Seen(Line),
    /// It was next seen outside much later, or never.
    Unseen,
}

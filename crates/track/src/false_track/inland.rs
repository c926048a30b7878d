//! `on_land`: under way, far from any water that carries ships, after a jump.
//!
//! No map knows every river, canal, lake and dredged basin, and none has the shore everywhere to a kilometre. Who is found on land on
//! a way that a ship can have gone has gone on water that the map lacks; a made-up position is reached by a jump that no ship can make.

use geo::LatLon;
use model::{Event, FalseTrack, Mmsi, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{
    detector_config::FalseTrackConfig,
    report::{Line, Report},
};

/// What is remembered.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Inland {
    /// The map is not asked before this, milliseconds of the epoch.
    ask_ms: i64,
    piece: Option<Piece>,
}

/// Reports on land, in a row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Piece {
    first: Line,
    last: Line,
    #[serde(with = "crate::segment::place_always")]
    first_at: LatLon,
    #[serde(with = "crate::segment::place_always")]
    last_at: LatLon,
    reports: u32,
    furthest_km: f64,
}

impl Piece {
    fn counts(&self, config: &FalseTrackConfig) -> bool {
        let minutes = self.last.t.hours_since(self.first.t) * 60.0;
        self.reports >= config.land_min_reports && minutes >= config.land_min_minutes
    }
}

impl Inland {
    pub(super) const fn is_busy(&self) -> bool {
        self.piece.is_some()
    }

    #[expect(clippy::too_many_arguments, reason = "who, where, and what is looked up only where it is needed")]
    pub(super) fn hear(
        &mut self,
        config: &FalseTrackConfig,
        who: (Mmsi, u16),
        report: &Report,
        at: LatLon,
        jumped: impl FnOnce() -> bool,
        inland_km: impl FnOnce(LatLon) -> Option<f64>,
        out: &mut Vec<Event>,
    ) {
        let t = report.line.t;
        if report.sog_kn.is_none_or(|kn| kn <= config.land_min_kn) {
            return;
        }
        if t.millis() < self.ask_ms {
            if let Some(piece) = &mut self.piece {
                piece.reports = piece.reports.saturating_add(1);
            }
            return;
        }
        if self.piece.is_none() && !jumped() {
            return;
        }
        let found = inland_km(at).filter(|km| *km > config.land_min_km);
        match (found, &mut self.piece) {
            (Some(km), Some(piece)) => {
                piece.reports = piece.reports.saturating_add(1);
                (piece.last, piece.last_at) = (report.line, at);
                piece.furthest_km = piece.furthest_km.max(km);
            }
            (Some(km), none) => {
                let line = report.line;
                *none = Some(Piece { first: line, last: line, first_at: at, last_at: at, reports: 1, furthest_km: km });
            }
            (None, _) => {
                out.extend(self.event(config, who, false));
                self.piece = None;
            }
        }
        let in_doubt = self.piece.as_ref().is_some_and(|p| !p.counts(config));
        let minutes = if in_doubt { config.land_ask_doubt_minutes } else { config.land_ask_minutes };
        self.ask_ms = t.millis() + (minutes * 60_000.0) as i64;
    }

    pub(super) fn event(&self, config: &FalseTrackConfig, who: (Mmsi, u16), open: bool) -> Option<Event> {
        self.piece.as_ref().filter(|p| p.counts(config)).map(|piece| {
            let detail = FalseTrack {
                begin: piece.first.t,
                end: end(piece.last.t, open),
                rule: "on_land".to_owned(),
                lat: piece.first_at.lat,
                lon: piece.first_at.lon,
                to_lat: piece.last_at.lat,
                to_lon: piece.last_at.lon,
                value: piece.furthest_km,
                unit: "km".to_owned(),
                reports: piece.reports,
                interference: None,
            };
            let evidence = vec![piece.first.shows("first report found on land"), piece.last.shows("last report found on land")];
            super::event(who, "land", open, detail, evidence)
        })
    }
}

/// The end of what may last.
pub(super) fn end(last: Timestamp, open: bool) -> Option<Timestamp> {
    (!open).then_some(last)
}

#[cfg(test)]
#[path = "inland_tests.rs"]
mod tests;

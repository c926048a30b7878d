//! What a piece is, seen from the one it began beside.

use geo::{METRES_PER_NM, distance_m};
use model::{Event, FalseTrack, Mmsi};

use super::{BUFFER_H, Piece};
use crate::detector_config::FalseTrackConfig;

/// What a piece is, with the figure that decided.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Verdict {
    rule: &'static str,
    value: f64,
    unit: &'static str,
    /// It may go on.
    lasts: bool,
}

/// Judges a piece that began beside `partner`; nothing where either is noise.
pub(super) fn judge(config: &FalseTrackConfig, piece: &Piece, partner: &Piece) -> Option<Verdict> {
    let beside = piece.beside?;
    if piece.reports.min(partner.reports) < config.jump_min_reports {
        return None;
    }
    let metres = distance_m(beside.seen.at, piece.first.at);
    let hours = piece.first.line.t.hours_since(beside.seen.line.t).max(1.0 / 3600.0);
    let kn = metres / METRES_PER_NM / hours;
    // A piece that began with noise is judged from where it is none: there the ship may have come in its own time.
    let possible = metres <= config.return_max_kn * METRES_PER_NM * (hours + BUFFER_H);
    if possible && piece.turns < config.two_places_min_turns {
        return None;
    }
    let returned = partner.last.line.t > piece.last.line.t;
    Some(if beside.astray || piece.is_astray() {
        Verdict { rule: "receiver_astray", value: kn, unit: "kn", lasts: !returned }
    } else if piece.turns >= config.two_places_min_turns {
        Verdict { rule: "two_places_at_once", value: metres / 1000.0, unit: "km", lasts: true }
    } else if returned {
        Verdict { rule: "jump_and_back", value: kn, unit: "kn", lasts: false }
    } else {
        Verdict { rule: "impossible_speed", value: kn, unit: "kn", lasts: true }
    })
}

impl Verdict {
    /// The event. Its id holds what all three rules share, so that a later verdict on the same piece replaces this one.
    pub(super) fn event(self, mmsi: Mmsi, piece: &Piece, open: bool) -> Option<Event> {
        let beside = piece.beside?;
        let detail = FalseTrack {
            begin: piece.first.line.t,
            end: (!(open && self.lasts)).then_some(piece.last.line.t),
            rule: self.rule.to_owned(),
            lat: beside.seen.at.lat,
            lon: beside.seen.at.lon,
            to_lat: piece.first.at.lat,
            to_lon: piece.first.at.lon,
            value: self.value,
            unit: self.unit.to_owned(),
            reports: piece.reports,
            interference: None,
        };
        let evidence = vec![
            beside.seen.line.shows("last report before the jump"),
            piece.first.line.shows("first report after the jump"),
            piece.last.line.shows("last report there"),
        ];
        Some(super::super::event((mmsi, piece.track), "jump", open, detail, evidence))
    }
}

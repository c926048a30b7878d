//! Draught over a stay: changed, not updated, or not heard. Three different things.

use model::{Detail, DraughtChange, DraughtFinding, Event, EventId, EventKind, Mmsi, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{config::TrackConfig, report::Line};

/// A draught, and the line it was heard in.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Heard {
    pub(crate) metres: f32,
    pub(crate) line: Line,
}

/// A stay whose effect on the draught is still open: until the next arrival the crew may type the new value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Stay {
    pub(crate) visit: EventId,
    pub(crate) port: Box<str>,
    pub(crate) begin: Timestamp,
    pub(crate) end: Option<Timestamp>,
    /// Last heard before or on arrival.
    pub(crate) before: Option<Heard>,
}

impl Stay {
    /// The event, judged by the last draught heard so far.
    pub(crate) fn event(&self, config: &TrackConfig, mmsi: Mmsi, track: u16, latest: Option<Heard>, open: bool) -> Event {
        let after = latest.filter(|h| h.line.t > self.begin);
        let (finding, change_m) = match (self.before, after) {
            (Some(b), Some(a)) if (a.metres - b.metres).abs() > config.draught_step_m / 2.0 => {
                (DraughtFinding::Changed, Some(((a.metres - b.metres) * 10.0).round() / 10.0))
            }
            (Some(_), Some(_)) => (DraughtFinding::NotUpdated, Some(0.0)),
            _ => (DraughtFinding::NotHeard, None),
        };
        let mut evidence = Vec::new();
        evidence.extend(self.before.map(|h| h.line.shows("draught before")));
        evidence.extend(after.map(|h| h.line.shows("draught after")));
        Event {
            id: EventId::new(EventKind::Draught, mmsi, self.begin, track),
            version: 1,
            mmsi,
            track,
            open,
            detail: Detail::Draught(DraughtChange {
                visit: self.visit.clone(),
                port: self.port.to_string(),
                begin: self.begin,
                end: self.end,
                finding,
                before_m: self.before.map(|h| h.metres),
                after_m: after.map(|h| h.metres),
                change_m,
                mass: None,
            }),
            evidence,
        }
    }
}

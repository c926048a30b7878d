//! Satellite navigation jammed or spoofed in an area: all ships there seem to be elsewhere.

use geo::{LatLon, near::closer};
use model::Timestamp;

use crate::{motion::State, pretence::circling};

/// One jamming.
#[derive(Clone, Debug)]
pub(crate) struct Jam {
    pub(crate) begin: Timestamp,
    pub(crate) end: Timestamp,
    pub(crate) centre: LatLon,
    pub(crate) radius_m: f64,
    /// Where all ships seem to be.
    pub(crate) to: LatLon,
    /// They seem to go round it on a circle of so many metres.
    pub(crate) circle_m: Option<f64>,
}

impl Jam {
    /// Whether a ship there and then is misled.
    pub(crate) fn hits(&self, at: LatLon, t: Timestamp) -> bool {
        t >= self.begin && t < self.end && closer(at, self.centre, self.radius_m).is_some()
    }

    /// What its receiver makes of where it is.
    pub(crate) fn state(&self, truth: &State, t: Timestamp) -> State {
        let hours = t.hours_since(self.begin);
        let (at, course_deg, speed_kn) = match self.circle_m {
            Some(radius_m) => {
                let kn = 9.0;
                let (at, course) = circling(self.to, radius_m, kn, 0.0, hours);
                (at, course, kn)
            }
            None => (self.to, truth.course_deg, truth.speed_kn.min(0.3)),
        };
        State { at, course_deg, speed_kn, exact: false, ..*truth }
    }
}

//! What could have been reached in a gap, in full, for whoever asks; and the draught on either side of it.

use geo::{LatLon, Ports, Sea};
use lake::{Lake, Table};
use model::{Gap, Mmsi, Reach, Timestamp};

use crate::{across, error::EngineError, query::read_statics};

/// What could have been reached.
#[derive(Clone, Debug)]
pub struct Reached {
    /// The speed, the area and all ports, the likeliest first.
    pub reach: Reach,
    /// The area: polygons, each an outer ring and its holes.
    pub area: Vec<Vec<Vec<LatLon>>>,
}

/// What could have been reached in a gap that has ended, at a speed given or the ship's own, with some passages closed.
///
/// # Errors
///
/// The gap has no position, no length, or begins on land far from any water.
pub fn reach(gap: &Gap, speed_kn: Option<f64>, closed: Vec<String>, ports: &Ports, sea: &Sea) -> Result<Reached, EngineError> {
    let end =
        gap.end.ok_or_else(|| EngineError::Reach("the silence has not ended; give --last, --hours and --speed".to_owned()))?;
    let (reach, area) = across::reach(sea, ports, gap, end, speed_kn, closed).map_err(EngineError::Reach)?;
    Ok(Reached { reach, area: area.polygons() })
}

/// The draughts heard on either side of a gap, metres.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct DraughtSides {
    /// Last heard before.
    pub before_m: Option<f32>,
    /// First heard after, within a day.
    pub after_m: Option<f32>,
}

/// A draught typed later says nothing of the gap, hours.
const AFTER_H: f64 = 24.0;

impl DraughtSides {
    /// What the two suggest.
    pub fn suggests(self) -> &'static str {
        match (self.before_m, self.after_m) {
            (Some(b), Some(a)) if a - b > 0.05 => ": deeper, as if it had loaded meanwhile",
            (Some(b), Some(a)) if b - a > 0.05 => ": lighter, as if it had discharged meanwhile",
            (Some(_), Some(_)) => ": the same; not updated, or nothing handled",
            _ => "",
        }
    }
}

/// Looks the draughts up.
///
/// # Errors
///
/// The lake cannot be read.
pub fn draught_sides(lake: &Lake, mmsi: Mmsi, gap: &Gap) -> Result<DraughtSides, EngineError> {
    #[derive(serde::Deserialize)]
    struct Row {
        mmsi: u32,
        t: Timestamp,
        draught_m: Option<f32>,
    }
    let mut sides = DraughtSides { before_m: gap.draught_m, after_m: None };
    let Some(end) = gap.end else { return Ok(sides) };
    let last_day = Timestamp::from_millis(end.millis() + (AFTER_H * 3.6e6) as i64).day();
    for file in
        lake.manifest().files(Table::VoyageData).into_iter().filter(|f| f.day.is_some_and(|d| d >= end.day() && d <= last_day))
    {
        read_statics(lake, file, &["mmsi", "t", "draught_m"], &[mmsi.get()], &mut |row: Row| {
            let within = row.t >= end && row.t.hours_since(end) <= AFTER_H;
            if row.mmsi == mmsi.get() && within && sides.after_m.is_none() {
                sides.after_m = row.draught_m.filter(|m| *m > 0.0);
            }
        })?;
    }
    Ok(sides)
}

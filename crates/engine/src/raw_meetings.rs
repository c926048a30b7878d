//! Meetings by the usual rule on raw reports: 500 m, 2 h, below 2 kn, 10 km off any port, without interpolation. For comparison.

use geo::{LatLon, Ports};
use lake::{Lake, Table};
use meet::{Encounters, MeetConfig};
use model::{SLOW_STEP_MS, SlowFix, Timestamp};

use crate::error::EngineError;

/// Both MMSI, begin and end.
pub type RawMeeting = (u32, u32, Timestamp, Timestamp);

/// Below this speed, knots (Miller et al. 2018).
const SLOW_KN: f64 = 2.0;

#[derive(serde::Deserialize)]
struct Row {
    mmsi: u32,
    t: Timestamp,
    lat: Option<f64>,
    lon: Option<f64>,
    sog: Option<f32>,
    source: u32,
    offset: u64,
}

/// Two ships are together in a ten minutes in which each sent a slow report, the first of which counts, and these are that close.
///
/// # Errors
///
/// The lake cannot be read.
pub fn raw_meetings(lake: &Lake, ports: &Ports) -> Result<Vec<RawMeeting>, EngineError> {
    // A pair that misses one ten minutes has parted.
    let config = MeetConfig { encounter_min_h: 2.0, encounter_merge_h: 0.2, ..MeetConfig::default() };
    let mut machine = Encounters::new(config.clone());
    let mut runs = Vec::new();
    for day in lake.manifest().days(Table::Positions) {
        let mut fixes: Vec<SlowFix> = Vec::new();
        for file in lake.manifest().files_on(Table::Positions, day) {
            let columns = ["mmsi", "t", "lat", "lon", "sog", "source", "offset"];
            for batch in lake::read_batches(&file.path, lake.read(file)?, Some(&columns), None, 64 * 1024)? {
                let batch = batch.map_err(|e| EngineError::batch("positions", e))?;
                for row in lake::rows_of::<Row>("positions", &batch)? {
                    let (Some(lat), Some(lon)) = (row.lat, row.lon) else { continue };
                    let step = row.t.millis().div_euclid(SLOW_STEP_MS) as i32;
                    let again = fixes.last().is_some_and(|f| f.mmsi == row.mmsi && f.step == step);
                    if again || row.sog.is_none_or(|kn| f64::from(kn) > SLOW_KN) {
                        continue;
                    }
                    let (source, offset) = (row.source, row.offset);
                    let (mmsi, kn) = (row.mmsi, row.sog.unwrap_or(0.0));
                    fixes.push(SlowFix {
                        step,
                        mmsi,
                        track: 0,
                        lat,
                        lon,
                        kn,
                        sparse: false,
                        came: true,
                        t: row.t,
                        source,
                        offset,
                    });
                }
            }
        }
        fixes.sort_unstable_by_key(|f| (f.step, f.mmsi));
        for step in fixes.chunk_by(|a, b| a.step == b.step) {
            if let Some(first) = step.first() {
                machine.push_step(first.step, step, &mut runs);
            }
        }
    }
    runs.extend(machine.open(i32::MIN / 2));
    runs.retain(|run| {
        let (lat, lon) = run.middle();
        LatLon::new(lat, lon).is_some_and(|at| ports.nearest(at, config.encounter_port_km).is_none())
    });
    Ok(runs.iter().map(|r| (r.a.mmsi, r.b.mmsi, r.begin(), r.end())).collect())
}

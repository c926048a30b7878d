//! Pairs of ships that stay together, step by step: a state machine that goes over midnight.

use geo::wrapped_lon;
use model::{SLOW_STEP_MS, SlowFix, Timestamp};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::{config::MeetConfig, grid::Grid};

/// Steps of ten minutes in an hour.
const STEPS_AN_HOUR: f64 = 6.0;

/// One ship of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Side {
    /// Its MMSI.
    pub mmsi: u32,
    /// Which of the tracks of the MMSI.
    pub track: u16,
    /// It was seen to come: it had been under way before it lay there.
    pub came: bool,
    /// The report before the first sample together.
    pub first: (Timestamp, u32, u64),
    /// The report before the last sample together.
    pub last: (Timestamp, u32, u64),
}

/// The time that two ships were together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Run {
    /// The ship with the lower MMSI.
    pub a: Side,
    /// The other one.
    pub b: Side,
    /// First step together.
    pub first: i32,
    /// Last step together.
    pub last: i32,
    /// Steps together.
    pub steps: u32,
    /// Steps between reports more than an hour apart, of either ship.
    pub sparse: u32,
    /// Closest, metres.
    pub closest_m: f64,
    sum_m: f64,
    sum_kn: f64,
    /// Where they first were together, and the sum of what later places differ from it.
    origin: (f64, f64),
    sum_lat: f64,
    sum_lon: f64,
    /// Still together, or not yet apart for long enough.
    pub open: bool,
}

impl Run {
    /// When they were first together.
    pub const fn begin(&self) -> Timestamp {
        Timestamp::from_millis(self.first as i64 * SLOW_STEP_MS)
    }

    /// When they were last together.
    pub const fn end(&self) -> Timestamp {
        Timestamp::from_millis(self.last as i64 * SLOW_STEP_MS)
    }

    /// Hours together; while they were apart for a time, they were not.
    pub fn hours(&self) -> f64 {
        f64::from(self.steps.saturating_sub(1)) / STEPS_AN_HOUR
    }

    /// Share of the samples between reports more than an hour apart.
    pub fn sparse_share(&self) -> f64 {
        f64::from(self.sparse) / f64::from(self.steps.max(1))
    }

    /// Mean distance, metres.
    pub fn mean_m(&self) -> f64 {
        self.sum_m / f64::from(self.steps.max(1))
    }

    /// Mean speed of both, knots.
    pub fn mean_kn(&self) -> f64 {
        self.sum_kn / f64::from(self.steps.max(1))
    }

    /// Mean place between both: latitude and longitude, degrees.
    pub fn middle(&self) -> (f64, f64) {
        let n = f64::from(self.steps.max(1));
        (self.origin.0 + self.sum_lat / n, wrapped_lon(self.origin.1 + self.sum_lon / n))
    }

    fn add(&mut self, step: i32, a: &SlowFix, b: &SlowFix, metres: f64) {
        self.last = step;
        self.steps += 1;
        self.sparse += u32::from(a.sparse || b.sparse);
        self.closest_m = self.closest_m.min(metres);
        self.sum_m += metres;
        self.sum_kn += f64::from(a.kn + b.kn) / 2.0;
        let (lat, lon) = between(a, b);
        self.sum_lat += lat - self.origin.0;
        self.sum_lon += wrapped_lon(lon - self.origin.1);
        self.a.last = line(a);
        self.b.last = line(b);
    }
}

fn line(fix: &SlowFix) -> (Timestamp, u32, u64) {
    (fix.t, fix.source, fix.offset)
}

fn between(a: &SlowFix, b: &SlowFix) -> (f64, f64) {
    (f64::midpoint(a.lat, b.lat), wrapped_lon(a.lon + wrapped_lon(b.lon - a.lon) / 2.0))
}

type Pair = (u32, u16, u32, u16);

/// Every pair that is together, or was lately.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Encounters {
    config: MeetConfig,
    runs: FxHashMap<Pair, Run>,
    /// The step up to which runs that are long over were looked for.
    swept: i32,
}

impl Encounters {
    /// Nobody is together.
    pub fn new(config: MeetConfig) -> Self {
        Self { config, runs: FxHashMap::default(), swept: i32::MIN }
    }

    fn merge_steps(&self) -> i32 {
        (self.config.encounter_merge_h * STEPS_AN_HOUR) as i32
    }

    /// Takes all samples of one step; steps come in order. Runs that are over go to `out`.
    pub fn push_step(&mut self, step: i32, fixes: &[SlowFix], out: &mut Vec<Run>) {
        self.sweep(step, out);
        let mut grid = Grid::new(self.config.encounter_max_m);
        let (merge, least) = (self.merge_steps(), self.config.encounter_min_h);
        let mut ended = Vec::new();
        let runs = &mut self.runs;
        grid.pairs(fixes, |i, j, metres| {
            let (Some(x), Some(y)) = (fixes.get(i), fixes.get(j)) else { return };
            if x.mmsi == y.mmsi {
                return;
            }
            let (a, b) = if x.mmsi < y.mmsi { (x, y) } else { (y, x) };
            let run = runs.entry((a.mmsi, a.track, b.mmsi, b.track)).or_insert_with(|| begun(step, a, b));
            if step - run.last > merge {
                ended.push(Run { open: false, ..std::mem::replace(run, begun(step, a, b)) });
            }
            run.add(step, a, b, metres);
        });
        sort(&mut ended);
        out.extend(ended.into_iter().filter(|r| r.hours() >= least));
    }

    /// Ends what has been apart for longer than meetings are merged.
    fn sweep(&mut self, step: i32, out: &mut Vec<Run>) {
        // Once an hour: an ended run waits a little longer in its place.
        if step < self.swept.saturating_add(STEPS_AN_HOUR as i32) {
            return;
        }
        self.swept = step;
        let (merge, least) = (self.merge_steps(), self.config.encounter_min_h);
        let begun = out.len();
        self.runs.retain(|_, run| {
            let over = step - run.last > merge;
            if over && run.hours() >= least {
                out.push(Run { open: false, ..run.clone() });
            }
            !over
        });
        sort(out.get_mut(begun..).unwrap_or_default());
    }

    /// The runs that no sample ended; those that are over at the step `now`, though no ship was slow since, are told as over.
    pub fn open(&self, now: i32) -> Vec<Run> {
        let long = self.runs.values().filter(|r| r.hours() >= self.config.encounter_min_h);
        let mut open: Vec<Run> = long.map(|r| Run { open: now - r.last <= self.merge_steps(), ..r.clone() }).collect();
        sort(&mut open);
        open
    }
}

fn sort(runs: &mut [Run]) {
    runs.sort_unstable_by_key(|r| (r.a.mmsi, r.a.track, r.b.mmsi, r.b.track, r.first));
}

fn begun(step: i32, a: &SlowFix, b: &SlowFix) -> Run {
    let side = |fix: &SlowFix| Side { mmsi: fix.mmsi, track: fix.track, came: fix.came, first: line(fix), last: line(fix) };
    Run {
        a: side(a),
        b: side(b),
        first: step,
        last: step,
        steps: 0,
        sparse: 0,
        closest_m: f64::INFINITY,
        sum_m: 0.0,
        sum_kn: 0.0,
        origin: between(a, b),
        sum_lat: 0.0,
        sum_lon: 0.0,
        open: true,
    }
}

#[cfg(test)]
#[path = "encounters_tests.rs"]
mod tests;

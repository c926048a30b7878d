//! The nearest of many line segments in space: a tree of boxes over runs of them.

use crate::sea::space::{Vec3, chord_km, nearest_on};

/// Segments in a leaf, and boxes under a box.
const FAN: usize = 8;

/// A segment that is `radius_km` thick, or a line where that is 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Segment {
    pub(crate) from: [f32; 3],
    pub(crate) to: [f32; 3],
    pub(crate) radius_km: f32,
}

#[derive(Clone, Copy, Debug)]
struct Bounds {
    low: [f32; 3],
    high: [f32; 3],
}

/// What lies nearest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Nearest {
    /// How far its surface is, km of chord; negative inside.
    pub(crate) km: f64,
    /// The point of its axis.
    pub(crate) point: Vec3,
}

/// Segments in runs of `FAN`, boxes about each run in an order in which neighbours are near each other, boxes about each `FAN` of
/// those, and so on.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    segments: Vec<Segment>,
    /// For each lowest box its run.
    runs: Vec<u32>,
    /// The boxes about segments first, the one about everything last.
    levels: Vec<Vec<Bounds>>,
    widest_km: f64,
}

impl Bounds {
    const NOTHING: Self = Self { low: [f32::INFINITY; 3], high: [f32::NEG_INFINITY; 3] };

    fn add(&mut self, other: &Self) {
        for ((low, high), (other_low, other_high)) in
            self.low.iter_mut().zip(&mut self.high).zip(other.low.iter().zip(&other.high))
        {
            *low = low.min(*other_low);
            *high = high.max(*other_high);
        }
    }

    fn of(segment: &Segment) -> Self {
        let mut bounds = Self::NOTHING;
        for point in [segment.from, segment.to] {
            bounds.add(&Self { low: point.map(|v| v - segment.radius_km), high: point.map(|v| v + segment.radius_km) });
        }
        bounds
    }

    fn middle(&self) -> [f32; 3] {
        std::array::from_fn(|i| match (self.low.get(i), self.high.get(i)) {
            (Some(low), Some(high)) => f32::midpoint(*low, *high),
            _ => 0.0,
        })
    }

    /// Square of the distance from a point, 0 inside; km.
    fn distance2(&self, p: [f32; 3]) -> f32 {
        let mut sum = 0.0;
        for ((low, high), v) in self.low.iter().zip(&self.high).zip(p) {
            let d = (low - v).max(v - high).max(0.0);
            sum += d * d;
        }
        sum
    }
}

/// Interleaves ten bits of each coordinate: near numbers are near places.
fn morton(p: [f32; 3]) -> u32 {
    p.into_iter().fold(0, |code, v| {
        // 13 000 km of earth into 1024 steps.
        let step = ((v + 6_500.0) / 13_000.0 * 1024.0) as u32;
        let mut bits = step.min(1023);
        bits = (bits | (bits << 16)) & 0x0300_00ff;
        bits = (bits | (bits << 8)) & 0x0300_f00f;
        bits = (bits | (bits << 4)) & 0x030c_30c3;
        bits = (bits | (bits << 2)) & 0x0924_9249;
        (code << 1) | bits
    })
}

fn above(below: &[Bounds]) -> Vec<Bounds> {
    let join = |run: &[Bounds]| {
        run.iter().fold(Bounds::NOTHING, |mut all, one| {
            all.add(one);
            all
        })
    };
    below.chunks(FAN).map(join).collect()
}

impl Tree {
    /// A tree over segments; runs of `FAN` should be near each other, as those of a line are.
    pub(crate) fn new(segments: Vec<Segment>) -> Self {
        let run_bounds = |run: &[Segment]| {
            run.iter().fold(Bounds::NOTHING, |mut all, segment| {
                all.add(&Bounds::of(segment));
                all
            })
        };
        let bounds: Vec<Bounds> = segments.chunks(FAN).map(run_bounds).collect();
        let mut order: Vec<(u32, u32)> = (0..).zip(&bounds).map(|(run, bounds)| (morton(bounds.middle()), run)).collect();
        order.sort_unstable();
        let runs: Vec<u32> = order.into_iter().map(|(_, run)| run).collect();
        let lowest = runs.iter().filter_map(|run| bounds.get(*run as usize).copied()).collect();
        let widest_km = segments.iter().map(|s| f64::from(s.radius_km)).fold(0.0, f64::max);
        let mut tree = Self { segments, runs, levels: vec![lowest], widest_km };
        while let Some(below) = tree.levels.last().filter(|level| level.len() > 1) {
            let next = above(below);
            tree.levels.push(next);
        }
        tree
    }

    /// The nearest segment that is nearer than `within_km`.
    pub(crate) fn nearest(&self, p: Vec3, within_km: f64) -> Option<Nearest> {
        let p32 = p.map(|v| v as f32);
        let mut best = within_km;
        let mut found: Option<Nearest> = None;
        // Boxes to look into: level, place in the level, lower bound of the distance. The nearest is on top.
        let mut open: Vec<(u32, u32, f32)> = Vec::with_capacity(64);
        open.push((self.levels.len().saturating_sub(1) as u32, 0, 0.0));
        while let Some((level, place, bound)) = open.pop() {
            if self.too_far(bound, best) {
                continue;
            }
            if level == 0 {
                let from = self.runs.get(place as usize).map_or(0, |run| *run as usize * FAN);
                let to = (from + FAN).min(self.segments.len());
                for segment in self.segments.get(from..to).unwrap_or_default() {
                    let point = nearest_on(p, segment.from.map(f64::from), segment.to.map(f64::from));
                    let km = chord_km(p, point) - f64::from(segment.radius_km);
                    if km < best {
                        best = km;
                        found = Some(Nearest { km, point });
                    }
                }
                continue;
            }
            let from = place as usize * FAN;
            let Some(below) = self.levels.get(level as usize - 1) else { continue };
            let run = below.get(from..(from + FAN).min(below.len())).unwrap_or_default();
            let first = open.len();
            for (place, bounds) in (from as u32..).zip(run) {
                let distance2 = bounds.distance2(p32);
                let bound = if distance2 > 0.0 { distance2.sqrt() } else { 0.0 };
                if !self.too_far(bound, best) {
                    open.push((level - 1, place, bound));
                }
            }
            if let Some(new) = open.get_mut(first..) {
                new.sort_unstable_by(|a, b| b.2.total_cmp(&a.2));
            }
        }
        found
    }

    /// Whether nothing in a box can be nearer than the best. Where segments have a thickness, depth inside one is a negative
    /// distance, and a box about the point says nothing. A metre is left for rounding.
    fn too_far(&self, bound: f32, best: f64) -> bool {
        let bound = if bound > 0.0 { f64::from(bound) - 0.001 } else { -self.widest_km };
        bound >= best
    }
}

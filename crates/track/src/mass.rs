//! Mass from a change of draught, and the other way round: always a range, always with what it rests on.
//!
//! Mass = change of draught x waterplane area x density of the water. The waterplane area is the coefficient Cwp x length on the
//! waterline x beam. Cwp = (1 + 2 Cb) / 3 (H. Schneekluth, V. Bertram, *Ship Design for Efficiency and Economy*, 1998), with block
//! coefficients Cb of 0.55 (fine container ships) to 0.85 (tankers and bulk carriers). Every figure in doubt widens the range, each
//! to its end: the range holds the truth where all inputs do. Left out: that the waterplane grows as the ship sinks (1 to 3 % a metre),
//! trim, ballast water taken in or pumped out meanwhile, fuel, and a crew that types what it likes.

mod cargo;

use model::Mass;

use self::cargo::boxes;
pub use self::cargo::{ShellAssumption, Shells, shells};

/// Sea water, tonnes a cubic metre: the Baltic's, the mean, the Mediterranean's.
const DENSITY: Range = Range { low: 1.005, middle: 1.025, high: 1.030 };
/// Length on the waterline over length over all. Own estimate from merchant ships' plans: bow and stern overhang 0 to 4 %.
const WATERLINE: Range = Range { low: 0.96, middle: 0.98, high: 1.0 };
/// Length over beam of merchant ships (Schneekluth and Bertram; coasters the least, container ships the most).
const LENGTH_OVER_BEAM: Range = Range { low: 5.5, middle: 6.4, high: 7.5 };
/// Each draught is rounded to a tenth of a metre, metres (ITU-R M.1371-5, message 5): the difference is off by a tenth at the most.
const CHANGE_ERROR_M: f64 = 0.1;
/// No ship's draught changes by more, metres: the deepest draws 25, and none is ever empty of ballast.
const MOST_CHANGE_M: f64 = 20.0;
/// Lengths and beams of ships, metres.
const LENGTHS_M: std::ops::RangeInclusive<f64> = 10.0..=460.0;
/// A beam that makes a ship slimmer or stouter than this was mistyped.
const SANE_LENGTH_OVER_BEAM: std::ops::RangeInclusive<f64> = 2.5..=14.0;

/// A range with its best estimate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// Least.
    pub low: f64,
    /// Best estimate.
    pub middle: f64,
    /// Most.
    pub high: f64,
}

/// What is known of a hull.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Hull {
    /// Length over all, metres.
    pub length_m: f64,
    /// Beam, metres; where it is not known, that of ships of the length widens the range.
    pub beam_m: Option<f64>,
    /// Type of ship and cargo (ITU-R M.1371-5, table 53).
    pub ship_type: Option<u8>,
}

/// A hull's figures, checked.
struct Shape {
    beam: Range,
    beam_known: bool,
    cwp: Range,
    /// Tonnes that immerse it by a metre.
    tonnes_per_m: Range,
}

/// The mass that a change of draught (metres; positive is deeper) means.
///
/// Nothing without a length that ships have, or for a change of nothing or of more than 20 m.
pub fn mass(change_m: f64, hull: &Hull) -> Option<Mass> {
    let depth_m = change_m.abs();
    if !(0.05..=MOST_CHANGE_M).contains(&depth_m) {
        return None;
    }
    let shape = shape(hull)?;
    let per_m = shape.tonnes_per_m;
    let low_t = (depth_m - CHANGE_ERROR_M).max(0.0) * per_m.low;
    let high_t = (depth_m + CHANGE_ERROR_M) * per_m.high;
    let (boxes_low, boxes_high) = boxes(low_t, high_t);
    let loaded = change_m > 0.0;
    Some(Mass {
        loaded,
        low_t,
        middle_t: depth_m * per_m.middle,
        high_t,
        tonnes_per_cm: per_m.middle / 100.0,
        length_m: hull.length_m,
        beam_m: shape.beam.middle,
        boxes_low,
        boxes_high,
        basis: basis(depth_m, loaded, hull.length_m, &shape),
    })
}

/// The change of draught, metres, that a mass in tonnes makes; nothing without a length that ships have, or for a mass of nothing.
pub fn draught_change_m(mass_t: f64, hull: &Hull) -> Option<Range> {
    let per_m = shape(hull)?.tonnes_per_m;
    (mass_t > 0.0 && mass_t.is_finite()).then(|| Range {
        low: mass_t / per_m.high,
        middle: mass_t / per_m.middle,
        high: mass_t / per_m.low,
    })
}

/// Waterplane coefficients by type of ship: tankers are full, passenger ships and the rest anything.
const fn waterplane(ship_type: Option<u8>) -> Range {
    match ship_type {
        Some(80..=89) => Range { low: 0.80, middle: 0.87, high: 0.92 },
        Some(60..=69) => Range { low: 0.70, middle: 0.78, high: 0.88 },
        _ => Range { low: 0.70, middle: 0.82, high: 0.90 },
    }
}

fn shape(hull: &Hull) -> Option<Shape> {
    let length = hull.length_m;
    if !LENGTHS_M.contains(&length) {
        return None;
    }
    // Beams are rounded to a metre.
    let known = hull.beam_m.filter(|b| *b > 0.0 && SANE_LENGTH_OVER_BEAM.contains(&(length / b)));
    let beam = known.map_or(
        Range {
            low: length / LENGTH_OVER_BEAM.high,
            middle: length / LENGTH_OVER_BEAM.middle,
            high: length / LENGTH_OVER_BEAM.low,
        },
        |b| Range { low: b - 0.5, middle: b, high: b + 0.5 },
    );
    let cwp = waterplane(hull.ship_type);
    let of = |pick: fn(&Range) -> f64| pick(&DENSITY) * pick(&cwp) * pick(&WATERLINE) * length * pick(&beam);
    let tonnes_per_m = Range { low: of(|r| r.low), middle: of(|r| r.middle), high: of(|r| r.high) };
    Some(Shape { beam, beam_known: known.is_some(), cwp, tonnes_per_m })
}

fn basis(depth_m: f64, loaded: bool, length: f64, shape: &Shape) -> String {
    let Shape { beam, cwp, .. } = shape;
    let beam_text = if shape.beam_known {
        format!("beam {:.0} m as declared", beam.middle)
    } else {
        format!("beam not known, {:.1} to {:.1} m by the length", beam.low, beam.high)
    };
    format!(
        "draught {} by {depth_m:.1} m, give or take {CHANGE_ERROR_M} m of rounding, times waterplane area: coefficient {:.2} ({:.2} to \
         {:.2}) x {length:.0} m over all x {:.2} ({:.2} to {:.2}) on the waterline, {beam_text}; water of {:.3} t/m3 ({:.3} to {:.3}). \
         The draught is typed by the crew; ballast and fuel are not told apart from cargo; contents unknown.",
        if loaded { "deeper" } else { "less deep" },
        cwp.middle,
        cwp.low,
        cwp.high,
        WATERLINE.middle,
        WATERLINE.low,
        WATERLINE.high,
        DENSITY.middle,
        DENSITY.low,
        DENSITY.high,
    )
}

#[cfg(test)]
#[path = "mass_tests.rs"]
mod tests;

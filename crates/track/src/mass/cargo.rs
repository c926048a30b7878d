//! Tonnes to twenty-foot boxes, and to shells: on assumptions that are told.

use model::Mass;

/// Gross mass of a loaded twenty-foot box, tonnes: light goods to the rated 24 t (ISO 668).
const BOX_T: (f64, f64) = (10.0, 24.0);

/// The least and most boxes of a mass: the least mass in the heaviest boxes, the most in the lightest.
pub(super) fn boxes(low_t: f64, high_t: f64) -> (u32, u32) {
    ((low_t / BOX_T.1).floor() as u32, (high_t / BOX_T.0).ceil() as u32)
}

/// What a box is assumed to hold. Not a finding: AIS never tells what is inside.
#[derive(Clone, Debug, PartialEq)]
pub struct ShellAssumption {
    /// What is counted, such as `152 mm shells`.
    pub what: String,
    /// Mass of one, packed, kg.
    pub kg_each: f64,
    /// Least in a box.
    pub per_box_low: u32,
    /// Most in a box.
    pub per_box_high: u32,
    /// Mass of the box and its fittings, tonnes.
    pub tare_t: f64,
    /// Where the figures are from.
    pub source: String,
}

impl Default for ShellAssumption {
    /// 152 mm shells: 250 to 480 in a box as implied by what governments said of boxes and shells in 2023 to 2025; 46 kg each as
    /// C4ADS reckons (74,000 t for 1.6 million). 480 of them make 22 t, near what a box may weigh: a ceiling, not a mean.
    fn default() -> Self {
        Self {
            what: "152 mm shells".to_owned(),
            kg_each: 46.0,
            per_box_low: 250,
            per_box_high: 480,
            tare_t: 2.2,
            source: "public statements of 2023 to 2025 on boxes and shells (ROK, US, MSMT); 46 kg: C4ADS".to_owned(),
        }
    }
}

/// A number of shells, were the whole mass boxes of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shells {
    /// Least.
    pub low: u64,
    /// Most.
    pub high: u64,
    /// The assumption, in words.
    pub basis: String,
}

/// How many shells the mass would be, were it boxes filled with nothing else; nothing where the assumption holds no number.
///
/// The heaviest loading gives the most: full boxes of `per_box_high` by mass. The fewest: the least mass in boxes as heavy as boxes
/// get, each with no more than `per_box_low`.
pub fn shells(mass: &Mass, assumption: &ShellAssumption) -> Option<Shells> {
    let ShellAssumption { what, kg_each, per_box_low, per_box_high, tare_t, source } = assumption;
    if !(*kg_each > 0.0 && *per_box_high > 0 && per_box_low <= per_box_high && *tare_t >= 0.0) {
        return None;
    }
    let most_per_box = f64::from(*per_box_high);
    let box_t = most_per_box * kg_each / 1000.0 + tare_t;
    let high = mass.high_t / box_t * most_per_box;
    let low = (mass.low_t / BOX_T.1.max(box_t)).floor() * f64::from(*per_box_low);
    Some(Shells {
        low: low as u64,
        high: high as u64,
        basis: format!(
            "were all of it boxes of {what}: {per_box_low} to {per_box_high} a box, {kg_each} kg each, box {tare_t} t; {source}. \
             Contents unknown."
        ),
    })
}

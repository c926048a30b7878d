//! What an hour did to reception: the odds of being heard, against what they usually are, from everywhere down to a cell.

use rustc_hash::FxHashMap;

use crate::{
    chance::{odds, share_of},
    coverage::Row,
    places::{Count, Place},
    usual::Usual,
};

/// Ship-hours as which the prior of an hour counts, from everywhere through wider places and the cells beside to the cell itself: few,
/// for a station may fail alone. Own choice, on simulated worlds.
const PRIOR_HOURS: [f64; 5] = [5.0, 4.0, 2.0, 1.5, 1.5];

/// The number that stands for everywhere.
const EVERYWHERE: Place = Place::MAX;

/// What kind of place it is, by the usual share: places of a kind share their fate, such as those that only satellites hear.
fn kind(share: f64) -> u8 {
    u8::from(share > 0.6) + u8::from(share > 0.92)
}

/// Ship-hours of several classes and places: present, heard, and how many would usually have been heard.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Against {
    present: f64,
    heard: f64,
    usual: f64,
}

impl Against {
    fn add(&mut self, usual: f64, heard: bool) {
        self.present += 1.0;
        self.heard += f64::from(u8::from(heard));
        self.usual += usual;
    }

    /// The odds in this hour over the usual odds, drawn towards `prior` with the weight of `strength` ship-hours.
    fn ratio(self, prior: f64, strength: f64) -> f64 {
        if self.present == 0.0 {
            return prior;
        }
        let usual = self.usual / self.present;
        let expected = share_of(odds(usual) * prior);
        let share = (self.heard + expected * strength) / (self.present + strength);
        odds(share) / odds(usual)
    }
}

/// What was heard around a cell in an hour.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Around {
    /// The chance that a ship there is heard.
    pub(crate) share: f64,
    /// Other ships there or beside.
    pub(crate) count: Count,
}

/// One hour.
#[derive(Clone, Debug, Default)]
pub(crate) struct HourView {
    /// Sorted by place.
    rows: Vec<Row>,
    /// By wide place and kind.
    wide: FxHashMap<(Place, u8), Against>,
}

impl HourView {
    /// Of an hour's rows; `usual` tells what is usual at a place.
    pub(crate) fn new<'a>(rows: &[Row], usual: impl Fn(Place) -> Option<&'a Usual>) -> Self {
        let mut view = Self { rows: rows.to_vec(), wide: FxHashMap::default() };
        view.rows.sort_unstable();
        for row in &view.rows {
            let Some(there) = usual(row.place()) else { continue };
            let share = there.share(row.class());
            for place in there.wide.into_iter().flatten().chain([EVERYWHERE]) {
                view.wide.entry((place, kind(share))).or_default().add(share, row.heard());
            }
        }
        view
    }

    /// What was heard around a cell, for a class, leaving out the ship `mmsi`. Every ship-hour there and beside goes to `seen`, with
    /// whether it is of the cell itself.
    pub(crate) fn around<'a>(
        &self,
        at: &Usual,
        class: usize,
        mmsi: u32,
        usual: impl Fn(Place) -> Option<&'a Usual>,
        seen: &mut dyn FnMut(Row, bool),
    ) -> Around {
        let (mut near, mut here, mut count) = (Against::default(), Against::default(), Count::default());
        for place in at.near() {
            let Some(there) = usual(place) else { continue };
            let own_cell = at.here == Some(place);
            let begin = self.rows.partition_point(|r| r.place() < place);
            for row in self.rows.iter().skip(begin).take_while(|r| r.place() == place) {
                seen(*row, own_cell);
                if row.mmsi() == mmsi {
                    continue;
                }
                let share = there.share(row.class());
                near.add(share, row.heard());
                if own_cell {
                    here.add(share, row.heard());
                }
                count.add(row.heard());
            }
        }
        let share = at.share(class);
        let wide = |place: Option<Place>| place.and_then(|p| self.wide.get(&(p, kind(share)))).copied().unwrap_or_default();
        let levels = [wide(Some(EVERYWHERE)), wide(at.wide[0]), wide(at.wide[1]), near, here];
        let ratio = levels.into_iter().zip(PRIOR_HOURS).fold(1.0, |ratio, (level, hours)| level.ratio(ratio, hours));
        Around { share: share_of(odds(share) * ratio), count }
    }
}

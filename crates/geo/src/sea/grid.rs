//! Ways over the sea from cell to cell.

use h3o::{CellIndex, Resolution};

use crate::{
    geodesic::distance_km,
    latlon::LatLon,
    sea::{
        Passage, Sea,
        cells::{Cells, RESOLUTIONS, SeaCell, cell_at, middle, neighbours},
        error::SeaError,
        file::{SeaFile, Section},
        space::{arc_km, chord_km, ecef, lerp, position},
    },
};

/// How far behind the shore line the water begins, km, tried in turn: a ship's access to a pier that lies on land.
const OFF_SHORE_KM: [f64; 4] = [0.03, 0.1, 0.3, 0.8];

/// Passages that are shut.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Closed(Vec<u16>);

impl Closed {
    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether others have all of these.
    pub(crate) fn all_in(&self, others: &Self) -> bool {
        self.0.iter().all(|passage| others.has(*passage))
    }

    /// Whether the passage of this number is.
    pub(crate) fn has(&self, passage: u16) -> bool {
        self.0.contains(&passage)
    }
}

/// A way to a neighbour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// Where it leads.
    pub to: SeaCell,
    /// Its length, km.
    pub km: f64,
}

/// A position and the sea beside it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Access {
    /// The nearest place where a ship can be; the position itself where one can be there.
    pub at: LatLon,
    /// How far that is, km.
    pub km: f64,
    /// The cell of the sea it is in, or the nearest.
    pub cell: SeaCell,
}

/// The tables of all resolutions, the coarsest first.
#[derive(Debug, Default)]
pub(crate) struct Grid(Vec<Cells>);

impl Grid {
    /// Decodes those that are there.
    pub(crate) fn decode(file: &SeaFile<'_>) -> Result<Self, SeaError> {
        let mut tables = Vec::new();
        for resolution in RESOLUTIONS {
            let Some(bytes) = file.optional(Section::Cells(resolution))? else { return Ok(Self::default()) };
            let resolution = Resolution::try_from(resolution).unwrap_or(Resolution::Seven);
            tables.push(Cells::decode(&bytes, resolution)?);
        }
        Ok(Self(tables))
    }

    pub(crate) fn table(&self, resolution: Resolution) -> Option<&Cells> {
        self.0.get(usize::from(u8::from(resolution).checked_sub(*RESOLUTIONS.start())?))
    }
}

impl Sea {
    /// The set of passages of these keys.
    ///
    /// # Errors
    ///
    /// The first key that is none, or of a passage that cannot be closed.
    pub fn closed<'a>(&self, keys: impl IntoIterator<Item = &'a str>) -> Result<Closed, String> {
        let mut closed = Vec::new();
        for key in keys {
            let found = (0..).zip(self.passages()).find(|(_, p)| *p.key == *key && p.gate.is_some());
            closed.push(found.ok_or_else(|| key.to_owned())?.0);
        }
        closed.sort_unstable();
        closed.dedup();
        Ok(Closed(closed))
    }

    /// What is closed to a ship that may not take some passages, and may take others that are shut unless somebody opens them.
    ///
    /// # Errors
    ///
    /// The first key that is none, or of a passage that cannot be closed.
    pub fn closed_but<'a>(&self, keys: impl IntoIterator<Item = &'a str>, opened: &[String]) -> Result<Closed, String> {
        let Closed(opened) = self.closed(opened.iter().map(String::as_str))?;
        let shut = self.passages().iter().filter(|p| p.shut).map(|p| &*p.key);
        let Closed(mut closed) = self.closed(keys)?;
        let asked = closed.clone();
        closed.extend(self.closed(shut)?.0);
        closed.retain(|n| asked.contains(n) || !opened.contains(n));
        closed.sort_unstable();
        closed.dedup();
        Ok(Closed(closed))
    }

    /// Whether a ship may be in a cell of resolution 3 to 7; at others, whether one may be in its middle.
    pub fn is_sea_cell(&self, cell: CellIndex) -> bool {
        self.shore_parts(cell).map_or_else(|| self.navigable(middle(cell)), |parts| parts > 0)
    }

    /// Whether a cell is sea and no shore runs through it.
    pub fn is_open(&self, cell: CellIndex) -> bool {
        self.shore_parts(cell).is_none() && self.navigable(middle(cell))
    }

    fn shore_parts(&self, cell: CellIndex) -> Option<usize> {
        self.grid.table(cell.resolution())?.count(cell)
    }

    /// The parts of the sea in a cell; none where it is land.
    pub fn sea_cells(&self, cell: CellIndex) -> impl Iterator<Item = SeaCell> + use<> {
        let count = self.shore_parts(cell).unwrap_or_else(|| usize::from(self.navigable(middle(cell))));
        (0..count as u8).map(move |part| SeaCell { cell, part })
    }

    /// The position that stands for a cell of the sea: its middle, or in a cell that a shore runs through a place in its water.
    pub fn point(&self, at: SeaCell) -> LatLon {
        self.grid.table(at.cell.resolution()).map_or_else(|| middle(at.cell), |table| table.point(at))
    }

    /// Appends the ways from a cell of the sea to those beside it: never across land, and through narrow straits all the same. Their
    /// lengths are those of the geodesic between the points, or longer where land is between. Gates of closed passages are shut.
    pub fn steps(&self, from: SeaCell, closed: &Closed, steps: &mut Vec<Step>) {
        let Some(table) = self.grid.table(from.cell.resolution()) else { return };
        let here = ecef(table.point(from));
        // Gates out to the pole lead over cells that no table has.
        let walls: Vec<&Passage> =
            closed.0.iter().filter_map(|n| self.passages().get(*n as usize)).filter(|passage| passage.shut).collect();
        let mut add = |to: SeaCell, point: LatLon, detour: f64| {
            let there = ecef(point);
            if !walls.iter().any(|passage| passage.wall_between(here, there)) {
                steps.push(Step { to, km: arc_km(chord_km(here, there)) * detour });
            }
        };
        let (around, count) = neighbours(from.cell);
        let shore = table.count(from.cell).is_some();
        for (n, &next) in around.iter().enumerate().take(count) {
            if shore {
                table.ways(from, n, |part, detour| {
                    let to = SeaCell { cell: next, part };
                    add(to, table.point(to), detour);
                });
            } else if let Some(parts) = table.count(next) {
                // An open cell: the neighbour's entry says which of its parts it hangs together with.
                let (back, back_count) = neighbours(next);
                let Some(n) = back.iter().take(back_count).position(|c| *c == from.cell) else { continue };
                for part in 0..parts as u8 {
                    let to = SeaCell { cell: next, part };
                    table.ways(to, n, |_, detour| add(to, table.point(to), detour));
                }
            } else {
                let point = middle(next);
                if self.navigable(point) {
                    add(SeaCell::whole(next), point, 1.0);
                }
            }
        }
        for gate in table.gates(from).filter(|gate| !closed.0.contains(&gate.passage)) {
            add(gate.to, table.point(gate.to), 1.0);
        }
    }

    /// Whether a straight way goes through the gate of a closed passage.
    pub fn shut_between(&self, a: LatLon, b: LatLon, closed: &Closed) -> bool {
        closed.0.iter().filter_map(|n| self.passages().get(*n as usize)).any(|passage| passage.gate_between(a, b))
    }

    /// The sea beside a position, from land too: the nearest place where a ship can be, its distance, and its cell of the sea.
    /// Nothing where that is farther than `within_km`.
    pub fn access(&self, at: LatLon, resolution: Resolution, within_km: f64) -> Option<Access> {
        let (water, km) = self.water_within(at, within_km)?;
        Some(Access { at: water, km, cell: self.sea_cell_at(water, resolution)? })
    }

    /// The nearest place where a ship can be, and how far that is, km.
    pub(crate) fn water_within(&self, at: LatLon, within_km: f64) -> Option<(LatLon, f64)> {
        let water = self.water_near(at)?;
        let km = if water == at { 0.0 } else { distance_km(at, water) };
        (km <= within_km).then_some((water, km))
    }

    /// The nearest place where a ship can be.
    fn water_near(&self, at: LatLon) -> Option<LatLon> {
        if self.navigable(at) {
            return Some(at);
        }
        let here = ecef(at);
        let shore = self.shore.nearest(here, f64::INFINITY)?;
        if let Some(water) = self.waters.nearest(at, shore.km) {
            // On the line from here to the middle of the river, just inside.
            let radius = chord_km(here, water.point) - water.km;
            let inside = (radius - OFF_SHORE_KM[0]).max(0.0) / chord_km(here, water.point).max(1e-9);
            let place = position(lerp(water.point, here, inside));
            return Some(if self.navigable(place) { place } else { position(water.point) });
        }
        for off in OFF_SHORE_KM {
            let place = position(lerp(here, shore.point, 1.0 + off / shore.km.max(1e-6)));
            if self.navigable(place) {
                return Some(place);
            }
        }
        // A shore that turns: look all round.
        let near = position(shore.point);
        let around = OFF_SHORE_KM.iter().find_map(|off| {
            (0..16).map(|n| crate::destination(near, f64::from(n) * 22.5, off * 1000.0)).find(|place| self.navigable(*place))
        });
        // A shore line that runs up a creek and back without water between.
        around.or_else(|| Some(self.point(self.nearest_cell(at, cell_at(near, Resolution::Seven)?)?)))
    }

    /// The cell of the sea that a navigable position is in: by the finest table, then up to the resolution asked for.
    pub fn sea_cell_at(&self, at: LatLon, resolution: Resolution) -> Option<SeaCell> {
        let finest = Resolution::Seven;
        let fine = cell_at(at, Resolution::Nine)?;
        let base = fine.parent(finest)?;
        let mut found = match self.shore_parts(base) {
            None if self.navigable(middle(base)) => Some(SeaCell::whole(base)),
            None => None,
            Some(_) => self.grid.table(finest)?.part_of_child(base, fine).map(|part| SeaCell { cell: base, part }),
        };
        if found.is_none() {
            found = self.nearest_cell(at, base);
        }
        let mut found = found?;
        while found.cell.resolution() > resolution {
            let coarser = Resolution::try_from(u8::from(found.cell.resolution()) - 1).ok()?;
            let parent = found.cell.parent(coarser)?;
            let table = self.grid.table(coarser)?;
            let open = self.shore_parts(found.cell).is_none();
            let part = match table.count(parent) {
                None => Some(0),
                Some(_) if open => table.part_of_child(parent, found.cell),
                Some(_) => self.grid.table(found.cell.resolution())?.up(found),
            };
            found = SeaCell { cell: parent, part: part? };
        }
        Some(found)
    }

    /// The nearest cell of the sea that can be seen from a position, else the nearest.
    fn nearest_cell(&self, at: LatLon, base: CellIndex) -> Option<SeaCell> {
        let near = |cell: &SeaCell| distance_km(at, self.point(*cell));
        for rings in [1, 3, 9] {
            let mut cells: Vec<SeaCell> = base.grid_disk::<Vec<_>>(rings).into_iter().flat_map(|c| self.sea_cells(c)).collect();
            cells.sort_by(|a, b| near(a).total_cmp(&near(b)));
            let seen = cells.iter().find(|cell| !self.crosses_land(at, self.point(**cell)));
            if let Some(found) = seen.or(cells.first()) {
                return Some(*found);
            }
        }
        None
    }
}

#[cfg(test)]
#[path = "grid_tests.rs"]
mod tests;

//! The sea as cells of the H3 grid.
//!
//! A cell that no shore runs through is all sea or all land, as its middle is. For the others a table says which parts their water has
//! (the two sides of an isthmus are two parts), which parts hang together with which of the neighbours', and where in a part its
//! point lies. The table is made from the bottom up, from ways of 350 m between cells of resolution 9, so that it is right about
//! straits and thin land at every resolution from 3 to 7, however coarse.

use h3o::{CellIndex, LatLng, Resolution};

use crate::{
    latlon::LatLon,
    sea::{cursor::Cursor, error::SeaError},
};

/// The resolutions that have a table.
pub(crate) const RESOLUTIONS: std::ops::RangeInclusive<u8> = 3..=7;
/// The resolution whose cells' middles stand for parts.
const FINE: Resolution = Resolution::Nine;
/// The most parts of a cell.
const MOST_PARTS: u8 = 32;
/// Digits of a cell's number that find its run in the table: the base cell and the first three.
const RUN_BITS: u32 = 16;
/// Bits of a cell's number after those, up to resolution 7.
const TAIL_BITS: u32 = 12;
/// In no part.
const NO_PART: u8 = u8::MAX;

/// A cell of the sea; or, where land parts the water of a cell, one of the parts, the largest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SeaCell {
    /// The cell.
    pub cell: CellIndex,
    /// Its part; 0 where it has one only.
    pub part: u8,
}

impl SeaCell {
    pub(crate) fn whole(cell: CellIndex) -> Self {
        Self { cell, part: 0 }
    }
}

/// The cell of a position.
pub fn cell_at(at: LatLon, resolution: Resolution) -> Option<CellIndex> {
    Some(LatLng::new(at.lat, at.lon).ok()?.to_cell(resolution))
}

/// The middle of a cell.
pub fn middle(cell: CellIndex) -> LatLon {
    let at = LatLng::from(cell);
    LatLon { lat: at.lat(), lon: at.lng() }
}

/// The neighbours of a cell in the order of their numbers, five or six.
pub(crate) fn neighbours(cell: CellIndex) -> ([CellIndex; 6], usize) {
    let mut found = [cell; 6];
    let mut count = 0;
    let mut add = |next: CellIndex| {
        if let Some(slot) = found.get_mut(count) {
            *slot = next;
            count += 1;
        }
    };
    // The fast walk round a cell gives up at a pentagon.
    if cell.grid_ring_fast(1).all(|next| next.is_some()) {
        cell.grid_ring_fast(1).flatten().for_each(&mut add);
    } else {
        cell.grid_disk_safe(1).filter(|c| *c != cell).for_each(&mut add);
    }
    if let Some(found) = found.get_mut(..count) {
        found.sort_unstable();
    }
    (found, count)
}

/// Ways to a neighbour's parts.
#[derive(Clone, Copy, Debug)]
struct Ways {
    /// A bit for each part.
    parts: u32,
    /// The place of the first way's detour.
    detours_from: u32,
}

/// How much longer than straight a way is, in 32nds above 1.
fn detour(byte: u8) -> f64 {
    1.0 + f64::from(byte) / 32.0
}

/// What the table knows of a part.
#[derive(Clone, Copy, Debug)]
struct Part {
    /// The number among the cell's descendants of resolution 9 of the one whose middle stands for the part.
    fine: u32,
    /// The place of its first special way.
    special_from: u32,
    /// The part of the parent cell.
    up: u8,
    /// A bit for each neighbour, in the order of [`neighbours`], with a straight way to its part 0.
    plain: u8,
    /// A bit for each neighbour with other ways.
    special: u8,
}

/// A way through the gate of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct GateWay {
    from: SeaCell,
    pub(crate) to: SeaCell,
    pub(crate) passage: u16,
}

/// The table of one resolution.
#[derive(Debug)]
pub(crate) struct Cells {
    resolution: Resolution,
    /// For each run the place of its first cell.
    runs: Vec<u32>,
    tails: Vec<u16>,
    /// For each cell the place of its first part.
    firsts: Vec<u32>,
    parts: Vec<Part>,
    special: Vec<Ways>,
    detours: Vec<u8>,
    /// For cells of several parts, in order of their place, which part each child is in.
    inside: Vec<(u32, u32)>,
    children: Vec<u8>,
    /// Each way twice, from either end; in order.
    gates: Vec<GateWay>,
}

fn short(cell: CellIndex) -> u32 {
    (u64::from(cell) >> 24) as u32 & ((1 << (RUN_BITS + TAIL_BITS)) - 1)
}

/// The cell of a resolution from the bits that [`short`] keeps.
fn long(short: u32, resolution: Resolution) -> Option<CellIndex> {
    let number = (1 << 59) | (u64::from(u8::from(resolution)) << 52) | (u64::from(short) << 24) | 0x00ff_ffff;
    CellIndex::try_from(number).ok()
}

impl Cells {
    pub(crate) fn decode(bytes: &[u8], resolution: Resolution) -> Result<Self, SeaError> {
        let cursor = &mut Cursor::new(bytes, "cells");
        let count = cursor.count()?;
        let children = if resolution == Resolution::Seven { 49 } else { 7 };
        let mut table = Self {
            resolution,
            runs: Vec::with_capacity((1 << RUN_BITS) + 1),
            tails: Vec::with_capacity(count),
            firsts: Vec::with_capacity(count + 1),
            parts: Vec::with_capacity(count + count / 8),
            special: Vec::new(),
            detours: Vec::new(),
            inside: Vec::new(),
            children: Vec::new(),
            gates: Vec::new(),
        };
        let mut last = 0_u64;
        for place in 0..count {
            last += cursor.varint()?;
            if last >> (RUN_BITS + TAIL_BITS) != 0 {
                return Err(cursor.wrong(format!("no cell: {last:x}")));
            }
            let run = (last >> TAIL_BITS) as usize;
            while table.runs.len() <= run {
                table.runs.push(place as u32);
            }
            table.tails.push(last as u16 & ((1 << TAIL_BITS) - 1));
            table.firsts.push(table.parts.len() as u32);
            let parts = cursor.byte()?;
            if parts > MOST_PARTS {
                return Err(cursor.wrong(format!("a cell of {parts} parts")));
            }
            if parts > 1 {
                table.inside.push((place as u32, table.children.len() as u32));
                table.children.extend(cursor.bytes(children)?);
            }
            for _ in 0..parts {
                table.read_part(cursor)?;
            }
        }
        table.firsts.push(table.parts.len() as u32);
        table.runs.resize((1 << RUN_BITS) + 1, count as u32);
        let gates = cursor.count()?;
        for _ in 0..gates {
            let mut end = || -> Result<SeaCell, SeaError> {
                let number = cursor.signed()?;
                let cell = u32::try_from(number).ok().and_then(|n| long(n, resolution));
                let cell = cell.ok_or_else(|| cursor.wrong(format!("no cell: {number:x}")))?;
                Ok(SeaCell { cell, part: cursor.byte()? })
            };
            let (from, to) = (end()?, end()?);
            let passage = cursor.varint()? as u16;
            table.gates.extend([GateWay { from, to, passage }, GateWay { from: to, to: from, passage }]);
        }
        table.gates.sort_unstable();
        cursor.end()?;
        Ok(table)
    }

    /// Where a cell stands in the table; nothing where no shore runs through it.
    fn place(&self, cell: CellIndex) -> Option<usize> {
        let short = short(cell);
        let run = (short >> TAIL_BITS) as usize;
        let (from, to) = (*self.runs.get(run)? as usize, *self.runs.get(run + 1)? as usize);
        let tail = short as u16 & ((1 << TAIL_BITS) - 1);
        Some(from + self.tails.get(from..to)?.binary_search(&tail).ok()?)
    }

    /// The parts of a cell that a shore runs through; nothing for another.
    fn parts(&self, cell: CellIndex) -> Option<&[Part]> {
        let place = self.place(cell)?;
        self.parts.get(*self.firsts.get(place)? as usize..*self.firsts.get(place + 1)? as usize)
    }

    /// How many parts a cell has that a shore runs through; nothing for another.
    pub(crate) fn count(&self, cell: CellIndex) -> Option<usize> {
        self.parts(cell).map(<[Part]>::len)
    }

    /// Calls `f` with each part of the neighbour of this number that a part hangs together with, and how much longer than straight
    /// the way there is.
    pub(crate) fn ways(&self, from: SeaCell, neighbour: usize, mut f: impl FnMut(u8, f64)) {
        let Some(part) = self.parts(from.cell).and_then(|parts| parts.get(from.part as usize)) else { return };
        if part.plain >> neighbour & 1 == 1 {
            return f(0, 1.0);
        }
        if part.special >> neighbour & 1 == 0 {
            return;
        }
        let before = u32::from(part.special & ((1 << neighbour) - 1)).count_ones();
        let Some(ways) = self.special.get((part.special_from + before) as usize) else { return };
        let detours = self.detours.get(ways.detours_from as usize..).unwrap_or_default();
        for (to, byte) in (0..32).filter(|to| ways.parts >> to & 1 == 1).zip(detours) {
            f(to, detour(*byte));
        }
    }

    /// The ways from a part through gates.
    pub(crate) fn gates(&self, from: SeaCell) -> impl Iterator<Item = &GateWay> {
        let first = self.gates.partition_point(|gate| gate.from < from);
        self.gates.get(first..).unwrap_or_default().iter().take_while(move |gate| gate.from == from)
    }

    /// The position that stands for a part.
    pub(crate) fn point(&self, at: SeaCell) -> LatLon {
        let part = self.parts(at.cell).and_then(|parts| parts.get(at.part as usize));
        middle(part.and_then(|p| at.cell.child_at(u64::from(p.fine), FINE)).unwrap_or(at.cell))
    }

    /// The part of the parent's table that a part of this one is in.
    pub(crate) fn up(&self, at: SeaCell) -> Option<u8> {
        self.parts(at.cell)?.get(at.part as usize).map(|p| p.up).filter(|p| *p != NO_PART)
    }

    /// The part that a child is in: a fine cell at resolution 7, an open cell of the next resolution else.
    pub(crate) fn part_of_child(&self, cell: CellIndex, child: CellIndex) -> Option<u8> {
        let place = self.place(cell)?;
        let Ok(found) = self.inside.binary_search_by_key(&(place as u32), |i| i.0) else {
            // Of one part only.
            return self.parts(cell).is_some_and(|p| !p.is_empty()).then_some(0);
        };
        let from = self.inside.get(found)?.1 as usize;
        let position = child.child_position(self.resolution)? as usize;
        self.children.get(from + position).copied().filter(|p| *p != NO_PART)
    }

    fn read_part(&mut self, cursor: &mut Cursor<'_>) -> Result<(), SeaError> {
        let up = cursor.byte()?;
        let fine = cursor.varint()?;
        // Seven children at most from a resolution to the next.
        if fine >= 7_u64.pow(6) {
            return Err(cursor.wrong(format!("a part at descendant {fine}")));
        }
        let (plain, special) = (cursor.byte()?, cursor.byte()?);
        self.parts.push(Part { fine: fine as u32, special_from: self.special.len() as u32, up, plain, special });
        for _ in 0..special.count_ones() {
            let parts = cursor.varint()? as u32;
            self.special.push(Ways { parts, detours_from: self.detours.len() as u32 });
            self.detours.extend(cursor.bytes(parts.count_ones() as usize)?);
        }
        Ok(())
    }
}

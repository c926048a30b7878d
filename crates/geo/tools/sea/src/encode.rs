//! A level as the section of the sea file that the crate reads: see `crates/geo/src/sea/cells.rs`.

use geo::sea::{write_signed, write_varint};
use h3o::{CellIndex, Resolution};
use rustc_hash::FxHashMap;

use crate::{
    fine::{FINE, MOST_PARTS},
    level::{Key, Level, NO_PART},
};

/// Bits of a cell's number from the base cell to the digit of resolution 7.
fn short(cell: CellIndex) -> u64 {
    u64::from(cell) >> 24 & 0x0fff_ffff
}

/// Steps of the detour in the file: 1 is 0, 255 is almost 9 times as far as straight.
fn detour_byte(detour: f32) -> u8 {
    ((detour - 1.0) * 32.0).round().clamp(0.0, 255.0) as u8
}

pub fn level(level: &Level) -> Vec<u8> {
    let mut cells: Vec<&CellIndex> = level.shore.keys().collect();
    cells.sort_unstable();
    let mut ways: FxHashMap<(Key, CellIndex), Vec<(u8, u8)>> = FxHashMap::default();
    let mut gates = Vec::new();
    for ((a, b), edge) in &level.edges {
        if let Some(gate) = edge.gate {
            gates.push((*a, *b, gate));
            continue;
        }
        for (from, to) in [(a, b), (b, a)] {
            ways.entry((*from, to.cell)).or_default().push((to.part, detour_byte(edge.detour)));
        }
    }
    let mut out = Vec::new();
    write_varint(&mut out, cells.len() as u64);
    let mut last = 0;
    let mut astray = 0;
    for cell in cells {
        write_varint(&mut out, short(*cell) - last);
        last = short(*cell);
        let parts = &level.shore[cell];
        assert!(parts.len() <= MOST_PARTS);
        out.push(parts.len() as u8);
        if parts.len() > 1 {
            // A pentagon has fewer children.
            let mut inside = level.inside[cell].clone();
            inside.resize(if level.resolution == Resolution::Seven { 49 } else { 7 }, NO_PART);
            out.extend(inside);
        }
        let mut around = cell.grid_disk::<Vec<_>>(1);
        around.retain(|c| c != cell);
        around.sort_unstable();
        for (part, info) in (0_u8..).zip(parts) {
            let key = Key { cell: *cell, part };
            out.push(info.up);
            write_varint(&mut out, info.fine.child_position(level.resolution).unwrap_or_default());
            let mut around_ways: Vec<Vec<(u8, u8)>> =
                around.iter().map(|next| ways.remove(&(key, *next)).unwrap_or_default()).collect();
            around_ways.iter_mut().for_each(|w| w.sort_unstable());
            // A bit for each neighbour with nothing but a straight way to its part 0; what is not so simple follows.
            let bit = |f: &dyn Fn(&[(u8, u8)]) -> bool| (0..).zip(&around_ways).fold(0_u8, |m, (n, w)| m | u8::from(f(w)) << n);
            let plain = bit(&|w| w == [(0, 0)]);
            let special = bit(&|w| w != [(0, 0)] && !w.is_empty());
            out.extend([plain, special]);
            for way in (0..).zip(&around_ways).filter(|(n, _)| special >> n & 1 == 1).map(|(_, w)| w) {
                write_varint(&mut out, way.iter().fold(0, |mask, (part, _)| mask | 1 << part));
                out.extend(way.iter().map(|(_, detour)| *detour));
            }
        }
    }
    for ((key, _), _) in &ways {
        // What is left begins at an open cell, or leads to a cell that is no neighbour.
        astray += usize::from(level.shore.contains_key(&key.cell));
    }
    gates.sort_unstable();
    write_varint(&mut out, gates.len() as u64);
    for (a, b, gate) in &gates {
        for key in [a, b] {
            write_signed(&mut out, short(key.cell) as i64);
            out.push(key.part);
        }
        write_varint(&mut out, u64::from(*gate));
    }
    let parts: usize = level.shore.values().map(Vec::len).sum();
    let many = level.shore.values().filter(|p| p.len() > 1).count();
    println!(
        "resolution {}: {} cells, {parts} parts, {many} cells of several, {} ways, {} through gates, {astray} astray (fine {FINE})",
        level.resolution,
        level.shore.len(),
        level.edges.len(),
        gates.len()
    );
    out
}

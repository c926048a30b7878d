//! Cells of resolution 7 near shores, by the sea between their children's children.
//!
//! Such a cell is looked at through the middles of its 49 cells of resolution 9, some 350 m apart. Two neighbours hang together where
//! the straight way between them is navigable. What hangs together within a cell is one part of it: the two sides of an isthmus are
//! two parts. A gate is a wall, noted apart.

use std::collections::BinaryHeap;

use geo::{LatLon, Sea, distance_km};
use h3o::{CellIndex, LatLng, Resolution};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::level::{Key, Level, NO_PART, Part};

pub const FINE: Resolution = Resolution::Nine;
const BASE: Resolution = Resolution::Seven;
/// The most parts that are kept of a cell.
pub const MOST_PARTS: usize = 32;
/// Shore lines are followed in steps of this many km: none of a cell's width is missed.
const STEP_KM: f64 = 0.15;
/// A lattice path is this much longer than the way, in the mean over all directions of a hexagonal lattice with six steps.
const LATTICE_EXCESS: f64 = 1.1;

pub fn middle(cell: CellIndex) -> LatLon {
    let at = LatLng::from(cell);
    LatLon { lat: at.lat(), lon: at.lng() }
}

pub fn cell_at(at: LatLon, resolution: Resolution) -> Option<CellIndex> {
    Some(LatLng::new(at.lat, at.lon).ok()?.to_cell(resolution))
}

/// A cell near a shore: which of its fine cells are water, and of which part.
struct Fine {
    cell: CellIndex,
    water: Vec<bool>,
    part: Vec<u8>,
    /// No fine way within it is blocked, and no shore touches it.
    open: bool,
}

fn line_cells(sea: &Sea) -> (FxHashSet<CellIndex>, FxHashSet<CellIndex>) {
    let mut shore = FxHashSet::default();
    sea.shore_pieces(|a, b| {
        let steps = (geo::near_distance_m(a, b) / 1000.0 / STEP_KM).ceil().max(1.0);
        let mut dlon = b.lon - a.lon;
        if dlon.abs() > 180.0 {
            dlon -= 360.0 * dlon.signum();
        }
        for n in 0..=steps as u32 {
            let share = f64::from(n) / steps;
            let lon = (a.lon + share * dlon + 540.0).rem_euclid(360.0) - 180.0;
            shore.extend(cell_at(LatLon { lat: a.lat + share * (b.lat - a.lat), lon }, BASE));
        }
    });
    let mut others = FxHashSet::default();
    let mut band = |line: &[LatLon], half_width_km: f64| {
        for pair in line.windows(2) {
            let km = distance_km(pair[0], pair[1]);
            let bearing = geo::bearing_deg(pair[0], pair[1]);
            let steps = (km / 0.5).ceil();
            for n in 0..=steps as u32 {
                let on = geo::interpolate(pair[0], pair[1], f64::from(n) / steps);
                let wide = (half_width_km / 0.5).ceil() as i32 + 2;
                for side in -wide..=wide {
                    let at = geo::destination(on, bearing + 90.0, f64::from(side) * 500.0);
                    others.extend(cell_at(at, BASE));
                }
            }
        }
    };
    for (line, half_width_km) in sea.water_lines() {
        band(line, half_width_km);
    }
    for passage in sea.passages() {
        if let Some((a, b)) = passage.gate {
            band(&[a, b], 1.0);
        }
    }
    others.retain(|cell| !shore.contains(cell));
    (shore, others)
}

/// The passage whose gate stands between two places, by its number.
fn gate(
    gates: &[(u16, &geo::sea::Passage)],
    near: &FxHashMap<CellIndex, Vec<usize>>,
    cell: CellIndex,
    a: LatLon,
    b: LatLon,
) -> Option<u16> {
    let nearby = near.get(&cell.parent(Resolution::Four)?)?;
    nearby.iter().map(|i| gates[*i]).find(|(_, passage)| passage.gate_between(a, b)).map(|(n, _)| n)
}

fn find(parents: &mut [u8], mut n: u8) -> u8 {
    while parents[n as usize] != n {
        parents[n as usize] = parents[parents[n as usize] as usize];
        n = parents[n as usize];
    }
    n
}

/// A way between two fine cells of different cells.
struct Cross {
    from: (u32, u8),
    to: Result<(u32, u8), CellIndex>,
    gate: Option<u16>,
}

pub fn level(sea: &Sea) -> Level {
    let (shore, others) = line_cells(sea);
    println!("{} cells on shores, {} more on lines", shore.len(), others.len());
    let mut cells: Vec<(CellIndex, bool)> =
        shore.into_iter().map(|c| (c, true)).chain(others.into_iter().map(|c| (c, false))).collect();
    cells.sort_unstable();
    let place: FxHashMap<CellIndex, u32> = (0..).zip(&cells).map(|(n, (cell, _))| (*cell, n)).collect();
    let gates: Vec<(u16, &geo::sea::Passage)> = (0..).zip(sea.passages()).filter(|(_, p)| p.gate.is_some() && !p.shut).collect();
    let mut near: FxHashMap<CellIndex, Vec<usize>> = FxHashMap::default();
    for (i, (_, passage)) in gates.iter().enumerate() {
        let Some((a, b)) = passage.gate else { continue };
        let steps = (distance_km(a, b) / 5.0).ceil();
        let on: FxHashSet<CellIndex> = (0..=steps as u32)
            .filter_map(|n| cell_at(geo::interpolate(a, b, f64::from(n) / steps), Resolution::Four))
            .flat_map(|c| c.grid_disk::<Vec<_>>(1))
            .collect();
        for cell in on {
            near.entry(cell).or_default().push(i);
        }
    }
    let water: Vec<Vec<bool>> =
        cells.par_iter().map(|(cell, _)| cell.children(FINE).map(|fine| sea.navigable(middle(fine))).collect()).collect();
    println!("fine cells looked at");
    let status = |fine: CellIndex| -> Option<Result<(u32, u8), CellIndex>> {
        let cell = fine.parent(BASE)?;
        match place.get(&cell) {
            Some(&n) => {
                let position = fine.child_position(BASE)? as u8;
                water[n as usize][position as usize].then_some(Ok((n, position)))
            }
            None => sea.navigable(middle(cell)).then_some(Err(cell)),
        }
    };
    let looked: Vec<(Fine, Vec<Cross>)> = (0..cells.len() as u32)
        .into_par_iter()
        .map(|n| {
            let (cell, on_shore) = cells[n as usize];
            let wet = &water[n as usize];
            let mut parents: Vec<u8> = (0..wet.len() as u8).collect();
            let mut crosses = Vec::new();
            let mut free = wet.iter().all(|w| *w) && !on_shore;
            for (position, fine) in (0_u8..).zip(cell.children(FINE)) {
                if !wet[position as usize] {
                    continue;
                }
                let here = middle(fine);
                for next in fine.grid_disk::<Vec<_>>(1) {
                    let Some(to) = status(next) else { continue };
                    // Each pair once, by the lower cell.
                    let (inside, first) = match to {
                        Ok((m, other)) => (m == n, (n, position) < (m, other)),
                        Err(_) => (false, true),
                    };
                    if !first {
                        continue;
                    }
                    let there = middle(next);
                    if sea.crosses_land(here, there) {
                        free &= !inside;
                        continue;
                    }
                    let gate = gate(&gates, &near, cell, here, there);
                    match to {
                        Ok((_, other)) if inside && gate.is_none() => {
                            let (a, b) = (find(&mut parents, position), find(&mut parents, other));
                            parents[a.max(b) as usize] = a.min(b);
                        }
                        _ => {
                            free &= gate.is_none();
                            crosses.push(Cross { from: (n, position), to, gate });
                        }
                    }
                }
            }
            let roots: Vec<u8> = (0..wet.len() as u8).map(|p| find(&mut parents, p)).collect();
            let mut sizes: Vec<(usize, u8)> = (0..wet.len() as u8)
                .filter(|p| wet[*p as usize] && roots[*p as usize] == *p)
                .map(|root| (roots.iter().zip(wet).filter(|(r, w)| **r == root && **w).count(), root))
                .collect();
            sizes.sort_unstable_by_key(|(size, root)| (std::cmp::Reverse(*size), *root));
            sizes.truncate(MOST_PARTS);
            let part = roots
                .iter()
                .zip(wet)
                .map(|(r, w)| sizes.iter().position(|(_, root)| root == r && *w).map_or(NO_PART, |p| p as u8))
                .collect();
            (Fine { cell, water: wet.clone(), part, open: free }, crosses)
        })
        .collect();
    println!("fine ways walked");
    assemble(sea, &looked, &place)
}

/// Open cells beside land. They must be in the table, or a parent could be part land without a child that says so.
fn at_land(sea: &Sea, looked: &[(Fine, Vec<Cross>)], place: &FxHashMap<CellIndex, u32>) -> FxHashSet<CellIndex> {
    let wet = |cell: CellIndex| match place.get(&cell) {
        Some(&n) => looked[n as usize].0.water.contains(&true),
        None => sea.navigable(middle(cell)),
    };
    let open = |cell: CellIndex| match place.get(&cell) {
        Some(&n) => looked[n as usize].0.open,
        None => sea.navigable(middle(cell)),
    };
    let mut found = FxHashSet::default();
    for (fine, _) in looked {
        let around = fine.cell.grid_disk::<Vec<_>>(1);
        if !fine.water.contains(&true) {
            found.extend(around.into_iter().filter(|c| open(*c)));
        } else if fine.open && around.iter().any(|c| !wet(*c)) {
            found.insert(fine.cell);
        }
    }
    found
}

fn assemble(sea: &Sea, looked: &[(Fine, Vec<Cross>)], place: &FxHashMap<CellIndex, u32>) -> Level {
    let mut level = Level::new(BASE);
    let at_land = at_land(sea, looked, place);
    for &cell in &at_land {
        let whole = Part { fine: cell.center_child(FINE).unwrap_or(cell), child: None, size: 49, up: 0 };
        level.shore.insert(cell, vec![whole]);
        for next in cell.grid_disk::<Vec<_>>(1) {
            // Ways from and to the cells looked at follow.
            if next != cell && !place.contains_key(&next) && !place.contains_key(&cell) && sea.navigable(middle(next)) {
                level.join(Key { cell, part: 0 }, Key { cell: next, part: 0 }, None);
            }
        }
    }
    for (fine, _) in looked {
        if fine.open {
            continue;
        }
        let count = fine.part.iter().filter(|p| **p != NO_PART).max().map_or(0, |p| *p as usize + 1);
        let parts = (0..count as u8).map(|p| representative(fine, p)).collect::<Vec<_>>();
        if parts.len() > 1 {
            level.inside.insert(fine.cell, fine.part.clone());
        }
        if !parts.is_empty() || sea.navigable(middle(fine.cell)) {
            level.shore.insert(fine.cell, parts);
        }
    }
    let key = |end: (u32, u8)| -> Option<Key> {
        let fine = &looked[end.0 as usize].0;
        let part = fine.part[end.1 as usize];
        (part != NO_PART).then_some(Key { cell: fine.cell, part: if fine.open { 0 } else { part } })
    };
    for (_, crosses) in looked {
        for cross in crosses {
            let to = match cross.to {
                Ok(end) => key(end),
                Err(cell) => Some(Key { cell, part: 0 }),
            };
            if let (Some(from), Some(to)) = (key(cross.from), to)
                && (from != to)
                && (level.shore.contains_key(&from.cell) || level.shore.contains_key(&to.cell))
            {
                level.join(from, to, cross.gate);
            }
        }
    }
    let detours: Vec<((Key, Key), f32)> = level
        .edges
        .par_iter()
        .filter(|(_, edge)| edge.gate.is_none())
        .map(|((a, b), _)| ((*a, *b), detour(sea, &level, *a, *b, looked, place)))
        .collect();
    for (pair, ratio) in detours {
        if let Some(edge) = level.edges.get_mut(&pair) {
            edge.detour = ratio;
        }
    }
    level
}

/// The fine cell of a part nearest to the part's mean place, water all round preferred.
fn representative(fine: &Fine, part: u8) -> Part {
    let of: Vec<(CellIndex, LatLon)> =
        fine.cell.children(FINE).zip(&fine.part).filter(|(_, p)| **p == part).map(|(c, _)| (c, middle(c))).collect();
    let count = of.len() as f64;
    let origin = of[0].1;
    // Away from the antimeridian's jump.
    let lon = |at: LatLon| origin.lon + (at.lon - origin.lon + 540.0).rem_euclid(360.0) - 180.0;
    let mean = (of.iter().map(|o| o.1.lat).sum::<f64>() / count, of.iter().map(|o| lon(o.1)).sum::<f64>() / count);
    let score = |(cell, at): &(CellIndex, LatLon)| {
        let neighbours = cell.grid_disk::<Vec<_>>(1);
        let dry = neighbours
            .iter()
            .filter(|n| n.parent(BASE) == Some(fine.cell))
            .filter(|n| !n.child_position(BASE).is_some_and(|p| fine.water[p as usize]))
            .count();
        let east = (lon(*at) - mean.1) * mean.0.to_radians().cos();
        // A dry neighbour is as bad as 150 m.
        (at.lat - mean.0).hypot(east) * 111.0 + 0.15 * dry as f64
    };
    let best = of.iter().min_by(|a, b| score(a).total_cmp(&score(b))).unwrap_or(&of[0]);
    Part { fine: best.0, child: None, size: of.len() as u64, up: 0 }
}

/// How much longer than straight the way between two parts is.
fn detour(sea: &Sea, level: &Level, a: Key, b: Key, looked: &[(Fine, Vec<Cross>)], place: &FxHashMap<CellIndex, u32>) -> f32 {
    let (from, to) = (level.fine(a), level.fine(b));
    if !sea.crosses_land(middle(from), middle(to)) {
        return 1.0;
    }
    // A walk over the fine cells of both.
    let wet = |fine: CellIndex| {
        let cell = fine.parent(BASE)?;
        let Some(&n) = place.get(&cell) else { return (cell == a.cell || cell == b.cell).then_some(()) };
        let part = looked[n as usize].0.part[fine.child_position(BASE)? as usize];
        let open = looked[n as usize].0.open;
        [a, b].iter().any(|k| k.cell == cell && (open || k.part == part)).then_some(())
    };
    let mut done: FxHashMap<CellIndex, u64> = FxHashMap::default();
    let mut heap = BinaryHeap::from([(std::cmp::Reverse(0_u64), from)]);
    while let Some((std::cmp::Reverse(metres), fine)) = heap.pop() {
        if done.contains_key(&fine) {
            continue;
        }
        done.insert(fine, metres);
        if fine == to {
            let straight = geo::near_distance_m(middle(from), middle(to)).max(1.0);
            return ((metres as f64 / LATTICE_EXCESS / straight) as f32).max(1.0);
        }
        for next in fine.grid_disk::<Vec<_>>(1) {
            if done.contains_key(&next) || wet(next).is_none() || sea.crosses_land(middle(fine), middle(next)) {
                continue;
            }
            heap.push((std::cmp::Reverse(metres + geo::near_distance_m(middle(fine), middle(next)) as u64), next));
        }
    }
    // Together only by a way outside the two: as near as the lattice shows.
    2.0
}

//! The second reading: the file as it is, without the adopted ships' own rows, with theirs under new names, and with what befalls
//! areas.

use std::{
    collections::{BTreeSet, VecDeque},
    io::Write,
    path::Path,
};

use geo::LatLon;
use rand::SeedableRng;
use rand_pcg::Pcg64Mcg;

use super::{
    adopt::{Adopted, Adoptees},
    areas::Area,
    edit::noisy,
    row::{Columns, split, written},
    sample::{Sample, each_line},
    track::{Fix, NO},
};
use crate::error::SimulateError;

/// What was written.
pub(super) struct Written {
    pub(super) lines: u64,
    pub(super) ships: u32,
}

pub(super) fn rewrite(
    path: &Path,
    sample: &Sample,
    adopted: &Adoptees,
    areas: &mut [Area],
    traffic: &mut dyn Write,
    told: &mut dyn FnMut(f64),
) -> Result<Written, SimulateError> {
    let columns = &sample.columns;
    let failed = |e| SimulateError::io("the traffic", e);
    let mut order: Vec<(i64, usize, usize)> = Vec::new();
    for (n, ship) in adopted.ships.iter().enumerate() {
        order.extend(ship.track.fixes.iter().enumerate().map(|(i, f)| (f.t, n, i)));
    }
    order.sort_unstable();
    let mut waiting: VecDeque<_> = order.into();
    traffic.write_all(sample.header.as_bytes()).map_err(failed)?;
    let (mut lines, mut ships) = (1_u64, BTreeSet::new());
    // Noise of jammed receivers; the seed is of no consequence.
    let mut rng = Pcg64Mcg::seed_from_u64(0);
    let mut own = |t: i64, traffic: &mut dyn Write, areas: &mut [Area], rng: &mut Pcg64Mcg, ships: &mut BTreeSet<u32>| {
        let mut written = 0;
        while let Some(&(at, ship, fix)) = waiting.front().filter(|w| w.0 <= t) {
            waiting.pop_front();
            let Some(ship) = adopted.ships.get(ship) else { continue };
            let (Some(fix), t) = (ship.track.fixes.get(fix), at) else { continue };
            let Some(identity) = ship.identities.get(usize::from(fix.identity)) else { continue };
            if let Some(shown) = befalls(areas, identity.mmsi, fix.at, t, rng) {
                ships.insert(identity.mmsi);
                traffic.write_all(row(columns, ship, fix, shown).as_bytes()).map_err(failed)?;
                written += 1;
            }
        }
        Ok::<u64, SimulateError>(written)
    };
    each_line(path, told, |_, line| {
        let mut fields = Vec::with_capacity(columns.count);
        split(line, &mut fields);
        let Some((mmsi, t, at)) = columns.key(&fields) else {
            lines += 1;
            return traffic.write_all(line.as_bytes()).map_err(failed);
        };
        lines += own(t, traffic, areas, &mut rng, &mut ships)?;
        if adopted.gone.contains(&mmsi) {
            return Ok(());
        }
        let Some(shown) = befalls(areas, mmsi, at, t, &mut rng) else { return Ok(()) };
        ships.insert(mmsi);
        lines += 1;
        if shown == at {
            return traffic.write_all(line.as_bytes()).map_err(failed);
        }
        let mut changed: Vec<String> = fields.iter().map(|f| (*f).to_owned()).collect();
        place(columns, &mut changed, shown);
        if let Some(sog) = columns.sog.and_then(|c| changed.get_mut(c)) {
            "0.1".clone_into(sog);
        }
        traffic.write_all((changed.join(",") + "\n").as_bytes()).map_err(failed)
    })?;
    lines += own(i64::MAX, traffic, areas, &mut rng, &mut ships)?;
    Ok(Written { lines, ships: ships.len() as u32 })
}

/// Where a report comes from in the eyes of whoever hears it; nothing where nobody does.
fn befalls(areas: &mut [Area], mmsi: u32, at: LatLon, t: i64, rng: &mut Pcg64Mcg) -> Option<LatLon> {
    let Some(area) = areas.iter_mut().find(|a| a.holds(at, t)) else { return Some(at) };
    area.ships.insert(mmsi);
    area.to.map(|to| noisy(to, rng))
}

/// A row of an adopted ship.
fn row(columns: &Columns, ship: &Adopted, fix: &Fix, shown: LatLon) -> String {
    let mut fields: Vec<String> = ship.track.template.iter().map(ToString::to_string).collect();
    let mut put = |column: Option<usize>, value: String| {
        if let Some(field) = column.and_then(|c| fields.get_mut(c)) {
            *field = value;
        }
    };
    let tenths = |v: u16| if v == NO { String::new() } else { format!("{}.{}", v / 10, v % 10) };
    if let Some(identity) = ship.identities.get(usize::from(fix.identity)) {
        put(Some(columns.mmsi), identity.mmsi.to_string());
        put(columns.name, identity.name.clone());
        put(columns.imo, if identity.imo == 0 { String::new() } else { format!("IMO{}", identity.imo) });
        put(columns.call_sign, identity.call_sign.clone());
    }
    put(Some(columns.time), written(fix.t));
    put(columns.sog, tenths(fix.sog));
    put(columns.cog, tenths(fix.cog));
    put(columns.heading, if fix.heading == NO { "511".to_owned() } else { fix.heading.to_string() });
    place(columns, &mut fields, shown);
    fields.join(",") + "\n"
}

fn place(columns: &Columns, fields: &mut [String], at: LatLon) {
    for (column, value) in [(columns.lat, at.lat), (columns.lon, at.lon)] {
        if let Some(field) = fields.get_mut(column) {
            *field = format!("{value:.5}");
        }
    }
}

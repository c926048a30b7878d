//! `sillage case export`: a case as files that others read.

use std::{collections::BTreeSet, fs, path::Path};

use ::case::{Case, changes};
use engine::EventFilter;
use export::{CaseFile, Fix, Input, Track};
use lake::{Lake, Table};
use model::{Event, Language, Mmsi, Timestamp};

use super::{Open, gather};
use crate::{
    args::case::{ExportCase, Format},
    commands::screen::heard,
    exit::{CliError, Exit},
    output::line,
    progress::Progress,
};

pub(super) fn run(args: &ExportCase, quiet: bool) -> Result<Exit, CliError> {
    let open = Open::new(&args.case)?;
    let on = args.as_of.unwrap_or_else(|| Timestamp::now().day());
    let assessment = open.assess(on);
    let before = args.since.map(|since| open.assess(since));
    let mut file = CaseFile::new(open.case.clone(), assessment, &open.dossier.evidence);
    file.changes = before.map(|b| changes(&b, &file.assessment));
    file.invented = args.invented;
    if let Some(path) = &args.lake {
        movements(&mut file, path, quiet)?;
    }
    let language = match args.language.as_str() {
        "fr" => Language::Fr,
        _ => Language::En,
    };
    let fail = |e: &dyn std::fmt::Display| CliError::Other(e.to_string());
    let bytes = match args.format {
        Format::Html => export::html(&file, language).into_bytes(),
        Format::Markdown => export::markdown(&file, language).into_bytes(),
        Format::Json => export::json(&file).map_err(|e| fail(&e))?.into_bytes(),
        Format::Ftm => export::ftm(&file).map_err(|e| fail(&e))?.into_bytes(),
        Format::Stix => export::stix(&file).map_err(|e| fail(&e))?.into_bytes(),
        Format::Geojson => export::geojson(&file).map_err(|e| fail(&e))?.into_bytes(),
        Format::Kml => export::kml(&file).into_bytes(),
        Format::Geoparquet => export::geoparquet(&file).map_err(|e| fail(&e))?,
    };
    fs::write(&args.out, &bytes).map_err(|e| CliError::io(args.out.display().to_string(), e))?;
    line(&format!("{}: {} bytes", args.out.display(), crate::output::count(bytes.len() as u64)))?;
    Ok(Exit::Done)
}

/// The columns of a position that a track needs.
#[derive(serde::Deserialize)]
struct Row {
    mmsi: u32,
    t: i64,
    lat: Option<f64>,
    lon: Option<f64>,
    source: u32,
    offset: u64,
}

/// Tracks and events of the ships that the case names, or that its observations speak of.
pub(crate) fn movements(file: &mut CaseFile, path: &Path, quiet: bool) -> Result<(), CliError> {
    let lake = Lake::open(path)?;
    let mut progress = Progress::new(quiet);
    let ships = heard::subjects(path, &mut progress)?;
    progress.finish();
    let ids: BTreeSet<&str> = file.evidence.observations.iter().flat_map(|o| &o.events).map(String::as_str).collect();
    let case: &Case = &file.case;
    let filter = EventFilter {
        from: case.period.from.map(model::Day::start),
        to: case.period.to.map(|d| d.next().start()),
        ..EventFilter::default()
    };
    let all: Vec<Event> = engine::events(&lake, &filter)?;
    let seen: BTreeSet<Mmsi> = all.iter().filter(|e| ids.contains(e.id.to_string().as_str())).map(|e| e.mmsi).collect();
    let listed = gather::listed(case, &ships);
    let vessels: BTreeSet<Mmsi> = all.iter().map(|e| e.mmsi).filter(|m| seen.contains(m) || listed.contains(&m.get())).collect();
    file.events = all.into_iter().filter(|e| vessels.contains(&e.mmsi)).collect();
    file.inputs = engine::sources(&lake)?.into_iter().map(|s| Input { id: s.source, name: s.name, sha256: s.sha256 }).collect();
    let heard = heard::by_mmsi(&ships);
    let mut tracks: Vec<Track> = vessels
        .iter()
        .map(|mmsi| {
            let heard = heard.get(mmsi);
            Track {
                mmsi: *mmsi,
                track: 0,
                name: heard.and_then(|h| h.names.last().cloned()),
                imo: heard.and_then(|h| h.imo.last().copied()),
                points: Vec::new(),
            }
        })
        .collect();
    let (from, to) = (filter.from, filter.to);
    let numbers: Vec<u32> = vessels.iter().map(|m| m.get()).collect();
    for part in lake.manifest().files(Table::Positions) {
        let columns = ["mmsi", "t", "lat", "lon", "source", "offset"];
        for batch in lake::read_batches(&part.path, lake.read(part)?, Some(&columns), Some(&numbers), 64 * 1024)? {
            let batch = batch.map_err(|e| CliError::Other(format!("{}: {e}", part.path)))?;
            for row in lake::rows_of::<Row>("positions", &batch)? {
                // In the order of the set they were made from.
                let Ok(at) = tracks.binary_search_by_key(&row.mmsi, |t| t.mmsi.get()) else { continue };
                let Some(track) = tracks.get_mut(at) else { continue };
                let t = Timestamp::from_millis(row.t);
                let inside = from.is_none_or(|f| t >= f) && to.is_none_or(|u| t < u);
                if let (true, Some(lat), Some(lon)) = (inside, row.lat, row.lon) {
                    track.points.push(Fix { t, lat, lon, source: row.source, offset: row.offset });
                }
            }
        }
    }
    for track in &mut tracks {
        track.points.sort_by_key(|p| p.t);
    }
    file.tracks = tracks.into_iter().filter(|t| !t.points.is_empty()).collect();
    Ok(())
}

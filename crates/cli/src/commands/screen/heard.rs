//! All that the vessels of a lake said of themselves.

use std::{collections::BTreeMap, path::Path};

use lake::{Lake, Table};
use model::{Imo, Mmsi};
use screen::Subject;

use crate::{exit::CliError, progress::Progress};

#[derive(serde::Deserialize)]
struct Row {
    mmsi: u32,
    imo: Option<u32>,
    name: Option<String>,
    call_sign: Option<String>,
}

/// One subject a vessel, with each name, number and call sign it gave, also those it gave up.
pub(crate) fn subjects(path: &Path, progress: &mut Progress) -> Result<Vec<Subject>, CliError> {
    let lake = Lake::open(path)?;
    let files = lake.manifest().files(Table::VoyageData);
    if files.is_empty() {
        return Err(CliError::Other(format!(
            "{} holds no static data; take some in with `sillage ingest --lake {} FILE`",
            path.display(),
            path.display()
        )));
    }
    let mut vessels: BTreeMap<u32, Subject> = BTreeMap::new();
    for (done, file) in files.iter().enumerate() {
        progress.steps("reading static data", "", done, files.len());
        let columns = ["mmsi", "imo", "name", "call_sign"];
        for batch in lake::read_batches(&file.path, lake.read(file)?, Some(&columns), None, 64 * 1024)? {
            let batch = batch.map_err(|e| CliError::Other(format!("{}: {e}", file.path)))?;
            for row in lake::rows_of::<Row>("voyage_data", &batch)? {
                add(vessels.entry(row.mmsi).or_default(), row);
            }
        }
    }
    Ok(vessels.into_values().collect())
}

/// The vessels by the number that their transponder sends.
pub(crate) fn by_mmsi(vessels: &[Subject]) -> BTreeMap<Mmsi, &Subject> {
    vessels.iter().filter_map(|v| Some((*v.mmsi.first()?, v))).collect()
}

fn add(vessel: &mut Subject, row: Row) {
    if vessel.id.is_empty() {
        vessel.id = format!("{:09}", row.mmsi);
        vessel.mmsi = Mmsi::new(u64::from(row.mmsi)).into_iter().collect();
    }
    // A number that fails its check was mistyped, and would only find another ship.
    if let Some(imo) = row.imo.and_then(|n| Imo::new(n).ok()).filter(|n| !vessel.imo.contains(n)) {
        vessel.imo.push(imo);
    }
    let once = |known: &mut Vec<String>, text: Option<String>| {
        if let Some(text) = text.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty() && !known.contains(t)) {
            known.push(text);
        }
    };
    once(&mut vessel.names, row.name);
    once(&mut vessel.call_signs, row.call_sign);
}

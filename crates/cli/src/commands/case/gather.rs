//! `sillage case gather`: what watched ships did, and what lists say of them.

use std::{collections::BTreeSet, path::Path};

use ::case::{Case, IsPlace, ListCheck, Observation, Ship, Watched, ledger::Object, observe};
use engine::EventFilter;
use geo::{Ports, Regions};
use lake::Lake;
use model::{Day, Event, EventKind, Imo, Mmsi, Timestamp};
use screen::{Grade, Index, Lists, Schema, Subject};

use super::Open;
use crate::{
    args::case::Gather,
    commands::screen::heard,
    exit::{CliError, Exit},
    output::{count, line},
    progress::Progress,
};

/// What of a watched ship's doings a case may hear of.
const KINDS: [EventKind; 5] = [EventKind::Voyage, EventKind::Gap, EventKind::PortVisit, EventKind::Draught, EventKind::Encounter];

pub(super) fn run(args: &Gather, quiet: bool) -> Result<Exit, CliError> {
    if args.lake.is_none() && args.lists.is_empty() {
        return Err(CliError::Usage("say where to look: --lake, --list or both".to_owned()));
    }
    let mut open = Open::new(&args.case)?;
    let mut progress = Progress::new(quiet);
    let mut objects: Vec<Object> = Vec::new();
    let mut ships: Vec<Subject> = Vec::new();
    if let Some(path) = &args.lake {
        ships = heard::subjects(path, &mut progress)?;
        progress.finish();
        let ports = crate::ports::load(&args.ports, quiet)?;
        let seen = observations(&open.case, path, &ships, &ports, quiet)?;
        let known = &open.dossier.evidence.observations;
        objects.extend(seen.into_iter().filter(|o| !known.contains(o)).map(|o| Object::Observation(Box::new(o))));
    }
    let observed = objects.len();
    let mut in_part = false;
    if !args.lists.is_empty() {
        let lists = Lists::read(&args.lists, &args.dates).map_err(|e| CliError::Other(e.to_string()))?;
        in_part = lists.in_part();
        let on = args.on.unwrap_or_else(|| Timestamp::now().day());
        let checks = checks(&open.case, &Index::new(lists), &ships, on);
        objects.extend(checks.into_iter().map(|c| Object::ListCheck(Box::new(c))));
    }
    if !objects.is_empty() {
        open.ledger.append(&args.author.author, "gather", &objects)?;
    }
    for object in &objects {
        match object {
            Object::Observation(o) => line(&format!("{}  {}", o.known, o.text))?,
            Object::ListCheck(c) => line(&told(c))?,
            _ => {}
        }
    }
    line(&format!("{} observations and {} list checks added", count(observed as u64), count((objects.len() - observed) as u64)))?;
    Ok(if in_part { Exit::InPart } else { Exit::Done })
}

/// A check in a line.
pub(crate) fn told(check: &ListCheck) -> String {
    let lead = if check.decisive { "" } else { ", a lead" };
    let found = check.entry.as_ref().map_or_else(|| "not on it".to_owned(), |e| format!("entry {e}{lead}"));
    format!("{}  {} against {} of {}: {found}", check.checked, check.subject, check.list, check.list_date)
}

/// Observations as an analyst writes them: a table `[[observation]]` each.
pub(crate) fn from_toml(text: &str) -> Result<Vec<Observation>, toml::de::Error> {
    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Seen {
        observation: Vec<Observation>,
    }
    toml::from_str::<Seen>(text).map(|s| s.observation)
}

/// Whether the case names a vessel: by a number, or by the very name.
fn named(ship: &Ship, heard: &Subject) -> bool {
    let same_name = |name: &String| heard.names.iter().any(|n| n.eq_ignore_ascii_case(name));
    ship.mmsi.is_some_and(|m| heard.mmsi.iter().any(|h| h.get() == m))
        || ship.imo.is_some_and(|i| heard.imo.iter().any(|h| h.get() == i))
        || ship.mmsi.is_none() && ship.imo.is_none() && ship.name.as_ref().is_some_and(same_name)
}

/// The vessels that the case names: those whose MMSI it gives, and those heard that bear its other numbers or its name.
pub(crate) fn listed(case: &Case, heard: &[Subject]) -> BTreeSet<u32> {
    let given = case.watch.ships.iter().filter_map(|s| s.mmsi);
    let known = heard.iter().filter(|h| case.watch.ships.iter().any(|s| named(s, h)));
    given.chain(known.filter_map(|h| h.mmsi.first().map(|m| m.get()))).collect()
}

/// What the case may hear of the vessels of a lake, by the day it was known.
pub(crate) fn observations(
    case: &Case,
    path: &Path,
    ships: &[Subject],
    ports: &Ports,
    quiet: bool,
) -> Result<Vec<Observation>, CliError> {
    let lake = Lake::open(path)?;
    crate::commands::told_of_analysis(&lake, quiet)?;
    let start = |d: Option<Day>| d.map(Day::start);
    let filter = EventFilter {
        kinds: KINDS.to_vec(),
        mmsi: None,
        from: start(case.period.from),
        to: start(case.period.to.map(Day::next)),
        id: None,
        open: false,
    };
    let events: Vec<Event> = engine::events(&lake, &filter)?;
    let regions = Regions::embedded()?;
    let is = |key: &str, name: &str, word: &str| is_place(ports, &regions, key, name, word);
    let is: &IsPlace<'_> = &is;
    let (vessels, listed) = (heard::by_mmsi(ships), listed(case, ships));
    let mut found = Vec::new();
    for event in &events {
        let heard = vessels.get(&event.mmsi);
        let ship = Watched {
            mmsi: event.mmsi.get(),
            name: heard.and_then(|s| s.names.last().cloned()),
            imo: heard.and_then(|s| s.imo.last()).map(|i| i.get()),
            listed: listed.contains(&event.mmsi.get()),
        };
        found.extend(observe(event, &ship, &case.watch, is));
    }
    found.sort_by(|a, b| a.known.cmp(&b.known).then_with(|| a.id.cmp(&b.id)));
    Ok(found)
}

/// A word of the watch: a port's key, name or variant, a state's two letters, a region's name.
fn is_place(ports: &Ports, regions: &Regions, key: &str, name: &str, word: &str) -> bool {
    if key.eq_ignore_ascii_case(word) || !name.is_empty() && name.eq_ignore_ascii_case(word) {
        return true;
    }
    if word.len() == 2 && key.len() >= 5 && key.get(..2).is_some_and(|c| c.eq_ignore_ascii_case(word)) {
        return true;
    }
    let Some(index) = ports.by_key(key) else { return false };
    ports.by_name(word).contains(&index)
        || regions.by_key(word).or_else(|| regions.by_name(word)).is_some_and(|r| r.contains_port(ports.get(index)))
}

/// Each watched ship and each party with a name against each list; not being on one is said as well.
pub(crate) fn checks(case: &Case, index: &Index, heard: &[Subject], on: Day) -> Vec<ListCheck> {
    let mut asked: Vec<(String, Subject)> = Vec::new();
    for ship in &case.watch.ships {
        let mut subject = heard.iter().find(|h| named(ship, h)).cloned().unwrap_or_default();
        let imo = ship.imo.and_then(|n| Imo::new(n).ok()).filter(|n| !subject.imo.contains(n));
        subject.imo.extend(imo);
        let mmsi = ship.mmsi.and_then(|n| Mmsi::new(u64::from(n)).ok()).filter(|n| !subject.mmsi.contains(n));
        subject.mmsi.extend(mmsi);
        subject.names.extend(ship.name.iter().filter(|n| !subject.names.contains(n)).cloned().collect::<Vec<_>>());
        let called = ship
            .name
            .clone()
            .or_else(|| ship.imo.map(|i| format!("IMO {i}")))
            .or_else(|| ship.mmsi.map(|m| format!("MMSI {m:09}")));
        if let Some(called) = called {
            asked.push((called, subject));
        }
    }
    for party in case.supplier.iter().chain(&case.recipient).filter(|p| p.code.len() > 3) {
        let names = std::iter::once(party.code.clone()).chain(party.names.iter().cloned()).collect();
        asked.push((party.code.clone(), Subject { schema: Schema::Organisation, names, ..Subject::default() }));
    }
    let mut found = Vec::new();
    for (called, subject) in asked {
        let hits = index.screen(&subject);
        for (number, info) in index.checked().lists.iter().enumerate() {
            let on_it = |h: &&screen::Hit| index.lists().designations.get(h.designation).is_some_and(|d| d.list == number);
            let hit = hits.iter().filter(|h| h.grade > Grade::None).find(on_it);
            let entry = hit.and_then(|h| index.lists().designations.get(h.designation)).map(|d| format!("{} {}", d.id, d.name()));
            found.push(ListCheck {
                id: format!("{}-{}-{on}", called.replace(' ', "_"), info.list.replace(' ', "_")),
                subject: called.clone(),
                list: info.list.clone(),
                list_date: info.date.to_string(),
                entry,
                features: hit.map(|h| h.features.iter().map(|f| f.detail.clone()).collect()).unwrap_or_default(),
                decisive: hit.is_some_and(|h| h.grade == Grade::Match),
                checked: on,
            });
        }
    }
    found
}

//! What is said of the first ship of the demo: made-up statements in both languages, lists, and the case that they make.

use std::{fs, path::Path};

use ::case::{
    Assessment, Case, Changes, Dossier, Ledger, Method, Observation, assess, changes,
    ledger::{CaseText, Object},
};
use geo::Ports;
use model::{Day, Event};
use report::{Raw, Reader};
use screen::{Index, Lists};

use crate::{
    commands::{case::gather, read::records, screen::heard, voyages::voyage},
    exit::CliError,
    output::line,
    progress::Progress,
};

/// A template, and how many days after the arrival it is published.
const FIRST: [(&str, &str, i32); 3] = [
    ("briefing.en.txt", include_str!("../../../data/demo/briefing.en.txt"), 1),
    ("depeche.fr.txt", include_str!("../../../data/demo/depeche.fr.txt"), 1),
    ("dementi.fr.txt", include_str!("../../../data/demo/dementi.fr.txt"), 2),
];
const LATER: [(&str, &str, i32); 1] = [("institute.en.txt", include_str!("../../../data/demo/institute.en.txt"), 8)];
const PICTURES: &str = include_str!("../../../data/demo/pictures.toml");
const CASE: &str = include_str!("../../../data/demo/case.toml");
const LIST: &str = include_str!("../../../data/demo/list.csv");
/// The invented states.
const PLACES: &str = include_str!("../../../../report/gold/lexicon/places.toml");
/// Days after the arrival on which the case is assessed: before and after the later statement.
const ASSESSED: (i32, i32) = (2, 9);

/// The case twice, a week apart.
pub(super) struct Story {
    case: Case,
    documents: Vec<String>,
    seen: Vec<Observation>,
    checks: Vec<String>,
    pub(super) before: Assessment,
    pub(super) after: Assessment,
    changes: Changes,
}

/// The words that fill the templates.
struct Words {
    ship: String,
    mmsi: u32,
    from: String,
    to: String,
    declared: String,
    arrival: Day,
}

impl Words {
    fn of(event: &Event, name: Option<String>) -> Option<Self> {
        let v = voyage(event)?;
        Some(Self {
            ship: name?,
            mmsi: event.mmsi.get(),
            from: v.from_name.clone()?,
            to: v.to_name.clone()?,
            declared: v.declared.last().map(|d| d.place_name.clone().unwrap_or_else(|| d.text.clone()))?,
            arrival: v.arrival?.day(),
        })
    }

    fn fill(&self, template: &str, days: i32) -> String {
        let day = Day::from_days(self.arrival.days() + days);
        template
            .replace("{ship}", &self.ship)
            .replace("{mmsi}", &self.mmsi.to_string())
            .replace("{from}", &self.from)
            .replace("{to}", &self.to)
            .replace("{declared}", &self.declared)
            .replace("{date_iso}", &day.to_string())
            .replace("{period_from}", &Day::from_days(self.arrival.days() - 7).to_string())
            .replace("{period_to}", &Day::from_days(self.arrival.days() + 14).to_string())
            .replace("{date_en}", &written(day, &MONTHS_EN))
            .replace("{date_fr}", &written(day, &MONTHS_FR))
    }
}

const MONTHS_EN: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const MONTHS_FR: [&str; 12] =
    ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

/// `27 September 2022`.
fn written(day: Day, months: &[&str; 12]) -> String {
    let iso = day.to_string();
    let part = |from: usize, to: usize| iso.get(from..to).and_then(|p| p.parse::<usize>().ok()).unwrap_or(1);
    let month = months.get(part(5, 7).saturating_sub(1)).copied().unwrap_or_default();
    format!("{} {month} {}", part(8, 10), part(0, 4))
}

/// Plays it; nothing where the month has no voyage that could be told.
pub(super) fn play(folder: &Path, lake: &Path, event: &Event, ports: &Ports, quiet: bool) -> Result<Option<Story>, CliError> {
    let mut progress = Progress::new(true);
    let ships = heard::subjects(lake, &mut progress)?;
    let name = heard::by_mmsi(&ships).get(&event.mmsi).and_then(|s| s.names.first().cloned());
    let Some(words) = Words::of(event, name) else { return Ok(None) };
    let reader = Reader::new(&[("places.toml", PLACES)]).map_err(|e| CliError::Other(e.to_string()))?;
    let mut ledger = Ledger::open(&folder.join("ledger.db").display().to_string())?;
    let text = words.fill(CASE, 0);
    let case = Case::parse(&text)?;
    write(folder, "case.toml", &text)?;
    write(folder, "list.csv", LIST)?;
    ledger.append("demo", "open", &[Object::Case(CaseText { id: case.id.clone(), toml: text })])?;
    let mut documents = Vec::new();
    for (name, template, days) in FIRST.iter().chain(&LATER) {
        documents.push(read(folder, &reader, &mut ledger, name, &words.fill(template, *days), &words, *days)?);
    }
    let seen = gather::observations(&case, lake, &ships, ports, quiet)?;
    let lists = Lists::read(&[folder.join("list.csv")], &[]).map_err(|e| CliError::Other(e.to_string()))?;
    let checks = gather::checks(&case, &Index::new(lists), &ships, Day::from_days(words.arrival.days() + ASSESSED.0));
    let told = checks.iter().map(gather::told).collect();
    let pictures = words.fill(PICTURES, ASSESSED.1 - 1);
    let pictures = gather::from_toml(&pictures).map_err(|e| CliError::Other(format!("pictures.toml: {e}")))?;
    let objects: Vec<Object> = (seen.iter().chain(&pictures).map(|o| Object::Observation(Box::new(o.clone()))))
        .chain(checks.into_iter().map(|c| Object::ListCheck(Box::new(c))))
        .collect();
    ledger.append("demo", "gather", &objects)?;
    let dossier = Dossier::read(&mut ledger, None)?;
    let method = Method::embedded().map_err(|e| CliError::Other(e.to_string()))?;
    let on = |days: i32| assess(&case, &dossier.evidence, Day::from_days(words.arrival.days() + days), &method);
    let (before, after) = (on(ASSESSED.0), on(ASSESSED.1));
    let changes = changes(&before, &after);
    Ok(Some(Story { case, documents, seen, checks: told, before, after, changes }))
}

fn write(folder: &Path, name: &str, text: &str) -> Result<(), CliError> {
    let path = folder.join(name);
    fs::write(&path, text).map_err(|e| CliError::io(path.display().to_string(), e))
}

/// Reads a statement into the ledger; says in a line what was read from it.
fn read(
    folder: &Path,
    reader: &Reader,
    ledger: &mut Ledger,
    name: &str,
    text: &str,
    words: &Words,
    days: i32,
) -> Result<String, CliError> {
    write(folder, name, text)?;
    let reading = reader.read(&Raw { uri: name.to_owned(), text: text.to_owned(), ..Raw::default() });
    let captured = Day::from_days(words.arrival.days() + days);
    let objects: Vec<Object> = records(&reading, None, captured).collect();
    ledger.append("demo", "read", &objects)?;
    let date = reading.document.published.as_ref().map_or_else(String::new, ToString::to_string);
    let told: Vec<String> = reading
        .claims
        .iter()
        .filter(|c| c.evidential)
        .map(|c| {
            format!(
                "{} {}{}",
                c.origin,
                c.stance.name().replace('_', " "),
                c.stage.map_or_else(String::new, |s| format!(": {s}"))
            )
        })
        .collect();
    Ok(format!("{date}  {:<16} {}", name, told.join("; ")))
}

impl Story {
    /// Tells it.
    pub(super) fn print(&self) -> Result<(), CliError> {
        line("\nWhat is said of that ship (invented states, statements and people):\n")?;
        for document in &self.documents {
            line(document)?;
        }
        line("\nWhat it did:\n")?;
        for seen in &self.seen {
            line(&format!("{}  {}", seen.known, seen.text))?;
        }
        line("\nOn the lists:\n")?;
        for check in &self.checks {
            line(check)?;
        }
        line(&format!("\nThe case on {}: {}\n", self.before.as_of, self.case.question))?;
        crate::commands::case::print::assessment(&self.before)?;
        line(&format!("\nA week later, on {}:\n", self.after.as_of))?;
        crate::commands::case::print::changes(&self.changes)
    }
}

//! From a scenario file to a world, or to what is wrong with it and where.

use std::ops::{Range, RangeInclusive};

use model::Day;
use toml::Spanned;

use super::{
    Simulated, Traffic, World,
    file::{Guilty, Innocent, ReceptionSettings, ScenarioFile},
};
use crate::{error::SimulateError, theatre::Theatre};

/// Most of anything planted.
const MOST: u32 = 1000;

/// Where in which file.
struct Source<'a> {
    name: &'a str,
    text: &'a str,
}

impl Source<'_> {
    fn wrong(&self, span: Range<usize>, detail: &str) -> SimulateError {
        let before = self.text.get(..span.start).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        SimulateError::World { path: self.name.to_owned(), line, column, detail: detail.trim().to_owned() }
    }

    /// The line and column of a key of a table, or of the table's name, or of the beginning.
    fn key(&self, table: &str, key: &str) -> Range<usize> {
        let mut at = 0;
        let (mut inside, mut found) = (table.is_empty(), 0);
        for line in self.text.split_inclusive('\n') {
            let trimmed = line.trim();
            if trimmed.starts_with('[') {
                inside = trimmed.trim_matches(['[', ']']) == table;
                if inside {
                    found = at;
                }
            } else if inside && trimmed.split('=').next().is_some_and(|k| k.trim() == key) {
                found = at;
                break;
            }
            at += line.len();
        }
        found..found
    }

    fn share(&self, table: &str, key: &str, value: f64) -> Result<(), SimulateError> {
        if (0.0..=1.0).contains(&value) {
            return Ok(());
        }
        Err(self.wrong(self.key(table, key), &format!("{key} is {value}; expected a share from 0 to 1")))
    }

    fn within(&self, value: &Spanned<u32>, range: RangeInclusive<u32>, what: &str) -> Result<u32, SimulateError> {
        if range.contains(value.get_ref()) {
            return Ok(*value.get_ref());
        }
        let (low, high) = (range.start(), range.end());
        Err(self.wrong(value.span(), &format!("{what} is {}; expected {low} to {high}", value.get_ref())))
    }
}

impl World {
    /// Parses the text of a scenario file; `name` is told in errors.
    ///
    /// # Errors
    ///
    /// A key that none knows, a value that cannot be: the error names line and column, and what was expected.
    pub fn parse(name: &str, text: &str) -> Result<Self, SimulateError> {
        let source = Source { name, text };
        let file: ScenarioFile = toml::from_str(text).map_err(|e| source.wrong(e.span().unwrap_or(0..0), e.message()))?;
        check_guilty(&source, &file.guilty)?;
        check_innocent(&source, &file.innocent)?;
        let traffic = match &file.traffic {
            Some(real) => {
                only_without_traffic(&source, &file)?;
                only_simulated(&source, &file)?;
                Traffic::NoaaCsv(real.get_ref().noaa_csv.clone())
            }
            None if file.innocent.area_outages > 0 => {
                let detail = "area_outages are of real traffic; simulated traffic has stations and satellites that fail";
                return Err(source.wrong(source.key("innocent", "area_outages"), detail));
            }
            None => Traffic::Simulated(simulated(&source, &file)?),
        };
        Ok(Self { name: file.name, tuning: file.tuning, seed: file.seed, traffic, guilty: file.guilty, innocent: file.innocent })
    }
}

fn only_without_traffic(source: &Source<'_>, file: &ScenarioFile) -> Result<(), SimulateError> {
    let given = [
        (file.start.as_ref().map(Spanned::span), "start"),
        (file.days.as_ref().map(Spanned::span), "days"),
        (file.ships.as_ref().map(Spanned::span), "ships"),
        (file.theatres.as_ref().map(Spanned::span), "theatres"),
        (file.reception.as_ref().map(Spanned::span), "reception"),
    ];
    match given.into_iter().find_map(|(span, key)| Some((span?, key))) {
        Some((span, key)) => {
            Err(source.wrong(span, &format!("{key} is of simulated traffic; expected none of it beside traffic.noaa_csv")))
        }
        None => Ok(()),
    }
}

/// What cannot be planted in real traffic, where it is anyway.
fn only_simulated(source: &Source<'_>, file: &ScenarioFile) -> Result<(), SimulateError> {
    let i = &file.innocent;
    let given = [
        ("waiting", i.waiting),
        ("anchored", i.anchored),
        ("bunkering", i.bunkering),
        ("pilots", i.pilots),
        ("fishing_fleets", i.fishing_fleets),
        ("transponder_failures", i.transponder_failures),
        ("shared_mmsis", i.shared_mmsis),
        ("satellite_outages", i.satellite_outages),
        ("feed_outages", i.feed_outages),
    ];
    if file.guilty.liars > 0.0 {
        let detail = "liars are of simulated traffic: NOAA's columns have no destination; expected none in real traffic";
        return Err(source.wrong(source.key("guilty", "liars"), detail));
    }
    match given.into_iter().find(|(_, n)| *n > 0) {
        Some((key, _)) => {
            let detail = format!("{key} is of simulated traffic; expected only jamming and area_outages in real traffic");
            Err(source.wrong(source.key("innocent", key), &detail))
        }
        None => Ok(()),
    }
}

fn simulated(source: &Source<'_>, file: &ScenarioFile) -> Result<Simulated, SimulateError> {
    let missing =
        |key: &str| source.wrong(0..0, &format!("no {key}; expected name, tuning, seed, start, days, ships and theatres"));
    let start = file.start.as_ref().ok_or_else(|| missing("start"))?;
    let days = file.days.as_ref().ok_or_else(|| missing("days"))?;
    let ships = file.ships.as_ref().ok_or_else(|| missing("ships"))?;
    let theatres = file.theatres.as_ref().ok_or_else(|| missing("theatres"))?;
    if theatres.get_ref().is_empty() {
        return Err(source.wrong(theatres.span(), "no theatre; expected at least one"));
    }
    let reception = file.reception.as_ref().map_or_else(ReceptionSettings::default, |r| r.get_ref().clone());
    if reception.satellites > 6 {
        let detail = format!("satellites is {}; expected 0 to 6", reception.satellites);
        return Err(source.wrong(source.key("reception", "satellites"), &detail));
    }
    for (key, value) in [
        ("stations", reception.stations),
        ("short_range", reception.short_range),
        ("mountains", reception.mountains),
        ("station_failures", reception.station_failures),
        ("aerials", reception.aerials),
    ] {
        source.share("reception", key, value)?;
    }
    Ok(Simulated {
        start: date(source, start)?,
        days: source.within(days, 1..=400, "days")?,
        ships: source.within(ships, 1..=20_000, "ships")?,
        theatres: theatres.get_ref().iter().fold(Vec::new(), |mut all: Vec<Theatre>, t| {
            if !all.contains(t) {
                all.push(*t);
            }
            all
        }),
        reception,
    })
}

fn date(source: &Source<'_>, value: &Spanned<toml::Value>) -> Result<Day, SimulateError> {
    let text = match value.get_ref() {
        toml::Value::String(text) => text.clone(),
        toml::Value::Datetime(date) => date.to_string(),
        other => format!("the {}", other.type_str()),
    };
    // Before AIS there was no traffic; after 2099 years have more digits than the feed's readers take for sure.
    Day::parse(text.trim())
        .filter(|d| (Day::from_civil(1990, 1, 1)..=Day::from_civil(2099, 12, 31)).contains(&Some(*d)))
        .ok_or_else(|| {
            source
                .wrong(value.span(), &format!("{text} is no day; expected one that exists, from 1990 to 2099, as \"2022-09-01\""))
        })
}

fn check_guilty(source: &Source<'_>, g: &Guilty) -> Result<(), SimulateError> {
    source.share("guilty", "liars", g.liars)?;
    let counts = [
        ("dark_port_calls", g.dark_port_calls),
        ("short_dark_port_calls", g.short_dark_port_calls),
        ("dark_voyages", g.dark_voyages),
        ("transfers", g.transfers),
        ("transfers_one_dark", g.transfers_one_dark),
        ("transfers_both_dark", g.transfers_both_dark),
        ("teleports", g.teleports),
        ("perfect_tracks", g.perfect_tracks),
        ("positions_on_land", g.positions_on_land),
        ("circles", g.circles),
        ("changed_names", g.changed_names),
        ("changed_call_signs", g.changed_call_signs),
        ("changed_imos", g.changed_imos),
        ("shared_imos", g.shared_imos),
        ("bad_imos", g.bad_imos),
        ("changed_mmsis", g.changed_mmsis),
    ];
    check_counts(source, "guilty", &counts)
}

fn check_innocent(source: &Source<'_>, i: &Innocent) -> Result<(), SimulateError> {
    let counts = [
        ("waiting", i.waiting),
        ("anchored", i.anchored),
        ("bunkering", i.bunkering),
        ("pilots", i.pilots),
        ("fishing_fleets", i.fishing_fleets),
        ("jamming", i.jamming),
        ("transponder_failures", i.transponder_failures),
        ("shared_mmsis", i.shared_mmsis),
        ("satellite_outages", i.satellite_outages),
        ("feed_outages", i.feed_outages),
        ("area_outages", i.area_outages),
    ];
    check_counts(source, "innocent", &counts)
}

fn check_counts(source: &Source<'_>, table: &str, counts: &[(&str, u32)]) -> Result<(), SimulateError> {
    match counts.iter().find(|(_, n)| *n > MOST) {
        Some((key, n)) => Err(source.wrong(source.key(table, key), &format!("{key} is {n}; expected 0 to {MOST}"))),
        None => Ok(()),
    }
}

//! `sillage voyages`: from, to, what was declared, and the verdict.

use engine::{Called, EventFilter};
use lake::Lake;
use model::{Declaration, Detail, Event, EventKind, Timestamp, Verdict, Voyage};
use serde::Serialize;

use crate::{
    args::{Style, Voyages},
    exit::{CliError, Exit},
    output::{List, line, number, or_dash, plain_table, trimmed, unbroken},
};

const HEADER: [&str; 21] = [
    "id",
    "mmsi",
    "name",
    "imo",
    "departure",
    "from_port",
    "from_name",
    "arrival",
    "to_port",
    "to_name",
    "hours",
    "sea_miles",
    "max_draught_m",
    "gaps",
    "gap_hours",
    "declared",
    "verdict",
    "rule",
    "weight",
    "record_kept",
    "record_readable",
];

/// A voyage with who the ship said it was.
#[derive(Serialize)]
struct Named<'a> {
    name: Option<String>,
    imo: Option<u32>,
    #[serde(flatten)]
    event: &'a Event,
}

pub(crate) fn run(args: &Voyages, quiet: bool) -> Result<Exit, CliError> {
    super::checked(&args.window)?;
    let lake = Lake::open(&args.lake.lake)?;
    super::told_of_analysis(&lake, quiet)?;
    let filter = EventFilter {
        kinds: vec![EventKind::Voyage],
        mmsi: args.window.mmsi,
        from: args.window.from,
        to: args.window.to,
        id: None,
        // A contradicted voyage whose verdict the next arrival may still revise lies among those under way.
        open: true,
    };
    let mut voyages: Vec<Event> = engine::events(&lake, &filter)?;
    // A port of the user's own list is known by its key alone, as the voyages have it.
    let known = |word: &str| {
        voyages.iter().filter_map(voyage).any(|v| [&v.from_port, &v.to_port].into_iter().flatten().any(|k| k == word))
    };
    let keys = |word: &Option<String>| match word {
        None => Ok(None),
        Some(word) if known(word) => Ok(Some(vec![word.clone()])),
        Some(word) => crate::ports::keys(&geo::Ports::embedded()?, word).map(Some),
    };
    let (from, to) = (keys(&args.from_port)?, keys(&args.to_port)?);
    let is = |found: Option<&String>, wanted: &Option<Vec<String>>| {
        wanted.as_ref().is_none_or(|keys| found.is_some_and(|f| keys.contains(f)))
    };
    voyages.retain(|e| {
        voyage(e).is_some_and(|v| {
            (args.open || v.arrival.is_some())
                && args.verdict.is_none_or(|verdict| v.verdict == Some(verdict))
                && is(v.from_port.as_ref(), &from)
                && is(v.to_port.as_ref(), &to)
        })
    });
    if args.verdict == Some(Verdict::Contradicted) {
        rank(&mut voyages);
    }
    voyages.truncate(args.limit.unwrap_or(usize::MAX));
    print(&lake, &voyages, args.output.style())?;
    Ok(Exit::Done)
}

/// The voyage of an event.
pub(crate) fn voyage(event: &Event) -> Option<&Voyage> {
    if let Detail::Voyage(v) = &event.detail { Some(v) } else { None }
}

/// The weightiest contradiction first.
pub(crate) fn rank(voyages: &mut [Event]) {
    let weight = |e: &Event| voyage(e).and_then(|v| v.weight).unwrap_or(0.0);
    voyages.sort_by(|a, b| weight(b).total_cmp(&weight(a)).then_with(|| a.id.cmp(&b.id)));
}

/// Prints voyages.
pub(crate) fn print(lake: &Lake, voyages: &[Event], style: Style) -> Result<(), CliError> {
    let vessels: Vec<u32> = voyages.iter().map(|e| e.mmsi.get()).collect();
    let names = engine::names(lake, &vessels)?;
    let named = |event: &Event| names.get(&event.mmsi.get()).cloned().unwrap_or_default();
    if style == Style::Table {
        return table(voyages, &named);
    }
    let mut list = List::new(&HEADER, &[]);
    for event in voyages {
        if let Some(v) = voyage(event) {
            let Called { name, imo } = named(event);
            list.push(cells(event, v, name.as_ref(), imo), Named { name, imo, event });
        }
    }
    list.print(style, "")
}

/// Voyages for people: two lines each.
fn table(voyages: &[Event], named: &dyn Fn(&Event) -> Called) -> Result<(), CliError> {
    if voyages.is_empty() {
        return line("No such voyages in this lake.");
    }
    let mut table = plain_table(&["ship", "from (UTC)", "to (UTC)", "way", "declared; id", "verdict; record"]);
    for event in voyages {
        let Some(v) = voyage(event) else { continue };
        let end = |name: Option<&String>, port: Option<&String>, t: Option<Timestamp>, else_say: &str| match (name, port) {
            (Some(name), Some(port)) => format!("{name}\n{port} {}", t.map_or_else(String::new, Timestamp::to_minute)),
            _ => else_say.to_owned(),
        };
        let draught = v.max_draught_m.map_or_else(String::new, |m| format!(", {m:.1}\u{a0}m"));
        let silent = if v.gap_hours > 0.0 { format!(", silent\u{a0}{:.1}", v.gap_hours) } else { String::new() };
        let record = if v.record_readable > 0 {
            format!("{} of {} kept", v.record_kept, v.record_readable)
        } else {
            "no record".to_owned()
        };
        let weight = v.weight.map_or_else(String::new, |w| format!(" {w:.2}"));
        let not_reached = if event.open { "under way" } else { "lost sight of" };
        table.add_row([
            format!("{}\n{}", or_dash(named(event).name), event.mmsi),
            end(v.from_name.as_ref(), v.from_port.as_ref(), v.departure, &format!("first heard\n{}", v.begin.to_minute())),
            end(v.to_name.as_ref(), v.to_port.as_ref(), v.arrival, not_reached),
            format!("{:.0}\u{a0}nm{draught}\n{:.1}\u{a0}h{silent}", v.sea_miles, v.hours),
            format!("{}\n{}", shortened(v), event.id),
            format!("{}{weight}\n{record}", v.verdict.map_or("no verdict yet", Verdict::label)),
        ]);
    }
    unbroken(&mut table, 4);
    line(&trimmed(&table))
}

/// What was declared, the middle of a long list left out.
fn shortened(v: &Voyage) -> String {
    match v.declared.as_slice() {
        [first, between @ .., last] if between.len() > 1 => {
            format!("{} → {} more → {}", typed(first), between.len(), typed(last))
        }
        _ => declared(v),
    }
}

fn cells(event: &Event, v: &Voyage, name: Option<&String>, imo: Option<u32>) -> Vec<String> {
    vec![
        event.id.to_string(),
        event.mmsi.to_string(),
        or_dash(name),
        or_dash(imo),
        or_dash(v.departure),
        or_dash(v.from_port.as_ref()),
        or_dash(v.from_name.as_ref()),
        or_dash(v.arrival),
        or_dash(v.to_port.as_ref()),
        or_dash(v.to_name.as_ref()),
        format!("{:.2}", v.hours),
        format!("{:.1}", v.sea_miles),
        number(v.max_draught_m.map(f64::from), 1),
        v.gaps.len().to_string(),
        format!("{:.2}", v.gap_hours),
        declared(v),
        or_dash(v.verdict.map(|verdict| verdict.label().replace(' ', "_"))),
        or_dash(v.rule.as_ref()),
        number(v.weight, 3),
        v.record_kept.to_string(),
        v.record_readable.to_string(),
    ]
}

/// What was declared, in order, as typed.
pub(crate) fn declared(v: &Voyage) -> String {
    if v.declared.is_empty() {
        return "-".to_owned();
    }
    v.declared.iter().map(typed).collect::<Vec<_>>().join(" → ")
}

fn typed(d: &Declaration) -> &str {
    if d.text.is_empty() { "(empty)" } else { &d.text }
}

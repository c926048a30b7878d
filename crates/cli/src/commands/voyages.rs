//! `sillage voyages`: from, to, what was declared, and the verdict.

use engine::EventFilter;
use lake::Lake;
use model::{Declaration, Detail, Event, EventKind, Timestamp, Verdict, Voyage};

use crate::{
    args::{Style, Voyages},
    exit::{CliError, Exit},
    output::{List, line, number, or_dash, plain_table, trimmed, unbroken},
};

const HEADER: [&str; 15] = [
    "id",
    "mmsi",
    "departure",
    "from",
    "arrival",
    "to",
    "hours",
    "nm",
    "draught m",
    "gaps",
    "gap h",
    "declared",
    "verdict",
    "weight",
    "record",
];

pub(crate) fn run(args: &Voyages) -> Result<Exit, CliError> {
    let lake = Lake::open(&args.lake.lake)?;
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
    let is =
        |found: Option<&String>, wanted: Option<&String>| wanted.is_none_or(|w| found.is_some_and(|f| f.eq_ignore_ascii_case(w)));
    voyages.retain(|e| {
        voyage(e).is_some_and(|v| {
            (args.open || v.arrival.is_some())
                && args.verdict.is_none_or(|verdict| v.verdict == Some(verdict))
                && is(v.from_port.as_ref(), args.from_port.as_ref())
                && is(v.to_port.as_ref(), args.to_port.as_ref())
        })
    });
    if args.verdict == Some(Verdict::Contradicted) {
        rank(&mut voyages);
    }
    voyages.truncate(args.limit.unwrap_or(usize::MAX));
    print(&voyages, args.output.style())?;
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
pub(crate) fn print(voyages: &[Event], style: Style) -> Result<(), CliError> {
    if style == Style::Table {
        return table(voyages);
    }
    let mut list = List::new(&HEADER, &[]);
    for event in voyages {
        if let Some(v) = voyage(event) {
            list.push(cells(event, v), event);
        }
    }
    list.print(style, "")
}

/// Voyages for people: two lines each.
pub(crate) fn table(voyages: &[Event]) -> Result<(), CliError> {
    if voyages.is_empty() {
        return line("No such voyages in this lake.");
    }
    let mut table = plain_table(&["weight", "from", "to", "way", "declared; id", "verdict; record"]);
    for event in voyages {
        let Some(v) = voyage(event) else { continue };
        let end = |name: Option<&String>, port: Option<&String>, t: Option<Timestamp>, else_say: &str| match (name, port) {
            (Some(name), Some(port)) => format!("{name}\n{port} {}", t.map_or_else(String::new, Timestamp::to_minute)),
            _ => else_say.to_owned(),
        };
        let draught = v.max_draught_m.map_or_else(String::new, |m| format!(", {m:.1} m"));
        let silent = if v.gap_hours > 0.0 { format!(", silent {:.1}", v.gap_hours) } else { String::new() };
        let record = if v.record_readable > 0 {
            format!("{} of {} kept", v.record_kept, v.record_readable)
        } else {
            "no record".to_owned()
        };
        table.add_row([
            number(v.weight, 2),
            end(v.from_name.as_ref(), v.from_port.as_ref(), v.departure, &format!("first heard\n{}", v.begin.to_minute())),
            end(v.to_name.as_ref(), v.to_port.as_ref(), v.arrival, "under way"),
            format!("{:.0} nm{draught}\n{:.1} h{silent}", v.sea_miles, v.hours),
            format!("{}\n{}", shortened(v), event.id),
            format!("{}\n{record}", v.verdict.map_or("no verdict yet", Verdict::label)),
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

fn cells(event: &Event, v: &Voyage) -> Vec<String> {
    let port = |key: &Option<String>, name: &Option<String>| match (key, name) {
        (Some(key), Some(name)) => format!("{name} ({key})"),
        _ => "-".to_owned(),
    };
    vec![
        event.id.to_string(),
        event.mmsi.to_string(),
        or_dash(v.departure),
        port(&v.from_port, &v.from_name),
        or_dash(v.arrival),
        if v.arrival.is_none() { "under way".to_owned() } else { port(&v.to_port, &v.to_name) },
        format!("{:.1}", v.hours),
        format!("{:.0}", v.sea_miles),
        number(v.max_draught_m.map(f64::from), 1),
        v.gaps.len().to_string(),
        format!("{:.1}", v.gap_hours),
        declared(v),
        v.verdict.map_or_else(|| "-".to_owned(), |verdict| verdict.label().to_owned()),
        number(v.weight, 2),
        format!("{} of {}", v.record_kept, v.record_readable),
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

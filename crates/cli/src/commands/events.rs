//! `sillage events`: events of one kind with their own columns, or of all kinds in one list.

use engine::EventFilter;
use lake::Lake;
use model::{Detail, Event, EventKind};

use crate::{
    args::{Events, Style},
    exit::{CliError, Exit},
    output::{List, number, or_dash},
};

pub(crate) fn run(args: &Events, quiet: bool) -> Result<Exit, CliError> {
    super::checked(&args.window)?;
    let lake = Lake::open(&args.lake.lake)?;
    super::told_of_analysis(&lake, quiet)?;
    let filter = EventFilter {
        kinds: args.kind.into_iter().collect(),
        mmsi: args.window.mmsi,
        from: args.window.from,
        to: args.window.to,
        id: None,
        open: args.open,
    };
    let mut events = engine::events(&lake, &filter)?;
    events.truncate(args.limit.unwrap_or(usize::MAX));
    print(&lake, &events, args.kind, args.output.style())?;
    Ok(Exit::Done)
}

const EMPTY: &str = "No such events in this lake.";

/// Prints events of a kind, or of all.
pub(crate) fn print(lake: &Lake, events: &[Event], kind: Option<EventKind>, style: Style) -> Result<(), CliError> {
    match kind {
        Some(EventKind::Voyage) => super::voyages::print(lake, events, style),
        Some(kind) => {
            let (header, numbers) = columns(kind);
            let mut list = List::new(header, numbers);
            for event in events {
                list.push(cells(event), event);
            }
            list.print(style, EMPTY)
        }
        None => {
            let mut list = List::new(&["id", "mmsi", "kind", "what"], &[]);
            for event in events {
                list.push(
                    vec![event.id.to_string(), event.mmsi.to_string(), event.kind().name().to_owned(), sentence(event)],
                    event,
                );
            }
            list.print(style, EMPTY)
        }
    }
}

fn columns(kind: EventKind) -> (&'static [&'static str], &'static [usize]) {
    match kind {
        EventKind::Gap => (
            &["id", "mmsi", "begin", "end", "hours", "from_lat", "from_lon", "to_lat", "to_lon", "distance_nm", "implied_kn"],
            &[4, 5, 6, 7, 8, 9, 10],
        ),
        EventKind::Stop => (&["id", "mmsi", "begin", "end", "hours", "lat", "lon", "reports"], &[4, 5, 6, 7]),
        EventKind::PortVisit => (
            &["id", "mmsi", "begin", "end", "hours", "port", "name", "confidence", "seen", "lat", "lon", "nearest_km"],
            &[4, 7, 9, 10, 11],
        ),
        EventKind::Draught => (&["id", "mmsi", "begin", "end", "port", "finding", "before_m", "after_m", "change_m"], &[6, 7, 8]),
        EventKind::Voyage => (&["id", "mmsi"], &[]),
    }
}

fn cells(event: &Event) -> Vec<String> {
    let mut cells = vec![event.id.to_string(), event.mmsi.to_string()];
    let end = |t: Option<model::Timestamp>| t.map_or_else(|| "under way".to_owned(), |t| t.to_string());
    match &event.detail {
        Detail::Gap(g) => {
            cells.extend([g.begin.to_string(), end(g.end), number(g.hours, 3)]);
            cells.extend([g.from_lat, g.from_lon, g.to_lat, g.to_lon].map(|v| number(v, 5)));
            cells.extend([number(g.distance_nm, 2), number(g.implied_speed_kn, 2)]);
        }
        Detail::Stop(s) => {
            cells.extend([s.begin.to_string(), end(s.end), format!("{:.2}", s.hours)]);
            cells.extend([format!("{:.5}", s.lat), format!("{:.5}", s.lon), s.reports.to_string()]);
        }
        Detail::PortVisit(v) => {
            let seen = [(v.entry_seen, "entry"), (v.stop_seen, "stop"), (v.gap_seen, "gap"), (v.exit_seen, "exit")];
            let seen: Vec<_> = seen.iter().filter(|(yes, _)| *yes).map(|(_, what)| *what).collect();
            cells.extend([v.begin.to_string(), end(v.end), format!("{:.2}", v.hours), v.port.clone(), v.port_name.clone()]);
            cells.extend([v.confidence.to_string(), seen.join("+")]);
            cells.extend([format!("{:.5}", v.lat), format!("{:.5}", v.lon), format!("{:.2}", v.nearest_km)]);
        }
        Detail::Draught(d) => {
            let metres = |m: Option<f32>| number(m.map(f64::from), 1);
            cells.extend([d.begin.to_string(), end(d.end), d.port.clone(), d.finding.label().to_owned()]);
            cells.extend([metres(d.before_m), metres(d.after_m), metres(d.change_m)]);
        }
        Detail::Voyage(_) => {}
    }
    cells
}

/// An event in words.
pub(crate) fn sentence(event: &Event) -> String {
    match &event.detail {
        Detail::Gap(g) => match g.end {
            Some(end) => {
                format!("silent from {} to {end}, {} h, {} nm apart", g.begin, number(g.hours, 1), number(g.distance_nm, 1))
            }
            None => format!("silent since {}", g.begin),
        },
        Detail::Stop(s) => {
            format!("lay still from {} to {}, {:.1} h at {:.4}, {:.4}", s.begin, or_dash(s.end), s.hours, s.lat, s.lon)
        }
        Detail::PortVisit(v) => format!(
            "at {} ({}) from {} to {}, {:.1} h, confidence {} of 4",
            v.port_name,
            v.port,
            v.begin,
            or_dash(v.end),
            v.hours,
            v.confidence
        ),
        Detail::Draught(d) => format!(
            "draught over the stay at {}: {}{}",
            d.port,
            d.finding.label(),
            match (d.before_m, d.after_m) {
                (Some(b), Some(a)) => format!(", {b:.1} m before, {a:.1} m after"),
                (Some(b), None) => format!(", {b:.1} m before"),
                (None, Some(a)) => format!(", {a:.1} m after"),
                (None, None) => String::new(),
            }
        ),
        Detail::Voyage(v) => format!(
            "{} → {}, {:.0} nm, declared {}: {}",
            match (&v.from_name, v.departure) {
                (Some(name), Some(t)) => format!("{name} {t}"),
                _ => format!("first heard {}", v.begin),
            },
            match (&v.to_name, v.arrival) {
                (Some(name), Some(t)) => format!("{name} {t}"),
                _ => "under way".to_owned(),
            },
            v.sea_miles,
            super::voyages::declared(v),
            v.verdict.map_or("no verdict yet", model::Verdict::label)
        ),
    }
}

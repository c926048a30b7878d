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
    let mut events = super::events_of(&lake, &filter)?;
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
            &[
                "id",
                "mmsi",
                "begin",
                "end",
                "hours",
                "from_lat",
                "from_lon",
                "to_lat",
                "to_lon",
                "distance_nm",
                "implied_kn",
                "silence",
                "rule",
                "p_silent",
                "heard",
                "present",
                "in_reach",
                "likeliest",
            ],
            &[4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16],
        ),
        EventKind::Stop => (&["id", "mmsi", "begin", "end", "hours", "lat", "lon", "reports"], &[4, 5, 6, 7]),
        EventKind::PortVisit => (
            &["id", "mmsi", "begin", "end", "hours", "port", "name", "confidence", "seen", "lat", "lon", "nearest_km"],
            &[4, 7, 9, 10, 11],
        ),
        EventKind::Draught => (&["id", "mmsi", "begin", "end", "port", "finding", "before_m", "after_m", "change_m"], &[6, 7, 8]),
        EventKind::Voyage => (&["id", "mmsi"], &[]),
        EventKind::Encounter => (
            &[
                "id",
                "mmsi",
                "other",
                "begin",
                "end",
                "hours",
                "lat",
                "lon",
                "closest_m",
                "mean_m",
                "mean_kn",
                "grade",
                "rule",
                "port",
                "port_km",
                "shore_km",
            ],
            &[5, 6, 7, 8, 9, 10, 11, 14, 15],
        ),
        EventKind::Loitering => (
            &["id", "mmsi", "begin", "end", "hours", "lat", "lon", "mean_kn", "drift_nm", "rule", "port", "port_km", "shore_km"],
            &[4, 5, 6, 7, 8, 11, 12],
        ),
        EventKind::FalseTrack => (
            &["id", "mmsi", "begin", "end", "rule", "lat", "lon", "to_lat", "to_lon", "value", "unit", "reports", "interference"],
            &[5, 6, 7, 8, 9, 11],
        ),
        EventKind::Identity => (&["id", "mmsi", "begin", "end", "rule", "before", "after", "other"], &[]),
        EventKind::Interference => {
            (&["id", "begin", "end", "rule", "vessels", "lat", "lon", "radius_km", "to_lat", "to_lon"], &[4, 5, 6, 7, 8, 9])
        }
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
            let silence = g.silence.as_ref();
            cells.push(or_dash(silence.map(|s| s.verdict.label())));
            cells.push(or_dash(silence.map(|s| &s.rule)));
            cells.push(number(silence.map(|s| s.p_silent), 4));
            cells.push(or_dash(silence.map(|s| s.neighbours_heard)));
            cells.push(or_dash(silence.map(|s| s.neighbours_present)));
            cells.push(or_dash(g.reach.as_ref().map(|r| r.in_reach)));
            cells.push(or_dash(g.reach.as_ref().and_then(|r| r.ports.first()).map(|p| &p.name)));
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
        Detail::Encounter(e) => {
            cells.extend([e.other_mmsi.to_string(), e.begin.to_string(), end(e.end), format!("{:.2}", e.hours)]);
            cells.extend([format!("{:.5}", e.lat), format!("{:.5}", e.lon), format!("{:.0}", e.closest_m)]);
            cells.extend([format!("{:.0}", e.mean_m), format!("{:.1}", e.mean_kn), e.grade.to_string(), e.rule.clone()]);
            cells.extend([or_dash(e.port.as_ref()), number(e.port_km, 1), number(e.shore_km, 1)]);
        }
        Detail::Loitering(l) => {
            cells.extend([l.begin.to_string(), end(l.end), format!("{:.2}", l.hours)]);
            cells.extend([format!("{:.5}", l.lat), format!("{:.5}", l.lon), format!("{:.1}", l.mean_kn)]);
            cells.extend([format!("{:.1}", l.drift_nm), l.rule.clone()]);
            cells.extend([or_dash(l.port.as_ref()), number(l.port_km, 1), number(l.shore_km, 1)]);
        }
        Detail::FalseTrack(f) => {
            cells.extend([f.begin.to_string(), end(f.end), f.rule.clone()]);
            cells.extend([f.lat, f.lon, f.to_lat, f.to_lon].map(|v| format!("{v:.5}")));
            cells.extend([format!("{:.1}", f.value), f.unit.clone(), f.reports.to_string(), or_dash(f.interference.as_ref())]);
        }
        Detail::Identity(i) => {
            cells.extend([i.begin.to_string(), or_dash(i.end), i.rule.clone(), i.before.clone(), i.after.clone()]);
            cells.push(or_dash(i.other_mmsi));
        }
        Detail::Interference(i) => {
            // It is nobody's own.
            cells.pop();
            cells.extend([i.begin.to_string(), end(i.end), i.rule.clone(), i.vessels.len().to_string()]);
            cells.extend([format!("{:.5}", i.lat), format!("{:.5}", i.lon), format!("{:.0}", i.radius_km)]);
            cells.extend([format!("{:.5}", i.to_lat), format!("{:.5}", i.to_lon)]);
        }
    }
    cells
}

/// An event in words.
pub(crate) fn sentence(event: &Event) -> String {
    match &event.detail {
        Detail::Gap(g) => {
            let verdict = g.silence.as_ref().map_or_else(String::new, |s| format!("; {} ({})", s.verdict.label(), s.rule));
            match g.end {
                Some(end) => {
                    let (hours, nm) = (number(g.hours, 1), number(g.distance_nm, 1));
                    format!("silent from {} to {end}, {hours} h, {nm} nm apart{verdict}", g.begin)
                }
                None => format!("silent since {}{verdict}", g.begin),
            }
        }
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
        Detail::Encounter(e) => format!(
            "within {:.0} m of {} from {} to {}, {:.1} h at {:.4}, {:.4}; grade {} of 4 ({})",
            e.closest_m,
            e.other_mmsi,
            e.begin,
            or_dash(e.end),
            e.hours,
            e.lat,
            e.lon,
            e.grade,
            e.rule
        ),
        Detail::Loitering(l) => format!(
            "loitered from {} to {}, {:.1} h at {:.4}, {:.4}, {:.1} kn on average ({})",
            l.begin,
            or_dash(l.end),
            l.hours,
            l.lat,
            l.lon,
            l.mean_kn,
            l.rule
        ),
        Detail::FalseTrack(f) => format!(
            "false positions ({}) from {} to {}, {} reports, {:.1} {}: {:.4}, {:.4} and {:.4}, {:.4}{}",
            f.rule,
            f.begin,
            or_dash(f.end),
            f.reports,
            f.value,
            f.unit,
            f.lat,
            f.lon,
            f.to_lat,
            f.to_lon,
            f.interference.as_ref().map_or_else(String::new, |i| format!("; shared by several ships: {i}"))
        ),
        Detail::Identity(i) => {
            let other = i.other_mmsi.map_or_else(String::new, |m| format!("; also MMSI {m}"));
            format!("identity ({}) since {}: {} → {}{other}", i.rule, i.begin, i.before, i.after)
        }
        Detail::Interference(i) => format!(
            "satellite navigation disturbed from {} to {}: {} ships within {:.0} km of {:.4}, {:.4} seemed to be at {:.4}, {:.4}",
            i.begin,
            or_dash(i.end),
            i.vessels.len(),
            i.radius_km,
            i.lat,
            i.lon,
            i.to_lat,
            i.to_lon
        ),
    }
}

//! `sillage meetings`: ships that met, chains of meetings, and ships that moved as for a meeting with nobody heard.

use engine::{EventFilter, LoneStop};
use lake::Lake;
use meet::Chain;
use model::{Detail, Event, EventKind};

use crate::{
    args::{Meetings, Style},
    exit::{CliError, Exit},
    output::{List, line, number, or_dash},
};

pub(crate) fn run(args: &Meetings, quiet: bool) -> Result<Exit, CliError> {
    super::checked(&args.window)?;
    let lake = Lake::open(&args.lake.lake)?;
    super::told_of_analysis(&lake, quiet)?;
    let filter =
        EventFilter { mmsi: args.window.mmsi, from: args.window.from, to: args.window.to, open: true, ..EventFilter::default() };
    if args.chains {
        let mut chains = engine::chains(&lake, &filter, args.grade)?;
        chains.truncate(args.limit.unwrap_or(usize::MAX));
        return print_chains(args, &chains);
    }
    if args.lone {
        let mut lone = engine::lone_stops(&lake, &filter)?;
        lone.truncate(args.limit.unwrap_or(usize::MAX));
        return print_lone(args, &lone);
    }
    let mut met = super::events_of(&lake, &EventFilter { kinds: vec![EventKind::Encounter], ..filter })?;
    let grade = |e: &Event| if let Detail::Encounter(m) = &e.detail { m.grade } else { 0 };
    met.retain(|e| grade(e) >= args.grade);
    met.sort_by_key(|e| (std::cmp::Reverse(grade(e)), e.span().0));
    met.truncate(args.limit.unwrap_or(usize::MAX));
    if met.is_empty() && args.output.style() == Style::Table {
        line("No meeting in this lake.")?;
        return Ok(Exit::Done);
    }
    super::events::print(&lake, &met, Some(EventKind::Encounter), args.output.style())?;
    Ok(Exit::Done)
}

fn print_chains(args: &Meetings, chains: &[Chain]) -> Result<Exit, CliError> {
    let mut list = List::new(&["first met", "ships", "encounters", "next port", "called"], &[]);
    for chain in chains {
        let first = chain.links.first();
        let ships = first.map(|l| l.from_mmsi).into_iter().chain(chain.links.iter().map(|l| l.to_mmsi));
        let ships: Vec<String> = ships.map(|m| format!("{m:09}")).collect();
        let encounters: Vec<&str> = chain.links.iter().map(|l| l.encounter.as_str()).collect();
        let last = chain.links.last();
        list.push(
            vec![
                or_dash(first.map(|l| l.begin)),
                ships.join(" → "),
                encounters.join(", "),
                or_dash(last.and_then(|l| l.next_port.as_ref())),
                or_dash(last.and_then(|l| l.next_call)),
            ],
            chain,
        );
    }
    list.print(args.output.style(), "No chain of meetings in this lake.")?;
    Ok(Exit::Done)
}

fn print_lone(args: &Meetings, lone: &[LoneStop]) -> Result<Exit, CliError> {
    let header = ["id", "mmsi", "begin", "hours", "lat", "lon", "port km", "dark candidates"];
    let mut list = List::new(&header, &[3, 4, 5, 6]);
    for stop in lone {
        let Detail::Loitering(l) = &stop.event.detail else { continue };
        let candidates: Vec<String> = stop.dark_candidates.iter().map(|m| format!("{m:09}")).collect();
        list.push(
            vec![
                stop.event.id.to_string(),
                stop.event.mmsi.to_string(),
                l.begin.to_string(),
                format!("{:.1}", l.hours),
                format!("{:.4}", l.lat),
                format!("{:.4}", l.lon),
                number(l.port_km, 1),
                if candidates.is_empty() { "-".to_owned() } else { candidates.join(", ") },
            ],
            stop,
        );
    }
    list.print(args.output.style(), "No ship moved as for a meeting with nobody heard.")?;
    if !lone.is_empty() && args.output.style() == Style::Table {
        line("\nDark candidates: ships that were silent meanwhile and could have been there; leads, not partners.")?;
    }
    Ok(Exit::Done)
}

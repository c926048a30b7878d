//! One file a command.

mod analyze;
pub(crate) mod case;
mod coverage;
mod demo;
mod evaluate;
mod events;
mod ingest;
mod ledger;
mod meetings;
mod ports;
mod reach;
pub(crate) mod read;
mod reasons;
mod route;
pub(crate) mod screen;
mod simulate;
mod sources;
mod trace;
mod vessel;
pub(crate) mod voyages;

use clap::CommandFactory;
use engine::{EventFilter, Pending};
use lake::{Lake, Table};
use model::{Detail, Event, EventKind};

use crate::{
    args::{Args, Command, Window},
    exit::{CliError, Exit},
};

/// Runs a command.
pub(crate) fn run(args: &Args) -> Result<Exit, CliError> {
    match &args.command {
        Command::Demo(a) => demo::run(a, args.quiet),
        Command::Ingest(a) => ingest::run(a, args.quiet),
        Command::Analyze(a) => analyze::run(a, args.quiet),
        Command::Voyages(a) => voyages::run(a, args.quiet),
        Command::Events(a) => events::run(a, args.quiet),
        Command::Reasons(a) => reasons::run(a, args.quiet),
        Command::Meetings(a) => meetings::run(a, args.quiet),
        Command::Reach(a) => reach::run(a, args.quiet),
        Command::Route(a) => route::run(a, args.quiet),
        Command::Coverage(a) => coverage::run(a, args.quiet),
        Command::Vessel(a) => vessel::run(a, args.quiet),
        Command::Read(a) => read::run(a, args.quiet),
        Command::Screen(a) => screen::run(a, args.quiet),
        Command::Ports(a) => ports::run(a, args.quiet),
        Command::Sources(a) => sources::run(a),
        Command::Trace(a) => trace::run(a),
        Command::Simulate(a) => simulate::run(a, args.quiet),
        Command::Evaluate(a) => evaluate::run(a, args.quiet),
        Command::Case(a) => case::run(a, args.quiet),
        Command::Ledger(a) => ledger::run(a),
        Command::Completions { shell } => {
            clap_complete::generate(*shell, &mut Args::command(), "sillage", &mut std::io::stdout());
            Ok(Exit::Done)
        }
    }
}

/// Sea and land, decoded when first asked for.
pub(crate) fn sea() -> Result<&'static geo::Sea, CliError> {
    geo::Sea::embedded().map_err(|e| CliError::Other(e.to_string()))
}

/// A window that ends before it begins is a slip.
pub(crate) fn checked(window: &Window) -> Result<(), CliError> {
    match (window.from, window.to) {
        (Some(from), Some(to)) if to <= from => Err(CliError::Usage(format!("--to {to} is not after --from {from}"))),
        _ => Ok(()),
    }
}

/// Says on standard error where the analysis is behind the reports; without one, there is nothing to list.
pub(crate) fn told_of_analysis(lake: &Lake, quiet: bool) -> Result<(), CliError> {
    let root = lake.root().display();
    match engine::pending(lake)? {
        Pending::Everything if [Table::Positions, Table::VoyageData].iter().all(|t| lake.manifest().rows(*t) == 0) => {
            return Err(CliError::Other(format!(
                "{root} holds no reports yet; take some in with `sillage ingest --lake {root} FILE`"
            )));
        }
        Pending::Everything => {
            return Err(CliError::Other(format!("{root} is not analysed yet; run `sillage analyze --lake {root}`")));
        }
        Pending::Some { days, vessels } if !quiet => eprintln!(
            "note: the analysis is behind: {days} new days, late reports of {vessels} vessels; run `sillage analyze --lake {root}`"
        ),
        Pending::Some { .. } | Pending::Nothing => {}
    }
    Ok(())
}

/// The events of a filter. A meeting is one of both ships, also of the one whose number is not in its id.
pub(crate) fn events_of(lake: &Lake, filter: &EventFilter) -> Result<Vec<Event>, CliError> {
    let mut found = engine::events(lake, filter)?;
    let Some(mmsi) = filter.mmsi else { return Ok(found) };
    if filter.kinds.is_empty() || filter.kinds.contains(&EventKind::Encounter) {
        let met = EventFilter { kinds: vec![EventKind::Encounter], mmsi: None, ..filter.clone() };
        let as_other = |e: &Event| matches!(&e.detail, Detail::Encounter(m) if m.other_mmsi == mmsi.get());
        found.extend(engine::events(lake, &met)?.into_iter().filter(as_other));
        found.sort_by(|a, b| (a.span().0, a.kind(), a.track, &a.id).cmp(&(b.span().0, b.kind(), b.track, &b.id)));
    }
    Ok(found)
}

/// Sets the number of threads, once for the process.
pub(crate) fn use_threads(threads: Option<usize>) -> Result<usize, CliError> {
    if let Some(n) = threads {
        rayon::ThreadPoolBuilder::new()
            .num_threads(n)
            .build_global()
            .map_err(|e| CliError::Other(format!("cannot run {n} threads: {e}")))?;
    }
    Ok(rayon::current_num_threads())
}

/// The moment a command takes for now: the clock's, or `SILLAGE_NOW` (RFC 3339), so that a run can be repeated.
pub(crate) fn now() -> Result<model::Timestamp, CliError> {
    match std::env::var("SILLAGE_NOW") {
        Ok(text) => model::Timestamp::parse(&text)
            .ok_or_else(|| CliError::Other(format!("SILLAGE_NOW is {text:?}: expected something like 2022-09-01T06:00:00Z"))),
        Err(_) => Ok(model::Timestamp::now()),
    }
}

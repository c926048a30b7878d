//! `sillage trace`: the raw input lines behind an event.

use engine::{EngineError, EventFilter, TraceLine};
use lake::Lake;
use model::EventId;

use crate::{
    args::Trace,
    exit::{CliError, Exit},
    output::{line, print_json},
};

pub(crate) fn run(args: &Trace) -> Result<Exit, CliError> {
    let lake = Lake::open(&args.lake.lake)?;
    let id: EventId = args.id.parse().map_err(|e: model::ids::BadEventId| CliError::Other(e.to_string()))?;
    let filter = EventFilter { id: Some(id), ..EventFilter::default() };
    let events = engine::events(&lake, &filter)?;
    if events.is_empty() {
        return Err(EngineError::NoSuchEvent(args.id.clone()).into());
    }
    let lines = engine::trace(&lake, &events)?;
    if args.json {
        print_json(std::io::stdout().lock(), &lines)?;
    } else {
        for event in &events {
            line(&format!("{}, version {}: {}", event.id, event.version, super::events::sentence(event)))?;
        }
        print(&lines)?;
    }
    Ok(if lines.iter().all(|l| l.problem.is_none()) { Exit::Done } else { Exit::InPart })
}

/// The lines, each under what it shows.
pub(crate) fn print(lines: &[TraceLine]) -> Result<(), CliError> {
    for l in lines {
        let place = l.line.map_or_else(|| format!("row {}", l.offset), |n| format!("line {n}, byte {}", l.offset));
        line(&format!("\n{}, heard {}\n  {}, {place}", l.role, l.t, l.input))?;
        if let Some(time) = &l.time_line {
            line(&format!("  {time}"))?;
        }
        match (&l.text, &l.problem) {
            (Some(text), _) => {
                line(&format!("  {text}"))?;
                if let Some(last) = &l.last_part {
                    line(&format!("  {last}"))?;
                }
            }
            (None, Some(problem)) => line(&format!("  cannot be shown: {problem}"))?,
            (None, None) => {}
        }
    }
    Ok(())
}

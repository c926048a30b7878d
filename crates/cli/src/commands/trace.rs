//! `sillage trace`: the raw input lines behind an event, or behind any row of the lake.

use engine::{EngineError, EventFilter, TraceLine};
use lake::Lake;
use model::{EventId, SourceId};

use crate::{
    args::Trace,
    exit::{CliError, Exit},
    output::{line, print_json},
};

pub(crate) fn run(args: &Trace) -> Result<Exit, CliError> {
    let lake = Lake::open(&args.lake.lake)?;
    if let Some((source, offset)) = place(&args.id) {
        let found = engine::trace_row(&lake, source, offset)?;
        let whole = found.problem.is_none();
        if args.json {
            print_json(std::io::stdout().lock(), [found])?;
        } else {
            print(&[found])?;
        }
        return Ok(if whole { Exit::Done } else { Exit::Failed });
    }
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

/// `SOURCE:OFFSET`.
fn place(text: &str) -> Option<(SourceId, u64)> {
    let (source, offset) = text.split_once(':')?;
    Some((source.parse().ok()?, offset.parse().ok()?))
}

/// The lines, each under what it shows.
pub(crate) fn print(lines: &[TraceLine]) -> Result<(), CliError> {
    for l in lines {
        let place = l.line.map_or_else(|| format!("row {}", l.offset), |n| format!("line {n}, byte {}", l.offset));
        let heard = l.t.map_or_else(String::new, |t| format!(", heard {t}"));
        line(&format!("\n{}{heard}\n  {}, {place}", l.role, l.input))?;
        if let Some(time) = &l.time_line {
            line(&format!("  {time}"))?;
        }
        if let Some(header) = &l.header {
            line(&format!("  {header}"))?;
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

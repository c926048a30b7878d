//! `sillage sources`: the inputs of a lake.

use lake::Lake;

use crate::{
    args::{Sources, Style},
    exit::{CliError, Exit},
    output::{List, line, or_dash},
};

pub(crate) fn run(args: &Sources) -> Result<Exit, CliError> {
    let lake = Lake::open(&args.lake.lake)?;
    if let Some(most) = args.refused {
        return refused(&lake, most, args.output.style());
    }
    let sources = engine::sources(&lake)?;
    if args.output.style() == Style::Table {
        for source in &sources {
            super::ingest::print_source(source)?;
            line(&format!("  SHA-256 {}, ingested {}", source.sha256, source.ingested))?;
        }
        return Ok(Exit::Done);
    }
    let mut list = List::new(
        &[
            "source",
            "name",
            "format",
            "compression",
            "read",
            "taken",
            "refused",
            "positions",
            "voyage_data",
            "first",
            "last",
            "sha256",
        ],
        &[],
    );
    for s in &sources {
        list.push(
            vec![
                s.source.to_string(),
                s.name.clone(),
                s.format.clone(),
                s.compression.clone(),
                s.read.to_string(),
                s.taken.to_string(),
                s.refused.to_string(),
                s.positions.to_string(),
                s.voyage_data.to_string(),
                or_dash(s.first),
                or_dash(s.last),
                s.sha256.clone(),
            ],
            s,
        );
    }
    list.print(args.output.style(), "")?;
    Ok(Exit::Done)
}

/// The lines that were refused, and why.
fn refused(lake: &Lake, most: usize, style: Style) -> Result<Exit, CliError> {
    let lines = engine::refused(lake, most)?;
    let mut list = List::new(&["source", "line", "offset", "reason", "detail", "text"], &[0, 1, 2]);
    for l in &lines {
        // On a terminal the begin of a line is enough to know it by; CSV and JSON have it whole.
        let text: String = if style == Style::Table { l.text.chars().take(80).collect() } else { l.text.clone() };
        list.push(vec![l.source.to_string(), or_dash(l.line), l.offset.to_string(), l.reason.clone(), l.detail.clone(), text], l);
    }
    list.print(style, "Nothing was refused.")?;
    Ok(Exit::Done)
}

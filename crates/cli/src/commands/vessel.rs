//! `sillage vessel`: who a vessel said it was, and what it did.

use engine::{EventFilter, Identity};
use lake::Lake;
use model::Event;
use serde::Serialize;

use crate::{
    args::Vessel,
    exit::{CliError, Exit},
    output::{line, or_dash, plain_table, print_json, trimmed},
};

#[derive(Serialize)]
#[serde(untagged)]
enum Line<'a> {
    Identity { identity: &'a Identity },
    Event { event: &'a Event },
}

pub(crate) fn run(args: &Vessel, quiet: bool) -> Result<Exit, CliError> {
    let lake = Lake::open(&args.lake.lake)?;
    super::told_of_analysis(&lake, quiet)?;
    let identities = engine::identities(&lake, args.mmsi)?;
    let filter = EventFilter { mmsi: Some(args.mmsi), open: true, ..EventFilter::default() };
    let events = super::events_of(&lake, &filter)?;
    if args.json {
        let lines = identities.iter().map(|identity| Line::Identity { identity });
        print_json(std::io::stdout().lock(), lines.chain(events.iter().map(|event| Line::Event { event })))?;
        return Ok(Exit::Done);
    }
    if identities.is_empty() && events.is_empty() {
        return Err(CliError::Other(format!("no vessel {} in this lake", args.mmsi)));
    }
    line(&format!("MMSI {}", args.mmsi))?;
    let mut table = plain_table(&["name", "IMO", "call sign", "type", "length m", "beam m", "static data first", "last"]);
    for i in &identities {
        table.add_row([
            or_dash(i.name.as_ref()),
            or_dash(i.imo),
            or_dash(i.call_sign.as_ref()),
            or_dash(i.ship_type),
            or_dash(i.length_m),
            or_dash(i.beam_m),
            i.first.to_string(),
            i.last.to_string(),
        ]);
    }
    if identities.is_empty() {
        line("No static data heard: name and numbers not known.")?;
    } else {
        line(&trimmed(&table))?;
    }
    line("")?;
    super::events::print(&lake, &events, None, crate::args::Style::Table)?;
    Ok(Exit::Done)
}

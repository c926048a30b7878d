//! `sillage reasons`: voyages ranked by what speaks for deceit.

use std::collections::HashSet;

use engine::EventFilter;
use lake::Lake;
use model::EventId;
use risk::{Picture, Strength, Weights};

use crate::{
    args::Reasons,
    exit::{CliError, Exit},
    output::{line, print_json},
};

pub(crate) fn run(args: &Reasons, quiet: bool) -> Result<Exit, CliError> {
    super::checked(&args.window)?;
    let lake = Lake::open(&args.lake.lake)?;
    super::told_of_analysis(&lake, quiet)?;
    let filter = EventFilter { mmsi: args.window.mmsi, from: args.window.from, to: args.window.to, ..EventFilter::default() };
    let weights = Weights::embedded().map_err(|e| CliError::Other(e.to_string()))?;
    let mut pictures = engine::pictures(&lake, &filter, &weights)?;
    pictures.retain(|p| !p.reasons.is_empty());
    once(&mut pictures);
    pictures.truncate(args.limit);
    if args.json {
        print_json(std::io::stdout().lock(), &pictures)?;
        return Ok(Exit::Done);
    }
    if pictures.is_empty() {
        line("Nothing speaks for deceit on any voyage of this lake.")?;
        return Ok(Exit::Done);
    }
    let vessels: Vec<u32> = pictures.iter().map(|p| p.mmsi.get()).collect();
    let names = engine::names(&lake, &vessels)?;
    for (n, picture) in (1..).zip(&pictures) {
        let name = names.get(&picture.mmsi.get()).and_then(|c| c.name.as_deref());
        print(n, picture, name)?;
    }
    line("\nLeads, not proofs: weights compare deceit with the innocent explanation, 10 dB is ten to one. Contents unknown.")?;
    Ok(Exit::Done)
}

/// Voyages of one number that overlap, as those of two places at once do, share their reasons: what was told of the first, the weightiest,
/// is not told again.
fn once(pictures: &mut Vec<Picture>) {
    let mut told: HashSet<(u32, EventId)> = HashSet::new();
    pictures.retain(|p| {
        let events = || p.reasons.iter().filter_map(|r| r.events.first()).map(|id| (p.mmsi.get(), id.clone()));
        let new = events().any(|event| !told.contains(&event));
        told.extend(events());
        new
    });
}

fn print(n: usize, picture: &Picture, name: Option<&str>) -> Result<(), CliError> {
    let strength = Strength::of(picture.combined_db).label();
    let name = name.map_or_else(String::new, |n| format!(" {n}"));
    line(&format!(
        "{}{n}. {}{name}, {} ({:.1} days): {:.0} dB, {strength}",
        if n > 1 { "\n" } else { "" },
        picture.mmsi,
        picture.voyage,
        picture.days,
        picture.combined_db
    ))?;
    for reason in &picture.reasons {
        let flag = reason.red_flag.map_or_else(String::new, |f| format!(" [red flag {}: {}]", f.number(), f.label()));
        line(&format!("   {:>4.1} dB  {}: {}{flag}", reason.decibans, reason.rule, reason.sentence))?;
        for id in reason.events.iter().take(3) {
            line(&format!("            {id}"))?;
        }
    }
    if !picture.unweighed.is_empty() {
        line(&format!("            not weighed: {}", picture.unweighed.join(", ")))?;
    }
    Ok(())
}

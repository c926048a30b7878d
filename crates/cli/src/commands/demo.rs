//! `sillage demo`: the main job from end to end, on a month of made-up traffic and made-up statements.

mod story;

use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use engine::{Chosen, EventFilter, IngestRequest};
use geo::Ports;
use lake::{IngestOptions, Lake};
use model::{Event, EventKind, Verdict};
use serde::Serialize;
use simulate::{Scenario, Score};
use track::TrackConfig;

use super::voyages::{rank, voyage};
use crate::{
    args::{Demo, Style},
    exit::{CliError, Exit},
    output::{count, line, print_json},
};

/// Rows of the table.
const SHOWN: usize = 15;

pub(crate) fn run(args: &Demo, quiet: bool) -> Result<Exit, CliError> {
    let begun = Instant::now();
    let (folder, temporary) = folder(args.keep.as_deref())?;
    let done = play(args, &folder, begun, quiet);
    if temporary {
        let _ = std::fs::remove_dir_all(&folder);
    }
    done
}

fn folder(keep: Option<&Path>) -> Result<(PathBuf, bool), CliError> {
    let (path, temporary) = match keep {
        Some(path) => (path.to_owned(), false),
        None => (std::env::temp_dir().join(format!("sillage-demo-{}", std::process::id())), true),
    };
    std::fs::create_dir(&path).map_err(|e| CliError::io(path.display().to_string(), e))?;
    Ok((path, temporary))
}

fn play(args: &Demo, folder: &Path, begun: Instant, quiet: bool) -> Result<Exit, CliError> {
    let threads = super::use_threads(None)?;
    let (traffic, truth, root) = (folder.join("traffic.nmea"), folder.join("truth.jsonl"), folder.join("lake"));
    let ports = Ports::embedded()?;
    let scenario = Scenario { seed: args.seed, ..Scenario::default() };
    let summary = super::simulate::write(&scenario, &ports, &traffic, &truth, quiet)?;
    let request = IngestRequest {
        lake: root.clone(),
        inputs: feed::inputs(&[traffic.display().to_string()])?,
        format: None,
        mapping: None,
        now: super::now()?,
        threads,
        bounds: IngestOptions::default(),
        wait: Duration::ZERO,
    };
    super::ingest::ingest(&request, quiet)?;
    let config = TrackConfig::default();
    let analyzed = super::analyze::analyze(&root, &ports, &config, Chosen::default(), false, Duration::ZERO, quiet)?;
    let lake = Lake::open(&root)?;
    let filter = EventFilter { kinds: vec![EventKind::Voyage], open: true, ..EventFilter::default() };
    let voyages = engine::events(&lake, &filter)?;
    let truth = simulate::Truth::read(&truth)?;
    let score = simulate::score(&voyages, &truth);
    let mut contradicted: Vec<Event> =
        voyages.into_iter().filter(|e| voyage(e).is_some_and(|v| v.verdict == Some(Verdict::Contradicted))).collect();
    rank(&mut contradicted);
    let story = match contradicted.first() {
        Some(first) => story::play(folder, &root, first, &ports, quiet)?,
        None => None,
    };
    if args.json {
        #[derive(Serialize)]
        struct Outcome<'a> {
            seed: u64,
            contradicted: &'a [Event],
            score: &'a Score,
            /// The case of the first one, before and after the later statement.
            case: Option<[&'a case::Assessment; 2]>,
            seconds: f64,
        }
        let case = story.as_ref().map(|s| [&s.before, &s.after]);
        let seconds = begun.elapsed().as_secs_f64();
        let outcome = Outcome { seed: args.seed, contradicted: &contradicted, score: &score, case, seconds };
        print_json(std::io::stdout().lock(), [outcome])?;
        return Ok(Exit::Done);
    }
    line(&format!(
        "A made-up month: {} ships, {} lines of NMEA, {} position reports. Ships, names and numbers are invented.\n",
        count(u64::from(scenario.ships)),
        count(summary.lines),
        count(analyzed.reports)
    ))?;
    line("Voyages whose declared destination was contradicted, the weightiest first:\n")?;
    let shown = contradicted.get(..SHOWN.min(contradicted.len())).unwrap_or_default();
    super::voyages::print(&lake, shown, Style::Table)?;
    if contradicted.len() > shown.len() {
        line(&format!("... and {} more", contradicted.len() - shown.len()))?;
    }
    if let Some(first) = contradicted.first() {
        line(&format!("\nThe lines behind the first one, {}:", first.id))?;
        super::trace::print(&engine::trace(&lake, std::slice::from_ref(first))?)?;
    }
    if let Some(story) = &story {
        story.print()?;
    }
    line(&format!("\nAgainst the truth of the simulation:\n{score}"))?;
    line("Movement is not cargo: contents unknown.")?;
    line(&format!("{:.1} s in all.", begun.elapsed().as_secs_f64()))?;
    if args.keep.is_none() {
        line("The traffic and its lake are deleted; `--keep DIR` keeps them.")?;
    }
    if let Some(keep) = &args.keep {
        line(&format!("Kept in {}; go on with `sillage vessel --lake {} MMSI`.", keep.display(), root.display()))?;
    }
    Ok(Exit::Done)
}

//! `sillage analyze`: the events of a lake brought up to date.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use engine::{Analysis, Analyzed, Chosen, Settings};
use geo::{Ports, Regions};
use lake::Lake;
use meet::MeetConfig;
use model::EventKind;
use track::TrackConfig;

use crate::{
    args::Analyze,
    exit::{CliError, Exit},
    output::{count, line, print_json},
    progress::Progress,
};

pub(crate) fn run(args: &Analyze, quiet: bool) -> Result<Exit, CliError> {
    super::use_threads(args.threads)?;
    let chosen = chosen(args, quiet)?;
    let ports = crate::ports::load(&chosen.ports, quiet)?;
    let mut config = TrackConfig::default();
    if let Some(hours) = chosen.gap_hours {
        config.gap_min_h = hours;
    }
    if chosen.tracks_only {
        config.detectors = None;
    }
    let wait = Duration::from_secs(args.wait.wait);
    let done = analyze(&args.lake.lake, &ports, &config, chosen, args.afresh, wait, quiet)?;
    if args.json {
        print_json(std::io::stdout().lock(), [&done])?;
    } else {
        print(&done)?;
    }
    Ok(Exit::Done)
}

/// What the command line chooses, and where it is silent what the last analysis went by.
fn chosen(args: &Analyze, quiet: bool) -> Result<Chosen, CliError> {
    let absolute = |path: &PathBuf| std::path::absolute(path).unwrap_or_else(|_| path.clone());
    let mut chosen = Chosen {
        gap_hours: args.gap_hours,
        ports: args.ports.files.iter().map(absolute).collect(),
        tracks_only: args.tracks_only,
    };
    if args.afresh {
        return Ok(chosen);
    }
    let before = Analysis::of(&Lake::open(&args.lake.lake)?).chosen;
    let mut kept = Vec::new();
    if let (None, Some(hours)) = (chosen.gap_hours, before.gap_hours) {
        kept.push(format!("--gap-hours {hours}"));
        chosen.gap_hours = before.gap_hours;
    }
    if chosen.ports.is_empty() && !before.ports.is_empty() {
        kept.extend(before.ports.iter().map(|p| format!("--ports {}", p.display())));
        chosen.ports = before.ports;
    }
    if !kept.is_empty() && !quiet {
        eprintln!("as the last time: {} (--afresh forgets them)", kept.join(" "));
    }
    Ok(chosen)
}

/// Analyses with progress on standard error.
pub(crate) fn analyze(
    lake: &Path,
    ports: &Ports,
    config: &TrackConfig,
    chosen: Chosen,
    afresh: bool,
    wait: Duration,
    quiet: bool,
) -> Result<Analyzed, CliError> {
    let regions = Regions::embedded()?;
    let meet = MeetConfig::default();
    let settings = Settings { config, meet: &meet, sea: super::sea()?, ports, regions: &regions, chosen, afresh, wait };
    let mut progress = Progress::new(quiet);
    let waiting = Progress::new(quiet);
    let done = engine::analyze(
        lake,
        &settings,
        &mut |day, done, total| progress.steps("analysing", &day.to_string(), done, total),
        &mut |holder| waiting.note(&format!("waiting for another writer ({holder})")),
    );
    progress.finish();
    waiting.finish();
    Ok(done?)
}

fn print(done: &Analyzed) -> Result<(), CliError> {
    if done.changed_settings {
        line("Thresholds, ports or the program changed since the last analysis: everything was made anew.")?;
    }
    if done.days == 0 && done.vessels == 0 {
        line("There are no reports in this lake.")?;
    } else if done.days == 0 && done.reopened_vessels == 0 {
        line("Nothing new since the last analysis.")?;
    } else {
        line(&format!(
            "{} {} analysed: {} position reports",
            count(done.days as u64),
            if done.days == 1 { "day" } else { "days" },
            count(done.reports)
        ))?;
    }
    if done.reopened_vessels > 0 {
        line(&format!(
            "late data: {} vessels analysed again; {} events changed, {} withdrawn",
            count(done.reopened_vessels as u64),
            count(done.changed as u64),
            count(done.withdrawn as u64)
        ))?;
    }
    line(&format!("vessels {}", count(done.vessels as u64)))?;
    for ((kind, n), (_, open)) in done.events.iter().zip(&done.open) {
        let under_way = if *open > 0 { format!(", and {} open at the end of the data", count(*open)) } else { String::new() };
        let what = match kind {
            EventKind::Gap => "gaps",
            EventKind::Stop => "stops",
            EventKind::PortVisit => "port visits",
            EventKind::Draught => "stays judged by draught",
            EventKind::Voyage => "voyages",
            EventKind::Encounter => "encounters",
            EventKind::Loitering => "loitering",
            EventKind::FalseTrack => "false tracks",
            EventKind::Identity => "identity conflicts",
            EventKind::Interference => "interference",
        };
        line(&format!("{what} {}{under_way}", count(*n)))?;
    }
    Ok(())
}

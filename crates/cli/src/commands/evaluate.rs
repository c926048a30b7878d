//! `sillage evaluate`: the detectors on worlds with planted truth, beside the usual rules; the reading of documents on annotated ones.

mod claims;

use std::{
    fs::File,
    io::{BufWriter, Write},
    path::{Path, PathBuf},
    time::Duration,
};

use engine::{Chosen, EventFilter, IngestRequest};
use geo::{LatLon, Ports};
use lake::{IngestOptions, Lake};
use model::Gap;
use serde::Serialize;
use simulate::{Evaluation, Facts, Half, Halved, Truth, World};
use track::TrackConfig;

use crate::{
    args::evaluate::Evaluate,
    exit::{CliError, Exit},
    output::{line, number, print_json},
    progress::Progress,
};

#[derive(Serialize)]
struct Outcome<'a> {
    worlds: &'static str,
    evaluation: &'a Evaluation,
    ship_days: f64,
    false_dark_per_thousand_ship_days: f64,
    brier: (f64, f64),
}

pub(crate) fn run(args: &Evaluate, quiet: bool) -> Result<Exit, CliError> {
    if let Some(folder) = &args.claims {
        return claims::run(folder, args);
    }
    let threads = super::use_threads(None)?;
    let work = Work::new(args.keep.as_deref())?;
    let ports = Ports::embedded()?;
    let worlds = worlds(args, quiet)?;
    if worlds.is_empty() {
        return Err(CliError::Usage("no world to evaluate".to_owned()));
    }
    let mut groups = [("used for tuning", Evaluation::default()), ("held out", Evaluation::default())];
    for (name, world) in &worlds {
        let one = evaluate(name, world, &work.folder, &ports, threads, (args.half.map(Into::into), quiet))?;
        if !quiet {
            let f1 = one.tallies.get("dark").and_then(simulate::Tally::f1);
            let (f1, wrong) = (number(f1, 3), one.false_per_thousand("dark"));
            eprintln!("{name}: dark: F1 {f1}, {wrong:.2} false alarms per 1000 ship-days");
        }
        if let Some((_, group)) = groups.get_mut(usize::from(!world.tuning)) {
            group.add(&one);
        }
    }
    for (name, group) in groups.iter().filter(|(_, g)| !g.worlds.is_empty()) {
        if args.json {
            let outcome = Outcome {
                worlds: name,
                evaluation: group,
                ship_days: group.ship_days,
                false_dark_per_thousand_ship_days: group.false_per_thousand("dark"),
                brier: group.calibration.brier(),
            };
            print_json(std::io::stdout().lock(), [outcome])?;
        } else if args.markdown {
            line(&group.markdown(&format!("Worlds {name}")))?;
        } else {
            line(&format!("== Worlds {name}\n{group}"))?;
        }
        if let Some(folder) = &args.svg {
            std::fs::create_dir_all(folder).map_err(|e| CliError::io(folder.display().to_string(), e))?;
            for (file, text) in group.charts() {
                let path = folder.join(format!("{}_{file}", name.replace(' ', "_")));
                std::fs::write(&path, text).map_err(|e| CliError::io(path.display().to_string(), e))?;
            }
        }
    }
    Ok(Exit::Done)
}

/// A folder for traffic, truth and lakes; gone in the end unless it is to be kept.
struct Work {
    folder: PathBuf,
    keep: bool,
}

impl Work {
    fn new(keep: Option<&Path>) -> Result<Self, CliError> {
        let folder =
            keep.map_or_else(|| std::env::temp_dir().join(format!("sillage-evaluate-{}", std::process::id())), Path::to_owned);
        std::fs::create_dir(&folder).map_err(|e| CliError::io(folder.display().to_string(), e))?;
        Ok(Self { folder, keep: keep.is_some() })
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        if !self.keep {
            let _ = std::fs::remove_dir_all(&self.folder);
        }
    }
}

/// The worlds asked for, or those built in: of the latter, those in real traffic only where `--real` names it.
fn worlds(args: &Evaluate, quiet: bool) -> Result<Vec<(String, World)>, CliError> {
    if !args.worlds.is_empty() {
        let name = |p: &PathBuf| p.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        return args.worlds.iter().map(|path| Ok((name(path), with_real(World::load(path)?, args)))).collect();
    }
    let mut all = Vec::new();
    for (name, world) in World::embedded()? {
        if world.needs().is_some() && args.real.is_none() {
            if !quiet {
                eprintln!("{name}: skipped, it needs a day of real traffic (--real)");
            }
            continue;
        }
        all.push((name.to_owned(), with_real(world, args)));
    }
    Ok(all)
}

fn with_real(world: World, args: &Evaluate) -> World {
    match &args.real {
        Some(path) => world.with_traffic(path.clone()),
        None => world,
    }
}

fn evaluate(
    name: &str,
    world: &World,
    folder: &Path,
    ports: &Ports,
    threads: usize,
    (half, quiet): (Option<Half>, bool),
) -> Result<Evaluation, CliError> {
    let traffic = folder.join(format!("{name}.{}", world.format().extension()));
    let (truth, root) = (folder.join(format!("{name}.truth.jsonl")), folder.join(format!("{name}.lake")));
    let create = |path: &Path| {
        File::create(path).map(|f| BufWriter::with_capacity(1 << 20, f)).map_err(|e| CliError::io(path.display().to_string(), e))
    };
    {
        let (mut lines, mut answers) = (create(&traffic)?, create(&truth)?);
        let mut progress = Progress::new(quiet);
        let mut told = |share: f64| progress.steps("simulating", name, (share * 1000.0) as usize, 1000);
        let mut halved;
        let out: &mut dyn Write = match half {
            Some(half) => {
                halved = Halved::new(&mut lines, half);
                &mut halved
            }
            None => &mut lines,
        };
        let made = world.run(ports, out, &mut answers, &mut told);
        progress.finish();
        made?;
        lines.flush().map_err(|e| CliError::io(traffic.display().to_string(), e))?;
        answers.flush().map_err(|e| CliError::io(truth.display().to_string(), e))?;
    }
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
    super::analyze::analyze(&root, ports, &TrackConfig::default(), Chosen::default(), false, Duration::ZERO, quiet)?;
    let lake = Lake::open(&root)?;
    let events = engine::events(&lake, &EventFilter { open: true, ..EventFilter::default() })?;
    let raw = engine::raw_meetings(&lake, ports)?;
    let sea = super::sea()?;
    let shore_km = |gap: &Gap| Some(sea.shore_km(LatLon::new(gap.from_lat?, gap.from_lon?)?));
    let ports_in_reach = |gap: &Gap| {
        let reached = engine::reach(gap, None, Vec::new(), ports, sea);
        reached.map_or_else(|_| Vec::new(), |r| r.reach.ports.into_iter().map(|p| p.port).collect())
    };
    let facts = Facts { shore_km: &shore_km, ports_in_reach: &ports_in_reach, raw_meetings: &raw };
    Ok(Evaluation::of(&events, &Truth::read(&truth)?, &facts))
}

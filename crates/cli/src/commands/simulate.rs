//! `sillage simulate`: made-up traffic and its truth.

use std::{
    fs::File,
    io::{BufWriter, Write},
    path::Path,
};

use geo::Ports;
use simulate::{Scenario, Summary};

use crate::{
    args::Simulate,
    exit::{CliError, Exit},
    output::{count, line},
    progress::Progress,
};

pub(crate) fn run(args: &Simulate, quiet: bool) -> Result<Exit, CliError> {
    let mut scenario = Scenario { seed: args.seed, days: args.days, ..Scenario::default() };
    if let Some(ships) = args.ships {
        scenario.ships = ships;
    }
    if let Some(start) = args.start {
        scenario.start = start;
    }
    let summary = write(&scenario, &Ports::embedded()?, &args.traffic, &args.truth, quiet)?;
    line(&format!(
        "{} lines of made-up traffic in {}, their truth in {}",
        count(summary.lines),
        args.traffic.display(),
        args.truth.display()
    ))?;
    Ok(Exit::Done)
}

/// Simulates into two files, with progress.
pub(crate) fn write(scenario: &Scenario, ports: &Ports, traffic: &Path, truth: &Path, quiet: bool) -> Result<Summary, CliError> {
    let create = |path: &Path| {
        File::create(path).map(|f| BufWriter::with_capacity(1 << 20, f)).map_err(|e| CliError::io(path.display().to_string(), e))
    };
    let (mut nmea, mut answers) = (create(traffic)?, create(truth)?);
    let mut progress = Progress::new(quiet);
    let summary = simulate::run(scenario, ports, &mut nmea, &mut answers, &mut |share| {
        progress.steps("simulating", "", (share * 1000.0) as usize, 1000);
    });
    progress.finish();
    let summary = summary?;
    nmea.flush().map_err(|e| CliError::io(traffic.display().to_string(), e))?;
    answers.flush().map_err(|e| CliError::io(truth.display().to_string(), e))?;
    Ok(summary)
}

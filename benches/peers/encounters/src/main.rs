//! `encounters POSITIONS ROUNDS`: the meetings in a CSV of `mmsi,t,lat,lon,sog,cog` sorted by vessel and time, on one thread, as JSON.
//!
//! Timed is everything from reports in memory to meetings: the whole machine of each vessel, of which the samples of slow ships are one
//! product, the samples put in order of time, and the pairs.

use std::{error::Error, hint::black_box, time::Instant};

use declared::Parser;
use geo::{LatLon, Ports, Regions, Sea};
use meet::{Encounters, MeetConfig, Run};
use model::{Mmsi, Timestamp, TransponderClass};
use track::{Line, Output, Places, Report, TrackConfig, Vessel, VesselState};

// As in the program `sillage`.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn read(text: &str) -> Result<Vec<(u32, Report)>, Box<dyn Error>> {
    let mut reports = Vec::new();
    for (offset, line) in (0..).zip(text.lines().skip(1)) {
        let mut fields = line.split(',');
        let mut next = || fields.next().ok_or("a column is missing");
        let mmsi = next()?.parse()?;
        let line = Line { t: Timestamp::from_secs(next()?.parse()?), source: 1, offset };
        let at = LatLon::new(next()?.parse()?, next()?.parse()?);
        let (sog_kn, cog_deg) = (Some(next()?.parse()?), Some(next()?.parse()?));
        reports.push((mmsi, Report { line, at, sog_kn, cog_deg, class: TransponderClass::A }));
    }
    Ok(reports)
}

fn meetings(reports: &[(u32, Report)], config: &TrackConfig, places: Places<'_>) -> Result<(usize, Vec<Run>), Box<dyn Error>> {
    let mut output = Output::default();
    for vessel in reports.chunk_by(|a, b| a.0 == b.0) {
        let Some((mmsi, _)) = vessel.first() else { continue };
        let mut machine = Vessel::new(config, places, VesselState::new(Mmsi::new(u64::from(*mmsi))?));
        for (_, report) in vessel {
            machine.hear(report, &mut output);
        }
    }
    let mut slow = output.slow;
    slow.sort_unstable_by_key(|f| (f.step, f.mmsi, f.track));
    let mut machine = Encounters::new(MeetConfig::default());
    let mut runs = Vec::new();
    for step in slow.chunk_by(|a, b| a.step == b.step) {
        if let Some(first) = step.first() {
            machine.push_step(first.step, step, &mut runs);
        }
    }
    runs.extend(machine.open(i32::MIN / 2));
    Ok((slow.len(), runs))
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let (Some(path), Some(rounds)) = (args.next(), args.next()) else { return Err("usage: encounters POSITIONS ROUNDS".into()) };
    let reports = read(&std::fs::read_to_string(path)?)?;
    let (ports, regions, sea) = (Ports::embedded()?, Regions::embedded()?, Sea::embedded()?);
    let parser = Parser::new(&ports, &regions);
    let (config, places) = (TrackConfig::default(), Places { ports: &ports, regions: &regions, sea, parser: &parser });
    let (mut seconds, mut last) = (Vec::new(), None);
    for _ in 0..rounds.parse()? {
        let begin = Instant::now();
        last = Some(black_box(meetings(&reports, &config, places)?));
        seconds.push(begin.elapsed().as_secs_f64());
    }
    let (samples, runs) = last.unwrap_or_default();
    let pairs: Vec<String> = runs.iter().map(|r| format!("[{},{},{},{}]", r.a.mmsi, r.b.mmsi, r.first, r.last)).collect();
    println!(r#"{{"positions":{},"samples":{samples},"seconds":{seconds:?},"runs":[{}]}}"#, reports.len(), pairs.join(","));
    Ok(())
}

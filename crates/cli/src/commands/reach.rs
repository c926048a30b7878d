//! `sillage reach`: what a ship could have reached in a silence.

use engine::{EngineError, EventFilter, Reached};
use geo::LatLon;
use lake::Lake;
use model::{Detail, EventId, Gap, ReachablePort};
use serde_json::json;

use crate::{
    args::Reach,
    exit::{CliError, Exit},
    geojson,
    output::{List, line, number, print_json},
};

pub(crate) fn run(args: &Reach, quiet: bool) -> Result<Exit, CliError> {
    let ports = crate::ports::load(&args.ports.files, quiet)?;
    let sea = super::sea()?;
    let closed = super::route::closed(sea, &args.avoid)?;
    let (gap, told) = match &args.id {
        Some(id) => stored(args, id)?,
        None => (made(args)?, None),
    };
    let mut reached = engine::reach(&gap, args.speed, closed, &ports, sea)?;
    // The sum of no areas, as Rust has it, is -0.
    reached.reach.area_km2 += 0.0;
    if args.geojson {
        return print_map(&reached, &ports);
    }
    if args.output.json {
        print_json(std::io::stdout().lock(), [&reached.reach])?;
        return Ok(Exit::Done);
    }
    if !args.output.csv {
        if let Some(told) = told {
            line(&told)?;
        }
        line(&summary(&gap, &reached.reach))?;
    }
    print(args, &reached.reach.ports)?;
    Ok(Exit::Done)
}

fn summary(gap: &Gap, reach: &model::Reach) -> String {
    let speed = format!("{:.1} kn ({})", reach.speed_kn, reach.speed_from);
    if reach.area_km2 > 0.0 {
        let touched =
            if reach.in_reach == 1 { "1 port or pier".to_owned() } else { format!("{} ports and piers", reach.in_reach) };
        return format!(
            "At up to {speed} it could have been anywhere within {:.0} km², and touched {touched}. Likeliest first; hypotheses, not \
             visits.\n",
            reach.area_km2
        );
    }
    let straight = gap.distance_nm.zip(gap.hours).map_or_else(String::new, |(nm, hours)| {
        format!(": {nm:.1} nm apart in {hours:.1} h are {:.1} kn in a straight line", nm / hours)
    });
    format!("At up to {speed} it cannot have sailed from where it was last heard to where it was heard again{straight}.\n")
}

/// The gap of an id, and what is known on either side of it.
fn stored(args: &Reach, id: &str) -> Result<(Gap, Option<String>), CliError> {
    let lake = Lake::open(&args.lake.lake)?;
    let parsed: EventId = id.parse().map_err(|e: model::ids::BadEventId| CliError::Usage(e.to_string()))?;
    let filter = EventFilter { id: Some(parsed), ..EventFilter::default() };
    let event = engine::events(&lake, &filter)?.into_iter().next().ok_or_else(|| EngineError::NoSuchEvent(id.to_owned()))?;
    let mut told = super::events::sentence(&event);
    let Detail::Gap(gap) = event.detail else {
        return Err(CliError::Usage(format!("{id} is no gap; `sillage events --kind gap` lists them")));
    };
    let sides = engine::draught_sides(&lake, event.mmsi, &gap)?;
    let (before, after) = (number(sides.before_m.map(f64::from), 1), number(sides.after_m.map(f64::from), 1));
    told = format!("{told}\ndraught {before} m before, {after} m after{}", sides.suggests());
    Ok((gap, Some(told)))
}

/// A gap from the command line.
fn made(args: &Reach) -> Result<Gap, CliError> {
    let hours = args.hours.ok_or_else(|| CliError::Usage("--hours is missing".to_owned()))?;
    let begin = model::Timestamp::from_secs(0);
    let place = |at: Option<LatLon>| (at.map(|p| p.lat), at.map(|p| p.lon));
    let ((from_lat, from_lon), (to_lat, to_lon)) = (place(args.last), place(args.next));
    let distance_nm = args.last.zip(args.next).map(|(a, b)| geo::distance_nm(a, b));
    Ok(Gap {
        begin,
        end: Some(model::Timestamp::from_millis((hours * 3.6e6) as i64)),
        from_lat,
        from_lon,
        to_lat,
        to_lon,
        hours: Some(hours),
        distance_nm,
        implied_speed_kn: None,
        class: model::TransponderClass::Unknown,
        from_sog_kn: None,
        from_cog_deg: None,
        to_sog_kn: None,
        to_cog_deg: None,
        from_port: None,
        to_port: None,
        draught_m: None,
        own_hours_heard: 0,
        own_hours: 0,
        own_top_kn: None,
        ship_type: None,
        silence: None,
        reach: None,
    })
}

fn print(args: &Reach, ports: &[ReachablePort]) -> Result<(), CliError> {
    let header = ["port", "name", "nm there", "nm on", "longest stay h", "least kn", "share"];
    let mut list = List::new(&header, &[2, 3, 4, 5, 6]);
    for port in ports.iter().take(args.limit) {
        list.push(
            vec![
                port.port.clone(),
                port.name.clone(),
                format!("{:.1}", port.from_nm),
                number(port.to_nm, 1),
                format!("{:.1}", port.longest_stay_h),
                format!("{:.1}", port.least_speed_kn),
                format!("{:.2}", port.share),
            ],
            port,
        );
    }
    list.print(args.output.style(), "No port or pier in reach.")?;
    if ports.len() > args.limit && !args.output.csv {
        line(&format!("... and {} more (-n)", ports.len() - args.limit))?;
    }
    Ok(())
}

fn print_map(reached: &Reached, ports: &geo::Ports) -> Result<Exit, CliError> {
    let area = json!({ "what": "could have been here", "km2": reached.reach.area_km2, "speed_kn": reached.reach.speed_kn });
    let mut features = vec![geojson::feature(geojson::area(&reached.area), area)];
    for port in &reached.reach.ports {
        if let Some(index) = ports.by_key(&port.port) {
            let properties = serde_json::to_value(port).map_err(|e| CliError::Other(e.to_string()))?;
            features.push(geojson::feature(geojson::point(ports.get(index).at), properties));
        }
    }
    geojson::print(features)?;
    Ok(Exit::Done)
}

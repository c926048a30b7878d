//! `sillage route`: the shortest way over the sea.

mod pairs;

use geo::{LatLon, Ports, RouteOptions, Sea, SeaRoute};
use serde::Serialize;
use serde_json::json;

use crate::{
    args::Route,
    exit::{CliError, Exit},
    geojson,
    output::{List, line},
};

#[derive(Serialize)]
struct Leg {
    lat: f64,
    lon: f64,
    leg_nm: f64,
    run_nm: f64,
}

pub(crate) fn run(args: &Route, quiet: bool) -> Result<Exit, CliError> {
    let sea = super::sea()?;
    if args.avoid.iter().any(|key| key == "list") {
        return passages(sea, args);
    }
    let ports = crate::ports::load(&args.ports.files, quiet)?;
    let options = RouteOptions { closed: closed(sea, &args.avoid)?, opened: closed(sea, &args.open)? };
    if let Some(file) = &args.pairs {
        return pairs::run(args, file, &ports, sea, &options);
    }
    let (Some(from), Some(to)) = (&args.from, &args.to) else {
        return Err(CliError::Usage("two places, or --pairs, are needed".to_owned()));
    };
    let (from, to) = (place(&ports, from)?, place(&ports, to)?);
    let route = sea.route(from, to, &options).map_err(|e| CliError::Other(e.to_string()))?;
    if args.geojson {
        geojson::print(vec![feature(&route)])?;
        return Ok(Exit::Done);
    }
    print(args, &route)?;
    Ok(Exit::Done)
}

fn feature(route: &SeaRoute) -> serde_json::Value {
    let properties = json!({
        "nm": route.nm, "great_circle_nm": route.great_circle_nm, "snap_from_nm": route.snap_from_nm,
        "snap_to_nm": route.snap_to_nm, "passages": route.passages,
    });
    geojson::feature(geojson::line(&route.points), properties)
}

fn print(args: &Route, route: &SeaRoute) -> Result<(), CliError> {
    let mut list = List::new(&["lat", "lon", "leg nm", "run nm"], &[0, 1, 2, 3]);
    let mut run_nm = 0.0;
    let legs = std::iter::once(0.0).chain(route.legs_nm());
    for (at, leg_nm) in route.points.iter().zip(legs) {
        run_nm += leg_nm;
        let cells = vec![format!("{:.4}", at.lat), format!("{:.4}", at.lon), format!("{leg_nm:.1}"), format!("{run_nm:.1}")];
        list.push(cells, Leg { lat: at.lat, lon: at.lon, leg_nm, run_nm });
    }
    if args.output.json {
        return crate::output::print_json(std::io::stdout().lock(), [route]);
    }
    list.print(args.output.style(), "")?;
    if args.output.csv {
        return Ok(());
    }
    let snaps = route.snap_from_nm + route.snap_to_nm;
    line(&format!(
        "\n{:.1} nm over the sea (great circle {:.1} nm){}",
        route.nm,
        route.great_circle_nm,
        if snaps >= 0.05 { format!(", of which {snaps:.1} nm to and from the water") } else { String::new() }
    ))?;
    if !route.passages.is_empty() {
        line(&format!("through {}", route.passages.join(", ")))?;
    }
    if let Some(kn) = args.speed {
        line(&format!("{:.1} h at {kn} kn", route.nm / kn))?;
    }
    Ok(())
}

fn passages(sea: &Sea, args: &Route) -> Result<Exit, CliError> {
    #[derive(Serialize)]
    struct Row<'a> {
        key: &'a str,
        name: &'a str,
        kind: String,
        /// Closed unless `--open` names it.
        shut: bool,
    }
    let mut list = List::new(&["key", "name", "kind", "closed"], &[]);
    for p in sea.passages().iter().filter(|p| p.gate.is_some()) {
        let kind = format!("{:?}", p.kind).to_lowercase();
        let cells =
            vec![p.key.to_string(), p.name.to_string(), kind.clone(), if p.shut { "unless opened" } else { "" }.to_owned()];
        list.push(cells, Row { key: &p.key, name: &p.name, kind, shut: p.shut });
    }
    list.print(args.output.style(), "")?;
    Ok(Exit::Done)
}

/// The passages a user closes or opens; an unknown one is a slip.
pub(crate) fn closed(sea: &Sea, keys: &[String]) -> Result<Vec<String>, CliError> {
    match sea.closed(keys.iter().map(String::as_str)) {
        Ok(_) => Ok(keys.to_vec()),
        Err(key) => {
            Err(CliError::Usage(format!("no passage {key:?} that can be closed; `sillage route A B --avoid list` lists them")))
        }
    }
}

/// A position, or a port by key, UN/LOCODE or name.
fn place(ports: &Ports, word: &str) -> Result<LatLon, CliError> {
    if let Some((lat, lon)) = word.split_once(',')
        && let (Ok(lat), Ok(lon)) = (lat.trim().parse(), lon.trim().parse())
    {
        return LatLon::new(lat, lon).ok_or_else(|| CliError::Usage(format!("{word}: no position on Earth")));
    }
    let keys = crate::ports::keys(ports, word)?;
    let found: Vec<_> = keys.iter().filter_map(|key| Some(ports.get(ports.by_key(key)?))).collect();
    match found.as_slice() {
        [one] => Ok(one.at),
        [] => Err(CliError::Usage(format!("no port {word:?}"))),
        several => {
            let all: Vec<String> = several.iter().map(|p| format!("{} ({}, {})", p.key, p.name, p.country)).collect();
            Err(CliError::Usage(format!("{word:?} may be any of {}: give the key", all.join(", "))))
        }
    }
}

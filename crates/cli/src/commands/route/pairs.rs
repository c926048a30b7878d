//! `sillage route --pairs`: many routes at once.

use std::path::Path;

use geo::{Ports, RouteOptions, Sea, SeaRoute};
use serde::{Deserialize, Serialize};

use super::{feature, place};
use crate::{
    args::Route,
    exit::{CliError, Exit},
    geojson,
    output::{List, line},
};

#[derive(Deserialize)]
struct Pair {
    from: String,
    to: String,
}

/// A pair, and its route or why there is none.
#[derive(Serialize)]
struct Row {
    from: String,
    to: String,
    #[serde(flatten)]
    route: Option<SeaRoute>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hours: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

/// A pair without a route says so in its row; the rest counts.
pub(super) fn run(args: &Route, file: &Path, ports: &Ports, sea: &Sea, options: &RouteOptions) -> Result<Exit, CliError> {
    let wrong = |e: csv::Error| CliError::Usage(format!("{}: {e}", file.display()));
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_path(file).map_err(wrong)?;
    let mut list = List::new(&["from", "to", "nm", "great circle nm", "hours", "through"], &[2, 3, 4]);
    let mut features = Vec::new();
    let mut failed = 0_u64;
    for pair in reader.deserialize::<Pair>() {
        let Pair { from, to } = pair.map_err(wrong)?;
        let route = || sea.route(place(ports, &from)?, place(ports, &to)?, options).map_err(|e| CliError::Other(e.to_string()));
        let (route, error) = match route() {
            Ok(route) => (Some(route), None),
            Err(error) => (None, Some(error.to_string())),
        };
        failed += u64::from(error.is_some());
        if args.geojson {
            features.extend(route.as_ref().map(feature));
            continue;
        }
        let hours = route.as_ref().zip(args.speed).map(|(route, kn)| route.nm / kn);
        let number = |value: Option<f64>| value.map_or_else(String::new, |v| format!("{v:.1}"));
        let through = error.clone().or_else(|| Some(route.as_ref()?.passages.join(", "))).unwrap_or_default();
        let cells = vec![
            from.clone(),
            to.clone(),
            number(route.as_ref().map(|r| r.nm)),
            number(route.as_ref().map(|r| r.great_circle_nm)),
            number(hours),
            through,
        ];
        list.push(cells, Row { from, to, route, hours, error });
    }
    if args.geojson {
        geojson::print(features)?;
    } else {
        list.print(args.output.style(), "no pairs")?;
        if failed > 0 && !args.output.json && !args.output.csv {
            line(&format!("\n{failed} without a route"))?;
        }
    }
    Ok(if failed > 0 { Exit::InPart } else { Exit::Done })
}

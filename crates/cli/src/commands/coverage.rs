//! `sillage coverage`: how each input did hour by hour, its holes, and who is heard where.

use engine::{CellReception, SourceHealth};
use h3o::{CellIndex, Resolution};
use lake::Lake;
use serde_json::json;

use crate::{
    args::Coverage,
    exit::{CliError, Exit},
    geojson,
    output::{List, count, line, or_dash},
};

pub(crate) fn run(args: &Coverage, quiet: bool) -> Result<Exit, CliError> {
    if let (Some(from), Some(to)) = (args.from, args.to)
        && to <= from
    {
        return Err(CliError::Usage(format!("--to {to} is not after --from {from}")));
    }
    let lake = Lake::open(&args.lake.lake)?;
    if args.cells || args.geojson {
        super::told_of_analysis(&lake, quiet)?;
        let resolution = Resolution::try_from(args.resolution).map_err(|e| CliError::Usage(e.to_string()))?;
        let mut cells = engine::reception(&lake, args.from, args.to, resolution)?;
        cells.truncate(args.limit.unwrap_or(usize::MAX));
        if args.geojson { print_map(&cells)? } else { print_cells(args, &cells)? }
    } else {
        print_health(args, &lake, &engine::health(&lake, args.from, args.to)?)?;
    }
    Ok(Exit::Done)
}

fn print_health(args: &Coverage, lake: &Lake, health: &[SourceHealth]) -> Result<(), CliError> {
    let inputs = engine::sources(lake)?;
    let mut list =
        List::new(&["source", "input", "from", "to", "reports", "median hour", "holes", "hours missing"], &[0, 4, 5, 6, 7]);
    for source in health {
        let input = inputs.iter().find(|i| i.source == source.source).map(|i| i.name.clone());
        let mut sorted: Vec<u64> = source.hours.iter().map(|h| h.reports).collect();
        sorted.sort_unstable();
        // No hours are 0, where their sum as Rust has it is -0.
        let missing = source.holes.iter().map(|h| h.end.hours_since(h.begin)).sum::<f64>() + 0.0;
        let reports = |n: u64| if args.output.csv { n.to_string() } else { count(n) };
        list.push(
            vec![
                source.source.to_string(),
                or_dash(input),
                or_dash(source.hours.first().map(|h| h.t)),
                or_dash(source.hours.last().map(|h| h.t)),
                reports(sorted.iter().sum()),
                reports(sorted.get(sorted.len() / 2).copied().unwrap_or(0)),
                source.holes.len().to_string(),
                format!("{missing:.0}"),
            ],
            source,
        );
    }
    list.print(args.output.style(), "No reports in this lake.")?;
    if args.output.json || args.output.csv {
        return Ok(());
    }
    for source in health {
        for hole in &source.holes {
            line(&format!(
                "source {}: hole from {} to {}: {} reports, usually {}",
                source.source,
                hole.begin,
                hole.end,
                count(hole.reports),
                count(hole.usual)
            ))?;
        }
    }
    Ok(())
}

fn print_cells(args: &Coverage, cells: &[CellReception]) -> Result<(), CliError> {
    let mut list =
        List::new(&["cell", "lat", "lon", "class", "ships", "hours present", "hours heard", "share heard"], &[1, 2, 4, 5, 6, 7]);
    for cell in cells {
        list.push(
            vec![
                cell.cell.to_string(),
                format!("{:.3}", cell.lat),
                format!("{:.3}", cell.lon),
                format!("{:?}", cell.class),
                cell.ships.to_string(),
                cell.present.to_string(),
                cell.heard.to_string(),
                format!("{:.3}", cell.share()),
            ],
            cell,
        );
    }
    list.print(args.output.style(), "No ship-hours in this lake; `sillage analyze` makes them (without --tracks-only).")
}

fn print_map(cells: &[CellReception]) -> Result<(), CliError> {
    let features = cells.iter().map(|cell| {
        let properties = json!({
            "cell": cell.cell.to_string(), "class": cell.class, "ships": cell.ships,
            "present": cell.present, "heard": cell.heard, "share": (cell.share() * 1000.0).round() / 1000.0,
        });
        geojson::feature(geojson::area(&[vec![outline(cell.cell)]]), properties)
    });
    geojson::print(features.collect())
}

/// A cell's corners.
fn outline(cell: CellIndex) -> Vec<geo::LatLon> {
    cell.boundary().iter().map(|p| geo::LatLon { lat: p.lat(), lon: p.lng() }).collect()
}

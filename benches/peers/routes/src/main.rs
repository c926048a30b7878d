//! `routes PAIRS ROUNDS [AVOIDED ...]`: the ways between the pairs of a CSV of `from_lat,from_lon,to_lat,to_lon`, on one thread, as JSON.
//!
//! Timed is each route by itself, with all its legs; nothing is kept from one to the next. What is decoded and contracted once is
//! timed apart.

use std::{error::Error, hint::black_box, time::Instant};

use geo::{LatLon, RouteOptions, Sea};
use serde_json::json;

// As in the program `sillage`.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn read(text: &str) -> Result<Vec<(LatLon, LatLon)>, Box<dyn Error>> {
    let mut pairs = Vec::new();
    for line in text.lines().skip(1) {
        let numbers: Vec<f64> = line.split(',').map(str::parse).collect::<Result<_, _>>()?;
        let [a, b, c, d] = numbers.as_slice() else { return Err("four columns are expected".into()) };
        pairs.push((LatLon::new(*a, *b).ok_or("no position")?, LatLon::new(*c, *d).ok_or("no position")?));
    }
    Ok(pairs)
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let (Some(path), Some(rounds)) = (args.next(), args.next()) else {
        return Err("usage: routes PAIRS ROUNDS [AVOIDED]".into());
    };
    let options = RouteOptions { closed: args.collect(), opened: Vec::new() };
    let pairs = read(&std::fs::read_to_string(path)?)?;
    let begin = Instant::now();
    let sea = Sea::embedded()?;
    let decoded = begin.elapsed().as_secs_f64();
    // The first route contracts the network.
    let begin = Instant::now();
    let (from, to) = pairs.first().copied().ok_or("no pairs")?;
    let _ = black_box(sea.route(from, to, &options));
    let first = begin.elapsed().as_secs_f64();
    let mut seconds: Vec<Vec<f64>> = Vec::new();
    for _ in 0..rounds.parse()? {
        let mut round = Vec::with_capacity(pairs.len());
        for (from, to) in &pairs {
            let begin = Instant::now();
            let _ = black_box(sea.route(*from, *to, &options));
            round.push(begin.elapsed().as_secs_f64());
        }
        seconds.push(round);
    }
    let routes: Vec<_> = pairs
        .iter()
        .map(|(from, to)| {
            let route = sea.route(*from, *to, &options).ok()?;
            let wet = route.points.get(1..route.points.len() - 1).unwrap_or_default();
            let over_land = wet.windows(2).filter(|leg| matches!(leg, [a, b] if sea.crosses_land(*a, *b))).count();
            Some(json!({
                "nm": route.nm, "great_circle_nm": route.great_circle_nm, "legs": route.points.len() - 1, "over_land": over_land,
                "snap_nm": [route.snap_from_nm, route.snap_to_nm], "passages": route.passages,
            }))
        })
        .collect();
    println!("{}", json!({ "decoded": decoded, "first": first, "seconds": seconds, "routes": routes }));
    Ok(())
}

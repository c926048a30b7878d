//! `sillage ports`: look up ports and piers, or read a declared destination as the analysis would.

use declared::Parser;
use geo::{Port, Regions, distance_km};
use serde::Serialize;

use crate::{
    args::PortsArgs,
    exit::{CliError, Exit},
    output::{List, line, number, or_dash, print_json},
};

#[derive(Serialize)]
struct Shown<'a> {
    key: &'a str,
    locode: Option<&'a str>,
    name: &'a str,
    variants: Vec<&'a str>,
    country: &'a str,
    lat: f64,
    lon: f64,
    kind: &'static str,
    radius_km: f64,
    km: Option<f64>,
}

pub(crate) fn run(args: &PortsArgs, quiet: bool) -> Result<Exit, CliError> {
    let ports = crate::ports::load(&args.ports.files, quiet)?;
    if let Some(text) = &args.read {
        return read(&ports, text, args.output.json);
    }
    let wanted = args.text.as_deref().map(geo::normalise);
    let mut found: Vec<(&Port, Option<f64>)> = ports
        .iter()
        .map(|(_, port)| (port, args.near.map(|at| distance_km(at, port.at))))
        .filter(|(port, km)| {
            km.is_none_or(|km| km <= args.km)
                && args.country.as_ref().is_none_or(|c| c.eq_ignore_ascii_case(&port.country))
                && wanted.as_ref().is_none_or(|text| names(port, text))
        })
        .collect();
    found.sort_by(|a, b| {
        a.1.unwrap_or(0.0).total_cmp(&b.1.unwrap_or(0.0)).then_with(|| (&a.0.country, &a.0.name).cmp(&(&b.0.country, &b.0.name)))
    });
    let mut list = List::new(&["key", "name", "country", "kind", "lat", "lon", "radius km", "km", "also"], &[4, 5, 6, 7]);
    for (port, km) in found {
        let variants: Vec<&str> = port.variants.iter().map(AsRef::as_ref).collect();
        list.push(
            vec![
                port.key.to_string(),
                port.name.to_string(),
                port.country.to_string(),
                port.kind.label().to_owned(),
                format!("{:.4}", port.at.lat),
                format!("{:.4}", port.at.lon),
                format!("{:.1}", port.radius_km),
                number(km, 1),
                variants.join(", "),
            ],
            Shown {
                key: &port.key,
                locode: port.locode.as_deref(),
                name: &port.name,
                variants,
                country: &port.country,
                lat: port.at.lat,
                lon: port.at.lon,
                kind: port.kind.label(),
                radius_km: port.radius_km,
                km,
            },
        );
    }
    list.print(args.output.style(), "No such port; `--ports FILE` adds a list of your own.")?;
    Ok(Exit::Done)
}

fn names(port: &Port, wanted: &str) -> bool {
    let holds = |text: &str| geo::normalise(text).contains(wanted);
    holds(&port.name) || holds(&port.key) || port.variants.iter().any(|v| holds(v))
}

fn read(ports: &geo::Ports, text: &str, json: bool) -> Result<Exit, CliError> {
    #[derive(Serialize)]
    struct Read<'a> {
        text: &'a str,
        reading: &'a str,
        place: Option<String>,
        name: Option<String>,
        score: f32,
        matched: &'a str,
        rule: &'a str,
    }
    let regions = Regions::embedded()?;
    let parser = Parser::new(ports, &regions);
    let parsed = parser.parse(text);
    let words = parsed.describe(ports, &regions);
    if json {
        let read = Read {
            text,
            reading: words.reading,
            place: words.place,
            name: words.name,
            score: parsed.score,
            matched: &parsed.matched,
            rule: parsed.rule,
        };
        print_json(std::io::stdout().lock(), [read])?;
    } else {
        line(&format!(
            "{text:?} reads as {}: {} ({}), score {:.2}, by rule {}",
            words.reading,
            or_dash(words.name),
            or_dash(words.place),
            parsed.score,
            parsed.rule
        ))?;
    }
    Ok(Exit::Done)
}

//! Tracks, silences, declared destinations and events as features: what GeoJSON, KML and GeoParquet are written from.

use geo::LatLon;
use model::{Detail, Language, Mmsi, SourceId, Timestamp};

use crate::{
    case_file::{CaseFile, Track},
    events,
    lines::{legs, parts, places as places_of},
    places::{Places, last_declared, voyages},
};

/// Where a feature is, as longitude and latitude; lines are cut at the antimeridian.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Shape {
    /// Nowhere of its own.
    None,
    /// A place.
    Point((f64, f64)),
    /// A line, in several parts where it is cut.
    Lines(Vec<Vec<(f64, f64)>>),
}

/// A line of an input that shows a feature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) role: String,
    pub(crate) t: Timestamp,
    pub(crate) source: SourceId,
    pub(crate) offset: u64,
}

/// A feature.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Feature {
    /// `track`, `silence`, `declared` or `event`.
    pub(crate) feature: &'static str,
    pub(crate) id: String,
    pub(crate) mmsi: Mmsi,
    pub(crate) imo: Option<u32>,
    pub(crate) ship: String,
    /// The kind of an event.
    pub(crate) event: Option<&'static str>,
    /// The verdict on a declared destination.
    pub(crate) verdict: Option<&'static str>,
    pub(crate) begin: Timestamp,
    pub(crate) end: Option<Timestamp>,
    pub(crate) text: String,
    pub(crate) shape: Shape,
    pub(crate) lines: Vec<Line>,
}

/// All features of a case file.
pub(crate) fn features(file: &CaseFile) -> Vec<Feature> {
    let mut out: Vec<Feature> = file.tracks.iter().flat_map(|t| of_track(t, file)).collect();
    out.extend(declared(file));
    out.extend(of_events(file));
    out
}

fn imo_of(mmsi: Mmsi, file: &CaseFile) -> Option<u32> {
    let heard = file.tracks.iter().filter(|t| t.mmsi == mmsi).find_map(|t| t.imo).map(model::Imo::get);
    heard.or_else(|| file.case.watch.ships.iter().find(|s| s.mmsi == Some(mmsi.get())).and_then(|s| s.imo))
}

fn shape(line: &[LatLon]) -> Shape {
    match (line, parts(line)) {
        ([], _) => Shape::None,
        ([one, ..], parts) if parts.is_empty() => Shape::Point((one.lon, one.lat)),
        (_, parts) => Shape::Lines(parts),
    }
}

fn of_track(track: &Track, file: &CaseFile) -> Vec<Feature> {
    let feature = |(n, leg): (usize, crate::lines::Leg<'_>)| {
        let (first, last) = (leg.points.first()?, leg.points.last()?);
        let kind = if leg.heard { "track" } else { "silence" };
        let line = |p: &crate::case_file::Fix| Line { role: "position".to_owned(), t: p.t, source: p.source, offset: p.offset };
        Some(Feature {
            feature: kind,
            id: format!("{kind}-{}-{}-{}", track.mmsi, track.track, n + 1),
            mmsi: track.mmsi,
            imo: track.imo.map(model::Imo::get),
            ship: file.ship(track.mmsi),
            event: None,
            verdict: None,
            begin: first.t,
            end: Some(last.t),
            text: if leg.heard { "heard" } else { "not heard: the straight way between two reports, not the ship's" }.to_owned(),
            shape: shape(&places_of(leg.points)),
            lines: leg.points.iter().map(line).collect(),
        })
    };
    legs(track, &file.events).into_iter().enumerate().filter_map(feature).collect()
}

/// Where the crews said that they were going.
fn declared(file: &CaseFile) -> Vec<Feature> {
    if voyages(&file.events).next().is_none() {
        return Vec::new();
    }
    let places = Places::embedded();
    let one = |(e, v): (&model::Event, &model::Voyage)| {
        let heard = file.tracks.iter().find(|t| t.mmsi == e.mmsi).and_then(|t| places_of(&t.points).first().copied());
        let from = places.departure(v, heard)?;
        let said = last_declared(v)?;
        let (to, region) = places.declared(said, from)?;
        let near = if region { ", the nearest port of the region" } else { "" };
        Some(Feature {
            feature: "declared",
            id: format!("declared-{}", e.id),
            mmsi: e.mmsi,
            imo: imo_of(e.mmsi, file),
            ship: file.ship(e.mmsi),
            event: None,
            verdict: v.verdict.map(model::Verdict::label),
            begin: said.first,
            end: Some(said.last),
            text: format!("declared {:?}, read as {}{near}", said.text, said.place_name.as_deref().unwrap_or("?")),
            shape: Shape::Point((to.lon, to.lat)),
            lines: vec![Line { role: "destination".to_owned(), t: said.first, source: said.source, offset: said.offset }],
        })
    };
    voyages(&file.events).filter_map(one).collect()
}

fn of_events(file: &CaseFile) -> Vec<Feature> {
    let one = |e: &model::Event| {
        let (begin, end) = e.span();
        let verdict = if let Detail::Voyage(v) = &e.detail { v.verdict.map(model::Verdict::label) } else { None };
        let line = |l: &model::event::Evidence| Line { role: l.role.clone(), t: l.t, source: l.source, offset: l.offset };
        Feature {
            feature: "event",
            id: e.id.to_string(),
            mmsi: e.mmsi,
            imo: imo_of(e.mmsi, file),
            ship: file.ship(e.mmsi),
            event: Some(e.kind().name()),
            verdict,
            begin,
            end,
            text: events::tell(Language::En, e, file),
            shape: shape(&events::place(e, &file.events)),
            lines: e.evidence.iter().map(line).collect(),
        }
    };
    file.events.iter().map(one).collect()
}

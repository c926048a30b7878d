//! Meetings for whoever asks: chains of them, and ships that moved as for one with nobody heard.

use geo::LatLon;
use lake::Lake;
use meet::{Chain, DarkGap, MeetConfig};
use model::{Detail, Event, EventKind, SilenceVerdict};
use serde::Serialize;

use crate::{
    across,
    error::EngineError,
    query::{EventFilter, events},
};

/// A ship that came at speed, stopped short away from any port, and left at speed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LoneStop {
    /// Its loitering.
    pub event: Event,
    /// Ships that were dark meanwhile, or doubtfully so, and could have been there: MMSI.
    pub dark_candidates: Vec<u32>,
}

/// Chains of meetings of at least a grade that begin within the filter's window.
///
/// # Errors
///
/// The lake cannot be read.
pub fn chains(lake: &Lake, filter: &EventFilter, least_grade: u8) -> Result<Vec<Chain>, EngineError> {
    let all = |kind| EventFilter { kinds: vec![kind], open: true, ..EventFilter::default() };
    let mut met = events(lake, &all(EventKind::Encounter))?;
    met.retain(|e| matches!(&e.detail, Detail::Encounter(m) if m.grade >= least_grade));
    let visits = events(lake, &all(EventKind::PortVisit))?;
    let mut chains = meet::chains(&MeetConfig::default(), &met, &visits);
    chains.retain(|chain| {
        let begin = chain.links.first().map(|l| l.begin);
        let has = |m: u32| chain.links.iter().any(|l| l.from_mmsi == m || l.to_mmsi == m);
        filter.mmsi.is_none_or(|m| has(m.get()))
            && filter.from.is_none_or(|t| begin.is_some_and(|b| b >= t))
            && filter.to.is_none_or(|t| begin.is_some_and(|b| b < t))
    });
    Ok(chains)
}

/// Ships that moved as for a meeting while nobody was heard near them.
///
/// # Errors
///
/// The lake cannot be read.
pub fn lone_stops(lake: &Lake, filter: &EventFilter) -> Result<Vec<LoneStop>, EngineError> {
    let mut stops = events(lake, &EventFilter { kinds: vec![EventKind::Loitering], ..filter.clone() })?;
    stops.retain(|e| matches!(&e.detail, Detail::Loitering(l) if l.like_a_meeting));
    let all = |kind| EventFilter { kinds: vec![kind], open: true, ..EventFilter::default() };
    let met = events(lake, &all(EventKind::Encounter))?;
    // Who met a ship that was heard was not alone.
    let with_another = |stop: &Event| {
        met.iter().any(|e| {
            let Detail::Encounter(m) = &e.detail else { return false };
            let (begin, end) = stop.span();
            (e.mmsi == stop.mmsi || m.other_mmsi == stop.mmsi.get())
                && end.is_none_or(|end| m.begin < end)
                && m.end.is_none_or(|t| t > begin)
        })
    };
    stops.retain(|stop| !with_another(stop));
    let gaps: Vec<DarkGap> = events(lake, &all(EventKind::Gap))?.iter().filter_map(dark).collect();
    Ok(stops
        .into_iter()
        .map(|event| {
            let candidates = match &event.detail {
                Detail::Loitering(l) => meet::dark_candidates(event.mmsi.get(), l, &gaps),
                _ => Vec::new(),
            };
            LoneStop { event, dark_candidates: candidates }
        })
        .collect())
}

fn dark(event: &Event) -> Option<DarkGap> {
    let Detail::Gap(gap) = &event.detail else { return None };
    let verdict = gap.silence.as_ref()?.verdict;
    (verdict != SilenceVerdict::Unheard).then_some(())?;
    Some(DarkGap {
        mmsi: event.mmsi.get(),
        begin: gap.begin,
        end: gap.end,
        from: LatLon::new(gap.from_lat?, gap.from_lon?)?,
        to: gap.to_lat.zip(gap.to_lon).and_then(|(lat, lon)| LatLon::new(lat, lon)),
        top_kn: across::top_speed(gap, None).0,
    })
}

//! Voyages: from the last report in one port of call to the first in the next, with what the crew declared and the verdict.

use declared::{Facts, Hint, Judgement, Record, Said, judge};
use geo::{LatLon, METRES_PER_NM, PortIdx};
use model::{Declaration, Detail, Event, EventId, EventKind, Mmsi, Timestamp, Verdict, Voyage};
use serde::{Deserialize, Serialize};

use crate::{config::TrackConfig, draught::Heard, report::Line, said::SaidState, vessel::Places, visit::VisitState};

/// A voyage under way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct VoyageState {
    /// The port left, where it is known.
    pub(crate) from: Option<PortIdx>,
    /// Last report in that port, or the first report there is.
    pub(crate) begin: Line,
    pub(crate) run_m: f64,
    pub(crate) max_draught: Option<Heard>,
    /// Gaps inside: begin and hours.
    pub(crate) gaps: Vec<(Timestamp, f64)>,
    /// Arrival of the voyage before.
    pub(crate) previous_arrival: Option<Timestamp>,
    /// Most ships that used the MMSI at a time meanwhile, this one among them.
    pub(crate) ships: u16,
}

/// The ship's own record: voyages with a readable declaration, and those of them that went where they said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct OwnRecord {
    pub(crate) kept: u32,
    pub(crate) readable: u32,
}

impl OwnRecord {
    /// Adds a voyage's verdict.
    pub(crate) fn add(&mut self, verdict: Verdict) {
        let (kept, readable) = match verdict {
            Verdict::Kept | Verdict::DivertedAndSaidSo => (1, 1),
            Verdict::Contradicted => (0, 1),
            Verdict::Stale | Verdict::Vague | Verdict::Unreadable | Verdict::NotHeard => (0, 0),
        };
        self.kept = self.kept.saturating_add(kept);
        self.readable = self.readable.saturating_add(readable);
    }
}

/// Who sails.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sailing<'a> {
    pub(crate) mmsi: Mmsi,
    pub(crate) track: u16,
    pub(crate) said: &'a [SaidState],
    pub(crate) record: OwnRecord,
}

/// A voyage that has ended, with what it takes to revise its verdict.
pub(crate) struct Finished {
    pub(crate) event: Event,
    pub(crate) verdict: Verdict,
    /// When the text that decided was first heard.
    pub(crate) text_first: Option<Timestamp>,
}

impl VoyageState {
    pub(crate) const fn new(from: Option<PortIdx>, begin: Line, previous_arrival: Option<Timestamp>) -> Self {
        Self { from, begin, run_m: 0.0, max_draught: None, gaps: Vec::new(), previous_arrival, ships: 1 }
    }

    /// Whether it is one by now: from a port, or some way already.
    pub(crate) fn has_begun(&self, config: &TrackConfig) -> bool {
        self.from.is_some() || self.run_m >= config.voyage_min_nm * METRES_PER_NM
    }

    /// Takes a draught heard under way.
    pub(crate) fn hear_draught(&mut self, heard: Heard) {
        if self.max_draught.is_none_or(|m| heard.metres > m.metres) {
            self.max_draught = Some(heard);
        }
    }

    /// What was said on this voyage, read near `near`, up to `until`.
    fn said(&self, places: &Places<'_>, said: &[SaidState], until: Timestamp, near: LatLon) -> Vec<(Said, Line)> {
        said.iter()
            .filter(|s| s.last >= self.begin.t && s.first.t <= until)
            .map(|s| {
                let parsed = places.parser.parse_near(&s.text, Hint { near: Some(near) });
                (Said { text: s.text.to_string(), first: s.first.t, last: s.last.min(until), parsed }, s.first)
            })
            .collect()
    }

    /// Ends with a call.
    pub(crate) fn finish(
        mut self,
        config: &TrackConfig,
        places: &Places<'_>,
        sailing: Sailing<'_>,
        visit: &VisitState,
    ) -> Finished {
        let arrival = visit.first;
        self.gaps.retain(|g| g.0 < arrival.t);
        let near = places.ports.get(visit.port).at;
        let (said, lines): (Vec<Said>, Vec<Line>) = self.said(places, sailing.said, arrival.t, near).into_iter().unzip();
        let before_previous = |s: &Said| self.previous_arrival.is_some_and(|arrival| s.first < arrival);
        let mut judgement = judge(
            &Facts {
                from: self.from,
                to: visit.port,
                departure: self.from.map(|_| self.begin.t),
                arrival: arrival.t,
                said: &said,
                in_force_during_previous_voyage: said.first().is_some_and(before_previous),
                record: Record { kept: sailing.record.kept, readable: sailing.record.readable },
            },
            places.ports,
            places.regions,
            &config.verdict,
        );
        // Of several ships, nobody can tell which one typed the text that accuses this one.
        judgement.weight = judgement.weight.map(|w| w / f64::from(self.ships.max(1)));
        let text_first = judgement.deciding.and_then(|i| said.get(i)).map(|s| s.first);
        let verdict = judgement.verdict;
        let event = self.event(places, sailing, &said, &lines, Some((arrival, visit.port)), arrival.t, Some(judgement));
        Finished { event, verdict, text_first }
    }

    /// As it ended, with nobody knowing where: the track was lost.
    pub(crate) fn lost(&self, places: &Places<'_>, sailing: Sailing<'_>, last: Timestamp, near: LatLon) -> Event {
        Event { open: false, ..self.open(places, sailing, last, near) }
    }

    /// As it stands, under way.
    pub(crate) fn open(&self, places: &Places<'_>, sailing: Sailing<'_>, last: Timestamp, near: LatLon) -> Event {
        let (said, lines): (Vec<Said>, Vec<Line>) = self.said(places, sailing.said, last, near).into_iter().unzip();
        self.event(places, sailing, &said, &lines, None, last, None)
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one event, gathered here once")]
    fn event(
        &self,
        places: &Places<'_>,
        sailing: Sailing<'_>,
        said: &[Said],
        lines: &[Line],
        arrival: Option<(Line, PortIdx)>,
        until: Timestamp,
        judgement: Option<Judgement>,
    ) -> Event {
        let port = |i: PortIdx| places.ports.get(i);
        let mut evidence =
            vec![self.begin.shows(if self.from.is_some() { "last report in the port left" } else { "first report" })];
        evidence.extend(lines.iter().map(|l| l.shows("declared destination")));
        evidence.extend(self.max_draught.map(|h| h.line.shows("greatest draught")));
        evidence.extend(arrival.map(|(line, _)| line.shows("first report in the port reached")));
        let declared = said
            .iter()
            .zip(lines)
            .map(|(s, line)| {
                let reading = s.parsed.describe(places.ports, places.regions);
                Declaration {
                    text: s.text.clone(),
                    first: s.first,
                    last: s.last,
                    source: line.source,
                    offset: line.offset,
                    reading: reading.reading.to_owned(),
                    place: reading.place,
                    place_name: reading.name,
                    score: s.parsed.score,
                }
            })
            .collect();
        Event {
            id: EventId::new(EventKind::Voyage, sailing.mmsi, self.begin.t, sailing.track),
            version: 1,
            mmsi: sailing.mmsi,
            track: sailing.track,
            open: arrival.is_none(),
            detail: Detail::Voyage(Voyage {
                departure: self.from.map(|_| self.begin.t),
                from_port: self.from.map(|p| port(p).key.to_string()),
                from_name: self.from.map(|p| port(p).name.to_string()),
                arrival: arrival.map(|(line, _)| line.t),
                to_port: arrival.map(|(_, p)| port(p).key.to_string()),
                to_name: arrival.map(|(_, p)| port(p).name.to_string()),
                begin: self.begin.t,
                hours: until.hours_since(self.begin.t),
                sea_miles: self.run_m / METRES_PER_NM,
                max_draught_m: self.max_draught.map(|h| h.metres),
                gaps: self.gaps.iter().map(|g| crate::gap::id(sailing.mmsi, g.0)).collect(),
                // Not `sum`, whose sum of nothing is -0.0.
                gap_hours: self.gaps.iter().fold(0.0, |hours, g| hours + g.1),
                declared,
                verdict: judgement.as_ref().map(|j| j.verdict),
                rule: judgement.as_ref().map(|j| match self.ships {
                    0 | 1 => j.rule.to_owned(),
                    n => format!("{}_of_{n}_ships_with_this_mmsi", j.rule),
                }),
                weight: judgement.as_ref().and_then(|j| j.weight),
                record_kept: sailing.record.kept,
                record_readable: sailing.record.readable,
            }),
            evidence,
        }
    }
}

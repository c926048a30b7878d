//! The machines put together: one MMSI's reports in, events out.

use declared::Parser;
use geo::{LatLon, METRES_PER_NM, Ports, Regions, Sea};
use model::{Detail, Event, Mmsi, ShipHour, SlowFix, Timestamp, time::HOUR_MS};
use serde::{Deserialize, Serialize};

use crate::{
    config::TrackConfig,
    detector_config::DetectorConfig,
    draught::{Heard, Stay},
    false_track::{FalseTrackState, Jumps},
    gap::{self, Before, LastHeard},
    held::{self, Held},
    hours::Hours,
    identity::{self, Identity, IdentityState},
    loiter::{LoiterState, Who},
    mass::{self, Hull},
    report::{Line, Report, Static},
    said::{self, SaidState},
    segment::{Fit, Fix, fit, miss_m},
    slow::Slow,
    speed::Speeds,
    stop::{self, StopState, StopStep},
    visit::{Exit, VisitState},
    voyage::{OwnRecord, Sailing, VoyageState},
};

/// What the machines look up.
#[derive(Clone, Copy)]
pub struct Places<'a> {
    /// Ports and piers.
    pub ports: &'a Ports,
    /// Regions.
    pub regions: &'a Regions,
    /// Sea and land.
    pub sea: &'a Sea,
    /// The reader of declared destinations.
    pub parser: &'a Parser<'a>,
}

/// What a vessel's reports gave.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Output {
    /// The events they completed.
    pub events: Vec<Event>,
    /// In which hours the ship was there, heard or not.
    pub hours: Vec<ShipHour>,
    /// Where it was while it was slow, outside ports.
    pub slow: Vec<SlowFix>,
}

/// The type of ship that fishing vessels send (ITU-R M.1371, table 53).
const FISHING: u8 = 30;

/// What is remembered of one MMSI between reports.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VesselState {
    mmsi: Mmsi,
    last: Option<LastHeard>,
    tracks: Vec<Track>,
    next_track: u16,
    said: Vec<SaidState>,
    draught: Option<Heard>,
    record: OwnRecord,
    hours: Option<Hours>,
    speeds: Speeds,
    ship_type: Option<u8>,
    /// Length and beam as last heard, metres.
    size_m: (Option<f32>, Option<f32>),
    identity: IdentityState,
    jumps: Jumps,
    /// The first report with a position.
    first: Option<Seen>,
}

/// A report and where it was sent from.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
struct Seen {
    line: Line,
    #[serde(with = "crate::segment::place_always")]
    at: LatLon,
}

/// What is remembered of one ship of an MMSI.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Track {
    number: u16,
    last: Fix,
    reports: u32,
    stop: Option<StopState>,
    visit: Option<VisitState>,
    voyage: Option<VoyageState>,
    /// Begin of its last call: texts no longer in force then are judged.
    judged_until: Timestamp,
    stay: Option<Stay>,
    slow: Slow,
    loiter: LoiterState,
    odd: FalseTrackState,
    /// The voyages before that went elsewhere than one text said, first heard at that moment: held back until a later one shows
    /// whether theirs were calls on the way.
    held: Vec<Held>,
}

impl VesselState {
    /// Nothing heard yet.
    pub fn new(mmsi: Mmsi) -> Self {
        Self {
            mmsi,
            last: None,
            tracks: Vec::new(),
            next_track: 0,
            said: Vec::new(),
            draught: None,
            record: OwnRecord { kept: 0, readable: 0 },
            hours: None,
            speeds: Speeds::default(),
            ship_type: None,
            size_m: (None, None),
            identity: IdentityState::default(),
            jumps: Jumps::default(),
            first: None,
        }
    }

    /// The vessel.
    pub const fn mmsi(&self) -> Mmsi {
        self.mmsi
    }

    /// When it was last heard.
    pub fn last_heard(&self) -> Option<Timestamp> {
        self.last.map(|l| l.line.t)
    }

    /// The IMO number it gives, where that is valid.
    pub fn identity(&self) -> Option<Identity> {
        self.identity.known(self.mmsi)
    }

    /// The vessel as far as it was heard, where its hull is known.
    pub fn heard(&self) -> Option<identity::Heard> {
        let (first, last) = (self.first?, self.last?);
        let size_m = self.size_m.0.zip(self.size_m.1).filter(|(length, beam)| *length > 0.0 && *beam > 0.0)?;
        Some(identity::Heard {
            mmsi: self.mmsi,
            first: (first.line, first.at),
            last: (last.line, last.at?),
            size_m,
            ship_type: self.ship_type?,
        })
    }

    /// Says what mass a change of draught means, where the ship's size is known.
    fn weigh(&self, events: &mut [Event]) {
        let (Some(length), beam) = self.size_m else { return };
        let hull = Hull { length_m: f64::from(length), beam_m: beam.map(f64::from), ship_type: self.ship_type };
        for event in events {
            if let Detail::Draught(d) = &mut event.detail {
                d.mass = d.change_m.and_then(|change| mass::mass(f64::from(change), &hull));
            }
        }
    }

    /// The hour under way: it counts as an hour heard, though it may not be over.
    pub fn hour_under_way(&self) -> Option<ShipHour> {
        let last = self.last?;
        self.hours?.open(self.mmsi, last.class, last.at?)
    }

    fn before_a_gap(&self) -> Before {
        let (hours, hours_heard) = self.hours.map_or((0, 0), |h| h.own());
        Before {
            draught_m: self.draught.map(|h| h.metres),
            hours,
            hours_heard,
            top_kn: self.speeds.top_kn(),
            ship_type: self.ship_type,
        }
    }

    /// How many ships seem to share the MMSI at the moment.
    pub fn open_tracks(&self) -> usize {
        self.tracks.len()
    }
}

/// One MMSI at work.
pub struct Vessel<'a> {
    config: &'a TrackConfig,
    places: Places<'a>,
    state: VesselState,
    gap_min_ms: i64,
}

impl Track {
    /// Texts in force before this are of no more use to it.
    fn texts_needed_from(&self) -> Timestamp {
        self.voyage.as_ref().map_or(self.judged_until, |v| v.begin.t.min(v.previous_arrival.unwrap_or(v.begin.t)))
    }
}

impl<'a> Vessel<'a> {
    /// Takes up where a state left off.
    pub fn new(config: &'a TrackConfig, places: Places<'a>, state: VesselState) -> Self {
        let gap_min_ms = (config.gap_min_h * HOUR_MS as f64) as i64;
        Self { config, places, state, gap_min_ms }
    }

    /// What must be remembered.
    pub fn into_state(self) -> VesselState {
        self.state
    }

    /// Takes a static and voyage data report. Reports and statics come in order of time; of the same time, statics first.
    pub fn hear_static(&mut self, s: &Static<'_>, output: &mut Output) {
        if let Some(detectors) = &self.config.detectors {
            self.state.identity.hear(&detectors.identity, self.state.mmsi, s, &mut output.events);
        }
        if let Some(metres) = s.draught_m.filter(|&m| m > 0.0) {
            let heard = Heard { metres, line: s.line };
            self.state.draught = Some(heard);
            for track in &mut self.state.tracks {
                if let (None, Some(voyage)) = (&track.visit, &mut track.voyage) {
                    voyage.hear_draught(heard);
                }
            }
        }
        self.state.ship_type = s.ship_type.filter(|&k| k > 0).or(self.state.ship_type);
        let (length, beam) = &mut self.state.size_m;
        (*length, *beam) = (s.length_m.or(*length), s.beam_m.or(*beam));
        if let Some(text) = s.destination {
            said::hear(&mut self.state.said, text, s.line);
        }
    }

    /// Takes a position report; what it completes goes to `out`.
    pub fn hear(&mut self, report: &Report, output: &mut Output) {
        let t = report.line.t;
        let mut silence = None;
        if let Some(last) = &self.state.last
            && t.millis() - last.line.t.millis() > self.gap_min_ms
        {
            let before = self.state.before_a_gap();
            output.events.push(gap::event(self.state.mmsi, last, before, Some(report), self.places.ports));
            silence = Some((last.line.t, t.hours_since(last.line.t)));
        }
        // Latitude and longitude exactly zero is a unit without a fix, not a ship in the Gulf of Guinea.
        let at = report.at.filter(|p| p.lat != 0.0 || p.lon != 0.0);
        let known = at.or_else(|| self.state.last.and_then(|l| l.at));
        let who = (self.state.mmsi, report.class);
        let since = self.state.last.and_then(|l| Some((l.line.t, l.at?)));
        self.state.hours.get_or_insert_with(|| Hours::begin(t)).hear(who, t, since, at, &mut output.hours);
        self.state.last =
            Some(LastHeard { line: report.line, at: known, sog_kn: report.sog_kn, cog_deg: report.cog_deg, class: report.class });
        let out = &mut output.events;
        let Some(at) = at else { return };
        let report = Report { sog_kn: report.sog_kn.filter(|v| !self.is_noise(*v)), ..*report };
        self.state.speeds.hear(t, report.sog_kn);
        let told = out.len();
        let (index, fit) = self.assign(&report, at, out);
        self.advance(index, &report, at, fit, silence, out);
        if out.len() > told {
            self.state.weigh(out.get_mut(told..).unwrap_or_default());
        }
        if let Some(detectors) = &self.config.detectors {
            self.detect(detectors, index, &report, at, fit.map_or(0.0, |f| f.distance_m), output);
        }
        let out = &mut output.events;
        if self.state.said.len() > 1 {
            let before = self.state.tracks.iter().map(Track::texts_needed_from).min();
            said::forget(&mut self.state.said, before.unwrap_or(t));
        }
        if self.state.tracks.len() > 1 {
            self.note_other_ships();
            self.close_silent(index, t, out);
        }
    }

    /// Lets the detectors take a report that was put on a track, `step_m` from the track's last one.
    fn detect(
        &mut self,
        detectors: &DetectorConfig,
        index: usize,
        report: &Report,
        at: LatLon,
        step_m: f64,
        output: &mut Output,
    ) {
        let (state, sea) = (&mut self.state, self.places.sea);
        let (mmsi, out) = (state.mmsi, &mut output.events);
        state.identity.begin(mmsi, report.line, out);
        state.first.get_or_insert(Seen { line: report.line, at });
        let Some(track) = state.tracks.get_mut(index) else { return };
        let (who, in_port) = ((mmsi, track.number), track.visit.is_some());
        track.slow.hear(self.config, who, report.line, at, report.sog_kn, in_port, &mut output.slow);
        track.loiter.hear(
            &detectors.loiter,
            Who { mmsi, track: track.number, fishes: state.ship_type == Some(FISHING) },
            report.line,
            at,
            in_port,
            out,
        );
        let (config, jumps, number) = (&detectors.false_track, &mut state.jumps, track.number);
        jumps.hear(config, mmsi, number, report, at, step_m, out);
        track.odd.hear(config, who, report, at, || jumps.jumped(config, number), |p| sea.inland_km(p), out);
    }

    fn is_noise(&self, sog_kn: f32) -> bool {
        sog_kn > 50.0 && self.config.noise_speeds_kn.iter().any(|n| (f64::from(sog_kn) - n).abs() <= 0.05)
    }

    /// The track that sent a report, and how it fits; a new one where none can have.
    fn assign(&mut self, report: &Report, at: LatLon, out: &mut Vec<Event>) -> (usize, Option<Fit>) {
        let t = report.line.t;
        if let [only] = self.state.tracks.as_slice() {
            let f = fit(self.config, &only.last, t, at, report.sog_kn);
            if f.possible {
                return (0, Some(f));
            }
        } else {
            let best = (self.state.tracks.iter().enumerate())
                .map(|(i, track)| (i, fit(self.config, &track.last, t, at, report.sog_kn), &track.last))
                .filter(|(_, f, _)| f.possible)
                .map(|(i, f, last)| (i, f, miss_m(last, report, at, f.distance_m)))
                .min_by(|a, b| a.2.total_cmp(&b.2));
            if let Some((i, f, _)) = best {
                return (i, Some(f));
            }
        }
        if self.state.tracks.len() >= self.config.max_open_tracks
            && let Some(stalest) = (0..self.state.tracks.len()).min_by_key(|&i| self.state.tracks.get(i).map(|x| x.last.t))
        {
            self.close(stalest, out);
        }
        let last = Fix { t, at, sog_kn: report.sog_kn, cog_deg: report.cog_deg };
        self.state.tracks.push(Track {
            number: self.state.next_track,
            last,
            reports: 0,
            stop: None,
            visit: None,
            voyage: None,
            judged_until: t,
            stay: None,
            slow: Slow::default(),
            loiter: LoiterState::default(),
            odd: FalseTrackState::default(),
            held: Vec::new(),
        });
        self.state.next_track = self.state.next_track.saturating_add(1);
        (self.state.tracks.len() - 1, None)
    }

    /// Moves one track on by one report.
    fn advance(
        &mut self,
        index: usize,
        report: &Report,
        at: LatLon,
        fit: Option<Fit>,
        silence: Option<(Timestamp, f64)>,
        out: &mut Vec<Event>,
    ) {
        let Self { config, places, state, .. } = self;
        let VesselState { mmsi, tracks, said, draught, record, .. } = state;
        let Some(track) = tracks.get_mut(index) else { return };
        let line = report.line;
        let before = track.last;
        let hours = line.t.hours_since(before.t);
        let distance_m = fit.map_or(0.0, |f| f.distance_m);
        let speed_kn = report.sog_kn.map(f64::from).or_else(|| {
            // Without a reported speed, that between two reports not too far apart.
            (fit.is_some() && hours > 0.0 && hours <= 1.0).then(|| distance_m / METRES_PER_NM / hours)
        });
        if let StopStep::Ended(stop) = stop::step(config, &mut track.stop, line, at, speed_kn)
            && stop.counts(config)
        {
            out.extend(stop.event(config, *mmsi, track.number, false));
            if let Some(visit) = &mut track.visit {
                visit.stopped(config, places.ports, &stop);
            }
        }
        let first = fit.is_none();
        let mut outside_before = !first && track.visit.is_none();
        if let Some(visit) = &mut track.visit {
            if let Some(from_port_m) = visit.holds(config, places.ports, at) {
                visit.add(config, line, at, from_port_m);
            } else {
                // A stop that ended with this very report may have made it a call.
                Self::call(config, *places, *mmsi, track, said, record, out);
                Self::leave(config, *places, *mmsi, track, line, out);
                outside_before = false;
            }
        }
        if track.visit.is_none() {
            if let Some((port, km)) = places.ports.entered(at) {
                let entry_seen = outside_before && hours <= config.port_edge_max_h;
                track.visit = Some(VisitState::begin(port, km * 1000.0, line, at, entry_seen, *draught));
            } else if track.voyage.is_none() {
                track.voyage = Some(VoyageState::new(None, line, None));
            }
        }
        if let Some(voyage) = &mut track.voyage {
            if track.stop.is_none() {
                voyage.run_m += distance_m;
            }
            if let Some(silence) = silence {
                voyage.gaps.push(silence);
            }
        }
        if let (Some(visit), Some(stop)) = (&mut track.visit, &track.stop)
            && !visit.called
            && stop.counts(config)
        {
            visit.stopped(config, places.ports, stop);
        }
        Self::call(config, *places, *mmsi, track, said, record, out);
        track.last = Fix { t: line.t, at, sog_kn: report.sog_kn, cog_deg: report.cog_deg };
        track.reports = track.reports.saturating_add(1);
    }

    /// Ends the voyage where the visit under way has become a call.
    fn call(
        config: &TrackConfig,
        places: Places<'_>,
        mmsi: Mmsi,
        track: &mut Track,
        said: &mut Vec<SaidState>,
        record: &mut OwnRecord,
        out: &mut Vec<Event>,
    ) {
        let Some(visit) = track.visit.as_mut().filter(|v| v.is_call() && !v.called) else { return };
        visit.called = true;
        if let Some(stay) = track.stay.take() {
            out.push(stay.event(config, mmsi, track.number, visit.draught_before, false));
        }
        track.stay = Some(Stay {
            visit: visit.id(mmsi, track.number),
            port: places.ports.get(visit.port).key.clone(),
            begin: visit.first.t,
            end: None,
            before: visit.draught_before,
        });
        let Some(voyage) = track.voyage.take() else { return };
        let sailing = Sailing { mmsi, track: track.number, said, record: *record };
        let finished = voyage.finish(config, &places, sailing, visit);
        held::take(&mut track.held, finished, record, out);
        track.judged_until = visit.first.t;
    }

    /// Ends the visit under way with the first report outside.
    fn leave(config: &TrackConfig, places: Places<'_>, mmsi: Mmsi, track: &mut Track, line: Line, out: &mut Vec<Event>) {
        let Some(visit) = track.visit.take() else { return };
        let seen = line.t.hours_since(visit.last.t) <= config.port_edge_max_h;
        out.push(visit.event(places.ports, mmsi, track.number, if seen { Exit::Seen(line) } else { Exit::Unseen }));
        if visit.called {
            if let Some(stay) = &mut track.stay {
                stay.end = Some(visit.last.t);
            }
            track.voyage = Some(VoyageState::new(Some(visit.port), visit.last, Some(visit.first.t)));
        } else if track.voyage.is_none() {
            track.voyage = Some(VoyageState::new(None, visit.first, None));
        }
    }

    /// Lets each voyage know how many ships share the MMSI; a few stray positions are none.
    fn note_other_ships(&mut self) {
        let short = self.config.short_track_reports;
        let ships = self.state.tracks.iter().filter(|x| x.reports >= short).count() as u16;
        for voyage in self.state.tracks.iter_mut().filter_map(|x| x.voyage.as_mut()) {
            voyage.ships = voyage.ships.max(ships);
        }
    }

    /// Closes tracks that have been silent for long while another one of the MMSI reports.
    fn close_silent(&mut self, active: usize, t: Timestamp, out: &mut Vec<Event>) {
        let active_is_short = self.state.tracks.get(active).is_none_or(|x| x.reports < self.config.short_track_reports);
        for i in (0..self.state.tracks.len()).rev() {
            let Some(track) = self.state.tracks.get(i) else { continue };
            // A few stray positions do not end a track of its own long standing.
            let outlived = !active_is_short || track.reports < self.config.short_track_reports;
            if i != active && outlived && t.hours_since(track.last.t) > self.config.track_max_silence_h {
                self.close(i, out);
            }
        }
    }

    /// Closes a track: what was under way ended with its last report. A short one says nothing.
    fn close(&mut self, index: usize, out: &mut Vec<Event>) {
        if index >= self.state.tracks.len() {
            return;
        }
        let track = self.state.tracks.remove(index);
        if let Some(detectors) = &self.config.detectors {
            self.state.jumps.close(&detectors.false_track, self.state.mmsi, track.number, out);
        }
        if track.reports < self.config.short_track_reports {
            return;
        }
        let mmsi = self.state.mmsi;
        if let Some(detectors) = &self.config.detectors {
            let who = (mmsi, track.number);
            out.extend(
                track
                    .loiter
                    .closed(&detectors.loiter, Who { mmsi, track: track.number, fishes: self.state.ship_type == Some(FISHING) }),
            );
            out.extend(track.odd.events(&detectors.false_track, who, false));
        }
        out.extend(track.stop.and_then(|s| s.event(self.config, mmsi, track.number, false)));
        out.extend(track.visit.map(|v| v.event(self.places.ports, mmsi, track.number, Exit::Unseen)));
        out.extend(track.stay.map(|s| s.event(self.config, mmsi, track.number, self.state.draught, false)));
        if let Some(voyage) = track.voyage.as_ref().filter(|v| v.has_begun(self.config)) {
            let sailing = Sailing { mmsi, track: track.number, said: &self.state.said, record: self.state.record };
            out.push(voyage.lost(&self.places, sailing, track.last.t, track.last.at));
        }
        out.extend(track.held.into_iter().map(|h| h.event));
        self.state.weigh(out);
    }

    /// What is under way at the end of the data, `now`: silences, stops, visits, stays and voyages; and the voyage before,
    /// where its verdict may still be revised.
    pub fn open_events(&self, now: Timestamp) -> Vec<Event> {
        let mut out = Vec::new();
        let state = &self.state;
        if let Some(last) = &state.last
            && now.millis() - last.line.t.millis() > self.gap_min_ms
        {
            out.push(gap::event(state.mmsi, last, state.before_a_gap(), None, self.places.ports));
        }
        if let Some(detectors) = &self.config.detectors {
            out.extend(state.jumps.open(&detectors.false_track, state.mmsi));
            for track in &state.tracks {
                let who = (state.mmsi, track.number);
                out.extend(track.loiter.open(
                    &detectors.loiter,
                    Who { mmsi: state.mmsi, track: track.number, fishes: state.ship_type == Some(FISHING) },
                    now,
                ));
                out.extend(track.odd.events(&detectors.false_track, who, true));
            }
        }
        for track in &state.tracks {
            if track.reports < self.config.short_track_reports && state.tracks.len() > 1 {
                continue;
            }
            out.extend(track.stop.and_then(|s| s.event(self.config, state.mmsi, track.number, true)));
            out.extend(track.visit.map(|v| v.event(self.places.ports, state.mmsi, track.number, Exit::NotYet)));
            out.extend(track.stay.as_ref().map(|s| s.event(self.config, state.mmsi, track.number, state.draught, true)));
            out.extend(track.held.iter().map(|h| h.event.clone()));
            if let Some(voyage) = track.voyage.as_ref().filter(|v| v.has_begun(self.config)) {
                let sailing = Sailing { mmsi: state.mmsi, track: track.number, said: &state.said, record: state.record };
                out.push(voyage.open(&self.places, sailing, track.last.t, track.last.at));
            }
        }
        state.weigh(&mut out);
        out
    }
}

#[cfg(test)]
#[path = "vessel_tests.rs"]
mod tests;

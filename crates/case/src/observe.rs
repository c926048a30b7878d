//! Events of the lake to observations of a case: what a watched ship's movement speaks for, and how weakly.
//!
//! Position reports speak of movement alone: none of these is about the cargo, and each says so.

use model::{Day, Detail, DraughtFinding, Event, Evidence, SilenceVerdict, Stage, Timestamp, Verdict, Voyage};

use crate::{
    case_file::Watch,
    observation::{Observation, ObservationKind, Strength},
};

/// A ship as an analyst knows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Watched {
    /// Its MMSI.
    pub mmsi: u32,
    /// Its name, where one was heard.
    pub name: Option<String>,
    /// Its IMO number, where one was heard.
    pub imo: Option<u32>,
    /// The case names it; others are looked at for their way alone.
    pub listed: bool,
}

/// Whether a port, by its key and name, is meant by a word of the watch: a name, a key, a state, a region.
pub type IsPlace<'a> = dyn Fn(&str, &str, &str) -> bool + 'a;

/// A silence in which a watched port could have been called at for this long, hours, is told.
const MIN_STAY_H: f64 = 1.0;
/// The grade of a meeting that is told: at sea.
const MIN_GRADE: u8 = 3;

impl Watched {
    /// `NAME (MMSI 200000001)`.
    pub fn called(&self) -> String {
        match &self.name {
            Some(name) => format!("{name} (MMSI {:09})", self.mmsi),
            None => format!("MMSI {:09}", self.mmsi),
        }
    }

    fn identities(&self) -> Vec<String> {
        let imo = self.imo.map(|n| format!("IMO {n}"));
        self.name.clone().into_iter().chain(imo).chain([format!("{:09}", self.mmsi)]).collect()
    }
}

/// What an event of a ship says to a case; nothing where it has nothing to do with what is watched.
pub fn observe(event: &Event, ship: &Watched, watch: &Watch, is: &IsPlace<'_>) -> Option<Observation> {
    // Where the case names its ships, others are none of its business.
    if !ship.listed && !watch.ships.is_empty() {
        return None;
    }
    let meant = |words: &[String], key: &str, name: &str| words.iter().any(|w| is(key, name, w));
    let origin = |key: &Option<String>, name: &Option<String>| {
        key.as_ref().is_some_and(|k| meant(&watch.origins, k, name.as_deref().unwrap_or_default()))
    };
    let destination = |key: &str, name: &str| meant(&watch.destinations, key, name);
    let (kind, stages, strength, text, end) = match &event.detail {
        Detail::Voyage(v) => voyage(v, ship, origin, destination)?,
        Detail::Gap(gap) => {
            let silence = gap.silence.as_ref().filter(|s| s.verdict == SilenceVerdict::Dark)?;
            let ports = gap.reach.as_ref().map_or(&[][..], |r| &r.ports);
            let port = ports.iter().find(|p| p.longest_stay_h >= MIN_STAY_H && destination(&p.port, &p.name))?;
            let text = format!(
                "{} was dark from {} to {} (P of such a silence while sending: {:.2}); it could have called at {} for up to {:.1} h. A hypothesis, no visit",
                ship.called(),
                gap.begin.to_minute(),
                gap.end.map_or_else(|| "now".to_owned(), Timestamp::to_minute),
                silence.p_silent,
                port.name,
                port.longest_stay_h
            );
            (ObservationKind::Gap, vec![Stage::InTransit], Strength::Weak, text, gap.end)
        }
        Detail::PortVisit(visit) if ship.listed && destination(&visit.port, &visit.port_name) && visit.confidence >= 2 => {
            let text = format!(
                "{} called at {} from {} for {:.1} h",
                ship.called(),
                visit.port_name,
                visit.begin.to_minute(),
                visit.hours
            );
            (ObservationKind::Visit, vec![Stage::Arrived], Strength::Weak, text, visit.end)
        }
        Detail::Draught(d) if ship.listed && d.finding == DraughtFinding::Changed => {
            let (before, after) = d.before_m.zip(d.after_m)?;
            let here = |words: &[String]| meant(words, &d.port, "");
            let (stage, does) = if after > before && here(&watch.origins) {
                (Stage::Loaded, "lies deeper, as after loading")
            } else if after < before && here(&watch.destinations) {
                (Stage::Received, "lies higher, as after discharge")
            } else {
                return None;
            };
            let text = format!("{} {does}: {before:.1} m before {}, {after:.1} m after", ship.called(), d.port);
            (ObservationKind::Draught, vec![stage], Strength::Weak, text, d.end)
        }
        Detail::Encounter(met) if ship.listed && met.grade >= MIN_GRADE => {
            let text = format!(
                "{} lay beside MMSI {:09} for {:.1} h at {:.2}, {:.2}, {:.0} m off at the closest",
                ship.called(),
                met.other_mmsi,
                met.hours,
                met.lat,
                met.lon,
                met.closest_m
            );
            (ObservationKind::Encounter, vec![Stage::Transhipped], Strength::Weak, text, met.end)
        }
        _ => return None,
    };
    let (begin, _) = event.span();
    let known = end.unwrap_or(begin).day();
    Some(Observation {
        id: event.id.to_string(),
        kind,
        family: None,
        stages,
        strength,
        against: false,
        absent: false,
        dark_expected: kind == ObservationKind::Gap,
        about_cargo: false,
        by: "AIS".to_owned(),
        released_by: None,
        mode: None,
        vessels: ship.identities(),
        items: Vec::new(),
        supplier: None,
        recipient: None,
        from: Vec::new(),
        to: Vec::new(),
        begin: Some(begin.day()),
        end: Some(known),
        known: Day::max(known, begin.day()),
        text,
        source: event.evidence.iter().map(traced).collect::<Vec<_>>().join(" "),
        alternatives: vec!["position reports speak of movement, not of cargo: contents unknown".to_owned()],
        events: vec![event.id.to_string()],
    })
}

/// `1:57204`: the input and the byte of a raw line.
fn traced(line: &Evidence) -> String {
    format!("{}:{}", line.source, line.offset)
}

type Told = (ObservationKind, Vec<Stage>, Strength, String, Option<Timestamp>);

fn voyage(
    v: &Voyage,
    ship: &Watched,
    origin: impl Fn(&Option<String>, &Option<String>) -> bool,
    destination: impl Fn(&str, &str) -> bool,
) -> Option<Told> {
    let from = origin(&v.from_port, &v.from_name);
    let to = v.arrival.is_some() && v.to_port.as_ref().is_some_and(|k| destination(k, v.to_name.as_deref().unwrap_or_default()));
    // A listed ship is told for either end; another only for the whole way.
    if !(from && to || ship.listed && (from || to)) {
        return None;
    }
    let contradicted = v.verdict == Some(Verdict::Contradicted);
    let strength = if from && to && contradicted { Strength::Moderate } else { Strength::Weak };
    let mut stages = Vec::new();
    if from {
        stages.push(Stage::InTransit);
    }
    if to {
        stages.push(Stage::Arrived);
    }
    let name = |n: &Option<String>| n.clone().unwrap_or_else(|| "an unknown place".to_owned());
    let declared = v.declared.last().map_or_else(
        || "no destination was heard".to_owned(),
        |d| format!("it declared {:?} ({})", d.text, v.verdict.map_or("no verdict", Verdict::label)),
    );
    let left = v.departure.unwrap_or(v.begin).to_minute();
    let way = match v.arrival {
        Some(arrival) => {
            format!("left {} on {left} and reached {} on {}", name(&v.from_name), name(&v.to_name), arrival.to_minute())
        }
        None => format!("left {} on {left} and is under way", name(&v.from_name)),
    };
    Some((ObservationKind::Voyage, stages, strength, format!("{} {way}; {declared}", ship.called()), v.arrival))
}

#[cfg(test)]
#[path = "observe_tests.rs"]
mod tests;

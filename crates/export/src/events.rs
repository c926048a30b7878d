//! Events in words, and where they are on a map.

use geo::LatLon;
use model::{Detail, DraughtFinding, Event, Language, SilenceVerdict, Verdict, Voyage};

use crate::{
    case_file::CaseFile,
    words::{say, verdict},
};

/// What a kind of event is called.
pub(crate) const fn kind(language: Language, event: &Event) -> &'static str {
    match event.detail {
        Detail::Gap(_) => say(language, "gap", "silence"),
        Detail::Stop(_) => say(language, "stop", "arrêt"),
        Detail::PortVisit(_) => say(language, "port visit", "escale"),
        Detail::Draught(_) => say(language, "draught", "tirant d’eau"),
        Detail::Voyage(_) => say(language, "voyage", "voyage"),
        Detail::Encounter(_) => say(language, "encounter", "rencontre"),
        Detail::Loitering(_) => say(language, "loitering", "stationnement en mer"),
        Detail::FalseTrack(_) => say(language, "false track", "fausse trace"),
        Detail::Identity(_) => say(language, "identity", "identité"),
        Detail::Interference(_) => say(language, "interference", "brouillage"),
    }
}

/// The event in a sentence, without ship and time.
pub(crate) fn tell(language: Language, event: &Event, file: &CaseFile) -> String {
    let l = language;
    match &event.detail {
        Detail::Gap(d) => {
            let long = d.hours.map_or_else(
                || say(l, "silent since", "silencieux depuis").to_owned(),
                |h| format!("{} {h:.0} h", say(l, "silent for", "silencieux")),
            );
            let meaning = match d.silence.as_ref().map(|s| s.verdict) {
                Some(SilenceVerdict::Dark) => say(l, "; it would have been heard", " ; on l’aurait entendu"),
                Some(SilenceVerdict::Unheard) => {
                    say(l, "; out of reception, whatever it did", " ; hors de portée, quoi qu’il ait fait")
                }
                Some(SilenceVerdict::Doubtful) => say(l, "; silent or not heard", " ; silencieux ou non entendu"),
                None => say(l, "; not judged whether dark", " ; non jugé si volontaire"),
            };
            let apart =
                d.distance_nm.map_or_else(String::new, |nm| format!(", {nm:.0} {}", say(l, "nm apart", "milles d’écart")));
            format!("{long}{apart}{meaning}")
        }
        Detail::Stop(d) => format!("{} {:.0} h", say(l, "lay still for", "immobile"), d.hours),
        Detail::PortVisit(d) => {
            format!("{} ({:.0} h, {} {}/4)", d.port_name, d.hours, say(l, "confidence", "confiance"), d.confidence)
        }
        Detail::Draught(d) => {
            let metres = |m: Option<f32>| m.map_or_else(|| "?".to_owned(), |m| format!("{m:.1} m"));
            let what = match d.finding {
                DraughtFinding::Changed => say(l, "changed", "modifié"),
                DraughtFinding::NotUpdated => say(l, "not updated", "non mis à jour"),
                DraughtFinding::NotHeard => say(l, "not heard", "non entendu"),
            };
            let mass = d.mass.as_ref().map_or_else(String::new, |m| {
                let way = if m.loaded { say(l, "loaded", "chargé") } else { say(l, "discharged", "déchargé") };
                format!("; {way} {:.0}–{:.0} t", m.low_t, m.high_t)
            });
            format!("{what}: {} → {}{mass}", metres(d.before_m), metres(d.after_m))
        }
        Detail::Voyage(d) => way(l, d),
        Detail::Encounter(d) => {
            let other = model::Mmsi::new(d.other_mmsi.into()).map_or_else(|_| d.other_mmsi.to_string(), |m| file.ship(m));
            format!(
                "{} {other}, {:.1} h, {} {:.0} m",
                say(l, "with", "avec"),
                d.hours,
                say(l, "closest", "au plus près"),
                d.closest_m
            )
        }
        Detail::Loitering(d) => format!("{:.0} h, {:.1} kn", d.hours, d.mean_kn),
        Detail::FalseTrack(d) => d.rule.replace('_', " "),
        Detail::Identity(d) => format!("{}: {} → {}", d.rule.replace('_', " "), d.before, d.after),
        Detail::Interference(d) => format!("{} {}", d.vessels.len(), say(l, "ships", "navires")),
    }
}

/// A voyage from where to where.
pub(crate) fn way(l: Language, voyage: &Voyage) -> String {
    let name = |name: &Option<String>, port: &Option<String>| name.clone().or_else(|| port.clone());
    let from = name(&voyage.from_name, &voyage.from_port).unwrap_or_else(|| say(l, "port not known", "port inconnu").to_owned());
    let to = name(&voyage.to_name, &voyage.to_port).unwrap_or_else(|| {
        if voyage.arrival.is_some() { say(l, "port not known", "port inconnu") } else { say(l, "under way", "en mer") }.to_owned()
    });
    format!("{from} → {to}")
}

/// The verdict on what the crew declared.
pub(crate) fn judged(l: Language, voyage: &Voyage) -> &'static str {
    voyage.verdict.map_or(say(l, "under way", "en mer"), |v| verdict(l, v))
}

/// Whether the declared destination was contradicted by where the ship went.
pub(crate) fn contradicted(voyage: &Voyage) -> bool {
    voyage.verdict == Some(Verdict::Contradicted)
}

/// Where it was: one place, or the ends of a line; nothing for what has no place of its own.
pub(crate) fn place(event: &Event, all: &[Event]) -> Vec<LatLon> {
    let at = |lat: f64, lon: f64| LatLon::new(lat, lon);
    let both = |lat: Option<f64>, lon: Option<f64>| lat.zip(lon).and_then(|(lat, lon)| at(lat, lon));
    match &event.detail {
        Detail::Gap(d) => both(d.from_lat, d.from_lon).into_iter().chain(both(d.to_lat, d.to_lon)).collect(),
        Detail::Stop(d) => at(d.lat, d.lon).into_iter().collect(),
        Detail::PortVisit(d) => at(d.lat, d.lon).into_iter().collect(),
        Detail::Draught(d) => all.iter().find(|e| e.id == d.visit).map(|visit| place(visit, &[])).unwrap_or_default(),
        Detail::Encounter(d) => at(d.lat, d.lon).into_iter().collect(),
        Detail::Loitering(d) => at(d.lat, d.lon).into_iter().collect(),
        Detail::FalseTrack(d) => at(d.lat, d.lon).into_iter().chain(at(d.to_lat, d.to_lon)).collect(),
        Detail::Interference(d) => at(d.lat, d.lon).into_iter().collect(),
        Detail::Voyage(_) | Detail::Identity(_) => Vec::new(),
    }
}

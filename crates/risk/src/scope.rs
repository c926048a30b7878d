//! Which events are a voyage's.

use model::{Detail, Event, Timestamp};

/// Of many events those that bear on a voyage: the vessel's own, and meetings that another vessel's events tell of, in its time.
///
/// What still stands, such as an MMSI that nobody was assigned, bears on every voyage from then on; what happened once, such as a
/// change of name, on the one it happened in. Nothing where `voyage` is none.
pub fn of_voyage<'a>(voyage: &Event, events: impl IntoIterator<Item = &'a Event>) -> Vec<&'a Event> {
    let Detail::Voyage(v) = &voyage.detail else { return Vec::new() };
    // A voyage that was lost on the way ended with its last report; one under way has no end.
    let lost = || Timestamp::from_millis(v.begin.millis() + (v.hours * 3.6e6) as i64);
    let (from, until) = (v.begin, v.arrival.or_else(|| (!voyage.open).then(lost)));
    let bears = |e: &&Event| concerns(voyage, e) && in_time(e, from, until);
    events.into_iter().filter(bears).collect()
}

/// Whether an event is about the ship of a voyage.
fn concerns(voyage: &Event, event: &Event) -> bool {
    let mmsi = voyage.mmsi.get();
    let own = event.mmsi == voyage.mmsi;
    match &event.detail {
        // One ship of several that share an MMSI met somebody, or lay about.
        Detail::Encounter(e) => (own && event.track == voyage.track) || (e.other_mmsi == mmsi && e.other_track == voyage.track),
        Detail::Loitering(_) | Detail::Draught(_) => own && event.track == voyage.track,
        Detail::Identity(d) => own || (d.rule == "imo_on_two_mmsi" && d.other_mmsi == Some(mmsi)),
        Detail::Gap(_) | Detail::FalseTrack(_) => own,
        Detail::Stop(_) | Detail::PortVisit(_) | Detail::Voyage(_) | Detail::Interference(_) => false,
    }
}

/// Whether an event bears on the time of a voyage.
fn in_time(event: &Event, from: Timestamp, until: Option<Timestamp>) -> bool {
    let (begin, end) = event.span();
    let begun = until.is_none_or(|until| begin <= until);
    let stands = match &event.detail {
        Detail::Identity(d) => !d.rule.starts_with("changed_"),
        Detail::Draught(_) => false,
        _ => true,
    };
    begun && if stands { end.is_none_or(|end| end >= from) } else { begin >= from }
}

#[cfg(test)]
#[path = "scope_tests.rs"]
mod tests;

//! The sentence of a reason: what was found, in numbers.

use std::fmt::Write;

use model::{Encounter, Event, FalseTrack, Gap, IdentityConflict, Loitering, Silence, Timestamp, Voyage};

fn span(begin: Timestamp, end: Option<Timestamp>) -> String {
    end.map_or_else(|| format!("since {}", begin.to_minute()), |end| format!("from {} to {}", begin.to_minute(), end.to_minute()))
}

fn near(port: Option<&String>, port_km: Option<f64>, shore_km: Option<f64>) -> String {
    let mut out = String::new();
    if let (Some(port), Some(km)) = (port, port_km) {
        let _ = write!(out, ", {km:.0} km from {port}");
    }
    if let Some(km) = shore_km {
        let _ = write!(out, ", {km:.0} km from the shore");
    }
    out
}

pub(crate) fn silence(gap: &Gap, silence: &Silence) -> String {
    let mut out = format!(
        "{} {}: P(silence | still transmitting) {:.3}, {} of {} ship-hours of others near by were heard",
        silence.verdict.label(),
        gap.hours.map_or_else(|| span(gap.begin, None), |hours| format!("for {hours:.1} h {}", span(gap.begin, gap.end))),
        silence.p_silent,
        silence.neighbours_heard,
        silence.neighbours_present,
    );
    if let Some(reach) = &gap.reach {
        let _ = write!(out, "; {} ports or piers in reach at {:.0} kn", reach.in_reach, reach.speed_kn);
        if let Some(first) = reach.ports.first() {
            let _ = write!(out, ", first of them {} (longest stay {:.1} h)", first.name, first.longest_stay_h);
        }
    }
    out
}

pub(crate) fn declaration(voyage: &Voyage) -> String {
    let last = voyage.declared.last().map_or("", |d| d.text.as_str());
    format!(
        "declared {last:?}, went to {}; before, {} of {} readable declarations were kept",
        voyage.to_name.as_deref().unwrap_or("another port"),
        voyage.record_kept,
        voyage.record_readable,
    )
}

pub(crate) fn encounter(event: &Event, e: &Encounter) -> String {
    format!(
        "MMSI {} and {} within {:.0} m (mean {:.0} m) for {:.1} h at {:.1} kn, {}{}; grade {} of 4",
        event.mmsi,
        e.other_mmsi,
        e.closest_m,
        e.mean_m,
        e.hours,
        e.mean_kn,
        span(e.begin, e.end),
        near(e.port.as_ref(), e.port_km, e.shore_km),
        e.grade,
    )
}

pub(crate) fn loitering(l: &Loitering) -> String {
    let kn = |v: Option<f64>| v.map_or_else(|| "unknown speed".to_owned(), |v| format!("{v:.1} kn"));
    format!(
        "{:.1} kn made good for {:.1} h {}, came at {}, left at {}{}",
        l.mean_kn,
        l.hours,
        span(l.begin, l.end),
        kn(l.before_kn),
        kn(l.after_kn),
        near(l.port.as_ref(), l.port_km, l.shore_km),
    )
}

pub(crate) fn false_track(f: &FalseTrack) -> String {
    format!(
        "{} reports {} at {:.3} {:.3} and {:.3} {:.3}: {:.1} {}",
        f.reports,
        span(f.begin, f.end),
        f.lat,
        f.lon,
        f.to_lat,
        f.to_lon,
        f.value,
        f.unit,
    )
}

pub(crate) fn identity(i: &IdentityConflict) -> String {
    format!("{}: {} instead of {}", span(i.begin, i.end), i.after, i.before)
}

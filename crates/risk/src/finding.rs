//! What an event is a finding of.

use model::{Detail, Event, EventId, SilenceVerdict, Verdict};

use crate::{family::Family, say};

/// Something that may speak against the innocent explanation.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule, as in the table of weights.
    pub rule: String,
    /// Its family.
    pub family: Family,
    /// Share of the table's weight that it carries, 0 to 1.
    pub share: f64,
    /// It weighs no more than this, decibans: what is known of this very case.
    pub at_most_db: f64,
    /// What was found, with its numbers.
    pub sentence: String,
    /// The event.
    pub event: EventId,
}

impl Finding {
    /// What an event is a finding of; nothing where it speaks against nobody.
    ///
    /// Nothing are, by rule: silences judged *unheard* or not judged, false positions that several ships shared, declarations but for
    /// contradicted ones, and draughts that changed in port, as draughts do.
    pub fn of(event: &Event) -> Option<Self> {
        let (family, rule, share, sentence) = match &event.detail {
            Detail::Gap(gap) => {
                let silence = gap.silence.as_ref()?;
                let rule = match silence.verdict {
                    SilenceVerdict::Dark => "dark",
                    SilenceVerdict::Doubtful => "doubtful",
                    SilenceVerdict::Unheard => return None,
                };
                (Family::Silence, rule, 1.0, say::silence(gap, silence))
            }
            Detail::Voyage(voyage) if voyage.verdict == Some(Verdict::Contradicted) => {
                (Family::Declaration, "contradicted", voyage.weight.unwrap_or(1.0), say::declaration(voyage))
            }
            Detail::Encounter(e) => (Family::Meeting, e.rule.as_str(), 1.0, say::encounter(event, e)),
            Detail::Loitering(l) => (Family::Meeting, l.rule.as_str(), 1.0, say::loitering(l)),
            Detail::FalseTrack(f) if f.interference.is_none() => (Family::Position, f.rule.as_str(), 1.0, say::false_track(f)),
            Detail::Identity(i) => (Family::Identity, i.rule.as_str(), 1.0, say::identity(i)),
            _ => return None,
        };
        // A silence that a ship in use falls into one time in ten weighs ten to one, however rare dark ones are.
        let at_most_db = match &event.detail {
            Detail::Gap(gap) => gap.silence.as_ref().map_or(0.0, |s| -10.0 * s.p_silent.max(f64::MIN_POSITIVE).log10()),
            _ => f64::INFINITY,
        };
        let (rule, event) = (rule.to_owned(), event.id.clone());
        Some(Self { rule, family, share: share.clamp(0.0, 1.0), at_most_db, sentence, event })
    }
}

//! Where a sentence attributes, and the dates that stand there or elsewhere: when it was said, when it happened.

use std::ops::Range;

use model::{Precision, Stance, When, Zone};

use super::{context::Context, draft::Draft};
use crate::{
    cues::Cue,
    dates::Stated,
    lexicon::Sense,
    scan::{Scan, Sentence},
};

/// The tokens of cues with their speakers: what stands there is no party and no date of the event.
pub(super) fn zones(scan: &Scan<'_>, sentence: &Sentence, cues: &[Cue]) -> Vec<Range<usize>> {
    cues.iter()
        .map(|c| {
            if c.trailing {
                let mut end = c.tokens.end;
                while end < sentence.tokens.end && !matches!(scan.mark(end), Some('.' | '«' | '“' | '"' | ';' | ':')) {
                    end += 1;
                }
                let mut start = c.tokens.start;
                while start > sentence.tokens.start
                    && !matches!(scan.mark(start - 1), Some(',' | '»' | '”' | '"'))
                    && c.rule == "trailing"
                {
                    start -= 1;
                }
                start..end
            } else {
                let mut start = c.tokens.start;
                while start > sentence.tokens.start && !matches!(scan.mark(start - 1), Some('»' | '”' | ';')) {
                    start -= 1;
                }
                // Up to the content: a date and a listener right behind the verb.
                let mut end = c.tokens.end;
                while end < sentence.tokens.end
                    && end < c.tokens.end + 10
                    && !matches!(scan.word(end), "que" | "qu'" | "that" | ":" | "«" | "“" | ",")
                    && !scan
                        .hits_in(end..end + 1)
                        .iter()
                        .any(|h| matches!(h.sense, Sense::Item(_) | Sense::Noun(..) | Sense::Stage(..)))
                {
                    end += 1;
                }
                let that = matches!(scan.word(end), "que" | "qu'" | "that" | ":" | "«" | "“" | ",");
                let has_date_only = end > c.tokens.end;
                start..if that && has_date_only { end } else { c.tokens.end }
            }
        })
        .collect()
}

pub(super) fn said(
    sentence: &Sentence,
    draft: &Draft,
    zones: &[Range<usize>],
    dates: &[Stated],
    context: &Context,
) -> Option<When> {
    if sentence.zone == Zone::Headline {
        return context.published.clone();
    }
    let cue = draft.attribution.cue.as_ref();
    let zone = zones.iter().find(|z| cue.is_some_and(|c| z.contains(&c.tokens.start)));
    let stated = zone.and_then(|z| dates.iter().find(|d| z.contains(&d.from)));
    if let Some(stated) = stated {
        return Some(stated.when.clone());
    }
    context.published.clone()
}

pub(super) fn about(draft: &Draft, zones: &[Range<usize>], dates: &[Stated], said: Option<&When>) -> Option<When> {
    if draft.stance == Stance::DeclinesToSpecify {
        return None;
    }
    let own = dates.iter().filter(|d| draft.clause.contains(&d.from) && !zones.iter().any(|z| z.contains(&d.from)));
    let nearest = own.min_by_key(|d| d.from.abs_diff(draft.at));
    if let Some(stated) = nearest {
        return Some(stated.when.clone());
    }
    let group = draft.predicate.as_ref().and_then(|p| p.group.as_ref());
    if group.is_some_and(|g| g.completed && !g.future)
        && let Some(day) = said.and_then(|w| w.to)
    {
        return Some(When { from: None, to: Some(day), precision: Precision::Until, expression: String::new() });
    }
    let precision = match group {
        Some(g) if g.future => Precision::Future,
        Some(g) if g.completed => Precision::Past,
        _ if draft.stance == Stance::Predicts => Precision::Future,
        _ => Precision::Present,
    };
    Some(When::loose(precision, ""))
}

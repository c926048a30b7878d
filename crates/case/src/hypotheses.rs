//! Rival explanations in rows, evidence in columns: the layout that reduced confirmation bias (Dhami, Belton and De Werd 2024).

use model::{Mode, Stage};

use crate::{
    assessment::{Column, Hypotheses, HypothesisRow},
    case_file::{Case, Hypothesis},
    gather::Gathered,
    grade::Interest,
    observation::{Family, Observation, Strength},
    piece::{Piece, Way},
    sea,
};

/// How well evidence fits a hypothesis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    VeryBadly,
    Badly,
    Either,
    Well,
    VeryWell,
}

impl Fit {
    const fn sign(self) -> &'static str {
        match self {
            Self::VeryBadly => "--",
            Self::Badly => "-",
            Self::Either => "0",
            Self::Well => "+",
            Self::VeryWell => "++",
        }
    }

    /// The middle of its class: likelihood ratios of 10 and of 3 (Good 1950, in decibans).
    const fn decibans(self) -> f64 {
        match self {
            Self::VeryBadly => -10.0,
            Self::Badly => -5.0,
            Self::Either => 0.0,
            Self::Well => 5.0,
            Self::VeryWell => 10.0,
        }
    }
}

/// The table.
pub(crate) fn table(case: &Case, gathered: &Gathered<'_>, interest: &dyn Fn(&str) -> Interest) -> Hypotheses {
    let rivals = case.rivals();
    let mut columns: Vec<(Column, Vec<Fit>)> = Vec::new();
    let mut said: Vec<&Piece> = gathered.pieces.iter().filter(|p| p.said).collect();
    // One column an origin, way and mode: what is repeated is no further evidence.
    said.sort_by(|a, b| (&a.origin, a.way, a.day, &a.id).cmp(&(&b.origin, b.way, b.day, &b.id)));
    let mode_of = |id: &str| gathered.claims.iter().find(|(c, ..)| c.id == id).and_then(|(c, ..)| c.mode);
    said.dedup_by_key(|p| (p.origin.clone(), p.way, mode_of(&p.id)));
    for piece in said {
        let mode = mode_of(&piece.id);
        let part = interest(&piece.origin);
        let fits = rivals.iter().map(|h| statement(*h, piece, mode, part)).collect();
        let what = match piece.way {
            Way::For => "says so",
            Way::Unknown => "does not know",
            Way::Against => "denies it",
        };
        let by = mode.map_or_else(String::new, |m| format!(" (by {})", m.name()));
        columns.push((Column { id: piece.id.clone(), label: format!("{} {what}{by}", piece.origin) }, fits));
    }
    for (seen, _) in &gathered.observations {
        let fits = rivals.iter().map(|h| observation(*h, seen, case)).collect();
        columns.push((Column { id: seen.id.clone(), label: format!("{}: {}", seen.family().words(), seen.text) }, fits));
    }
    let spread = |fits: &[Fit]| {
        let of = |f: Option<&Fit>| f.map_or(0.0, |f| f.decibans());
        of(fits.iter().max()) - of(fits.iter().min())
    };
    let mut most = None;
    for (column, fits) in &columns {
        if spread(fits) > most.as_ref().map_or(0.0, |(_, most)| *most) {
            most = Some((column.id.clone(), spread(fits)));
        }
    }
    let rows = rivals.iter().enumerate().map(|(row, hypothesis)| {
        let fits: Vec<Fit> = columns.iter().filter_map(|(_, fits)| fits.get(row).copied()).collect();
        HypothesisRow {
            hypothesis: hypothesis.name().to_owned(),
            cells: fits.iter().map(|f| f.sign().to_owned()).collect(),
            inconsistent: fits.iter().filter(|f| **f < Fit::Either).count(),
            decibans: fits.iter().map(|f| f.decibans()).sum(),
        }
    });
    Hypotheses {
        rows: rows.collect(),
        columns: columns.into_iter().map(|(c, _)| c).collect(),
        most_diagnostic: most.map(|(id, _)| id),
    }
}

/// Whether a hypothesis uses a mode; nothing for those that are about no carriage.
fn carries(hypothesis: Hypothesis, mode: Mode) -> Option<bool> {
    match hypothesis {
        Hypothesis::Sea => Some(mode == Mode::Sea),
        Hypothesis::Rail => Some(mode == Mode::Rail),
        Hypothesis::Air => Some(mode == Mode::Air),
        Hypothesis::Mixed => Some(true),
        Hypothesis::NoTransfer | Hypothesis::Deception => None,
    }
}

fn statement(hypothesis: Hypothesis, piece: &Piece, mode: Option<Mode>, part: Interest) -> Fit {
    let moved = !matches!(piece.stage, Stage::Sought | Stage::Bought);
    match (piece.way, hypothesis) {
        (Way::Unknown, _) | (Way::Against, Hypothesis::Deception) => Fit::Either,
        // The accused deny whether it is true or not.
        (Way::Against, _) if part == Interest::Accused => Fit::Either,
        (Way::Against, Hypothesis::NoTransfer) => Fit::Well,
        (Way::For, Hypothesis::Deception) if part == Interest::Accuser => Fit::Either,
        (Way::Against, _) | (Way::For, Hypothesis::NoTransfer | Hypothesis::Deception) => Fit::Badly,
        (Way::For, _) if !moved => Fit::Either,
        (Way::For, rival) => match mode.and_then(|m| carries(rival, m)) {
            Some(true) => Fit::Well,
            Some(false) => Fit::Badly,
            None => Fit::Either,
        },
    }
}

fn observation(hypothesis: Hypothesis, seen: &Observation, case: &Case) -> Fit {
    if seen.absent {
        // Silence fits a ship that does not want to be heard, and trains and aircraft that never are.
        let silent = sea::absence_says_nothing(case, seen) || hypothesis != Hypothesis::Sea;
        return if silent { Fit::Either } else { Fit::Badly };
    }
    if seen.strength <= Strength::Weak {
        return Fit::Either;
    }
    let strong = seen.strength >= Strength::Strong;
    let fit = match (carries_seen(hypothesis, seen), hypothesis) {
        (Some(true), _) if strong => Fit::VeryWell,
        (None, Hypothesis::NoTransfer) if seen.about_cargo && strong => Fit::VeryBadly,
        // Movement is not cargo.
        (None, Hypothesis::NoTransfer) if seen.family() != Family::Ais => Fit::Badly,
        (None, Hypothesis::Deception) if seen.about_cargo && strong => Fit::Badly,
        (Some(false), _) | (None, Hypothesis::NoTransfer | Hypothesis::Deception) => Fit::Either,
        (Some(true) | None, _) => Fit::Well,
    };
    match (seen.against, fit) {
        (false, fit) => fit,
        (true, Fit::VeryBadly | Fit::Badly) => Fit::Well,
        (true, Fit::Either) => Fit::Either,
        (true, Fit::Well | Fit::VeryWell) => Fit::Badly,
    }
}

fn carries_seen(hypothesis: Hypothesis, seen: &Observation) -> Option<bool> {
    sea::mode_of(seen).and_then(|mode| carries(hypothesis, mode))
}

#[cfg(test)]
#[path = "hypotheses_tests.rs"]
mod tests;

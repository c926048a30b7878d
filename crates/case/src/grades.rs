//! The grade that an origin has in a case: an analyst's, else the case's, else the table's.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    case_file::Case,
    grade::{Interest, Letter, SourceGrade, Sources},
    judgement::{Decision, Judgement},
};

/// How an origin is taken in a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Grade {
    pub(crate) letter: Letter,
    pub(crate) rationale: String,
    pub(crate) interest: Interest,
    /// Gains from being believed when it accuses.
    pub(crate) self_interested: bool,
    /// Whether anybody has said who it is. What nobody has mapped corroborates nothing.
    pub(crate) mapped: bool,
}

impl Grade {
    /// The letter for what it says: a self-interested word goes one grade down, one against its own interest does not.
    pub(crate) const fn applied(&self, denies: bool) -> Letter {
        let interested = match self.interest {
            Interest::Accused => denies,
            Interest::Accuser | Interest::Third => self.self_interested && !denies,
        };
        if interested { self.letter.down() } else { self.letter }
    }
}

/// The grades of a case.
pub(crate) struct Grades<'a> {
    case: &'a Case,
    sources: &'a Sources,
    judged: BTreeMap<String, (Letter, String)>,
    accusers: BTreeSet<String>,
}

impl<'a> Grades<'a> {
    pub(crate) fn new(case: &'a Case, sources: &'a Sources, judgements: &[Judgement]) -> Self {
        let mut in_order: Vec<&Judgement> = judgements.iter().filter(|j| j.case == case.id).collect();
        in_order.sort_by(|a, b| (a.day, &a.id).cmp(&(b.day, &b.id)));
        let judged = in_order.iter().filter_map(|j| match &j.decision {
            Decision::Grade { origin, letter } => {
                let why = if j.reason.is_empty() { "no reason given" } else { &j.reason };
                Some((sources.canonical(origin), (*letter, format!("{why} ({}, {})", j.author, j.day))))
            }
            _ => None,
        });
        Self { case, sources, judged: judged.collect(), accusers: BTreeSet::new() }
    }

    /// Tells who accuses.
    pub(crate) fn with_accusers(mut self, accusers: BTreeSet<String>) -> Self {
        self.accusers = accusers;
        self
    }

    pub(crate) fn canonical(&self, origin: &str) -> String {
        self.sources.canonical(origin)
    }

    pub(crate) fn of(&self, origin: &str) -> Grade {
        let table = self.sources.get(origin);
        let own = |grade: &&SourceGrade| self.canonical(&grade.origin) == self.canonical(origin);
        let stated = self.case.sources.iter().find(own);
        let names: Vec<&str> =
            table.map_or_else(|| vec![origin], |row| row.aliases.iter().chain([&row.origin]).map(String::as_str).collect());
        let interest = stated.and_then(|s| s.interest).unwrap_or_else(|| {
            if names.iter().any(|name| self.case.accuses(name)) {
                Interest::Accused
            } else if self.accusers.contains(origin) {
                Interest::Accuser
            } else {
                Interest::Third
            }
        });
        let opposed = table.is_some_and(|row| row.opponents.iter().any(|o| self.case.accuses(o)));
        let self_interested = stated.and_then(|s| s.self_interested).unwrap_or(opposed);
        let of_state = origin.len() == 2 && origin.chars().all(|c| c.is_ascii_uppercase());
        let judged = self.judged.get(origin);
        let (letter, rationale) = judged
            .cloned()
            .or_else(|| stated.map(|s| (s.letter, s.rationale.clone())))
            .or_else(|| table.map(|row| (row.letter, row.rationale.clone())))
            .unwrap_or_else(|| (Letter::F, "nobody has graded it".to_owned()));
        let mapped = !origin.is_empty() && (judged.is_some() || stated.is_some() || table.is_some() || of_state);
        Grade { letter, rationale, interest, self_interested, mapped }
    }
}

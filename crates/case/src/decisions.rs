//! What analysts decided on claims and observations of a case.

use std::collections::{BTreeMap, BTreeSet};

use crate::{case_file::Case, evidence::Evidence, judgement::Decision};

/// What analysts decided on claims and observations; the last word on each counts.
#[derive(Default)]
pub(crate) struct Decisions<'a> {
    pub(crate) accepted: BTreeMap<&'a str, String>,
    pub(crate) rejected: BTreeMap<&'a str, String>,
    pub(crate) endorsing: BTreeSet<&'a str>,
}

impl<'a> Decisions<'a> {
    pub(crate) fn of(case: &Case, evidence: &'a Evidence) -> Self {
        let mut in_order: Vec<_> = evidence.judgements.iter().filter(|j| j.case == case.id).collect();
        in_order.sort_by(|a, b| (a.day, &a.id).cmp(&(b.day, &b.id)));
        let mut out = Self::default();
        for j in in_order {
            let by = format!("{}, {}{}{}", j.author, j.day, if j.reason.is_empty() { "" } else { ": " }, j.reason);
            let (Decision::Accept { of } | Decision::Reject { of } | Decision::Endorses { of }) = &j.decision else { continue };
            out.accepted.remove(of.as_str());
            out.rejected.remove(of.as_str());
            out.endorsing.remove(of.as_str());
            match &j.decision {
                Decision::Accept { .. } => drop(out.accepted.insert(of, by)),
                Decision::Reject { .. } => drop(out.rejected.insert(of, by)),
                _ => drop(out.endorsing.insert(of)),
            }
        }
        out
    }
}

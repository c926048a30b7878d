//! Which claims and observations belong to a case: one consignment, the same parties, goods that do not exclude each other.

use std::collections::BTreeSet;

use model::{Claim, Party, Stance};

use crate::{
    case_file::{Case, CaseParty},
    evidence::last_day,
    item::{Items, Kinship},
    observation::Observation,
    rule::Rule,
};

/// Whether something belongs, with the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Belongs {
    /// To this consignment.
    Yes(String),
    /// To another, or it cannot be told.
    No(Rule, String),
    /// It may be about this case or not: an ambiguous denial.
    Perhaps(String),
}

/// Whether a claim belongs to a case. `denied` are the claims of the case by id, for denials that name what they deny.
pub(crate) fn claim(case: &Case, claim: &Claim, items: &Items, of_the_case: &BTreeSet<&str>) -> Belongs {
    if claim.stance == Stance::Denies && !claim.denies.is_empty() {
        // Rule R14: an ambiguous denial stays with what stands next to it.
        if claim.denies.iter().any(|id| of_the_case.contains(id.as_str())) {
            return Belongs::Yes("denies a claim of this case".to_owned());
        }
        let why = format!("denies {}, which belong to no claim of this case", claim.denies.join(", "));
        return if claim.ambiguous { Belongs::Perhaps(why) } else { Belongs::No(Rule::R10, why) };
    }
    let supplier = claim.supplier.as_ref().or(claim.maker.as_ref());
    let mut why = Vec::new();
    for (what, stated, wanted) in
        [("supplier", supplier, &case.supplier), ("recipient", claim.recipient.as_ref(), &case.recipient)]
    {
        match side(stated, wanted) {
            Side::Same(code) => why.push(format!("{what} {code}")),
            Side::Other(code) => return Belongs::No(Rule::R10, format!("another {what}: {code}")),
            Side::Open => {}
        }
    }
    let classes: Vec<&str> = claim.items.iter().map(|i| i.class.as_str()).collect();
    match goods(case, &classes, items) {
        Ok(Some(class)) => why.push(class),
        Ok(None) => {}
        Err(other) => return Belongs::No(Rule::R10, other),
    }
    let excluded = claim.excluded.iter().find(|e| !case.items.is_empty() && case.items.iter().all(|c| items.is_a(c, &e.class)));
    if let Some(excluded) = excluded {
        return Belongs::No(Rule::R10, format!("it is said to be no {}", excluded.class));
    }
    if let Some(other) = outside(case, claim) {
        return Belongs::No(Rule::R10, other);
    }
    match (why.is_empty(), claim.ambiguous && claim.stance == Stance::Denies) {
        (true, true) => Belongs::Perhaps("a denial that does not say of what".to_owned()),
        (true, false) => Belongs::No(Rule::R10, "names neither party nor goods of this case".to_owned()),
        (false, _) => Belongs::Yes(why.join(", ")),
    }
}

/// Whether an observation belongs to a case.
pub(crate) fn observation(case: &Case, seen: &Observation, items: &Items) -> Belongs {
    let mut why = Vec::new();
    for (what, stated, wanted) in
        [("supplier", seen.supplier.as_ref(), &case.supplier), ("recipient", seen.recipient.as_ref(), &case.recipient)]
    {
        let party = stated.map(|code| Party { code: code.clone(), text: String::new() });
        match side(party.as_ref(), wanted) {
            Side::Same(code) => why.push(format!("{what} {code}")),
            Side::Other(code) => return Belongs::No(Rule::R10, format!("another {what}: {code}")),
            Side::Open => {}
        }
    }
    let classes: Vec<&str> = seen.items.iter().map(String::as_str).collect();
    match goods(case, &classes, items) {
        Ok(Some(class)) => why.push(class),
        Ok(None) => {}
        Err(other) => return Belongs::No(Rule::R10, other),
    }
    let before = case.period.from.zip(seen.end.or(seen.begin)).is_some_and(|(from, end)| end < from);
    let after = case.period.to.zip(seen.begin).is_some_and(|(to, begin)| begin > to);
    if before || after {
        return Belongs::No(Rule::R10, "outside the period of the case".to_owned());
    }
    // Who adds an observation to a case has looked: it need not name the parties.
    Belongs::Yes(if why.is_empty() { "entered for the case".to_owned() } else { why.join(", ") })
}

enum Side {
    Same(String),
    Other(String),
    Open,
}

fn side(stated: Option<&Party>, wanted: &[CaseParty]) -> Side {
    match stated {
        Some(party) if wanted.is_empty() && !party.code.is_empty() => Side::Open,
        Some(party) if wanted.iter().any(|w| w.is(&party.code, &party.text)) => Side::Same(party.code.clone()),
        Some(party) if !party.code.is_empty() => Side::Other(party.code.clone()),
        _ => Side::Open,
    }
}

/// The goods that fit; nothing where none are named; an error where all exclude those of the case.
fn goods(case: &Case, classes: &[&str], items: &Items) -> Result<Option<String>, String> {
    let known: Vec<&str> = classes.iter().copied().filter(|c| items.knows(c) || case.items.iter().any(|i| i == c)).collect();
    if known.is_empty() || case.items.is_empty() {
        return Ok(None);
    }
    let fits = |class: &&&str| {
        case.items.iter().any(|c| items.kinship(c, class) == Kinship::Compatible)
            && !case.excluded_items.iter().any(|e| items.is_a(class, e))
    };
    known
        .iter()
        .find(fits)
        .map(|class| Some((**class).to_owned()))
        .ok_or_else(|| format!("other goods: {}, not {}", known.join(", "), case.items.join(", ")))
}

/// Why a claim's time is outside that of the case.
fn outside(case: &Case, claim: &Claim) -> Option<String> {
    let about = claim.about.as_ref()?;
    let (begin, end) = (about.from, last_day(about));
    let before = case.period.from.zip(end).is_some_and(|(from, end)| end < from);
    let after = case.period.to.zip(begin).is_some_and(|(to, begin)| begin > to);
    (before || after).then(|| format!("about {about}, outside the period of the case"))
}

#[cfg(test)]
#[path = "thread_tests.rs"]
mod tests;

//! Claims of one document among each other: what a denial denies, and which utterance each belongs to.

use model::{Claim, Stance, Utterance, Zone};

/// Sets what each denial denies: the nearest claims before it by another origin, of its stage where it names one.
///
/// A denial of allegations as such attaches to the claims of the transfer spoken of last, and is marked ambiguous where an earlier
/// transfer could be meant as well.
pub(crate) fn link(claims: &mut [Claim]) {
    for at in 0..claims.len() {
        if claims[at].stance != Stance::Denies || claims[at].zone == Zone::Headline {
            continue;
        }
        let denial = claims[at].clone();
        let candidates: Vec<&Claim> = claims[..at]
            .iter()
            .filter(|c| {
                c.evidential && c.zone != Zone::Headline && !matches!(c.stance, Stance::Denies | Stance::DeclinesToSpecify)
            })
            .filter(|c| c.stage.is_some() && (c.origin != denial.origin || denial.origin.is_empty()))
            .collect();
        let Some(nearest) = candidates.last() else { continue };
        let same = |a: &Claim, b: &Claim| {
            a.supplier.as_ref().map(|p| &p.code) == b.supplier.as_ref().map(|p| &p.code)
                || a.maker.is_some() && a.maker.as_ref().map(|p| &p.code) == b.supplier.as_ref().map(|p| &p.code)
        };
        let thread: Vec<&&Claim> = candidates.iter().filter(|c| same(c, nearest) || same(nearest, c)).collect();
        let staged: Vec<String> =
            thread.iter().filter(|c| denial.stage.is_none() || c.stage == denial.stage).map(|c| c.id.clone()).collect();
        let ambiguous = denial.stage.is_none() && thread.len() < candidates.len();
        let ids = if staged.is_empty() { thread.iter().map(|c| c.id.clone()).collect() } else { staged };
        claims[at].denies = ids;
        claims[at].ambiguous = ambiguous;
    }
}

/// Groups a document's claims into utterances: one speaker, one day. Sets each claim's.
pub(crate) fn utterances(claims: &mut [Claim]) -> Vec<Utterance> {
    let mut found: Vec<Utterance> = Vec::new();
    for claim in claims {
        let said = claim.said.as_ref().map(ToString::to_string);
        let known = found.iter().find(|u| {
            u.origin == claim.origin
                && u.said.as_ref().map(ToString::to_string) == said
                && (u.speaker == claim.speaker || !u.origin.is_empty())
        });
        claim.utterance = if let Some(utterance) = known {
            utterance.id.clone()
        } else {
            let id = format!("{}.u{}", claim.document, found.len() + 1);
            found.push(Utterance {
                id: id.clone(),
                document: claim.document.clone(),
                speaker: claim.speaker.clone(),
                origin: claim.origin.clone(),
                forum: None,
                said: claim.said.clone(),
            });
            id
        };
    }
    found
}

//! Where the renderings of one utterance differ: shown, and counted neither as corroboration nor as contradiction.

use std::collections::{BTreeMap, BTreeSet};

use model::{Rendering, Stage, Stance};

use super::{Part, Sketch};

/// What renderings differ in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aspect {
    /// Disguised as bound for a place, or routed through it.
    Destination,
    /// How much.
    Quantity,
    /// Tried or done.
    Done,
    /// How firmly.
    Stance,
    /// By what means.
    Mode,
}

/// One rendering among several that differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// What it says, as `pretended XR-1`, `through XR-1`, `1000-10000`, `tried`, `has_indications`.
    pub value: String,
    /// The documents that have it, by their place.
    pub documents: Vec<usize>,
    /// Its claim closest to the words spoken, and how close.
    pub closest: (Rendering, String),
}

/// A difference between renderings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variance {
    /// In what.
    pub aspect: Aspect,
    /// Of which stage, where it is one's.
    pub stage: Option<Stage>,
    /// The renderings, the most verbatim first.
    pub variants: Vec<Variant>,
}

/// What a claim says in each aspect.
fn values(part: &Part) -> Vec<(Aspect, Option<Stage>, String)> {
    let mut found = Vec::new();
    for (list, word) in [(&part.pretended, "pretended"), (&part.transit, "through")] {
        found.extend(list.iter().map(|place| (Aspect::Destination, None, format!("{word} {place}"))));
    }
    if let Some(mode) = part.mode {
        found.push((Aspect::Mode, None, mode.name().to_owned()));
    }
    let Some(stage) = part.stage.filter(|_| part.stance != Stance::Denies) else { return found };
    if let Some(quantity) = &part.quantity {
        found.push((Aspect::Quantity, Some(stage), quantity.clone()));
    }
    let done = if part.attempted { "tried" } else { "done" };
    found.push((Aspect::Done, Some(stage), done.to_owned()));
    found.push((Aspect::Stance, Some(stage), part.stance.name().to_owned()));
    found
}

/// Finds the differences: aspects in which no value is common to all documents that say anything.
pub(super) fn find(members: &[(usize, usize)], sketches: &[Sketch]) -> Vec<Variance> {
    type Seen<'a> = BTreeMap<String, (BTreeSet<usize>, (Rendering, &'a Part))>;
    let mut seen: BTreeMap<(Aspect, Option<Stage>), Seen<'_>> = BTreeMap::new();
    for (document, speech) in members {
        for part in &sketches[*document].speeches[*speech].parts {
            for (aspect, stage, value) in values(part) {
                let known =
                    seen.entry((aspect, stage)).or_default().entry(value).or_insert((BTreeSet::new(), (part.rendering, part)));
                known.0.insert(*document);
                if part.rendering < known.1.0 {
                    known.1 = (part.rendering, part);
                }
            }
        }
    }
    let translated = |v: &Variant| v.documents.iter().all(|d| sketches[*d].residue.is_some());
    let mut found = Vec::new();
    for ((aspect, stage), values) in seen {
        let all: BTreeSet<usize> = values.values().flat_map(|(documents, _)| documents.iter().copied()).collect();
        // A document may have several, such as an amount sent and an amount ordered: one that all have is enough.
        if values.len() < 2 || values.values().any(|(documents, _)| documents.len() == all.len()) {
            continue;
        }
        let mut variants: Vec<Variant> = values
            .into_iter()
            .map(|(value, (documents, (rendering, part)))| Variant {
                value,
                documents: documents.into_iter().collect(),
                closest: (rendering, part.claim.clone()),
            })
            .collect();
        variants.sort_by(|a, b| {
            let closeness = a.closest.0.cmp(&b.closest.0).then(translated(a).cmp(&translated(b)));
            closeness.then(b.documents.len().cmp(&a.documents.len())).then(a.value.cmp(&b.value))
        });
        found.push(Variance { aspect, stage, variants });
    }
    found
}

/// The claim closest to the words spoken: no machine translation, the longest of those as close.
pub(super) fn closest(members: &[(usize, usize)], sketches: &[Sketch]) -> Option<String> {
    let parts = members.iter().flat_map(|(document, speech)| {
        let sketch = &sketches[*document];
        sketch.speeches[*speech]
            .parts
            .iter()
            .map(|p| (p.rendering, sketch.residue.is_some(), std::cmp::Reverse(p.length), *document, p))
    });
    parts
        .min_by_key(|(rendering, translated, length, document, p)| (*rendering, *translated, *length, *document, p.claim.clone()))
        .map(|(.., p)| p.claim.clone())
}

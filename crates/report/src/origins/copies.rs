//! Documents that repeat earlier ones, found by an inverted index of their shingles.

use rustc_hash::FxHashMap;

use super::Sketch;

/// What a document repeats.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Copy {
    /// The place of the earliest document of the same text.
    pub of: usize,
    /// The share of the shorter one's word sequences that both hold.
    pub containment: f64,
}

/// From this share of the shorter document on, it is a copy.
const CONTAINMENT: f64 = 0.5;

/// And from this share of the longer one: a digest of ten stories is a copy of none of them.
const OF_LONGER: f64 = 0.3;

/// Documents kept for one shingle. Those that come later are found through these.
const POSTINGS: usize = 16;

/// Of each document, the earlier one that it is a copy of.
pub(super) fn find(sketches: &[Sketch]) -> Vec<Option<Copy>> {
    let mut index: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    let mut copies: Vec<Option<Copy>> = Vec::with_capacity(sketches.len());
    let mut counts: FxHashMap<u32, usize> = FxHashMap::default();
    for (at, sketch) in sketches.iter().enumerate() {
        if !sketch.shingles.tells() {
            copies.push(None);
            continue;
        }
        counts.clear();
        for hash in &sketch.shingles.hashes {
            for earlier in index.get(hash).into_iter().flatten() {
                *counts.entry(*earlier).or_default() += 1;
            }
        }
        // The most that can be in common, from the postings; the few best are compared in full.
        let mut candidates: Vec<(usize, u32)> = counts.iter().map(|(d, n)| (*n, *d)).collect();
        candidates.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        let found = candidates.iter().take(8).find_map(|(_, earlier)| {
            let earlier = *earlier as usize;
            let (of_shorter, of_longer) = sketches.get(earlier)?.shingles.shared(&sketch.shingles);
            (of_shorter >= CONTAINMENT && of_longer >= OF_LONGER).then_some((earlier, of_shorter))
        });
        // The first of a family stands for it, also where a copy was closer.
        let copy = found.map(|(of, containment)| Copy { of: copies[of].map_or(of, |c| c.of), containment });
        for hash in &sketch.shingles.hashes {
            let postings = index.entry(*hash).or_default();
            if postings.len() < POSTINGS {
                postings.push(at as u32);
            }
        }
        copies.push(copy);
    }
    copies
}

#[cfg(test)]
#[path = "copies_tests.rs"]
mod tests;

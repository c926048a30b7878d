//! Documents in two languages that say the same thing in the same order.

use model::{Stage, Stance};
use rustc_hash::FxHashMap;

use super::{Sketch, cluster::Growing};

/// A document's counterpart in another language.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Twin {
    /// Its place.
    pub of: usize,
    /// How much of the longer one's sequence of claims both have, 0 to 1.
    pub aligned: f64,
}

/// From this share on, claims run alike.
const ALIGNED: f64 = 0.75;

/// From this share on, the numbers written in digits are the same.
const NUMBERS: f64 = 0.5;

/// Documents with fewer claims say too little to tell.
const FEWEST: usize = 3;

/// Counterparts compared for one document.
const COMPARED: usize = 64;

/// Of each document, its counterpart: one that renders the same utterances, in another language, with the same numbers and claims.
pub(super) fn find(sketches: &[Sketch], clusters: &[Growing]) -> Vec<Option<Twin>> {
    let sequences: Vec<Vec<(Option<Stage>, Stance)>> = sketches.iter().map(sequence).collect();
    let mut best: Vec<Option<Twin>> = vec![None; sketches.len()];
    for cluster in clusters {
        // By language and number of claims, so that few need to be compared.
        let mut by_length: FxHashMap<_, Vec<usize>> = FxHashMap::default();
        for (document, _) in &cluster.members {
            let language = sketches[*document].language;
            by_length.entry((language, sequences[*document].len())).or_default().push(*document);
        }
        for (document, _) in &cluster.members {
            let length = sequences[*document].len();
            if length < FEWEST {
                continue;
            }
            let others = by_length.iter().filter(|((language, n), _)| {
                *language != sketches[*document].language && *n >= FEWEST && n.min(&length) * 4 >= n.max(&length) * 3
            });
            let mut others: Vec<usize> = others.flat_map(|(_, documents)| documents.iter().take(COMPARED).copied()).collect();
            others.sort_unstable();
            for other in others.into_iter().take(COMPARED) {
                let aligned = alike(&sequences[*document], &sequences[other]);
                let numbers = same(&sketches[*document].numbers, &sketches[other].numbers);
                if aligned >= ALIGNED && numbers >= NUMBERS && best[*document].is_none_or(|t| t.aligned < aligned) {
                    best[*document] = Some(Twin { of: other, aligned });
                }
            }
        }
    }
    best
}

fn sequence(sketch: &Sketch) -> Vec<(Option<Stage>, Stance)> {
    let mut parts: Vec<_> = sketch.speeches.iter().flat_map(|s| &s.parts).collect();
    // Ids end with the claim's number in the document.
    parts.sort_by_key(|p| p.claim.rsplit('.').next().and_then(|n| n.trim_start_matches(char::is_alphabetic).parse::<u32>().ok()));
    parts.into_iter().map(|p| (p.stage, p.stance)).collect()
}

/// The longest common subsequence over the longer sequence.
fn alike<T: PartialEq>(a: &[T], b: &[T]) -> f64 {
    // Articles have tens of claims; whatever has more is cut.
    const MOST: usize = 200;
    let (a, b) = (&a[..a.len().min(MOST)], &b[..b.len().min(MOST)]);
    let mut row = vec![0_usize; b.len() + 1];
    for x in a {
        let mut diagonal = 0;
        for (j, y) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = if x == y { diagonal + 1 } else { above.max(row[j]) };
            diagonal = above;
        }
    }
    let longer = a.len().max(b.len());
    if longer == 0 { 0.0 } else { row.last().copied().unwrap_or(0) as f64 / longer as f64 }
}

/// Numbers in both over numbers in either; of none at all, all are the same.
fn same(a: &[u64], b: &[u64]) -> f64 {
    let both = a.iter().filter(|n| b.binary_search(n).is_ok()).count();
    let either = a.len() + b.len() - both;
    if either == 0 { 1.0 } else { both as f64 / either as f64 }
}

#[cfg(test)]
#[path = "twins_tests.rs"]
mod tests;

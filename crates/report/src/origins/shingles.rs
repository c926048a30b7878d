//! Five words in a row, hashed: what of a text its copies share.

use std::hash::Hasher;

use rustc_hash::FxHasher;
use unicode_segmentation::UnicodeSegmentation;

/// Words in a row.
const WORDS: usize = 5;

/// The most hashes kept of a text: all of an article's, the smallest of a book's.
const KEPT: usize = 2048;

/// Texts shorter than this share too little to tell.
const FEWEST: usize = 15;

/// The hashes of a text, in order; where some were left out, all up to the last are there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Shingles {
    pub(super) hashes: Vec<u64>,
    /// All hashes up to here are kept.
    bound: u64,
}

impl Shingles {
    /// Of a text, letters folded, marks left out.
    pub(super) fn new(text: &str) -> Self {
        // A text of fifty megabytes is no article that anybody copies whole.
        const LONGEST: usize = 4 << 20;
        let mut end = text.len().min(LONGEST);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let words: Vec<u64> = text
            .get(..end)
            .unwrap_or_default()
            .unicode_words()
            .map(|word| {
                let mut hasher = FxHasher::default();
                word.chars().flat_map(char::to_lowercase).for_each(|c| hasher.write_u32(u32::from(c)));
                hasher.finish()
            })
            .collect();
        let mut hashes: Vec<u64> = words.windows(WORDS).map(|w| mix(w.iter().fold(0, |h, word| mix(h ^ word)))).collect();
        hashes.sort_unstable();
        hashes.dedup();
        let bound = if hashes.len() > KEPT { hashes[KEPT - 1] } else { u64::MAX };
        hashes.truncate(KEPT);
        Self { hashes, bound }
    }

    /// Whether there are enough to tell.
    pub(super) const fn tells(&self) -> bool {
        self.hashes.len() >= FEWEST
    }

    /// The share of each in the other, as far as both are kept: of the shorter's hashes first, then of the longer's.
    pub(super) fn shared(&self, other: &Self) -> (f64, f64) {
        let bound = self.bound.min(other.bound);
        let (mut a, mut b) = (self.upto(bound), other.upto(bound));
        let (long, short) = (a.len().max(b.len()), a.len().min(b.len()));
        let mut common = 0_usize;
        while let (Some(x), Some(y)) = (a.first(), b.first()) {
            match x.cmp(y) {
                std::cmp::Ordering::Less => a = &a[1..],
                std::cmp::Ordering::Greater => b = &b[1..],
                std::cmp::Ordering::Equal => {
                    common += 1;
                    (a, b) = (&a[1..], &b[1..]);
                }
            }
        }
        let share = |of: usize| if of == 0 { 0.0 } else { common as f64 / of as f64 };
        (share(short), share(long))
    }

    fn upto(&self, bound: u64) -> &[u64] {
        self.hashes.get(..self.hashes.partition_point(|h| *h <= bound)).unwrap_or_default()
    }
}

/// Spreads the bits of a number over all of it.
const fn mix(mut x: u64) -> u64 {
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

#[cfg(test)]
#[path = "shingles_tests.rs"]
mod tests;

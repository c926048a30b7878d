//! By which a name is found though it is misspelt.
//!
//! Short names are found by what is left of them when any one letter is taken out: two names one slip apart share such a rest.
//! Longer ones share most of their runs of three letters. Both find reordered words as well.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use crate::called::Called;

/// Names up to this many letters are found by their rests.
const SHORT: usize = 10;
/// From this many letters on, a name that AIS has cut is found by its begin.
const CUT_FROM: usize = 12;
const CUT_TO: usize = 20;

/// What kind of key it is, so that a rest never meets a whole.
#[derive(Clone, Copy, Hash)]
enum Kind {
    Letters,
    Sorted,
    Sound,
    Begin,
}

fn key(kind: Kind, text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    kind.hash(&mut hasher);
    text.hash(&mut hasher);
    hasher.finish()
}

/// Keys of which a single one in common makes two names worth comparing.
pub(crate) fn sure(name: &Called, asked: bool) -> Vec<u64> {
    let mut keys = vec![key(Kind::Letters, &name.joined), key(Kind::Letters, &name.full), key(Kind::Sorted, &name.sorted)];
    if name.sound.len() >= 3 {
        keys.push(key(Kind::Sound, &name.sound));
    }
    if (4..=SHORT + 1).contains(&name.joined.len()) && name.joined.is_ascii() {
        for at in 0..name.joined.len() {
            let mut rest = name.joined.clone();
            rest.remove(at);
            keys.push(key(Kind::Letters, &rest));
        }
    }
    if name.joined.is_ascii() {
        if asked && name.cut && name.joined.len() >= CUT_FROM {
            keys.push(key(Kind::Begin, &name.joined));
        }
        if !asked {
            let to = name.joined.len().min(CUT_TO + 1);
            keys.extend((CUT_FROM..to).filter_map(|n| name.joined.get(..n)).map(|begin| key(Kind::Begin, begin)));
        }
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The runs of three letters, each once.
pub(crate) fn runs(name: &Called) -> Vec<[u8; 3]> {
    let mut runs: Vec<[u8; 3]> = name.joined.as_bytes().windows(3).map(|w| [w[0], w[1], w[2]]).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

/// Runs that a name must share with one of so many to be worth comparing.
pub(crate) fn runs_needed(runs: usize) -> usize {
    (runs * 2).div_ceil(5).max(2)
}

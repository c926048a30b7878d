//! How alike two names are, from 0 to 1, and why.

use rapidfuzz::distance::osa;

use crate::{called::Called, designation::Schema, latin::sound};

/// How alike, and in what way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Alike {
    pub(crate) score: f64,
    pub(crate) how: &'static str,
}

/// Numbers differ: what is left of the score. Sister ships are told apart by nothing else.
const OTHER_NUMBER: f64 = 0.4;
/// The same words in another order.
const OTHER_ORDER: f64 = 0.97;
/// Cut where AIS cuts names.
const CUT: f64 = 0.93;
/// As much as names can be worth of which only the consonants can be compared.
const SAME_CONSONANTS: f64 = 0.84;
/// Two spellings of one sound.
const SAME_SOUND: f64 = 0.86;

/// The first letter of a name for the name.
const INITIAL: f64 = 0.8;

/// Edits, in halves, that a text of this many letters may show and still be the same name misspelt.
const fn halves_allowed(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4 => 1,
        5..=9 => 2,
        10..=14 => 4,
        _ => 6,
    }
}

/// Compares what was asked with what the list says.
pub(crate) fn alike(asked: &Called, listed: &Called, schema: Schema) -> Alike {
    let words = match schema {
        Schema::Vessel | Schema::Aircraft => ships(asked, listed),
        Schema::Organisation => others(asked, listed, 0.8, 0.5),
        // A list often has more of a person's names than are in use.
        Schema::Person => others(asked, listed, 0.8, 0.15),
    };
    if asked.numbers == listed.numbers || asked.full == listed.full {
        return words;
    }
    Alike { score: words.score * OTHER_NUMBER, how: "another number" }
}

fn same(asked: &Called, listed: &Called) -> Option<Alike> {
    if asked.joined == listed.joined || asked.full == listed.full {
        return Some(Alike { score: 1.0, how: "the same" });
    }
    (asked.sorted == listed.sorted).then_some(Alike { score: OTHER_ORDER, how: "the same words in another order" })
}

fn ships(asked: &Called, listed: &Called) -> Alike {
    if let Some(same) = same(asked, listed) {
        return same;
    }
    if asked.cut && listed.joined.len() > asked.joined.len() && listed.joined.starts_with(&asked.joined) {
        return Alike { score: CUT, how: "cut where AIS cuts names" };
    }
    let mut best = whole(&asked.joined, &listed.joined);
    let words = worded(&asked.words, &listed.words, [1.0, 1.0], text) * OTHER_ORDER;
    if asked.words.len() > 1 && words > best.score {
        best = Alike { score: words, how: "misspelt, in another order" };
    }
    sounding(asked, listed, best, 1)
}

/// Companies and people: words in any order, and not all of them.
fn others(asked: &Called, listed: &Called, asked_more: f64, listed_more: f64) -> Alike {
    if let Some(same) = same(asked, listed) {
        return same;
    }
    let mut best = whole(&asked.joined, &listed.joined);
    let words = worded(&asked.words, &listed.words, [asked_more, listed_more], word) * 0.98;
    // One word in common is not enough where more are there.
    if asked.words.len().min(listed.words.len()) > 1 && words > best.score {
        best = Alike { score: words, how: "most words the same" };
    }
    sounding(asked, listed, best, 2)
}

/// Spellings of one sound, up to so many halves of an edit further away than slips.
fn sounding(asked: &Called, listed: &Called, best: Alike, further: usize) -> Alike {
    let consonants = asked.sound.len();
    if asked.sound != listed.sound || consonants < 3 {
        return best;
    }
    if asked.abjad != listed.abjad && consonants >= 4 && best.score < SAME_CONSONANTS {
        return Alike { score: SAME_CONSONANTS, how: "the same consonants, in a script without vowels" };
    }
    let near = halves(&asked.joined, &listed.joined) <= halves_allowed(asked.joined.len()) + further;
    if near && consonants >= 4 && best.score < SAME_SOUND {
        return Alike { score: SAME_SOUND, how: "sounds the same" };
    }
    best
}

/// Two texts as they stand.
fn whole(one: &str, other: &str) -> Alike {
    Alike { score: text(one, other), how: "misspelt" }
}

/// One word or name misspelt for another: 1 less the share of edits, and little where there are more than slips.
fn text(one: &str, other: &str) -> f64 {
    let (shorter, longer) = (one.len().min(other.len()), one.len().max(other.len()));
    let allowed = halves_allowed(shorter);
    // An edit costs a half at least: what is further away cannot be near.
    let far = osa::distance_with_args(one.chars(), other.chars(), &osa::Args::default().score_cutoff(allowed));
    let halves = if far.is_some() { halves(one, other) } else { usize::MAX };
    if halves <= allowed {
        1.0 - halves as f64 / 2.0 / longer.max(1) as f64
    } else {
        // Still a figure, so that what is shown beside a number that agrees means something.
        let rough = rapidfuzz::distance::osa::normalized_similarity(one.chars(), other.chars());
        rough * 0.75
    }
}

/// A word of a company's or a person's name: misspelt, spelled by another system, or only its first letter.
fn word(one: &str, other: &str) -> f64 {
    let letters = text(one, other);
    let initial = one.len().min(other.len()) == 1 && one.as_bytes().first() == other.as_bytes().first();
    if initial {
        return letters.max(INITIAL);
    }
    let alike = one.len().min(other.len()) >= 4 && sound(one) == sound(other);
    if alike { letters.max(SAME_SOUND) } else { letters }
}

/// The words of one found among the other's, by letters; those without a partner count against it, by as much as `more` says of those
/// asked and those listed.
fn worded(asked: &[String], listed: &[String], more: [f64; 2], alike: fn(&str, &str) -> f64) -> f64 {
    let [asked_more, listed_more] = more;
    let mut free: Vec<&String> = listed.iter().collect();
    let (mut found, mut missed) = (0.0, 0.0);
    for word in asked {
        let best = free.iter().enumerate().map(|(n, other)| (n, alike(word, other))).max_by(|a, b| a.1.total_cmp(&b.1));
        let letters = word.len() as f64;
        match best {
            Some((n, likeness)) if likeness >= 0.75 => {
                free.swap_remove(n);
                found += letters * likeness;
                missed += letters * (1.0 - likeness);
            }
            _ => missed += letters * asked_more,
        }
    }
    missed += free.iter().map(|w| w.len() as f64).sum::<f64>() * listed_more;
    if found > 0.0 { found / (found + missed) } else { 0.0 }
}

/// Edits in halves: a half for letters that sound alike and for a letter doubled, a whole one for another, for one too few or too
/// many, and for two that changed places.
fn halves(one: &str, other: &str) -> usize {
    let (a, b) = (one.as_bytes(), other.as_bytes());
    let width = b.len() + 1;
    let mut before: Vec<usize> = vec![0; width];
    let mut last: Vec<usize> = Vec::with_capacity(width);
    last.push(0);
    for (j, _) in b.iter().enumerate() {
        last.push(last[j] + one_more(b, j));
    }
    let mut row = vec![0; width];
    for i in 0..a.len() {
        row[0] = last[0] + one_more(a, i);
        for j in 0..b.len() {
            let change = if a[i] == b[j] { 0 } else { 2 - usize::from(sound_alike(a[i], b[j])) };
            let mut least = (last[j] + change).min(last[j + 1] + one_more(a, i)).min(row[j] + one_more(b, j));
            if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] {
                least = least.min(before[j - 1] + 2);
            }
            row[j + 1] = least;
        }
        std::mem::swap(&mut before, &mut last);
        std::mem::swap(&mut last, &mut row);
    }
    last[b.len()]
}

/// A letter that one has and the other has not.
fn one_more(text: &[u8], at: usize) -> usize {
    let doubled = at > 0 && text[at - 1] == text[at];
    let silent = text[at] == b'H' && at > 0;
    if doubled || silent { 1 } else { 2 }
}

fn sound_alike(a: u8, b: u8) -> bool {
    const CLASSES: [&[u8]; 8] = [b"CKQG", b"BP", b"DT", b"SZ", b"VWF", b"IYE", b"OU", b"JG"];
    CLASSES.iter().any(|class| class.contains(&a) && class.contains(&b))
}

#[cfg(test)]
#[path = "alike_tests.rs"]
mod tests;

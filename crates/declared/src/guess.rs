//! The best guess at a row of words that names no place outright.

use geo::{LatLon, PortIdx};

use crate::{
    hits::{Place, Tables},
    leg::Found,
    parser::rule,
    row::Row,
    score,
    text::{consonants, is_number, squash},
};

impl Tables<'_> {
    /// The best guess: a name cut short, without its vowels, or misspelt.
    pub(crate) fn guessed(&self, row: &Row<'_>, near: Option<LatLon>) -> Option<Found> {
        let in_country = |i: usize| row.countries.iter().any(|c| c.sure && (c.from..c.to).contains(&i));
        let words: Vec<(usize, &str)> = row
            .words
            .iter()
            .enumerate()
            // A single letter is aside, but not within a name ("POINTE A PITRE").
            .filter(|(i, w)| {
                let inside = *i > 0 && i + 1 < row.words.len() && w.len() == 1 && !is_number(w);
                inside || !row.aside.get(*i).copied().unwrap_or_default()
            })
            .map(|(i, w)| (i, w.as_str()))
            .collect();
        let letters: usize = words.iter().map(|(_, w)| w.len()).sum();
        let mut runs: Vec<Vec<(usize, &str)>> = vec![words.clone()];
        let foreign: Vec<_> = words.iter().copied().filter(|(i, _)| !in_country(*i)).collect();
        if foreign.len() < words.len() && !foreign.is_empty() {
            runs.push(foreign);
        }
        if words.len() > 1 {
            runs.extend(words.iter().filter(|(_, w)| w.len() >= 6).take(3).map(|w| vec![*w]));
        }
        let mut best: Option<Found> = None;
        for run in runs {
            let parts: Vec<&str> = run.iter().map(|(_, w)| *w).collect();
            let key = squash(&parts);
            if self.lexicon.false_friends.contains(key.as_str()) || key.bytes().all(|b| b.is_ascii_digit()) {
                continue;
            }
            let covered: usize = parts.iter().map(|w| w.len()).sum();
            for (ports, score, rule) in self.guesses(&key) {
                let home: Vec<PortIdx> = ports
                    .iter()
                    .copied()
                    .filter(|p| {
                        let country = self.ports.get(*p).country.as_bytes();
                        row.countries.iter().any(|c| c.codes.iter().any(|code| code.as_slice() == country))
                    })
                    .collect();
                let named_country = !home.is_empty();
                let explained: usize = if named_country {
                    words.iter().filter(|(i, w)| in_country(*i) && !parts.contains(w)).map(|(_, w)| w.len()).sum()
                } else {
                    0
                };
                let order = self.choose(if named_country { &home } else { &ports }, near, false);
                let mut score = if order.open { score * score::SAME_NAME } else { score };
                if named_country {
                    score += score::WITH_COUNTRY;
                }
                let share = (covered + explained) as f32 / letters.max(1) as f32;
                let score = score::covered(score, share.min(1.0)).min(score::MOST);
                if share < 0.5 || best.as_ref().is_some_and(|b| b.score >= score) {
                    continue;
                }
                best = Some(Found {
                    place: Place::Ports(order.ports),
                    also: order.also,
                    score,
                    matched: parts.join(" "),
                    rule,
                    waypoint: row.waypoint,
                    whole: share >= 1.0,
                });
            }
            if covered == letters
                && let Some((region, score)) = self.like_a_region(&key)
                && best.as_ref().is_none_or(|b| b.score < score)
            {
                best = Some(Found {
                    place: Place::Region(region),
                    also: Vec::new(),
                    score,
                    matched: parts.join(" "),
                    rule: rule::FUZZY_REGION,
                    waypoint: row.waypoint,
                    whole: true,
                });
            }
        }
        best
    }

    /// The region whose name is like these letters.
    fn like_a_region(&self, key: &str) -> Option<(Box<str>, f32)> {
        let near = *self.lexicon.like_regions.near(key, 1).first()?;
        Some((self.lexicon.regions.get(near.name)?.clone(), score::LIKENESS * near.likeness))
    }

    /// Ports that a run of letters may stand for, with how sure and by which rule.
    fn guesses(&self, key: &str) -> Vec<(Vec<PortIdx>, f32, &'static str)> {
        let mut found = Vec::new();
        if key.len() >= 5 {
            let likely = self.index.fuzzy.near(key, 12);
            for (known, factor) in [(true, score::LIKENESS), (false, score::LIKENESS_SMALL)] {
                let mut likely = likely.iter().filter(|n| n.notable == known);
                let Some(best) = likely.next() else { continue };
                let mut ports = self.index.named(best.name).to_vec();
                // Names as like as the best one are rivals.
                for rival in likely.filter(|n| n.edits == best.edits) {
                    ports.extend(self.index.named(rival.name).iter().filter(|p| !ports.contains(p)).copied().collect::<Vec<_>>());
                }
                found.push((ports, factor * best.likeness, rule::FUZZY_NAME));
            }
        }
        if key.len() >= 4 {
            let ports = self.index.beginning(key, self.ports);
            if !ports.is_empty() {
                // The more of a name is there, the surer.
                let more = 0.02 * key.len().saturating_sub(4).min(8) as f32;
                found.push((ports, score::BEGINNING + more, rule::NAME_BEGINNING));
            }
            let skeleton = consonants(key);
            if skeleton.len() >= 4 {
                let ports = self.index.skeleton(&skeleton);
                if !ports.is_empty() && key.len() == skeleton.len() {
                    found.push((ports.to_vec(), score::SKELETON, rule::SKELETON));
                }
            }
        }
        found
    }
}

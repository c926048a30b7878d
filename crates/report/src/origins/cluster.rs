//! Utterances of many documents that are one act of speech.

mod proposition;

use std::collections::BTreeMap;

use model::{Day, Stage};
use rustc_hash::FxHashMap;

use self::proposition::Proposition;
use super::{Cluster, Copy, House, Sketch, Speech, variance};
use crate::Reader;

/// A cluster as it grows.
pub(super) struct Growing {
    pub(super) origin: String,
    independent: bool,
    /// The days it spans; two at the most.
    pub(super) days: Option<(Day, Day)>,
    /// A text dates it.
    dated: bool,
    surnames: Vec<String>,
    proposition: Proposition,
    /// Documents and the places of their speeches.
    pub(super) members: Vec<(usize, usize)>,
    updates: Option<usize>,
}

/// The house whose own reporting a document is: of its text's first appearance where it is a copy.
pub(super) fn house(at: usize, sketches: &[Sketch], copies: &[Option<Copy>]) -> House {
    let own = |s: &Sketch| s.agency.clone().map(House::Agency).or_else(|| s.house.clone());
    let first = copies.get(at).copied().flatten().map_or(at, |c| c.of);
    let unknown = || sketches[first].outlet.clone().unwrap_or_else(|| sketches[first].document.clone());
    own(&sketches[at]).or_else(|| own(&sketches[first])).unwrap_or_else(|| House::Unknown(unknown()))
}

/// The origin of each person, by folded full name, where the documents that place them agree.
fn persons(sketches: &[Sketch]) -> FxHashMap<String, Option<&str>> {
    let mut known: FxHashMap<String, Option<&str>> = FxHashMap::default();
    for speech in sketches.iter().flat_map(|s| &s.speeches).filter(|s| s.surname.is_some() && !s.origin.is_empty()) {
        let origin = known.entry(super::sketch::fold(&speech.speaker)).or_insert(Some(&speech.origin));
        if *origin != Some(&speech.origin) {
            *origin = None;
        }
    }
    known
}

/// Whose knowledge a speech is, and whether that counts as an origin.
fn origin(
    at: usize,
    speech: &Speech,
    sketches: &[Sketch],
    copies: &[Option<Copy>],
    persons: &FxHashMap<String, Option<&str>>,
) -> (String, bool) {
    if speech.narrated {
        let house = house(at, sketches, copies);
        return (house.name().to_owned(), house.known());
    }
    if !speech.origin.is_empty() {
        return (speech.origin.clone(), true);
    }
    // A document that does not say for whom somebody speaks is helped by those that do.
    if let Some(origin) =
        speech.surname.as_ref().and_then(|_| persons.get(&super::sketch::fold(&speech.speaker))).copied().flatten()
    {
        return (origin.to_owned(), true);
    }
    // Somebody whom nothing places: one person perhaps, but not known to be independent of anybody.
    (speech.surname.clone().unwrap_or_else(|| super::sketch::fold(&speech.speaker)), false)
}

/// Whether an outlet's own words only repeat what somebody whom the same document names says of the same transfer: a lead without its
/// "she said". Independence is never made up.
fn echo(sketch: &Sketch, narrated: &Speech, above: &mut Above<'_>) -> bool {
    let own = Proposition::new(&narrated.parts, above);
    sketch.speeches.iter().any(|s| !s.narrated && Proposition::new(&s.parts, above).same_transfer(&own))
}

/// Clusters the speeches of all documents.
pub(super) fn clusters(sketches: &[Sketch], copies: &[Option<Copy>], reader: &Reader) -> Vec<Growing> {
    let persons = persons(sketches);
    let mut above = Above { reader, known: FxHashMap::default() };
    let mut groups: BTreeMap<(String, bool), Vec<(usize, usize)>> = BTreeMap::new();
    for (at, sketch) in sketches.iter().enumerate() {
        for (number, speech) in sketch.speeches.iter().enumerate() {
            let (origin, counts) = origin(at, speech, sketches, copies, &persons);
            let counts = counts && !(speech.narrated && echo(sketch, speech, &mut above));
            groups.entry((origin, counts)).or_default().push((at, number));
        }
    }
    let mut all: Vec<Growing> = Vec::new();
    for ((origin, independent), mut members) in groups {
        // Of one day first, by that day; then the rest. The richest of a day first: it has something in common with most others.
        let speech = |m: &(usize, usize)| &sketches[m.0].speeches[m.1];
        members.sort_by_key(|m| {
            let days = speech(m).days;
            let exact = days.is_some_and(|(a, b)| a == b);
            // What the text dates pins a cluster down before what it does not.
            (!exact, days, !speech(m).dated, std::cmp::Reverse(speech(m).parts.len()), m.0, m.1)
        });
        let begin = all.len();
        let mut open = begin;
        for member in members {
            let said = speech(&member).days;
            // Days only go forward: what ended two days ago takes no more.
            if let Some((a, b)) = said.filter(|(a, b)| a == b) {
                while open < all.len() && all[open].days.is_some_and(|(_, last)| last.days() + 1 < a.days().min(b.days())) {
                    open += 1;
                }
            } else {
                open = begin;
            }
            let proposition = Proposition::new(&speech(&member).parts, &mut above);
            let found = best(&all[open..], member, speech(&member), &proposition, copies, sketches);
            match found {
                Some(n) => all[open + n].join(member, speech(&member), &proposition),
                None => all.push(Growing {
                    origin: origin.clone(),
                    independent,
                    days: said,
                    dated: speech(&member).dated,
                    surnames: speech(&member).surname.iter().cloned().collect(),
                    proposition,
                    members: vec![member],
                    updates: None,
                }),
            }
        }
        for at in begin..all.len() {
            all[at].updates = updated(&all[begin..at], &all[at]).map(|n| begin + n);
        }
    }
    all
}

/// The classes of goods above each, looked up once.
struct Above<'r> {
    reader: &'r Reader,
    known: FxHashMap<String, Vec<String>>,
}

impl Above<'_> {
    /// A class with all above it.
    fn of(&mut self, class: &str) -> &[String] {
        self.known.entry(class.to_owned()).or_insert_with(|| {
            let mut all = vec![class.to_owned()];
            // The tree is read from a file: a ring in it must not hold us.
            while let Some(above) = all.last().and_then(|c| self.reader.class_above(c)).filter(|a| !all.iter().any(|c| c == a)) {
                all.push(above.to_owned());
            }
            all
        })
    }
}

/// The cluster that a speech belongs to: on the same day rather than the next, with more in common rather than less.
fn best(
    open: &[Growing],
    member: (usize, usize),
    speech: &Speech,
    proposition: &Proposition,
    copies: &[Option<Copy>],
    sketches: &[Sketch],
) -> Option<usize> {
    let first = |d: usize| copies[d].map_or(d, |c| c.of);
    let mut fits: Vec<(i32, i32, usize)> = Vec::new();
    for (n, cluster) in open.iter().enumerate() {
        // What one document keeps apart stays apart.
        let apart = cluster.members.iter().rev().take_while(|m| sketches[m.0].speeches.len() > 1).any(|m| m.0 == member.0);
        let person = speech.surname.as_ref().is_none_or(|s| cluster.surnames.is_empty() || cluster.surnames.contains(s));
        if apart || !person {
            continue;
        }
        let copied = !speech.narrated || cluster.members.iter().any(|m| first(m.0) == first(member.0));
        let Some(distance) = distance(cluster.days, speech.days) else { continue };
        if let Some(shared) = cluster.proposition.shared(proposition)
            && (copied || shared > 0)
        {
            fits.push((distance, -shared, n));
        }
    }
    fits.sort_unstable();
    // Without a day, two that fit are none: an old statement is not added to a new one by chance.
    let vague = speech.days.is_none_or(|(a, b)| a != b);
    if vague && fits.len() > 1 {
        return fits.into_iter().map(|(_, _, n)| n).find(|n| open[*n].members.iter().any(|m| first(m.0) == first(member.0)));
    }
    fits.first().map(|(_, _, n)| *n)
}

/// Days from a cluster to a speech, where they can be one act: a day apart at the most, or a vaguer date that holds the other.
fn distance(cluster: Option<(Day, Day)>, speech: Option<(Day, Day)>) -> Option<i32> {
    let (Some((a, b)), Some((c, d))) = (cluster, speech) else { return Some(2) };
    if c == d && b.days() - a.days() <= 1 {
        // With the speech in it, the cluster still spans two days at the most.
        let span = b.days().max(c.days()) - a.days().min(c.days());
        return (span <= 1).then(|| (c.days() - a.days()).abs().min((b.days() - c.days()).abs()));
    }
    (a <= d && c <= b).then_some(2)
}

/// The last cluster before another, of the same person or office, about the same transfer.
fn updated(before: &[Growing], later: &Growing) -> Option<usize> {
    let (from, _) = later.days?;
    let earlier = before.iter().enumerate().filter(|(_, c)| c.days.is_some_and(|(_, to)| to < from));
    let person =
        |c: &Growing| c.surnames.is_empty() || later.surnames.is_empty() || c.surnames.iter().any(|s| later.surnames.contains(s));
    let of_same = earlier.filter(|(_, c)| person(c) && c.proposition.same_transfer(&later.proposition));
    of_same.max_by_key(|(n, c)| (c.days.map(|(_, to)| to), *n)).map(|(n, _)| n)
}

impl Growing {
    fn join(&mut self, member: (usize, usize), speech: &Speech, proposition: &Proposition) {
        self.members.push(member);
        self.proposition.join(proposition);
        if let Some(surname) = speech.surname.as_ref().filter(|s| !self.surnames.contains(s)) {
            self.surnames.push(surname.clone());
        }
        self.dated |= speech.dated;
        self.days = match (self.days, speech.days) {
            // The day of an article that gives no other says little against one that is given.
            (Some((a, b)), Some((c, d))) if c == d && b.days() - a.days() <= 1 && (speech.dated || !self.dated) => {
                Some((a.min(c), b.max(c)))
            }
            (known, said) => known.or(said),
        };
    }

    /// As it is shown.
    pub(super) fn finish(&self, sketches: &[Sketch]) -> Cluster {
        let speech = |m: &(usize, usize)| &sketches[m.0].speeches[m.1];
        let mut outlets: Vec<String> = self.members.iter().filter_map(|m| sketches[m.0].outlet.clone()).collect();
        let mut agencies: Vec<String> = self.members.iter().filter_map(|m| sketches[m.0].agency.clone()).collect();
        for list in [&mut outlets, &mut agencies] {
            list.sort_unstable();
            list.dedup();
        }
        let mut speakers: FxHashMap<&str, (bool, usize)> = FxHashMap::default();
        for member in &self.members {
            let known = speakers.entry(&speech(member).speaker).or_insert((speech(member).surname.is_some(), 0));
            known.1 += 1;
        }
        let speaker = speakers.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(a.0))).map_or("", |(s, _)| s);
        let mut rendered: Vec<(usize, String)> = self.members.iter().map(|m| (m.0, speech(m).utterance.clone())).collect();
        rendered.sort_unstable();
        Cluster {
            origin: self.origin.clone(),
            independent: self.independent,
            speaker: speaker.to_owned(),
            said: self.days,
            rendered,
            outlets,
            agencies,
            variance: variance::find(&self.members, sketches),
            most_verbatim: variance::closest(&self.members, sketches),
            updates: self.updates,
        }
    }
}

/// The bit of a stage.
const fn bit(stage: Stage) -> u16 {
    1 << stage as u16
}

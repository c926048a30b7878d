//! The table: who finds what, and who cries wolf.

use std::{collections::BTreeSet, fmt::Write as _};

use rayon::prelude::*;
use screen::{Index, Lists, Schema, Subject};

use crate::{
    queries::{Query, american, queries, shared, unlisted},
    scorers::{SCORERS, Scorer, prepared},
};

/// The answer to a question: the best listed name, and how good.
struct Answer {
    score: f64,
    right: bool,
}

/// Counts at a threshold.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Counts {
    pub(crate) right: usize,
    pub(crate) wrong: usize,
    pub(crate) missed: usize,
}

impl Counts {
    pub(crate) fn precision(self) -> f64 {
        self.right as f64 / (self.right + self.wrong).max(1) as f64
    }

    pub(crate) fn recall(self) -> f64 {
        self.right as f64 / (self.right + self.missed).max(1) as f64
    }

    pub(crate) fn f1(self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }
    }
}

/// A scorer's figures on one set.
pub(crate) struct Row {
    pub(crate) name: &'static str,
    pub(crate) threshold: f64,
    pub(crate) counts: Counts,
    /// Share found, by what was done to the name; for those of no listed ship, share not mistaken for one.
    pub(crate) by_kind: Vec<(&'static str, usize, f64)>,
}

/// One set of names.
pub(crate) struct Set {
    pub(crate) what: &'static str,
    pub(crate) listed: usize,
    pub(crate) asked: usize,
    pub(crate) unlisted: usize,
    pub(crate) rows: Vec<Row>,
}

fn counts(queries: &[Query], answers: &[Answer], threshold: f64) -> Counts {
    let mut counts = Counts::default();
    for (query, answer) in queries.iter().zip(answers) {
        let found = answer.score >= threshold;
        match (&query.listed, found && answer.right) {
            (Some(_), true) => counts.right += 1,
            (Some(_), false) => {
                counts.missed += 1;
                counts.wrong += usize::from(found);
            }
            (None, _) => counts.wrong += usize::from(found),
        }
    }
    counts
}

fn by_kind(queries: &[Query], answers: &[Answer], threshold: f64) -> Vec<(&'static str, usize, f64)> {
    let mut kinds: Vec<&'static str> = Vec::new();
    for query in queries {
        if !kinds.contains(&query.kind) {
            kinds.push(query.kind);
        }
    }
    // Those of no listed ship last.
    kinds.sort_by_key(|k| queries.iter().any(|q| q.kind == *k && q.listed.is_none()));
    let share = |kind| {
        let of: Vec<_> = queries.iter().zip(answers).filter(|(q, _)| q.kind == kind).collect();
        let good =
            of.iter().filter(|(q, a)| (a.score >= threshold) == q.listed.is_some() && (q.listed.is_none() || a.right)).count();
        (kind, of.len(), good as f64 / of.len().max(1) as f64)
    };
    kinds.into_iter().map(share).collect()
}

fn baseline(names: &[String], queries: &[Query], scorer: Scorer) -> Vec<Answer> {
    let listed: Vec<String> = names.iter().map(|n| prepared(n)).collect();
    let answer = |query: &Query| {
        let asked = prepared(&query.asked);
        let scores: Vec<f64> = listed.iter().map(|l| scorer(&asked, l)).collect();
        let best = scores.iter().copied().fold(0.0, f64::max);
        // Of several equally good, the right one counts.
        let right = names.iter().zip(&scores).any(|(n, s)| Some(n) == query.listed.as_ref() && *s >= best);
        Answer { score: best, right }
    };
    queries.par_iter().map(answer).collect()
}

fn ours(index: &Index, queries: &[Query]) -> Vec<Answer> {
    let answer = |query: &Query| {
        let hits = index.screen(&Subject { names: vec![query.asked.clone()], ..Subject::default() });
        let best = hits.first().map_or(0.0, |h| h.score);
        let is = |n: usize| index.lists().designations.get(n).map(screen::Designation::name) == query.listed.as_deref();
        Answer { score: best, right: hits.iter().any(|h| h.score >= best && is(h.designation)) }
    };
    queries.par_iter().map(answer).collect()
}

fn best_threshold(queries: &[Query], answers: &[Answer]) -> f64 {
    let all = (50..=100).map(|t| f64::from(t) / 100.0);
    all.max_by(|a, b| counts(queries, answers, *a).f1().total_cmp(&counts(queries, answers, *b).f1())).unwrap_or(1.0)
}

/// The primary names of vessels, or all their other names.
fn names(lists: &Lists, primary: bool) -> BTreeSet<String> {
    let ships = lists.designations.iter().filter(|d| d.schema == Schema::Vessel);
    let all = ships.flat_map(|d| d.names.iter().enumerate().filter(move |(n, _)| (*n == 0) == primary));
    all.map(|(_, n)| n.text.clone()).filter(|n| n.len() >= 4).collect()
}

/// Asks everybody about every so manieth name. The failures on the first two sets were looked at while this was written, those on the
/// third were not: other names, and strangers of another sea.
pub(crate) fn measure(seed: u64, step: usize) -> Option<Vec<Set>> {
    let trio = ["sanctions/ofac_2021-07_sdn.csv", "sanctions/ofac_2021-07_alt.csv"];
    let trio: Option<Vec<_>> = trio.into_iter().map(shared).collect();
    let lists = Lists::read(&trio?, &[]).ok()?;
    let new = names(&Lists::read(&[shared("sanctions/ofac_2026-03-20_vessels.json")?], &[]).ok()?, true);
    let old = names(&lists, true);
    let listed: BTreeSet<String> = old.union(&new).cloned().collect();
    let others: BTreeSet<String> = names(&lists, false).difference(&listed).cloned().collect();
    let listed: BTreeSet<String> = listed.union(&others).cloned().collect();
    let strangers = unlisted(&listed)?;
    let american = american(&listed)?;
    // Every other stranger for each set.
    let (even, odd): (Vec<_>, Vec<_>) = strangers.into_iter().enumerate().partition(|(n, _)| n % 2 == 0);
    let names_of = |part: Vec<(usize, String)>| part.into_iter().map(|(_, n)| n).collect::<Vec<String>>();
    let all: Vec<String> = listed.iter().cloned().collect();
    // All are in the index, so that each is looked for among the others.
    let table: String = all.iter().fold("name\n".to_owned(), |t, n| t + "\"" + &n.replace('"', "") + "\"\n");
    let index = Index::new(Lists::from_bytes("all.csv", table.as_bytes()).ok()?);
    let newer: Vec<String> = new.difference(&old).cloned().collect();
    let sets = [
        ("names of 2021 (failures looked at)", old.into_iter().collect::<Vec<_>>(), names_of(even)),
        ("names of 2026 only (failures looked at once)", newer, names_of(odd)),
        ("aliases and former names of 2021, strangers of US waters (never looked at)", others.into_iter().collect(), american),
    ];
    let set = |(what, names, strangers): (&'static str, Vec<String>, Vec<String>)| {
        let names: Vec<String> = names.into_iter().step_by(step).collect();
        let queries = queries(&names, &listed, &strangers, seed);
        let mine = ours(&index, &queries);
        let mut rows = vec![Row {
            name: "sillage screen",
            threshold: screen::LEAST_ALIKE,
            counts: counts(&queries, &mine, 0.01),
            by_kind: by_kind(&queries, &mine, 0.01),
        }];
        for (name, scorer) in SCORERS {
            let answers = baseline(&all, &queries, scorer);
            let threshold = best_threshold(&queries, &answers);
            let (counts, by_kind) = (counts(&queries, &answers, threshold), by_kind(&queries, &answers, threshold));
            rows.push(Row { name, threshold, counts, by_kind });
        }
        let unlisted = queries.iter().filter(|q| q.listed.is_none()).count();
        Set { what, listed: names.len(), asked: queries.len() - unlisted, unlisted, rows }
    };
    Some(sets.into_iter().map(set).collect())
}

/// As Markdown.
pub(crate) fn markdown(sets: &[Set]) -> String {
    let mut out = String::new();
    for set in sets {
        let _ = writeln!(
            out,
            "\n{}: {} listed names, {} questions about them, {} about others\n",
            set.what, set.listed, set.asked, set.unlisted
        );
        let _ = writeln!(out, "| scorer | threshold | precision | recall | F1 |\n|---|---|---|---|---|");
        for r in &set.rows {
            let (p, rc, f) = (r.counts.precision(), r.counts.recall(), r.counts.f1());
            let _ = writeln!(out, "| {} | {:.2} | {p:.3} | {rc:.3} | {f:.3} |", r.name, r.threshold);
        }
        let head: Vec<&str> = set.rows.iter().map(|r| r.name).collect();
        let _ = writeln!(out, "\n| what was asked | questions | {} |\n|---|---|{}", head.join(" | "), "---|".repeat(head.len()));
        for (n, (kind, asked, _)) in set.rows.first().map(|r| r.by_kind.as_slice()).unwrap_or_default().iter().enumerate() {
            let shares: Vec<String> =
                set.rows.iter().map(|r| r.by_kind.get(n).map_or_else(String::new, |k| format!("{:.3}", k.2))).collect();
            let _ = writeln!(out, "| {kind} | {asked} | {} |", shares.join(" | "));
        }
    }
    out
}

//! Scores against annotated documents: `NN_slug.txt` beside `NN_slug.gold.tsv`, as `gold/GUIDE.md` describes.

use std::{collections::BTreeMap, path::Path};

use model::{Claim, Span, Stance, Zone};

use crate::{Raw, Reader, Reading};

/// A row of an annotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its id in the file.
    pub id: String,
    /// Where it stands.
    pub span: Span,
    /// The columns by name.
    pub fields: BTreeMap<String, String>,
}

impl Row {
    /// A column; empty where it is missing.
    pub fn get(&self, column: &str) -> &str {
        self.fields.get(column).map_or("", String::as_str)
    }

    /// Counts as evidence.
    pub fn evidential(&self) -> bool {
        self.get("evidential") == "1"
    }
}

/// Why annotations cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum GoldError {
    /// A file that cannot be read.
    #[error("{path}: {source}")]
    Read {
        /// The file.
        path: String,
        /// Why.
        source: std::io::Error,
    },
    /// A row that is none.
    #[error("{path}, line {line}: expected {expected}")]
    Row {
        /// The file.
        path: String,
        /// The line, from 1.
        line: usize,
        /// What was expected.
        expected: &'static str,
    },
}

/// Reads the rows of an annotation.
pub fn rows(path: &str, text: &str) -> Result<Vec<Row>, GoldError> {
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let bad = |line, expected| GoldError::Row { path: path.to_owned(), line, expected };
    if !header.contains(&"start") || !header.contains(&"stance") {
        return Err(bad(1, "a header with id, start, end, stance and so on"));
    }
    let mut found = Vec::new();
    for (number, line) in lines.enumerate().filter(|(_, l)| !l.trim().is_empty()) {
        let fields: BTreeMap<String, String> =
            header.iter().map(|h| (*h).to_owned()).zip(line.split('\t').map(str::to_owned)).collect();
        let offset = |name: &str| fields.get(name).and_then(|v| v.parse::<u32>().ok());
        let (Some(start), Some(end)) = (offset("start"), offset("end")) else {
            return Err(bad(number + 2, "start and end as whole numbers"));
        };
        found.push(Row { id: fields.get("id").cloned().unwrap_or_default(), span: Span::new(start, end), fields });
    }
    Ok(found)
}

/// Counts over documents.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Score {
    /// Documents.
    pub documents: usize,
    /// Annotated claims that count.
    pub gold: usize,
    /// Claims that we read, titles and background aside.
    pub read: usize,
    /// Those that agree in their span.
    pub matched: usize,
    /// Of these: the speaker agrees.
    pub speaker: usize,
    /// The origin agrees.
    pub origin: usize,
    /// The stance agrees.
    pub stance: usize,
    /// The stage agrees.
    pub stage: usize,
    /// Dates annotated as such.
    pub dates: usize,
    /// Dates that agree.
    pub dates_right: usize,
    /// Annotated denials.
    pub denials: usize,
    /// Denials read as denials.
    pub denials_found: usize,
    /// Denials read where nothing is denied.
    pub denials_invented: usize,
    /// Claims with a stage read from text without any claim.
    pub stages_invented: usize,
    /// Claims read from captions, share bars and the like.
    pub from_noise: usize,
}

impl Score {
    /// Of what was read, how much was annotated.
    pub fn precision(&self) -> f64 {
        ratio(self.matched, self.read)
    }

    /// Of what was annotated, how much was read.
    pub fn recall(&self) -> f64 {
        ratio(self.matched, self.gold)
    }

    /// The harmonic mean of both.
    pub fn f1(&self) -> f64 {
        ratio(2 * self.matched, self.read + self.gold)
    }

    /// A share of the matched claims.
    pub fn of_matched(&self, count: usize) -> f64 {
        ratio(count, self.matched)
    }

    /// Adds another's counts.
    pub fn add(&mut self, other: &Self) {
        self.documents += other.documents;
        self.gold += other.gold;
        self.read += other.read;
        self.matched += other.matched;
        self.speaker += other.speaker;
        self.origin += other.origin;
        self.stance += other.stance;
        self.stage += other.stage;
        self.dates += other.dates;
        self.dates_right += other.dates_right;
        self.denials += other.denials;
        self.denials_found += other.denials_found;
        self.denials_invented += other.denials_invented;
        self.stages_invented += other.stages_invented;
        self.from_noise += other.from_noise;
    }
}

/// A share; 0 of nothing is 0.
pub fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// One document's claims beside its annotation.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The file.
    pub path: String,
    /// Its counts.
    pub score: Score,
    /// Pairs of annotation and claim, either of which may be missing.
    pub pairs: Vec<(Option<Row>, Option<Claim>)>,
}

/// Characters that both hold, over the longer one's: the overlap that must reach 0.8.
pub fn overlap(a: Span, b: Span) -> f64 {
    ratio(a.shared(b) as usize, a.len().max(b.len()) as usize)
}

/// The overlap from which a claim counts as found.
pub const MIN_OVERLAP: f64 = 0.8;

/// Compares a reading with its annotation.
pub fn compare(path: &str, reading: &Reading, rows: Vec<Row>) -> Compared {
    let mut score = Score { documents: 1, ..Score::default() };
    let mut free: Vec<Option<&Claim>> = reading.claims.iter().map(Some).collect();
    let mut pairs = Vec::new();
    let mut candidates: Vec<(f64, bool, usize, usize)> = Vec::new();
    for (r, row) in rows.iter().enumerate().filter(|(_, r)| r.get("stance") != "NOISE") {
        for (c, claim) in reading.claims.iter().enumerate() {
            let shared = overlap(row.span, claim.span);
            if shared >= MIN_OVERLAP {
                candidates.push((shared, row.get("stance") == claim.stance.name(), r, c));
            }
        }
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)).then(a.2.cmp(&b.2)).then(a.3.cmp(&b.3)));
    let mut taken = vec![None; rows.len()];
    for (_, _, r, c) in candidates {
        if taken[r].is_none() && free[c].is_some() {
            taken[r] = free[c].take();
        }
    }
    for (row, claim) in rows.iter().zip(&taken) {
        if row.get("stance") == "NOISE" {
            continue;
        }
        if !row.evidential() {
            continue;
        }
        score.gold += 1;
        let denial = row.get("stance") == Stance::Denies.name();
        score.denials += usize::from(denial);
        if let Some(claim) = claim {
            score.read += 1;
            score.matched += 1;
            score.speaker += usize::from(same_speaker(row, claim));
            score.origin += usize::from(row.get("origin") == claim.origin);
            score.stance += usize::from(row.get("stance") == claim.stance.name());
            score.stage += usize::from(same_stage(row, claim));
            for (column, value) in [("said", &claim.said), ("about", &claim.about)] {
                let gold = row.get(column);
                if gold.starts_with(|c: char| c.is_ascii_digit() || c == '<') {
                    score.dates += 1;
                    score.dates_right += usize::from(value.as_ref().is_some_and(|w| same_date(gold, w)));
                }
            }
            if denial {
                score.denials_found += usize::from(claim.stance == Stance::Denies);
            }
        }
        pairs.push((Some(row.clone()), claim.cloned()));
    }
    // A denial found with another span is found still: recall of denials asks whether it was seen.
    for (row, claim) in rows.iter().zip(&taken) {
        if row.evidential() && row.get("stance") == Stance::Denies.name() && claim.is_none() {
            let seen = reading
                .claims
                .iter()
                .any(|c| c.stance == Stance::Denies && row.span.shared(c.span) * 2 > row.span.len().min(c.span.len()));
            score.denials_found += usize::from(seen);
        }
    }
    for claim in free.into_iter().flatten() {
        let noise = rows.iter().any(|r| r.get("stance") == "NOISE" && r.span.shared(claim.span) > 0);
        let background = rows
            .iter()
            .any(|r| !r.evidential() && r.get("stance") != "NOISE" && r.span.shared(claim.span) * 2 > claim.span.len());
        score.from_noise += usize::from(noise);
        let elsewhere = rows.iter().any(|r| r.get("stance") != "NOISE" && r.span.shared(claim.span) > 0);
        if claim.zone != Zone::Headline && !background {
            score.read += 1;
            score.stages_invented += usize::from(!elsewhere && claim.stage.is_some());
            let denied = rows.iter().any(|r| r.get("stance") == Stance::Denies.name() && r.span.shared(claim.span) > 0);
            score.denials_invented += usize::from(claim.stance == Stance::Denies && !denied && !elsewhere);
            pairs.push((None, Some(claim.clone())));
        }
    }
    Compared { path: path.to_owned(), score, pairs }
}

fn simple(text: &str) -> String {
    let text = text.to_lowercase().replace('’', "'").replace(['«', '»', '“', '”', '"', '\u{a0}'], " ");
    text.split_whitespace()
        .filter(|w| !matches!(*w, "le" | "la" | "les" | "the" | "un" | "une" | "a" | "an"))
        .collect::<Vec<_>>()
        .join(" ")
}

/// One name holds the other, whole words.
fn same_speaker(row: &Row, claim: &Claim) -> bool {
    let (gold, read) = (simple(row.get("speaker")), simple(&claim.speaker));
    if gold.is_empty() || read.is_empty() {
        return gold == read;
    }
    let holds = |long: &str, short: &str| {
        long == short || long.split(' ').collect::<Vec<_>>().windows(short.split(' ').count()).any(|w| w.join(" ") == short)
    };
    // "haut responsable américain (=Kirby)".
    holds(&gold, &read) || holds(&read, &gold)
}

fn same_stage(row: &Row, claim: &Claim) -> bool {
    let gold = row.get("stage").trim_end_matches("(attempted)").trim();
    let read = claim.stage.map_or("", model::Stage::name);
    gold == read || gold == "denial" && claim.stance == Stance::Denies
}

/// The same days: `2022-09`, `<=2022-08-31`, `2022-10/2023-02-09`.
fn same_date(gold: &str, read: &model::When) -> bool {
    let shown = read.to_string();
    if shown == gold {
        return true;
    }
    let (gold_from, gold_to) = bounds(gold);
    let day = |d: Option<model::Day>| d.map(|d| d.to_string());
    let (from, to) = (day(read.from), day(read.to));
    match gold.strip_prefix("<=") {
        Some(_) => gold_to == to && (read.precision == model::Precision::Until || from == to),
        None => gold_from == from && gold_to == to,
    }
}

/// First and last day of an annotated date.
fn bounds(gold: &str) -> (Option<String>, Option<String>) {
    if let Some(last) = gold.strip_prefix("<=") {
        return (None, bounds(last).1);
    }
    let (a, b) = gold.split_once('/').unwrap_or((gold, gold));
    let first = |s: &str| match s.len() {
        4 => Some(format!("{s}-01-01")),
        7 => Some(format!("{s}-01")),
        10 => Some(s.to_owned()),
        _ => None,
    };
    let last = |s: &str| match s.len() {
        4 => Some(format!("{s}-12-31")),
        7 => (28..=31).rev().map(|d| format!("{s}-{d}")).find(|d| model::Day::parse(d).is_some()),
        10 => Some(s.to_owned()),
        _ => None,
    };
    (first(a), last(b))
}

/// Compares every document of a folder, in order of their names.
pub fn folder(dir: &Path, reader: &Reader) -> Result<Vec<Compared>, GoldError> {
    let failed = |path: &Path| {
        let path = path.display().to_string();
        move |source| GoldError::Read { path, source }
    };
    let mut files: Vec<_> = std::fs::read_dir(dir)
        .map_err(failed(dir))?
        .filter_map(Result::ok)
        .map(|e| e.path())
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .collect();
    files.sort();
    let mut compared = Vec::new();
    for file in files {
        let gold = file.with_extension("gold.tsv");
        let text = std::fs::read_to_string(&file).map_err(failed(&file))?;
        let annotation = std::fs::read_to_string(&gold).map_err(failed(&gold))?;
        let reading = reader.read(&Raw { uri: file.display().to_string(), text, ..Raw::default() });
        compared.push(compare(&file.display().to_string(), &reading, rows(&gold.display().to_string(), &annotation)?));
    }
    Ok(compared)
}

//! The index over all entries: built once, asked many times.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    alike::{Alike, alike},
    called::Called,
    designation::{NameKind, Schema},
    hit::{Grade, Hit},
    judge::{Nearest, judge},
    keys::{runs, runs_needed, sure},
    lists::{Checked, Lists},
    subject::Subject,
};

/// Names less alike than this are not worth a look. One slip in a name of five letters leaves 0.8, two leave less.
pub const LEAST_ALIKE: f64 = 0.79;
/// What a weak alias is worth of a name.
const WEAK: f64 = 0.8;
/// Names are compared with no more than this many candidates of one run, so that a name of common runs takes no longer.
const CANDIDATES: usize = 400;

/// A listed name, taken apart.
struct Listed {
    designation: u32,
    name: u32,
    schema: Schema,
    called: Called,
}

/// The index.
pub struct Index {
    lists: Lists,
    checked: Checked,
    imo: FxHashMap<u32, Vec<u32>>,
    company: FxHashMap<u32, Vec<u32>>,
    mmsi: FxHashMap<u32, Vec<u32>>,
    call_sign: FxHashMap<String, Vec<u32>>,
    names: Vec<Listed>,
    keys: FxHashMap<u64, Vec<u32>>,
    runs: FxHashMap<[u8; 3], Vec<u32>>,
}

/// A call sign as it is compared: letters and digits.
pub(crate) fn plain_sign(sign: &str) -> String {
    sign.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

/// How alike two names are, from 0 to 1.
pub fn name_likeness(asked: &str, listed: &str, schema: Schema) -> f64 {
    match (Called::new(asked, schema), Called::new(listed, schema)) {
        (Some(a), Some(b)) => alike(&a, &b, schema).score,
        _ => 0.0,
    }
}

impl Index {
    /// Builds it.
    pub fn new(lists: Lists) -> Self {
        let mut index = Self {
            checked: lists.checked(),
            imo: FxHashMap::default(),
            company: FxHashMap::default(),
            mmsi: FxHashMap::default(),
            call_sign: FxHashMap::default(),
            names: Vec::new(),
            keys: FxHashMap::default(),
            runs: FxHashMap::default(),
            lists: Lists::default(),
        };
        for (at, entry) in (0_u32..).zip(&lists.designations) {
            entry.imo.iter().for_each(|n| index.imo.entry(n.get()).or_default().push(at));
            entry.company_imo.iter().for_each(|n| index.company.entry(n.get()).or_default().push(at));
            entry.mmsi.iter().for_each(|n| index.mmsi.entry(n.get()).or_default().push(at));
            for sign in entry.call_signs.iter().map(|s| plain_sign(s)).filter(|s| s.len() >= 3) {
                index.call_sign.entry(sign).or_default().push(at);
            }
            for (n, name) in (0_u32..).zip(&entry.names) {
                if let Some(called) = Called::new(&name.text, entry.schema) {
                    index.names.push(Listed { designation: at, name: n, schema: entry.schema, called });
                }
            }
        }
        for (at, listed) in (0_u32..).zip(&index.names) {
            for key in sure(&listed.called, false) {
                index.keys.entry(key).or_default().push(at);
            }
            for run in runs(&listed.called) {
                index.runs.entry(run).or_default().push(at);
            }
        }
        index.lists = lists;
        index
    }

    /// The lists it was built of.
    pub fn lists(&self) -> &Lists {
        &self.lists
    }

    /// What every answer was checked against.
    pub fn checked(&self) -> &Checked {
        &self.checked
    }

    /// The entries that have to do with a subject, the surest first. Those that are another ship by its number come last, with
    /// [`Grade::None`]; what neither name nor number brings near is not told.
    pub fn screen(&self, subject: &Subject) -> Vec<Hit> {
        let mut near: FxHashMap<u32, Option<Nearest>> = FxHashMap::default();
        let of = |map: &FxHashMap<u32, Vec<u32>>, n: u32| map.get(&n).cloned().unwrap_or_default();
        let imo = subject.imo.iter().flat_map(|n| of(&self.imo, n.get()));
        let company = subject.company_imo.iter().flat_map(|n| of(&self.company, n.get()));
        let mmsi = subject.mmsi.iter().flat_map(|n| of(&self.mmsi, n.get()));
        let signs = subject.call_signs.iter().flat_map(|s| self.call_sign.get(&plain_sign(s)).cloned().unwrap_or_default());
        near.extend(imo.chain(company).chain(mmsi).chain(signs).map(|at| (at, None)));
        for name in &subject.names {
            self.names_near(name, subject.schema, &mut near);
        }
        // An entry found by a number is told with its name, however unlike it is.
        let by_number: Vec<u32> = near.iter().filter(|(_, n)| n.is_none()).map(|(at, _)| *at).collect();
        for at in by_number {
            near.insert(at, self.nearest_of(at, subject));
        }
        let mut hits: Vec<Hit> = near
            .into_iter()
            .filter_map(|(at, name)| judge(at as usize, self.lists.designations.get(at as usize)?, subject, name))
            .collect();
        hits.sort_by(|a, b| {
            (b.grade, b.score)
                .partial_cmp(&(a.grade, a.score))
                .unwrap_or(std::cmp::Ordering::Equal)
                .then(a.designation.cmp(&b.designation))
        });
        hits
    }

    /// The surest grade for a subject.
    pub fn grade(&self, subject: &Subject) -> Grade {
        self.screen(subject).first().map_or(Grade::None, |h| h.grade)
    }

    fn names_near(&self, name: &str, schema: Schema, near: &mut FxHashMap<u32, Option<Nearest>>) {
        let Some(asked) = Called::new(name, schema) else { return };
        for at in self.candidates(&asked) {
            let Some(listed) = self.names.get(at as usize) else { continue };
            if !may_be(schema, listed.schema) {
                continue;
            }
            let alike = alike(&asked, &listed.called, schema);
            let found = self.nearest(listed, name, alike);
            if found.score < LEAST_ALIKE {
                continue;
            }
            let best = near.entry(listed.designation).or_default();
            if best.as_ref().is_none_or(|b| b.score < found.score) {
                *best = Some(found);
            }
        }
    }

    fn nearest(&self, listed: &Listed, asked: &str, alike: Alike) -> Nearest {
        let entry = self.lists.designations.get(listed.designation as usize);
        let name = entry.and_then(|e| e.names.get(listed.name as usize));
        let kind = name.map_or(NameKind::Alias, |n| n.kind);
        Nearest {
            score: if kind == NameKind::Weak { alike.score * WEAK } else { alike.score },
            how: alike.how,
            kind,
            asked: asked.to_owned(),
            listed: name.map(|n| n.text.clone()).unwrap_or_default(),
        }
    }

    fn nearest_of(&self, at: u32, subject: &Subject) -> Option<Nearest> {
        let from = self.names.partition_point(|n| n.designation < at);
        let mine = self.names.get(from..)?.iter().take_while(|n| n.designation == at);
        let pairs = mine.flat_map(|listed| subject.names.iter().map(move |asked| (listed, asked)));
        let all = pairs.filter_map(|(listed, name)| {
            let asked = Called::new(name, subject.schema)?;
            Some(self.nearest(listed, name, alike(&asked, &listed.called, subject.schema)))
        });
        all.max_by(|a, b| a.score.total_cmp(&b.score))
    }

    /// Names worth comparing, each once.
    fn candidates(&self, asked: &Called) -> Vec<u32> {
        let mut found: FxHashSet<u32> = FxHashSet::default();
        for key in sure(asked, true) {
            found.extend(self.keys.get(&key).into_iter().flatten());
        }
        let runs = runs(asked);
        if runs.len() >= 4 {
            let needed = runs_needed(runs.len());
            let mut shared: FxHashMap<u32, usize> = FxHashMap::default();
            for at in runs.iter().filter_map(|r| self.runs.get(r)).flatten() {
                *shared.entry(*at).or_default() += 1;
            }
            let mut enough: Vec<(usize, u32)> = shared.into_iter().filter(|(_, n)| *n >= needed).map(|(at, n)| (n, at)).collect();
            enough.sort_unstable_by_key(|(n, at)| (std::cmp::Reverse(*n), *at));
            found.extend(enough.into_iter().take(CANDIDATES).map(|(_, at)| at));
        }
        found.into_iter().collect()
    }
}

/// Whether an entry may be what is asked: lists do not always tell a company from the person who trades under its name.
fn may_be(asked: Schema, listed: Schema) -> bool {
    match asked {
        Schema::Vessel | Schema::Aircraft => asked == listed,
        Schema::Organisation | Schema::Person => matches!(listed, Schema::Organisation | Schema::Person),
    }
}

#[cfg(test)]
#[path = "index_tests.rs"]
mod tests;

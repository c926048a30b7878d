//! A draft of the case file from the claims of a document: one for each consignment, for an analyst to check.

use std::{collections::BTreeSet, fmt::Write};

use model::Claim;

use crate::{
    case_file::Case,
    item::{Items, Kinship},
};

/// A drafted case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Its id.
    pub id: String,
    /// The TOML.
    pub toml: String,
    /// The claims that it was made from.
    pub claims: Vec<String>,
}

/// One consignment among the claims.
#[derive(Default)]
struct Thread<'a> {
    supplier: String,
    recipient: String,
    classes: BTreeSet<&'a str>,
    claims: Vec<&'a Claim>,
}

impl Case {
    /// Drafts a case file for each consignment that claims speak of, those with most claims first.
    pub fn propose(claims: &[Claim], items: &Items) -> Vec<Draft> {
        let mut threads: Vec<Thread<'_>> = Vec::new();
        for claim in claims.iter().filter(|c| c.evidential && c.stage.is_some() && c.denies.is_empty()) {
            let supplier = claim.supplier.as_ref().or(claim.maker.as_ref()).map_or("", |p| p.code.as_str());
            let recipient = claim.recipient.as_ref().map_or("", |p| p.code.as_str());
            if supplier.is_empty() && recipient.is_empty() {
                continue;
            }
            let classes: Vec<&str> = claim.items.iter().map(|i| i.class.as_str()).filter(|c| items.knows(c)).collect();
            let fits = |t: &Thread<'_>| {
                let same = |a: &str, b: &str| a.is_empty() || b.is_empty() || a == b;
                let goods = classes.is_empty()
                    || t.classes.is_empty()
                    || classes.iter().any(|a| t.classes.iter().any(|b| items.kinship(a, b) == Kinship::Compatible));
                same(&t.supplier, supplier) && same(&t.recipient, recipient) && goods
            };
            let at = threads.iter().position(fits).unwrap_or_else(|| {
                threads.push(Thread::default());
                threads.len() - 1
            });
            let Some(thread) = threads.get_mut(at) else { continue };
            for (known, stated) in [(&mut thread.supplier, supplier), (&mut thread.recipient, recipient)] {
                if known.is_empty() {
                    stated.clone_into(known);
                }
            }
            thread.classes.extend(classes);
            thread.claims.push(claim);
        }
        threads.sort_by_key(|t| std::cmp::Reverse(t.claims.len()));
        let mut used = BTreeSet::new();
        threads.iter().map(|t| t.draft(items, &mut used)).collect()
    }
}

impl Thread<'_> {
    fn draft(&self, items: &Items, used: &mut BTreeSet<String>) -> Draft {
        // The narrowest classes: whoever says shells and munitions means shells.
        let narrow: Vec<&str> =
            self.classes.iter().copied().filter(|c| !self.classes.iter().any(|d| d != c && items.is_a(d, c))).collect();
        let excluded: BTreeSet<&str> = self.claims.iter().flat_map(|c| &c.excluded).map(|i| i.class.as_str()).collect();
        let unknown = |code: &str| if code.is_empty() { "unknown".to_owned() } else { code.to_owned() };
        let (from, to) = (unknown(&self.supplier), unknown(&self.recipient));
        let what = if narrow.is_empty() { "goods".to_owned() } else { narrow.join(", ") };
        let id = unique(&slug(&format!("{from}-{to}-{}", narrow.first().unwrap_or(&"goods"))), used);
        let mut toml = String::new();
        let _ = writeln!(toml, "# Drafted from {} claims. Check every line: what is not known is left out.", self.claims.len());
        let _ = writeln!(toml, "id = {}\ntitle = {}", quoted(&id), quoted(&format!("{what} from {from} to {to}")));
        let _ = writeln!(toml, "question = {}", quoted(&format!("Are {what} going from {from} to {to}, and are they received?")));
        let _ = writeln!(toml, "items = {}", list(narrow.iter().copied()));
        let _ = writeln!(toml, "excluded_items = {}", list(excluded.iter().copied()));
        for (side, code) in [("supplier", &self.supplier), ("recipient", &self.recipient)] {
            if !code.is_empty() {
                let named = |c: &&Claim| {
                    [&c.supplier, &c.recipient, &c.maker]
                        .into_iter()
                        .flatten()
                        .filter(|p| p.code == *code)
                        .map(|p| p.text.clone())
                        .collect::<Vec<_>>()
                };
                let names: BTreeSet<String> = self.claims.iter().flat_map(named).filter(|n| n != code && !n.is_empty()).collect();
                let _ =
                    writeln!(toml, "\n[[{side}]]\ncode = {}\nnames = {}", quoted(code), list(names.iter().map(String::as_str)));
            }
        }
        let _ = writeln!(toml, "\n# Ports, regions and ships to look for.\n[watch]");
        for (key, of) in [
            ("origins", (|c| &c.from) as fn(&Claim) -> &Vec<String>),
            ("destinations", |c| &c.to),
            ("pretended", |c| &c.pretended),
        ] {
            let places: BTreeSet<&str> = self.claims.iter().flat_map(|c| of(c)).map(String::as_str).collect();
            let _ = writeln!(toml, "{key} = {}", list(places.into_iter()));
        }
        let ships: BTreeSet<&str> = self.claims.iter().flat_map(|c| &c.vessels).map(String::as_str).collect();
        let ships: Vec<String> = ships.into_iter().map(|name| format!("{{ name = {} }}", quoted(name))).collect();
        let _ = writeln!(toml, "ships = [{}]", ships.join(", "));
        let _ = writeln!(
            toml,
            "\n# Grades other than the table's, and ranges for the quantity, each with its reason:\n\
             # [[sources]]\n# origin = \"...\"\n# letter = \"B\"\n# rationale = \"...\"\n\
             # [[quantity]]\n# name = \"voyages\"\n# kind = \"count\"      # count, amount, share or unit_weight\n# low = 1\n# high = 3\n# reason = \"...\""
        );
        Draft { id, toml, claims: self.claims.iter().map(|c| c.id.clone()).collect() }
    }
}

fn unique(id: &str, used: &mut BTreeSet<String>) -> String {
    let mut name = id.to_owned();
    let mut n = 2;
    while !used.insert(name.clone()) {
        name = format!("{id}-{n}");
        n += 1;
    }
    name
}

fn slug(text: &str) -> String {
    text.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect()
}

/// A TOML string.
fn quoted(text: &str) -> String {
    // JSON escapes are TOML escapes.
    serde_json::Value::String(text.to_owned()).to_string()
}

fn list<'a>(items: impl Iterator<Item = &'a str>) -> String {
    format!("[{}]", items.map(quoted).collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
#[path = "propose_tests.rs"]
mod tests;

//! On lists as they were published: every vessel is found by its number, and sisters are told apart.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::{collections::BTreeMap, path::PathBuf};

use screen::{Designation, Grade, Index, Lists, Schema, Subject};

/// Published lists, or nothing where they are not at hand.
fn published(names: &[&str]) -> Option<Lists> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/sanctions");
    let paths: Vec<PathBuf> = names.iter().map(|n| folder.join(n)).collect();
    if let Some(missing) = paths.iter().find(|p| !p.exists()) {
        eprintln!("SKIPPED: {} is not there", missing.display());
        return None;
    }
    let lists = Lists::read(&paths, &[]).expect("lists");
    for info in &lists.infos {
        assert_eq!(info.read, info.taken + info.refused_total(), "{info:?}");
        assert_eq!(info.cut_at, None, "{info:?}");
    }
    Some(lists)
}

const TRIO: [&str; 3] = ["ofac_2021-07_sdn.csv", "ofac_2021-07_alt.csv", "ofac_2021-07_add.csv"];

fn vessels(index: &Index) -> Vec<(usize, &Designation)> {
    index.lists().designations.iter().enumerate().filter(|(_, d)| d.schema == Schema::Vessel).collect()
}

fn named(name: &str) -> Subject {
    Subject { names: vec![name.to_owned()], ..Subject::default() }
}

fn found_by_number(index: &Index) -> usize {
    let mut found = 0;
    for (at, vessel) in vessels(index).into_iter().filter(|(_, v)| !v.imo.is_empty()) {
        let hits = index.screen(&Subject { imo: vessel.imo.clone(), ..Subject::default() });
        assert!(hits.iter().any(|h| h.designation == at && h.grade == Grade::Match), "{vessel:?}");
        found += 1;
    }
    found
}

#[test]
fn ofac_2021() {
    let Some(lists) = published(&TRIO) else { return };
    let main = &lists.infos[0];
    assert_eq!((main.read, main.taken, main.vessels, main.with_imo), (8976, 8976, 406, 399), "{:?}", main.messages);
    let index = Index::new(lists);
    assert_eq!(found_by_number(&index), 399);
    let vessels = vessels(&index);
    assert_eq!(vessels.iter().filter(|(_, v)| !v.mmsi.is_empty()).count(), 51);
    // Those with no number at all are found by their names, as leads.
    for (at, vessel) in &vessels {
        let hits = index.screen(&named(vessel.name()));
        assert!(hits.iter().any(|h| h.designation == *at && h.grade == Grade::Lead), "{vessel:?}");
    }
}

#[test]
fn ofac_2026() {
    let Some(lists) = published(&["ofac_2026-03-20_vessels.json"]) else { return };
    assert_eq!((lists.infos[0].entries, lists.infos[0].with_imo, lists.infos[0].refused_total()), (1450, 1450, 0));
    assert!(lists.checked().to_string().starts_with("OFAC SDN, 2026-03-20: 1450 entries"));
    // The file carries the date of the list on each entry, which is no date of designation.
    assert!(lists.designations.iter().all(|d| d.listed_on.is_none()));
    let index = Index::new(lists);
    assert_eq!(found_by_number(&index), 1450);
}

#[test]
fn united_nations() {
    let Some(lists) = published(&["un_2026-02-27.xml"]) else { return };
    let info = &lists.infos[0];
    assert_eq!((info.date.to_string().as_str(), info.refused_total()), ("2026-02-27", 0));
    let companies = lists.designations.iter().filter(|d| !d.company_imo.is_empty()).count();
    assert!(info.entries > 900 && companies >= 15, "{info:?} {companies}");
    assert!(lists.designations.iter().all(|d| d.imo.is_empty()));
    let index = Index::new(lists);
    let subject = Subject { schema: Schema::Organisation, company_imo: screen::company_numbers("5342883"), ..Subject::default() };
    assert_eq!(index.grade(&subject), Grade::Match);
}

/// A name without its numbers, and the numbers: digits, and Roman ones at the end.
fn family(name: &str) -> (String, String) {
    const ROMAN: [&str; 10] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let (numbers, words): (Vec<&str>, Vec<&str>) =
        words.partition(|w| w.bytes().all(|b| b.is_ascii_digit()) || ROMAN.contains(w));
    let value = |n: &&str| ROMAN.iter().position(|r| r == n).map_or_else(|| (*n).to_owned(), |at| (at + 1).to_string());
    (words.join(" "), numbers.iter().map(value).collect::<Vec<_>>().join(" "))
}

#[test]
fn sisters_are_never_taken_for_each_other() {
    let Some(lists) = published(&TRIO) else { return };
    let index = Index::new(lists);
    let mut families: BTreeMap<String, Vec<(usize, &str, String)>> = BTreeMap::new();
    for (at, vessel) in vessels(&index) {
        for name in &vessel.names {
            let (family, number) = family(&name.text);
            families.entry(family).or_default().push((at, &name.text, number));
        }
    }
    families.retain(|_, sisters| sisters.iter().any(|s| s.2 != sisters[0].2));
    let names: usize = families.values().map(Vec::len).sum();
    assert!(families.len() >= 19 && names >= 58, "{} {names}", families.len());
    let mut pairs = 0;
    for sisters in families.values() {
        for (at, name, number) in sisters {
            let hits = index.screen(&named(name));
            assert!(hits.iter().any(|h| h.designation == *at && h.grade == Grade::Lead), "{name}");
            for (other, other_name, _) in sisters.iter().filter(|(_, _, n)| n != number) {
                assert!(screen::name_likeness(name, other_name, Schema::Vessel) < screen::LEAST_ALIKE, "{name} for {other_name}");
                pairs += 1;
                // A ship may have borne the other's name, number and all.
                let bore = sisters.iter().any(|s| s.0 == *other && s.2 == *number);
                assert!(bore || hits.iter().all(|h| h.designation != *other), "{name} for {other_name}: {hits:?}");
            }
        }
    }
    assert!(pairs > 150, "{pairs}");
}

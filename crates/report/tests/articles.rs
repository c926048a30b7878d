//! The article that the project was born from, and its twin in English: every annotated claim, field by field, and nothing made up.

#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};

use model::{Claim, Rendering, Stage, Stance, Zone};
use report::{Raw, Reader, Reading, gold};

fn here() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The shared article, where the machine has it; skips loudly where not.
fn shared() -> Option<PathBuf> {
    let path = here().join("../../../shared/data/reports/2022-11-02_fr_artillery_shells.txt");
    if path.exists() {
        return Some(path);
    }
    eprintln!("SKIPPED: {} is not there", path.display());
    None
}

fn read(path: &Path) -> (Reading, Vec<gold::Row>) {
    let text = std::fs::read_to_string(path).unwrap();
    let annotation = path.with_extension("gold.tsv");
    let rows = gold::rows(&annotation.display().to_string(), &std::fs::read_to_string(&annotation).unwrap()).unwrap();
    let reading = Reader::new(&[]).unwrap().read(&Raw { uri: "article".into(), text, ..Raw::default() });
    (reading, rows)
}

/// How a field of the annotation is said in ours; an empty list where nothing is asked.
fn differs(row: &gold::Row, claim: &Claim) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut check = |field: &str, read: String, right: bool| {
        if !right {
            wrong.push(format!("{}: {field} is {:?}, read {read:?}", row.id, row.get(field)));
        }
    };
    let fold = |s: &str| s.to_lowercase().replace('’', "'");
    let speaker = fold(row.get("speaker"));
    let named = speaker.split(" (=").next().unwrap_or_default().to_owned();
    // "administration Biden" is "administration du président américain Joe Biden" in the text.
    let words_in = |a: &str, b: &str| a.split_whitespace().all(|w| b.contains(w));
    check(
        "speaker",
        claim.speaker.clone(),
        matches!(row.id.as_str(), "C08" | "C09")
            || words_in(&named, &fold(&claim.speaker))
            || words_in(&fold(&claim.speaker), &named),
    );
    let origin = row.get("origin").trim_end_matches("_EXEC");
    check("origin", claim.origin.clone(), claim.origin == origin || row.id == "C09");
    let stance = row.get("stance");
    let background = !claim.evidential && (stance == "background" || row.id == "C08");
    check("stance", claim.stance.name().into(), stance == claim.stance.name() || background);
    let stage = row.get("stage").trim_end_matches("(attempted)");
    let read = claim.stage.map_or("", Stage::name);
    check("stage", read.into(), stage == read || stage == "denial" && claim.stance == Stance::Denies || background);
    check("stage", format!("attempted {}", claim.attempted), !row.get("stage").ends_with("(attempted)") || claim.attempted);
    let (items, excluded) = row.get("item").split_once(";EXCL ").unwrap_or((row.get("item"), ""));
    let ours: Vec<String> = claim.items.iter().map(|i| fold(&i.text)).collect();
    if !items.starts_with('C') && row.id != "C09" {
        for item in items.split('|').filter(|i| !i.is_empty()) {
            // Shipments spoken of again stand for their goods.
            let generic = ["envois", "shipments", "expéditions", "consignments"].contains(&item);
            let found = ours.iter().any(|o| o.contains(&fold(item)) || fold(item).contains(o.as_str()));
            check("item", ours.join("|"), found || generic && !ours.is_empty());
        }
    }
    for item in excluded.split('|').filter(|i| !i.is_empty()) {
        check("item", format!("not {:?}", claim.excluded), claim.excluded.iter().any(|i| fold(&i.text) == fold(item)));
    }
    let quantity = claim.quantity.as_ref().map(ToString::to_string).unwrap_or_default();
    // "Centaines" has bounds and is a magnitude with us, vague in the annotation.
    let quantity = if row.get("quantity").starts_with("vague") { quantity.replace("magnitude", "vague") } else { quantity };
    check(
        "quantity",
        quantity.clone(),
        row.get("quantity").is_empty() && quantity.is_empty()
            || !row.get("quantity").is_empty()
                && quantity.starts_with(row.get("quantity").split(' ').next().unwrap_or_default().trim_end_matches(':')),
    );
    let code = |party: &Option<model::Party>| party.as_ref().map_or(String::new(), |p| format!("{} {}", p.code, fold(&p.text)));
    let party =
        |gold: &str, ours: &str| gold.is_empty() || gold == "West" || ours.contains(&fold(gold)) || ours.starts_with(gold);
    if let Some(maker) = row.get("supplier").strip_prefix("(maker ") {
        check("supplier", code(&claim.maker), code(&claim.maker).starts_with(maker.trim_end_matches(')')));
    } else if row.id != "C09" {
        check("supplier", code(&claim.supplier), party(row.get("supplier"), &code(&claim.supplier)));
    }
    if row.id != "C09" {
        check("recipient", code(&claim.recipient), party(row.get("recipient"), &code(&claim.recipient)));
    }
    for (field, value) in [("said", &claim.said), ("about", &claim.about)] {
        let gold = row.get(field);
        let shown = value.as_ref().map(ToString::to_string).unwrap_or_default();
        if gold.is_empty() || gold == "unspecified" || !row.evidential() {
            continue;
        }
        let month = gold.trim_start_matches("<=");
        check(field, shown.clone(), shown == gold || gold.starts_with("<=") && shown.starts_with("<=") && shown.contains(month));
    }
    if row.evidential() {
        let right = match row.get("quote") {
            "direct" => claim.rendering == Rendering::Direct,
            "fragment" => claim.rendering == Rendering::Fragment,
            "indirect" => claim.rendering == Rendering::Indirect,
            _ => claim.rendering == Rendering::Narrated,
        };
        check("quote", format!("{:?}", claim.rendering), right);
    }
    wrong
}

fn check(path: &Path) {
    let (reading, rows) = read(path);
    let mut wrong = Vec::new();
    let mut left: Vec<&Claim> = reading.claims.iter().collect();
    let mut found = 0;
    for row in rows.iter().filter(|r| r.id.starts_with('C')) {
        let best = left.iter().position(|c| gold::overlap(row.span, c.span) >= 0.8);
        match best {
            Some(at) => {
                found += 1;
                wrong.extend(differs(row, left.remove(at)));
            }
            None => wrong.push(format!("{}: not read", row.id)),
        }
    }
    wrong.extend(left.iter().map(|c| format!("made up: {:?} {:?} {}", c.stance, c.stage, c.exact)));
    for row in rows.iter().filter(|r| r.id.starts_with('N')) {
        if !reading.document.noise.iter().any(|n| gold::overlap(row.span, n.span) >= 0.8) {
            wrong.push(format!("{}: not dropped as noise", row.id));
        }
    }
    assert!(wrong.is_empty(), "{found} found\n{}", wrong.join("\n"));
    // What is not in the text.
    assert!(reading.claims.iter().all(|c| c.origin != "KP"), "no North Korean denial");
    assert!(reading.claims.iter().all(|c| c.mode.is_none()), "no mode of transport");
    assert!(reading.claims.iter().all(|c| c.stage != Some(Stage::Used)), "purpose is not use");
    assert!(reading.claims.iter().filter(|c| c.zone == Zone::Headline).all(|c| !c.evidential));
    assert_eq!(reading.document.published.as_ref().map(ToString::to_string).as_deref(), Some("2022-11-02"));
    let pretended = reading.claims.iter().find(|c| !c.pretended.is_empty()).unwrap();
    assert_eq!(pretended.pretended.len(), 2, "{:?}", pretended.pretended);
    let origins: std::collections::BTreeSet<&str> = reading.claims.iter().map(|c| c.origin.as_str()).collect();
    assert_eq!(origins.into_iter().collect::<Vec<_>>(), ["IR", "RU", "US"]);
}

#[test]
fn the_given_article_reads_row_for_row() {
    if let Some(path) = shared() {
        check(&path);
    }
}

#[test]
fn its_english_twin_gives_the_same_claims() {
    check(&here().join("tests/twin/2022-11-02_en_artillery_shells.txt"));
}

use std::{collections::BTreeSet, path::Path};

use super::*;
use crate::{Raw, input};

const TABLE: &str = r#"
[[agency]]
name = "AGP"
names = ["AGP"]
hosts = ["agp.example"]
[[agency]]
name = "Corvane"
names = ["Corvane"]
hosts = ["corvane.example"]
[[agency]]
name = "APV"
names = ["APV"]
[[outlet]]
family = "Harbinger"
names = ["The Harbinger"]
hosts = ["harbinger.example"]
"#;

fn reader() -> Reader {
    Reader::new(&[("places.toml", include_str!("../gold/lexicon/places.toml"))]).unwrap()
}

fn agencies() -> Agencies {
    Agencies::new(&[("test", TABLE)]).unwrap()
}

/// The documents of the briefing: `NN_host_tld.txt`.
fn briefing() -> Vec<Raw> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/briefing");
    input::files(&dir)
        .unwrap()
        .iter()
        .map(|path| {
            let host = path.file_stem().unwrap().to_str().unwrap()[3..].replace('_', ".");
            let text = std::fs::read_to_string(path).unwrap();
            Raw { uri: format!("https://{host}/1"), text, outlet: Some(host), ..Raw::default() }
        })
        .collect()
}

fn sketches(raws: &[Raw], reader: &Reader) -> Vec<Sketch> {
    let agencies = agencies();
    raws.iter().map(|raw| Sketch::new(raw, &reader.read(raw), reader, &agencies)).collect()
}

fn show(origins: &Origins) -> String {
    let clusters: Vec<String> = origins
        .utterances
        .iter()
        .map(|u| {
            let documents: Vec<usize> = u.rendered.iter().map(|r| r.0 + 1).collect();
            format!(
                "{} ({}) {:?} {documents:?} independent {} updates {:?}",
                u.speaker, u.origin, u.said, u.independent, u.updates
            )
        })
        .collect();
    format!("{}\norigins {:?}", clusters.join("\n"), origins.origins)
}

fn documents(cluster: &Cluster) -> BTreeSet<usize> {
    cluster.rendered.iter().map(|r| r.0 + 1).collect()
}

#[test]
fn one_briefing_is_one_origin() {
    let reader = reader();
    let sketches = sketches(&briefing(), &reader);
    assert_eq!(sketches.len(), 16);
    let found = resolve(&sketches, &reader);
    println!("{}", show(&found));
    let official: Vec<&Cluster> = found.utterances.iter().filter(|u| u.origin == "XA").collect();
    assert_eq!(official.len(), 1, "{}", show(&found));
    let official = official[0];
    assert_eq!(documents(official), (1..=16).collect(), "{}", show(&found));
    assert_eq!((official.outlets.len(), official.speaker.as_str()), (16, "Mara Voss"));
    assert_eq!(official.agencies, ["AGP", "APV", "Corvane"]);
    let denier: Vec<&Cluster> = found.utterances.iter().filter(|u| u.origin == "XB").collect();
    assert_eq!(denier.iter().map(|c| documents(c)).collect::<Vec<_>>(), [BTreeSet::from([11])], "{}", show(&found));
    assert_eq!(found.origins, ["XA", "XB"]);

    // Copies are found by their words; the rewrites of the agencies share hardly any.
    let copy = |n: usize| found.documents[n - 1].copy.map(|c| c.of + 1);
    assert_eq!((copy(2), copy(3), copy(4)), (Some(1), Some(1), Some(1)));
    for n in [1, 5, 6, 8, 9, 10, 11, 13, 16] {
        assert_eq!(copy(n), None, "{n}");
    }
    assert_eq!(found.documents[3].house, House::Agency("AGP".into()), "the credit of the text that it copies");
    assert_eq!(found.documents[8].house, House::Agency("APV".into()));
    assert!(matches!(found.documents[9].house, House::Unknown(_)));

    // The machine translation and its original.
    assert!(found.documents[6].machine_translated.as_deref().is_some_and(|why| why.contains("[them]")));
    assert_eq!(found.documents[6].twin.map(|t| t.of + 1), Some(6), "{:?}", found.documents[6]);
}

#[test]
fn renderings_that_differ_are_variance() {
    let reader = reader();
    let found = resolve(&sketches(&briefing(), &reader), &reader);
    let official = found.utterances.iter().find(|u| u.origin == "XA").unwrap();
    let destination = official.variance.iter().find(|v| v.aspect == Aspect::Destination).unwrap();
    let through = destination.variants.iter().find(|v| v.value == "through XD").unwrap();
    assert_eq!(through.documents, [9], "{destination:?}");
    let pretended = destination.variants.iter().find(|v| v.value == "pretended XD").unwrap();
    assert!(pretended.documents.len() >= 5, "{destination:?}");
    assert!(official.most_verbatim.is_some());
}

fn one(text: &str, outlet: &str) -> Raw {
    Raw { text: text.to_owned(), outlet: Some(outlet.to_owned()), uri: outlet.to_owned(), ..Raw::default() }
}

#[test]
fn the_same_speaker_later_is_an_update() {
    let reader = reader();
    let mut raws = briefing();
    raws.push(one(
        "Marovia has received Kestrian shells, Valdoria says\n\nMIREPONT, April 20, 2024 (AGP) — Marovia has received the artillery shells that \
         Kestria shipped, the Elm Palace spokeswoman Mara Voss said on Saturday.\n\nVoss said that the shells had been shipped by sea.",
        "agp.example",
    ));
    let found = resolve(&sketches(&raws, &reader), &reader);
    let of: Vec<&Cluster> = found.utterances.iter().filter(|u| u.origin == "XA").collect();
    assert_eq!(of.len(), 2, "{}", show(&found));
    let first = found.utterances.iter().position(|u| u.origin == "XA").unwrap();
    assert_eq!((of[0].updates, of[1].updates), (None, Some(first)), "{}", show(&found));
    assert_eq!(found.origins, ["XA", "XB"]);
}

#[test]
fn other_goods_or_another_recipient_are_another_consignment() {
    let reader = reader();
    let text = |goods: &str, to: &str| {
        format!(
            "Arms for {to}\n\nMarch 12, 2024\n\nKestria has shipped {goods} to {to}, the Elm Palace spokeswoman Mara Voss said on Tuesday."
        )
    };
    let raws = [
        one(&text("artillery shells", "Marovia"), "a.example"),
        one(&text("missiles", "Marovia"), "b.example"),
        one(&text("artillery shells", "Surabia"), "c.example"),
        one(&text("munitions", "Marovia"), "d.example"),
    ];
    let found = resolve(&sketches(&raws, &reader), &reader);
    let groups: Vec<BTreeSet<usize>> = found.utterances.iter().map(documents).collect();
    assert_eq!(groups.len(), 3, "{}", show(&found));
    assert!(groups.contains(&BTreeSet::from([1, 4])), "munitions may be shells: {}", show(&found));
}

#[test]
fn unknown_outlets_corroborate_nothing() {
    let reader = reader();
    let text =
        "Shells at sea\n\nMarch 12, 2024\n\nKestria has shipped artillery shells to Marovia. The shells have reached Limara.";
    let raws = [
        one(text, "nobody.example"),
        one(text, "harbinger.example"),
        one(&text.replace("Limara.", "Limara. (AGP)"), "x.example"),
    ];
    for (raw, independent) in raws.iter().zip([false, true, true]) {
        let found = resolve(&sketches(std::slice::from_ref(raw), &reader), &reader);
        assert!(found.utterances.iter().all(|u| u.independent == independent), "{}", show(&found));
    }
}

#[test]
fn order_changes_nothing() {
    let reader = reader();
    let mut raws = briefing();
    let forward = resolve(&sketches(&raws, &reader), &reader);
    raws.reverse();
    let backward = resolve(&sketches(&raws, &reader), &reader);
    let groups = |found: &Origins, last: usize, reversed: bool| -> BTreeSet<(String, BTreeSet<usize>)> {
        let place = |d: usize| if reversed { last - d } else { d };
        found.utterances.iter().map(|u| (u.origin.clone(), u.rendered.iter().map(|r| place(r.0)).collect())).collect()
    };
    assert_eq!(groups(&forward, 15, false), groups(&backward, 15, true));
    assert_eq!(forward.origins, backward.origins);
    assert_eq!(resolve(&[], &reader), Origins::default());
}

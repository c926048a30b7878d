//! The article of 2 November 2022, as its annotation has it.

use model::{
    Claim, Quantity, QuantityKind,
    Rendering::{Direct, Fragment, Headline, Indirect, Narrated},
    Scope, Stage, Stance, Zone,
};

use crate::{
    assess::{Method, assess},
    assessment::Answer,
    case_file::Case,
    evidence::{Evidence, Received},
    item::Items,
    made::{assessed, claim, day, document, goods, party},
    word::{Confidence, Likelihood},
};

const LIKELY: Answer = Answer::Judged(Likelihood::Likely);

/// The claims of the article of 2 November 2022, as its annotation has them.
fn article() -> Evidence {
    let us = |id: &str, stance, stage, rendering| {
        let mut c = claim(&format!("art.{id}"), "US", stance, stage, "2022-11-02");
        c.rendering = rendering;
        c
    };
    let mut c00 = us("C00", Stance::Asserts, Stage::InTransit, Headline);
    (c00.zone, c00.attempted, c00.evidential) = (Zone::Headline, true, false);
    let c01 = us("C01", Stance::Asserts, Stage::InTransit, Fragment);
    let mut c02 = us("C02", Stance::Asserts, Stage::InTransit, Fragment);
    c02.items = goods(&["munition"]);
    let mut c03 = us("C03", Stance::DeclinesToSpecify, Stage::InTransit, Narrated);
    (c03.stage, c03.scope, c03.items) = (None, Scope::Quantity, goods(&["munition"]));
    c03.quantity = Some(Quantity { kind: QuantityKind::Declined, min: None, max: None, unit: String::new(), raw: String::new() });
    let mut c04 = us("C04", Stance::Undetermined, Stage::Received, Direct);
    c04.items = goods(&["shipment"]);
    let mut c05 = us("C05", Stance::Asserts, Stage::InTransit, Indirect);
    (c05.items, c05.pretended) = (goods(&["shipment"]), vec!["Moyen-Orient".into(), "Afrique du Nord".into()]);
    let mut c06 = us("C06", Stance::HasIndications, Stage::Sought, Indirect);
    c06.items = goods(&["rocket", "shell"]);
    let mut c07a = us("C07a", Stance::HasIndications, Stage::Bought, Direct);
    c07a.items = goods(&["rocket", "shell"]);
    let c07b = us("C07b", Stance::HasIndications, Stage::InTransit, Direct);
    let mut c08 = us("C08", Stance::Predicts, Stage::InTransit, Fragment);
    (c08.stage, c08.evidential) = (None, false);
    let mut c09 = us("C09", Stance::Asserts, Stage::InTransit, Indirect);
    (c09.stage, c09.evidential, c09.supplier, c09.recipient) = (None, false, party("West"), party("UA"));
    let mut c10 = us("C10", Stance::Asserts, Stage::InTransit, Direct);
    (c10.stage, c10.scope, c10.excluded) = (None, Scope::Item, goods(&["missile"]));
    let mut c11 = us("C11", Stance::Asserts, Stage::Received, Indirect);
    (c11.supplier, c11.maker, c11.items) = (None, party("IR"), goods(&["drone"]));
    let mut c12 = us("C12", Stance::Asserts, Stage::SupportService, Indirect);
    (c12.supplier, c12.items) = (party("IR"), goods(&["personnel"]));
    let denial = |id: &str, origin: &str, ambiguous| {
        let mut c = claim(&format!("art.{id}"), origin, Stance::Denies, Stage::Received, "2022-11-02");
        (c.stage, c.said, c.ambiguous, c.rendering) = (None, None, ambiguous, Indirect);
        c.denies = vec!["art.C11".into(), "art.C12".into()];
        (c.supplier, c.recipient, c.items) = (None, None, vec![]);
        c
    };
    let claims = vec![
        c00,
        c01,
        c02,
        c03,
        c04,
        c05,
        c06,
        c07a,
        c07b,
        c08,
        c09,
        c10,
        c11,
        c12,
        denial("C13", "RU", true),
        denial("C14", "IR", false),
    ];
    Evidence { documents: vec![document("art", "2022-11-02")], claims, ..Evidence::default() }
}

#[test]
fn the_article_alone() {
    let a = assessed(&article(), "2022-11-02");
    for stage in [Stage::Sought, Stage::Bought, Stage::InTransit] {
        let s = a.stage(stage).unwrap();
        assert_eq!((s.answer, s.confidence, s.contested), (LIKELY, Some(Confidence::Low), false), "{stage}");
        assert_eq!(s.origins.len(), 1, "{stage}");
    }
    assert_eq!(a.stage(Stage::Received).unwrap().answer, Answer::NotEstablished);
    assert_eq!(a.stage(Stage::Used).unwrap().answer, Answer::NoInformation);
    assert!(a.modes.is_empty() && a.stage(Stage::SupportService).is_none());
    assert_eq!(a.pretended.iter().map(|p| p.place.as_str()).collect::<Vec<_>>(), ["Afrique du Nord", "Moyen-Orient"]);
    assert_eq!(a.ambiguous_denials.iter().map(|d| d.origin.as_str()).collect::<Vec<_>>(), ["RU"]);
    assert_eq!(a.counts.origins, 1);
}

#[test]
fn the_drones_of_the_article_are_a_thread_of_their_own() {
    let drafts = Case::propose(&article().claims, &Items::embedded());
    assert_eq!(drafts.len(), 3, "{drafts:#?}");
    let case = Case::parse(&drafts.iter().find(|d| d.claims == ["art.C11"]).unwrap().toml).unwrap();
    let a = assess(&case, &article(), day("2022-11-02"), &Method::embedded().unwrap());
    let s = a.stage(Stage::Received).unwrap();
    assert!(s.contested);
    assert_eq!(s.origins.iter().filter(|o| o.opinion.belief > 0.0).count(), 1);
    assert_eq!(s.conflicts.iter().map(|c| (c.origin.as_str(), c.ambiguous)).collect::<Vec<_>>(), [("IR", false), ("RU", true)]);
    assert_eq!(a.stage(Stage::InTransit).unwrap().digit, s.digit);
}

#[test]
fn a_copy_counts_as_a_copy_and_changes_nothing() {
    let mut evidence = article();
    let before = assessed(&evidence, "2022-11-02");
    let copies: Vec<Claim> =
        evidence.claims.iter().map(|c| Claim { id: c.id.replace("art", "copy"), document: "copy".into(), ..c.clone() }).collect();
    evidence.claims.extend(copies);
    evidence.documents.push(Received { copy_of: Some("art".into()), ..document("copy", "2022-11-02") });
    let after = assessed(&evidence, "2022-11-02");
    assert_eq!(before.stages, after.stages);
    assert_eq!((after.counts.documents, after.counts.copies), (2, 1));
}

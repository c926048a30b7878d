use std::collections::BTreeSet;

use super::*;
use crate::made::{made, made_on};

fn ids(bundle: &Value) -> BTreeSet<String> {
    bundle["objects"].as_array().unwrap().iter().map(|o| o["id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_reference_is_to_an_object_of_the_bundle() {
    let bundle = bundle(&made());
    let known = ids(&bundle);
    for o in bundle["objects"].as_array().unwrap() {
        let many = o["object_refs"].as_array().into_iter().flatten();
        for to in many.chain(o.get("created_by_ref")).chain(o.get("origin_ref")) {
            assert!(known.contains(to.as_str().unwrap()), "{} {to}", o["id"]);
        }
    }
}

#[test]
fn a_stage_without_a_likelihood_has_no_opinion() {
    let bundle = bundle(&made());
    let of = |kind: &str, label: &str| {
        let mine = |o: &&Value| o["type"] == kind && o["labels"].as_array().is_some_and(|l| l.contains(&label.into()));
        bundle["objects"].as_array().unwrap().iter().filter(mine).count()
    };
    assert_eq!((of("note", "stage:received"), of("opinion", "stage:received")), (1, 0));
    assert_eq!((of("note", "stage:in_transit"), of("opinion", "stage:in_transit")), (1, 1));
    assert_eq!(of("opinion", "denial"), 2);
}

#[test]
fn identifiers_stay() {
    assert_eq!(stix(&made()).unwrap(), stix(&made()).unwrap());
    let early = ids(&bundle(&made_on("2031-03-10")));
    let late = ids(&bundle(&made()));
    assert!(early.intersection(&late).any(|id| id.starts_with("x-sillage-claim--")));
}

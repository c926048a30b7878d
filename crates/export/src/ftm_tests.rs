use super::*;
use crate::made::made;

#[test]
fn every_reference_is_to_an_entity_of_the_file() {
    let file = made();
    let all = entities(&file);
    let edges = ["entity", "document", "subject", "object", "proof", "vehicle", "startLocation", "endLocation", "resolved"];
    for e in &all {
        for property in edges {
            for to in e.properties.get(property).into_iter().flatten() {
                assert!(all.iter().any(|other| other.id == *to), "{} {property} {to}", e.schema);
            }
        }
    }
    let count = |schema| all.iter().filter(|e| e.schema == schema).count();
    assert_eq!((count("Vessel"), count("Sanction"), count("Trip"), count("Article")), (2, 1, 1, 5));
}

#[test]
fn a_case_is_the_same_twice() {
    assert_eq!(ftm(&made()).unwrap(), ftm(&made()).unwrap());
}

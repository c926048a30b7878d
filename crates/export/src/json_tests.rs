use super::*;
use crate::made::{made, made_on};

#[test]
fn a_case_file_comes_back_as_it_was() {
    let file = made();
    let text = json(&file).unwrap();
    let back = read_json(&text).unwrap();
    assert_eq!((&back.case, &back.evidence, &back.changes), (&file.case, &file.evidence, &file.changes));
    assert_eq!((&back.inputs, back.invented), (&file.inputs, true));
    assert_eq!(back.assessment.answers(), file.assessment.answers());
    let ids = |file: &CaseFile| file.events.iter().map(|e| (e.id.clone(), e.version)).collect::<Vec<_>>();
    assert_eq!(ids(&back), ids(&file));
    // The last bit of a number may be lost.
    for (a, b) in back.tracks.iter().zip(&file.tracks).flat_map(|(a, b)| a.points.iter().zip(&b.points)) {
        assert!((a.lat - b.lat).abs() < 1e-12 && (a.lon - b.lon).abs() < 1e-12);
        assert_eq!((a.t, a.source, a.offset), (b.t, b.source, b.offset));
    }
}

#[test]
fn the_form_is_checked() {
    let text = json(&made()).unwrap().replacen(FORM, "sillage/case-file/99", 1);
    assert!(matches!(read_json(&text), Err(JsonError::Form(form)) if form.ends_with("99")));
    assert!(matches!(read_json("{"), Err(JsonError::Json(_))));
    assert!(matches!(read_json("{}"), Err(JsonError::Json(_))));
}

#[test]
fn an_early_case() {
    insta::assert_snapshot!(json(&made_on("2031-03-05")).unwrap());
}

use crate::{Reader, conjugate::Tense};

#[test]
fn the_lexicons_inside_can_be_read() {
    let reader = Reader::new(&[]).unwrap();
    for language in [model::Language::Fr, model::Language::En] {
        let lexicon = reader.lexicon(language);
        assert!(lexicon.verbs.len() > 300);
        assert!(!lexicon.readings(if language == model::Language::Fr { "livré" } else { "shipped" }).is_empty());
    }
    let french = reader.lexicon(model::Language::Fr);
    assert!(french.readings("soutiennent").iter().any(|(_, t)| *t == Tense::Present));
}

#[test]
fn a_bad_table_of_places_is_told_by_its_name() {
    let error = Reader::new(&[("mine.toml", "[[place]]\nkode = 1\n")]).unwrap_err().to_string();
    assert!(error.contains("mine.toml"), "{error}");
}

use super::*;

fn has(forms: &[(String, Tense)], form: &str, tense: Tense) -> bool {
    forms.iter().any(|(f, t)| f == form && *t == tense)
}

#[test]
fn french_verbs() {
    let regular = french("répéter", &Forms::default());
    for (form, tense) in [
        ("répète", Tense::Present),
        ("répétait", Tense::Imperfect),
        ("répétée", Tense::Participle),
        ("répéterait", Tense::Conditional),
    ] {
        assert!(has(&regular, form, tense), "{form}");
    }
    assert!(has(&french("annoncer", &Forms::default()), "annonçait", Tense::Imperfect));
    assert!(has(&french("acheminer", &Forms::default()), "achemine", Tense::Present));
    assert!(has(&french("acheter", &Forms::default()), "achètent", Tense::Present));
    assert!(has(&french("fournir", &Forms::default()), "fournissait", Tense::Imperfect));
    assert!(has(&french("vendre", &Forms::default()), "vendues", Tense::Participle));
}

#[test]
fn english_verbs() {
    assert!(has(&english("supply", &Forms::default()), "supplied", Tense::Participle));
    assert!(has(&english("deny", &Forms::default()), "denies", Tense::Present));
    assert!(has(&english("move", &Forms::default()), "moving", Tense::Gerund));
    let ship = english("ship", &Forms { past: "shipped".into(), gerund: "shipping".into(), ..Forms::default() });
    assert!(has(&ship, "shipped", Tense::Participle) && has(&ship, "ships", Tense::Present));
}

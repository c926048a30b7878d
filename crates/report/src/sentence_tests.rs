use super::*;
use crate::token::tokenise;

fn split(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    tokenise(text, 0, text.len(), &mut tokens);
    sentences(text, &tokens).into_iter().map(|r| &text[tokens[r.start].start as usize..tokens[r.end - 1].end as usize]).collect()
}

#[test]
fn titles_and_initials_end_nothing() {
    assert_eq!(split("M. Karl a nié. Il l’a dit."), ["M. Karl a nié.", "Il l’a dit."]);
    assert_eq!(split("Mr. J. Voss of the U.S. Navy spoke. He left."), ["Mr. J. Voss of the U.S. Navy spoke.", "He left."]);
}

#[test]
fn quotations() {
    assert_eq!(
        split("«\u{a0}Nous surveillons. Rien n’est reçu\u{a0}», a-t-il dit. Fin."),
        ["«\u{a0}Nous surveillons.", "Rien n’est reçu\u{a0}», a-t-il dit.", "Fin."]
    );
    assert_eq!(split("“It is false.” She left."), ["“It is false.”", "She left."]);
    assert_eq!(split("\"It is false,\" he said. \"All of it.\""), ["\"It is false,\" he said.", "\"All of it.\""]);
    assert_eq!(
        split("«\u{a0}C’est faux\u{a0}!\u{a0}» a lancé le ministre."),
        ["«\u{a0}C’est faux\u{a0}!\u{a0}» a lancé le ministre."]
    );
}

#[test]
fn numbers_and_hours() {
    assert_eq!(
        split("Mis à jour à 15 h 53. Environ 2.5 t. 300 obus sont partis."),
        ["Mis à jour à 15 h 53.", "Environ 2.5 t.", "300 obus sont partis."]
    );
}

#[test]
fn none_is_endless() {
    for text in ["word ".repeat(5000), "?!".repeat(5000), "l’".repeat(5000)] {
        let mut tokens = Vec::new();
        tokenise(&text, 0, text.len(), &mut tokens);
        let found = sentences(&text, &tokens);
        assert!(found.iter().all(|s| !s.is_empty() && s.len() <= 2 * LONGEST + 1));
        assert_eq!(found.iter().map(Range::len).sum::<usize>(), tokens.len());
    }
}

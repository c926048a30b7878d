use super::*;
use crate::token::tokenise;

fn find(pattern: &str, text: &str) -> Option<String> {
    let mut index = Index::default();
    index.add(parse(pattern).unwrap());
    let mut tokens = Vec::new();
    tokenise(text, 0, text.len(), &mut tokens);
    let words: Vec<String> = tokens.iter().map(|t| lower(t.text(text))).collect();
    let forms = [vec!["livrer".to_owned()], Vec::new()];
    let lemmas =
        |i: usize| if words.get(i).is_some_and(|w| w.starts_with("livr")) { forms[0].as_slice() } else { forms[1].as_slice() };
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        index.at(at, &tokens, &words, &lemmas, &mut found);
    }
    found.first().map(|f| text[tokens[f.from as usize].start as usize..tokens[f.to as usize - 1].end as usize].to_owned())
}

#[test]
fn patterns_match() {
    assert_eq!(find("en route|chemin", "Le cargo est en chemin.").as_deref(), Some("en chemin"));
    assert_eq!(find("expédi*", "Ils expédient tout").as_deref(), Some("expédient"));
    assert_eq!(find("n'a pas? livré", "qui n’a livré rien").as_deref(), Some("n’a livré"));
    assert_eq!(find("{livrer} ..3 obus", "livraient hier encore des obus").as_deref(), Some("livraient hier encore des obus"));
    assert_eq!(find("{livrer} ..3 obus", "livraient hier, des obus"), None);
    assert_eq!(find("porte-parole", "un porte-parole").as_deref(), Some("porte-parole"));
}

#[test]
fn bad_patterns_say_why() {
    for pattern in ["", "..2 obus", "a| b", "{livrer", "..x"] {
        assert!(parse(pattern).is_err(), "{pattern}");
    }
}

use super::*;

fn found(text: &str, passage: &str) -> Vec<String> {
    Anchors::new(text).find(passage).into_iter().map(|r| text[r].to_owned()).collect()
}

#[test]
fn exactly_or_nearly() {
    let text = "Il a dit\u{a0}:\n« Nous l’avons  vu\u{a0}», hier. “Yes”, he said.";
    assert_eq!(found(text, "« Nous l’avons  vu"), ["« Nous l’avons  vu"]);
    assert_eq!(found(text, "\"Nous l'avons vu\", hier."), ["Nous l’avons  vu\u{a0}», hier."]);
    assert_eq!(found(text, "Il a dit : Nous"), ["Il a dit\u{a0}:\n« Nous"]);
    assert!(found(text, "Nous ne l’avons pas vu").is_empty());
    assert!(found(text, "  ").is_empty() && found(text, "«»").is_empty() && found("", "x").is_empty());
    assert_eq!(found("a b. a b.", "a b"), ["a b", "a b"]);
}

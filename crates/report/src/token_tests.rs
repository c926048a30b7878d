use super::*;

fn words(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    tokenise(text, 0, text.len(), &mut tokens);
    tokens.iter().map(|t| t.text(text)).collect()
}

#[test]
fn french_elision_and_clitics() {
    assert_eq!(words("l’armée qu’ils n'ont pas"), ["l’", "armée", "qu’", "ils", "n'", "ont", "pas"]);
    assert_eq!(words("a-t-il dit"), ["a", "-", "t", "-", "il", "dit"]);
    assert_eq!(words("«\u{a0}Oui\u{a0}», aujourd’hui"), ["«", "Oui", "»", ",", "aujourd’", "hui"]);
}

#[test]
fn english_endings() {
    assert_eq!(words("Kestria’s ship hasn't left"), ["Kestria", "’s", "ship", "hasn", "'t", "left"]);
    assert_eq!(words("1,000 shells, 2.5 t"), ["1,000", "shells", ",", "2.5", "t"]);
}

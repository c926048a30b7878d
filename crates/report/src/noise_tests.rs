use super::*;

#[test]
fn noise_is_told() {
    let rules = NoiseRules::read("noise.toml", include_str!("../lexicon/noise.toml")).unwrap();
    let kind = |text: &str| rules.of(text, true).map(|(_, k)| k);
    assert_eq!(kind("Mis à jour\u{a0}: 02 novembre 2022, 15 h 53"), Some(NoiseKind::Dateline));
    assert_eq!(kind("Le 18/11/2022 à 18:02"), Some(NoiseKind::Dateline));
    assert_eq!(kind("Published 12 March 2024 15:53 GMT"), Some(NoiseKind::Dateline));
    assert_eq!(kind("Source link -38"), Some(NoiseKind::Residue));
    assert_eq!(kind("La capitale frappée par des drones – en images"), Some(NoiseKind::Caption));
    assert_eq!(kind("Share this article"), Some(NoiseKind::Widget));
    assert_eq!(kind("Lire aussi : le port de Dorsk"), Some(NoiseKind::Teaser));
    assert_eq!(kind("La Russie nie ces allégations."), None);
    assert_eq!(kind("Photos of the crates were shown to reporters."), None);
}

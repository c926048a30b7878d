use rand::SeedableRng;

use super::*;

#[test]
fn twenty_characters_of_six_bit_text() {
    let ports = geo::Ports::embedded().unwrap();
    let regions = Regions::embedded().unwrap();
    let rng = &mut Pcg64Mcg::seed_from_u64(1);
    let (from, to) = (ports.get(ports.by_key("KPRJN").unwrap()), ports.get(ports.by_key("RUVVO").unwrap()));
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..500 {
        let text = port(to, from, &regions, rng);
        assert!(!text.is_empty() && text.len() <= 20 && text.bytes().all(|b| (b' '..=b'_').contains(&b)), "{text}");
        seen.insert(text);
    }
    for form in ["RU VVO", "RUVVO", "KPRJN>RUVVO", "VLADIVOSTOK"] {
        assert!(seen.contains(form), "{form} in {seen:?}");
    }
    assert!(seen.len() > 20, "{}", seen.len());
}

#[test]
fn both_ends_of_a_line() {
    let ports = geo::Ports::embedded().unwrap();
    let port = |key: &str| ports.get(ports.by_key(key).unwrap());
    assert_eq!(line(port("FIHEL"), port("EETLL")), "FIHEL<>EETLL");
}

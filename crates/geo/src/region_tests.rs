use super::*;
use crate::Ports;

#[test]
fn ports_in_their_seas() {
    let (ports, regions) = (Ports::embedded().expect("ports"), Regions::embedded().expect("regions"));
    for (code, key) in [
        ("RUVVO", "sea-of-japan"),
        ("RUNJK", "sea-of-japan"),
        ("KPRJN", "sea-of-japan"),
        ("KPCHO", "sea-of-japan"),
        ("JPKIJ", "sea-of-japan"),
        ("RUVVO", "russian-far-east"),
        ("RUVVO", "far-east"),
        ("EGALY", "middle-east"),
        ("EGALY", "north-africa"),
        ("EGALY", "mediterranean-sea"),
        ("DZALG", "north-africa"),
        ("SYTTS", "eastern-mediterranean"),
        ("RULED", "gulf-of-finland"),
        ("FIHEL", "baltic-sea"),
        ("RUNVS", "black-sea"),
        ("AZBAK", "caspian-sea"),
        ("IRBND", "persian-gulf"),
        ("RUMMK", "barents-sea"),
        ("SAJED", "red-sea"),
    ] {
        let port = ports.get(ports.by_locode(code).unwrap_or_else(|| panic!("{code}")));
        assert!(regions.by_key(key).expect(key).contains_port(port), "{code} in {key}");
    }
    let port = |code: &str| ports.get(ports.by_locode(code).expect("a port"));
    assert!(regions.share(port("RUVVO"), port("KPRJN")));
    assert!(!regions.share(port("RUVVO"), port("RULED")));
    assert!(!regions.share(port("RUVVO"), port("EGALY")));
    assert!(regions.share(port("EGPSD"), port("LYTIP")));
    assert!(!regions.share(port("DZALG"), port("SYTTS")));
}

#[test]
fn by_any_name() {
    let regions = Regions::embedded().expect("regions");
    for (name, key) in [("East Sea", "sea-of-japan"), ("n. africa", "north-africa"), ("DPRK", "KP"), ("Türkiye", "TR")] {
        assert_eq!(regions.by_name(name).map(|r| &*r.key), Some(key), "{name}");
    }
    assert_eq!(regions.by_name("nowhere"), None);
}

#[test]
fn keys_are_unique_and_members_known() {
    let regions = Regions::embedded().expect("regions");
    assert_eq!(regions.by_key.len(), regions.regions.len());
    for region in regions.iter() {
        for country in &region.countries {
            assert!(regions.by_key(country).is_some_and(|r| r.kind == RegionKind::Country), "{country} of {}", region.key);
        }
        assert!(region.areas.iter().all(|a| a.len() >= 3), "{}", region.key);
        assert!(!region.areas.is_empty() || !region.countries.is_empty(), "{}", region.key);
    }
}

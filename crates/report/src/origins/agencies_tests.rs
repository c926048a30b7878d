use super::*;

fn agencies() -> Agencies {
    Agencies::new(&[(
        "test",
        "[[agency]]\nname = \"AGP\"\nnames = [\"AGP\"]\nhosts = [\"agp.example\"]\n[[outlet]]\nfamily = \"Beacon Group\"\nnames = [\"The Beacon\"]\nhosts = [\"beacon.example\"]\n",
    )])
    .unwrap()
}

#[test]
fn credits() {
    let agencies = agencies();
    for text in [
        "MIREPONT, March 12 (AGP) — Kestria is shipping shells.",
        "Un texte sans plus.\n\nAvec AGP",
        "A story.\n\nAGP / Reuters",
        "Selon l’agence AGP, des obus sont partis.",
        "The minister told AGP that shells had left.",
        "Des obus sont partis, a-t-il dit à l’AGP.",
        "AGP reported on Tuesday that shells had left.",
        "The ship has left (source: AGP, 12 March).",
        "MIREPONT, AGP – Kestria is shipping shells.",
    ] {
        assert_eq!(agencies.credited(text), Some("AGP"), "{text}");
    }
    for text in ["The AGPX reported.", "AGP shares fell by two points on Tuesday.", "He met staff of AGP in the port.", ""] {
        assert_eq!(agencies.credited(text), None, "{text}");
    }
    assert_eq!(agencies.credited("Paris (AFP) - Un navire est parti."), Some("AFP"));
}

#[test]
fn houses() {
    let agencies = agencies();
    assert_eq!(agencies.house("www.beacon.example"), Some(&House::Family("Beacon Group".into())));
    assert_eq!(agencies.house("The Beacon"), Some(&House::Family("Beacon Group".into())));
    assert_eq!(agencies.house("news.agp.example"), Some(&House::Agency("AGP".into())));
    assert_eq!(agencies.house("unknown.example"), None);
    assert_eq!(agencies.house(""), None);
}

#[test]
fn translations() {
    let agencies = agencies();
    let why = agencies.translated("Nous avons des indications qu’ils ont acheté [them].", Some(Language::Fr));
    assert_eq!(why.unwrap(), "english_insertion: [them]");
    assert_eq!(agencies.translated("We think they bought [them].", Some(Language::En)), None);
    assert!(agencies.translated("This article was automatically translated.", Some(Language::En)).is_some());
}

#[test]
fn bad_tables() {
    assert!(matches!(Agencies::new(&[("x", "[[agency]]\nname = 1")]), Err(LexiconError::Shape { .. })));
    assert!(matches!(Agencies::new(&[("x", "[[translated]]\nname = \"a\"\nmatch = ['(']")]), Err(LexiconError::Entry { .. })));
}

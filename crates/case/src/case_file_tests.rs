use super::*;

#[test]
fn an_unknown_key_is_refused_with_its_line() {
    let error = Case::parse("id = \"a\"\ntitle = \"b\"\nsuplier = []\n").unwrap_err().to_string();
    assert!(error.contains("line 3") && error.contains("suplier"), "{error}");
}

#[test]
fn a_quantity_needs_a_range_and_a_reason() {
    let with = |quantity: &str| Case::parse(&format!("id = \"a\"\ntitle = \"b\"\n[[quantity]]\n{quantity}\n"));
    assert!(with("name = \"voyages\"\nkind = \"count\"\nlow = 1\nhigh = 3\nreason = \"seen\"").is_ok());
    for bad in [
        "name = \"voyages\"\nkind = \"count\"\nlow = 4\nhigh = 3\nreason = \"seen\"",
        "name = \"share\"\nkind = \"share\"\nlow = 0.2\nhigh = 1.3\nreason = \"seen\"",
        "name = \"voyages\"\nkind = \"count\"\nlow = 1\nhigh = 3\nreason = \" \"",
    ] {
        assert!(with(bad).is_err(), "{bad}");
    }
}

#[test]
fn a_period_must_not_end_before_it_begins() {
    let error = Case::parse("id = \"a\"\ntitle = \"b\"\nperiod = { from = \"2022-09-01\", to = \"2022-08-01\" }").unwrap_err();
    assert!(error.to_string().contains("before it begins"));
}

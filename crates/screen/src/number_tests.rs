use super::*;

fn ships(text: &str) -> Vec<u32> {
    ship_numbers(text).into_iter().map(Imo::get).collect()
}

fn companies(text: &str) -> Vec<u32> {
    company_numbers(text).into_iter().map(CompanyImo::get).collect()
}

#[test]
fn runs_of_seven_digits_that_pass() {
    assert_eq!(ships("9187629"), [9187629]);
    assert_eq!(ships("IMO9187629"), [9187629]);
    assert_eq!(ships("imo no. 9187629 (Iran)"), [9187629]);
    assert_eq!(ships("Vessel Registration Identification IMO 9187629"), [9187629]);
    for none in [
        "9187628",
        "0",
        "IMO 0",
        "0000000",
        "IMO 0000000",
        "",
        "IMO",
        "91876290",
        "191876299",
        "A9187629",
        "9187629B",
        "918 7629",
    ] {
        assert!(ships(none).is_empty(), "{none}");
    }
}

#[test]
fn behind_imo_first_and_longer_first() {
    assert_eq!(ships("9187629 or IMO 9169421"), [9169421, 9187629]);
    assert_eq!(companies("54343 IMO number: 5342883"), [5342883]);
    assert!(ships("MAXIMO 9187629").contains(&9187629));
    assert!(named_ship_numbers("MAXIMO 9187629").is_empty());
    assert_eq!(named_company_numbers("Company Number IMO 5434358.").len(), 1);
}

#[test]
fn schemes_are_kept_apart() {
    assert_eq!(companies("IMO number: 5342883."), [5342883]);
    assert!(ships("IMO number: 5342883.").is_empty());
    assert!(companies("9187629").is_empty());
    assert_eq!(CompanyImo::new(5342883).map(|c| c.to_string()), Ok("IMO company 5342883".to_owned()));
    assert!(CompanyImo::new(0).is_err());
}

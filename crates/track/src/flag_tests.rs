use std::collections::BTreeSet;

use super::*;

fn mmsi(n: u64) -> Mmsi {
    Mmsi::new(n).unwrap()
}

fn code(n: u64) -> Option<&'static str> {
    flag_of(mmsi(n)).map(|c| c.code)
}

#[test]
fn an_mmsi_names_its_flag_whatever_its_form() {
    assert_eq!(code(273_123_456), Some("RU"));
    assert_eq!(code(445_000_001), Some("KP"));
    assert_eq!(code(2_734_321), Some("RU"));
    assert_eq!(code(27_312_345), Some("RU"));
    assert_eq!(code(111_273_501), Some("RU"));
    assert_eq!(code(827_312_345), Some("RU"));
    assert_eq!(code(982_731_234), Some("RU"));
    assert_eq!(code(992_731_234), Some("RU"));
    assert_eq!((code(970_010_001), code(974_273_001)), (None, None));
    // The simulator's ships.
    assert_eq!(code(200_000_001), None);
    assert_eq!((code(1), code(123_456_789), code(999_999_999)), (None, None, None));
    assert_eq!(station(mmsi(970_010_001)), (StationKind::Device, None));
    assert_eq!(station(mmsi(123_456_789)), (StationKind::None, None));
}

#[test]
fn call_signs_of_known_series() {
    for (call_sign, administration) in [
        ("UBXM7", "RU"),
        ("UCGK", "RU"),
        ("V7AB2", "MH"),
        ("V7A5083", "MH"),
        ("3FXX9", "PA"),
        ("3E2345", "PA"),
        ("HOAB", "PA"),
        ("D5AB2", "LR"),
        ("A8XY3", "LR"),
        ("9HA4567", "MT"),
        ("9V1234", "SG"),
        ("VRAB2", "CN"),
        ("BXYZ", "CN"),
        ("P5AB", "KP"),
        ("HMAB", "KP"),
        ("HLAB", "KR"),
        ("DSAB7", "KR"),
        ("DHBN2", "DE"),
        ("2FAB7", "GB"),
        ("WDB1234", "US"),
        ("UAAB", "RU"),
        ("UJAB", "UZ"),
        ("URAB", "UA"),
        ("SSAB", "EG"),
        ("STAB", "SD"),
        ("4KAB", "AZ"),
    ] {
        assert_eq!(administration_of_call_sign(call_sign), Some(administration), "{call_sign}");
    }
    for no_call_sign in
        ["", "A", "AB", "UB", "0", "NONE!", "UNKNOWN", "1234567", "QAAB", "22AB", "FL1234AB", "ubxm7", "UBXM77", "Ω3AB", "YZAB"]
    {
        assert_eq!(administration_of_call_sign(no_call_sign), None, "{no_call_sign}");
    }
}

#[test]
fn the_tables_are_whole() {
    assert_eq!(COUNTRIES.len(), 292);
    assert_eq!(SERIES.len(), 305);
    assert!(COUNTRIES.windows(2).all(|w| w[0].0 < w[1].0));
    assert!(SERIES.windows(2).all(|w| w[0][1] < w[1][0]), "series overlap");
    let administrations: BTreeSet<&str> = COUNTRIES.iter().map(|c| c.1.administration).collect();
    assert!(SERIES.iter().all(|s| administrations.contains(s[2])));
    let with_series: BTreeSet<&str> = SERIES.iter().map(|s| s[2]).collect();
    assert_eq!(administrations.difference(&with_series).next(), None);
}

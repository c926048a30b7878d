use super::*;

#[test]
fn the_ends_of_the_earth() {
    let date_line = Fix { lon: -180 * FINE, lat: 90 * FINE };
    assert_eq!(date_line.e7(), Some((900_000_000, -1_800_000_000)));
    assert_eq!(date_line.degrees(), Some((90.0, -180.0)));
    assert_eq!(Fix::NONE.e7(), None);
    assert!(Fix::NONE.is_absent());
    assert_eq!(Fix { lon: 0, lat: 91 * FINE - 1 }.degrees(), None);
    assert_eq!(CoarseFix::NONE.e7(), None);
}

#[test]
fn rounding_is_to_the_nearest() {
    // 1/10 000 minute is 16.67e-7 degrees.
    assert_eq!(Fix { lon: 1, lat: -1 }.e7(), Some((-17, 17)));
    assert_eq!(Fix { lon: 2, lat: -2 }.e7(), Some((-33, 33)));
    assert_eq!(CoarseFix { lon: 1, lat: 3 }.e7(), Some((50_000, 16_667)));
}

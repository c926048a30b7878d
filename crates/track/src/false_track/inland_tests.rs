use geo::destination;

use super::*;
use crate::false_track::made::{config, detail, place, report, who};

/// Land east of the meridian of 10 degrees, so far inland in km.
fn inland(at: LatLon) -> Option<f64> {
    (at.lon > 10.0).then_some((at.lon - 10.0) * 111.0)
}

/// Sails east along the equator from a longitude, after a jump; how often the map was asked, and the events.
fn sail(from_lon: f64, minutes: i32, kn: f64) -> (Inland, Vec<Event>, u32) {
    sail_on(true, from_lon, minutes, kn)
}

fn sail_on(jumped: bool, from_lon: f64, minutes: i32, kn: f64) -> (Inland, Vec<Event>, u32) {
    let (mut state, mut out, mut asked) = (Inland::default(), Vec::new(), 0);
    for i in 0..=minutes {
        let at = destination(place(0.0, from_lon), 90.0, f64::from(i) * kn * 1852.0 / 60.0);
        let r = report(f64::from(i), at, kn, 90.0);
        state.hear(
            &config(),
            who(),
            &r,
            at,
            || jumped,
            |p| {
                asked += 1;
                inland(p)
            },
            &mut out,
        );
    }
    (state, out, asked)
}

#[test]
fn a_ship_under_way_on_land_is_found_and_the_map_is_asked_rarely() {
    let (state, out, asked) = sail(10.2, 180, 12.0);
    assert!(out.is_empty() && asked <= 10, "{asked}");
    let event = state.event(&config(), who(), true).unwrap();
    let d = detail(&event);
    assert!(d.rule == "on_land" && d.unit == "km" && d.value > 50.0 && d.end.is_none(), "{d:?}");
    assert!(d.reports > 100 && event.evidence.len() == 2);
    let (_, _, asked) = sail(5.0, 600, 12.0);
    assert!(asked <= 21, "{asked}");
}

#[test]
fn a_harbour_a_trailer_and_a_short_while_are_nothing() {
    assert!(!sail(10.0, 60, 1.0).0.is_busy());
    assert!(!sail(10.5, 60, 2.0).0.is_busy());
    assert_eq!(sail(10.5, 25, 12.0).0.event(&config(), who(), true), None);
    // Three kilometres inland is within what the map is off.
    assert!(!sail(10.027, 2, 4.0).0.is_busy());
}

#[test]
fn who_comes_there_as_a_ship_can_is_on_water_that_the_map_lacks() {
    let (state, out, asked) = sail_on(false, 10.2, 600, 8.0);
    assert!(!state.is_busy() && out.is_empty() && asked == 0);
}

#[test]
fn it_ends_at_sea() {
    let (mut state, mut out) = (Inland::default(), Vec::new());
    for i in 0..200 {
        let at = if i < 100 { place(0.0, 10.5) } else { place(0.0, 9.0) };
        let r = report(f64::from(i), at, 8.0, 90.0);
        state.hear(&config(), who(), &r, at, || true, inland, &mut out);
    }
    let [event] = &out[..] else { panic!("{out:?}") };
    assert!(!event.open && !state.is_busy());
}

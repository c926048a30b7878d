use geo::destination;

use super::*;
use crate::false_track::made::{config, detail, noise, place, report, rounded, who};

fn hear(reports: &[Report]) -> (Uniform, Vec<Event>) {
    let (mut uniform, mut out) = (Uniform::default(), Vec::new());
    for r in reports {
        uniform.hear(&config(), who(), r, r.at.unwrap(), &mut out);
    }
    (uniform, out)
}

/// Along a geodesic, exact but for the rounding of AIS; a report a minute.
fn drawn(minutes: i32, kn: f64, course: f64) -> Vec<Report> {
    let from = place(43.0003, 132.0007);
    (0..=minutes)
        .map(|i| {
            let metres = kn * 1852.0 / 60.0 * f64::from(i);
            let at = destination(from, course, metres);
            let ahead = geo::bearing_deg(at, destination(from, course, metres + 1000.0));
            report(f64::from(i), rounded(at), kn, ahead)
        })
        .collect()
}

#[test]
fn a_drawn_track_is_found_on_any_course() {
    for course in [0.0, 45.0, 90.0, 200.0, 359.98] {
        let (uniform, out) = hear(&drawn(180, 12.0, course));
        assert_eq!(out, []);
        let event = uniform.event(&config(), who(), true).unwrap_or_else(|| panic!("{course}"));
        let d = detail(&event);
        assert_eq!((d.rule.as_str(), d.unit.as_str(), d.reports), ("no_natural_variation", "m", 181));
        assert!(d.value < 1.0, "{}", d.value);
    }
}

#[test]
fn it_must_last_two_hours_and_ends_with_the_first_real_minutes() {
    assert_eq!(hear(&drawn(110, 12.0, 77.0)).0.event(&config(), who(), true), None);
    let mut reports = drawn(150, 12.0, 77.0);
    let last = reports[reports.len() - 1].at.unwrap();
    for i in 1..60 {
        reports.push(report(150.0 + f64::from(i), last, 11.0 + f64::from(i % 7) / 10.0, 70.0 + f64::from(i % 5)));
    }
    let (uniform, out) = hear(&reports);
    let [event] = &out[..] else { panic!("{out:?}") };
    assert!(!event.open && detail(event).end.unwrap() >= event.span().0);
    assert_eq!(uniform.event(&config(), who(), true), None);
}

#[test]
fn an_autopilot_is_not_as_steady() {
    // As the steadiest ships of the NOAA day: one sample of four differs in the last digit, five metres across.
    let mut seed = 5;
    let mut reports = drawn(300, 12.6, 189.0);
    for r in &mut reports {
        if noise(&mut seed) < 0.25 {
            r.sog_kn = r.sog_kn.map(|kn| kn + 0.1);
        }
        let across = (noise(&mut seed) - 0.5) * 8.0;
        r.at = r.at.map(|at| destination(at, 99.0, across));
    }
    let (uniform, out) = hear(&reports);
    assert!(out.is_empty() && uniform.event(&config(), who(), true).is_none());
    // Nor one with a unit that rounds its course and speed to whole numbers, but keeps its place.
    let mut reports = drawn(300, 12.0, 90.0);
    for r in &mut reports {
        let across = (noise(&mut seed) - 0.5) * 20.0;
        r.at = r.at.map(|at| destination(at, 0.0, across));
    }
    let (uniform, out) = hear(&reports);
    assert!(out.is_empty() && uniform.event(&config(), who(), true).is_none());
}

#[test]
fn a_stuck_unit_is_no_drawn_track() {
    let here = place(43.0, 132.0);
    let reports: Vec<_> = (0..300).map(|i| report(f64::from(i), here, 8.0, 90.0)).collect();
    assert_eq!(hear(&reports).0.event(&config(), who(), true), None);
}

#[test]
fn reports_every_ten_seconds_count_as_those_of_a_minute() {
    let from = place(43.0003, 132.0007);
    let mut seed = 1;
    let reports: Vec<_> = (0..1200)
        .map(|i| {
            let at = destination(from, 45.0, f64::from(i) * 62.0);
            // Real: the speed wanders slowly, so that neighbours at ten seconds are alike.
            report(f64::from(i) / 6.0, rounded(at), 12.0 + (f64::from(i) / 40.0).sin() + 0.02 * noise(&mut seed), 45.0)
        })
        .collect();
    let (uniform, out) = hear(&reports);
    assert!(out.is_empty() && uniform.event(&config(), who(), true).is_none());
}

#[test]
fn a_drawn_track_is_found_between_passes_of_satellites() {
    // Five reports every hundred minutes, one of them made for satellites: coarse.
    let reports: Vec<Report> = (drawn(900, 12.0, 77.0).into_iter().enumerate())
        .filter(|(i, _)| i % 100 < 5)
        .map(|(i, r)| {
            let tenths = |v: f64| (v * 600.0).round() / 600.0;
            let coarse = r.at.map(|at| place(tenths(at.lat), tenths(at.lon)));
            if i % 5 == 2 { Report { at: coarse, cog_deg: r.cog_deg.map(f32::round), ..r } } else { r }
        })
        .collect();
    let (uniform, _) = hear(&reports);
    let event = uniform.event(&config(), who(), true).unwrap();
    assert_eq!(detail(&event).reports, 37);
    // Half as many show nothing.
    assert_eq!(hear(&reports[..25]).0.event(&config(), who(), true), None);
}

#[test]
fn a_corner_is_part_of_a_drawn_track() {
    let mut reports = drawn(90, 12.0, 77.0);
    let corner = reports[reports.len() - 1].at.unwrap();
    for i in 1..90 {
        let at = destination(corner, 130.0, 12.0 * 1852.0 / 60.0 * f64::from(i));
        reports.push(report(90.0 + f64::from(i), rounded(at), 12.0, 130.0 + f64::from(i) * 0.005));
    }
    let (uniform, out) = hear(&reports);
    assert!(out.is_empty());
    let event = uniform.event(&config(), who(), true).unwrap();
    assert!(detail(&event).value < 1.5 && detail(&event).reports > 170, "{event:?}");
}

#[test]
fn a_great_circle_is_steady_though_its_course_is_not() {
    // From tenth to tenth every six minutes: more than may change.
    let (uniform, _) = hear(&drawn(200, 20.0, 90.0));
    let first = uniform.event(&config(), who(), true).unwrap();
    assert!(detail(&first).value < 1.0);
}

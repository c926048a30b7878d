use model::time::HOUR_MS;

use super::*;

fn at(hours: f64) -> Timestamp {
    Timestamp::from_millis((hours * HOUR_MS as f64) as i64)
}

fn place(lat: f64, lon: f64) -> LatLon {
    LatLon::new(lat, lon).unwrap()
}

fn ship_hour(mmsi: u32, hour: i32, at: LatLon, heard: bool) -> model::ShipHour {
    let cell = cell(at).unwrap().into();
    model::ShipHour { mmsi, hour, cell, class: TransponderClass::A, reports: u16::from(heard) * 20 }
}

fn query(begin: f64, end: f64) -> SilenceQuery {
    SilenceQuery {
        mmsi: 200_000_001,
        class: TransponderClass::A,
        begin: at(begin),
        end: at(end),
        from: place(42.0, 131.0),
        to: Some(place(42.0, 131.0)),
        own_hours: 24,
        own_hours_heard: 24,
        usual_kn: 11.0,
        lay_still: false,
        merchant: true,
    }
}

/// Five ships everywhere within two degrees, for four days; `heard` says in which hours and where.
fn world(heard: impl Fn(i32, LatLon) -> bool) -> Coverage {
    let mut coverage = Coverage::new();
    for hour in 0..96 {
        for n in 0..100_u32 {
            let here = place(40.0 + f64::from(n % 10) * 0.4, 129.0 + f64::from(n / 10) * 0.5);
            coverage.add(&ship_hour(200_000_100 + n, hour, here, heard(hour, here)));
        }
        for n in 0..3 {
            coverage.add(&ship_hour(200_000_300 + n, hour, place(42.0, 131.0), heard(hour, place(42.0, 131.0))));
        }
    }
    coverage
}

fn verdict(coverage: &Coverage, query: &SilenceQuery) -> (SilenceVerdict, String, f64) {
    let s = judge(coverage, &MeetConfig::default(), query);
    (s.verdict, s.rule, s.p_silent)
}

#[test]
fn where_others_were_heard_silence_is_dark() {
    let (v, rule, p) = verdict(&world(|_, _| true), &query(30.2, 48.7));
    assert_eq!((v, rule.as_str()), (SilenceVerdict::Dark, "others_were_heard"), "{p}");
    assert!(p < 0.01, "{p}");
}

#[test]
fn an_outage_raises_no_alarm() {
    let (v, rule, p) = verdict(&world(|h, _| !(30..49).contains(&h)), &query(29.9, 49.2));
    assert_eq!((v, rule.as_str()), (SilenceVerdict::Unheard, "others_fell_silent_too"), "{p}");
}

#[test]
fn after_an_outage_the_other_hours_decide() {
    let (v, _, p) = verdict(&world(|h, _| !(30..36).contains(&h)), &query(29.9, 49.2));
    assert_eq!(v, SilenceVerdict::Dark, "{p}");
}

#[test]
fn beyond_the_horizon_nobody_is_heard() {
    let coverage = world(|_, at| at.lon < 130.0);
    let query = SilenceQuery { own_hours_heard: 1, ..query(30.2, 48.7) };
    let (v, rule, p) = verdict(&coverage, &query);
    assert_eq!((v, rule.as_str()), (SilenceVerdict::Unheard, "out_of_reception"), "{p}");
}

#[test]
fn alone_there_is_nothing_to_compare_with() {
    let mut coverage = Coverage::new();
    for hour in 0..96 {
        coverage.add(&ship_hour(200_000_002, hour, place(42.0, 131.0), true));
    }
    let (v, rule, _) = verdict(&coverage, &query(30.2, 48.7));
    assert_eq!((v, rule.as_str()), (SilenceVerdict::Doubtful, "few_others_there"));
    assert_ne!(verdict(&Coverage::new(), &query(30.2, 48.7)).0, SilenceVerdict::Dark);
}

#[test]
fn a_weak_transmitter_is_given_the_benefit() {
    let strong = verdict(&world(|_, _| true), &query(30.2, 37.7));
    let weak = verdict(&world(|_, _| true), &SilenceQuery { own_hours_heard: 3, ..query(30.2, 37.7) });
    assert_eq!(strong.0, SilenceVerdict::Dark, "{strong:?}");
    assert!(weak.0 == SilenceVerdict::Doubtful && weak.1 == "weak_transmitter" && weak.2 > strong.2, "{weak:?}");
}

#[test]
fn a_ship_that_lay_still_may_have_been_switched_off_at_its_berth() {
    let lying = SilenceQuery { lay_still: true, ..query(30.2, 40.7) };
    let rule = verdict(&world(|_, _| true), &lying).1;
    assert_eq!(rule, "off_while_lying_still");
    assert_eq!(verdict(&world(|_, _| true), &SilenceQuery { end: at(60.0), ..lying }).0, SilenceVerdict::Dark);
    assert_eq!(verdict(&world(|_, _| true), &SilenceQuery { end: at(60.0), merchant: false, ..lying }).1, rule);
}

#[test]
fn a_year_at_the_antimeridian_and_a_gap_at_80_north_are_judged() {
    let mut far = query(0.0, 8760.0);
    (far.from, far.to) = (place(10.0, 179.9), Some(place(10.0, -179.9)));
    let s = judge(&world(|_, _| true), &MeetConfig::default(), &far);
    assert_eq!(s.hours_judged, 72);
    let mut north = query(30.0, 45.0);
    (north.from, north.to) = (place(80.0, 20.0), None);
    assert_ne!(verdict(&world(|_, _| true), &north).0, SilenceVerdict::Dark);
    let short = judge(&world(|_, _| true), &MeetConfig::default(), &query(30.1, 31.5));
    assert_eq!((short.hours_judged, short.rule.as_str()), (0, "no_whole_hour"));
}

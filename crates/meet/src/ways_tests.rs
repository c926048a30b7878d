use geo::near_distance_m;
use model::TransponderClass;

use super::*;

fn at(hours: f64) -> Timestamp {
    Timestamp::from_millis((hours * HOUR_MS as f64) as i64)
}

fn query(end_h: f64, from: (f64, f64), to: Option<(f64, f64)>) -> SilenceQuery {
    let place = |(lat, lon)| LatLon::new(lat, lon).unwrap();
    SilenceQuery {
        mmsi: 200_000_001,
        class: TransponderClass::A,
        begin: at(0.5),
        end: at(end_h),
        from: place(from),
        to: to.map(place),
        own_hours: 0,
        own_hours_heard: 0,
        usual_kn: 10.0,
        lay_still: false,
        merchant: true,
    }
}

fn all(query: &SilenceQuery, water: &dyn Fn(LatLon) -> bool) -> Vec<Way> {
    ways(&MeetConfig::default(), query, water)
}

#[test]
fn the_straight_way_goes_over_the_antimeridian() {
    let ways = all(&query(10.5, (0.0, 179.5), Some((0.0, -179.5))), &|_| true);
    let straight = ways.first().unwrap();
    assert_eq!(straight.hours.len(), 9);
    assert!(straight.hours.iter().all(|(_, p)| p.lon.abs() >= 179.5 && p.lat == 0.0));
    let middle = straight.hours[4].1.lon;
    assert!((middle.abs() - 180.0).abs() < 1e-9, "{middle}");
}

#[test]
fn detours_lead_out_and_back_and_never_faster_than_the_ship() {
    let query = query(20.5, (42.0, 131.0), Some((42.0, 131.0)));
    let ways = all(&query, &|_| true);
    assert_eq!(ways.len(), 1 + DIRECTIONS * SHARES.len());
    assert!((ways.iter().map(|w| w.weight).sum::<f64>() - 1.0).abs() < 1e-9);
    for way in &ways {
        for pair in way.hours.windows(2) {
            let km = near_distance_m(pair[0].1, pair[1].1) / 1000.0;
            let hours = f64::from(pair[1].0 - pair[0].0);
            assert!(km <= 10.0 * 1.852 * hours * 1.05, "{km} km in {hours} h");
        }
    }
    let farthest = |w: &Way| w.hours.iter().map(|(_, p)| near_distance_m(query.from, *p) / 1000.0).fold(0.0, f64::max);
    assert!(farthest(&ways[0]) < 0.1 && (150.0..200.0).contains(&farthest(&ways[1])), "{}", farthest(&ways[1]));
}

#[test]
fn who_had_no_time_to_spare_went_nearly_straight() {
    let query = query(20.5, (42.0, 131.0), Some((42.0, 135.4)));
    let ways = all(&query, &|_| true);
    let off = |(a, b): (&(i32, LatLon), &(i32, LatLon))| near_distance_m(a.1, b.1) / 1000.0;
    let farthest = ways[0].hours.iter().zip(&ways[1].hours).map(off).fold(0.0, f64::max);
    assert!(farthest < 40.0, "{farthest}");
}

#[test]
fn no_way_leads_over_land() {
    let query = query(20.5, (42.0, 131.0), Some((42.0, 131.0)));
    let coast = all(&query, &|p| p.lat <= 42.01);
    assert!(coast.len() > 1 && coast.len() < 13);
    assert!(coast.iter().all(|w| w.hours.iter().all(|(_, p)| p.lat <= 42.01)));
    let lake = all(&query, &|_| false);
    assert!(lake.len() == 1 && lake[0].weight == 1.0);
}

#[test]
fn only_the_ends_of_a_long_silence_are_judged() {
    let ways = all(&query(1000.0, (42.0, 131.0), Some((42.5, 131.0))), &|_| true);
    assert_eq!(ways[0].hours.len(), 72);
    assert!(ways[1].hours.len() <= 26);
    let open = all(&query(1000.0, (42.0, 131.0), None), &|_| true);
    assert_eq!(open[0].hours.len(), 36);
    assert!(open[0].hours.iter().all(|(_, p)| p.lat == 42.0));
    assert!(all(&query(1.2, (42.0, 131.0), None), &|_| true)[0].hours.is_empty());
}

#[test]
fn the_pole_is_no_harm() {
    for way in all(&query(30.0, (89.99, 0.0), Some((89.99, 180.0))), &|_| true) {
        assert!(way.hours.iter().all(|(_, p)| p.lat.is_finite() && p.lat.abs() <= 90.0 && (-180.0..=180.0).contains(&p.lon)));
    }
}

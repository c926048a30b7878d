use super::*;

fn at(hours: f64) -> Timestamp {
    later(Timestamp::from_secs(0), hours)
}

fn loitering(begin: f64, end: f64) -> Loitering {
    Loitering {
        begin: at(begin),
        end: Some(at(end)),
        hours: end - begin,
        lat: 42.0,
        lon: 132.0,
        mean_kn: 0.5,
        drift_nm: 1.0,
        longest_silence_h: 0.1,
        before_kn: Some(11.0),
        after_kn: Some(11.0),
        port: None,
        port_km: None,
        shore_km: None,
        like_a_meeting: true,
        rule: "came_stopped_left".to_owned(),
    }
}

fn gap(mmsi: u32, begin: f64, end: Option<f64>, lat: f64) -> DarkGap {
    let place = LatLon::new(lat, 132.0);
    DarkGap { mmsi, begin: at(begin), end: end.map(at), from: place.unwrap(), to: end.and(place), top_kn: 12.0 }
}

#[test]
fn only_those_that_had_the_time() {
    let l = loitering(10.0, 16.0);
    // One degree of latitude is 60 nm: five hours there, five back.
    let gaps = [
        gap(1, 8.0, Some(20.0), 43.0),
        gap(2, 8.0, Some(17.0), 43.0),
        gap(3, 14.0, None, 43.0),
        gap(4, 8.0, None, 43.0),
        gap(5, 0.0, Some(9.0), 42.0),
        gap(9, 0.0, Some(30.0), 42.0),
    ];
    assert_eq!(dark_candidates(9, &l, &gaps), [1, 4]);
}

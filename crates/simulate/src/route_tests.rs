use super::*;

fn at(lat: f64, lon: f64) -> LatLon {
    LatLon::new(lat, lon).unwrap()
}

#[test]
fn from_end_to_end_across_the_antimeridian() {
    let route = Route::new(&[at(50.0, 178.0), at(51.0, -178.0), at(51.0, -175.0)], 12.0);
    let length = geo::distance_nm(at(50.0, 178.0), at(51.0, -178.0)) + geo::distance_nm(at(51.0, -178.0), at(51.0, -175.0));
    assert!((route.nm() - length).abs() < 0.01);
    let begin = route.after(0.0).at;
    let end = route.after(route.hours()).at;
    assert!(geo::distance_m(begin, at(50.0, 178.0)) < 1.0);
    assert!(geo::distance_m(end, at(51.0, -175.0)) < 1.0, "{end:?}");
    let mut before = begin;
    let step_h = 0.05;
    let mut run = 0.0;
    let mut hours = 0.0;
    while hours < route.hours() {
        hours += step_h;
        let here = route.after(hours);
        let nm = geo::distance_nm(before, here.at);
        assert!(nm <= 12.05 * step_h, "a jump of {nm} nm at {hours} h");
        run += nm;
        before = here.at;
    }
    assert!((run - length).abs() < 0.5, "{run} of {length}");
}

#[test]
fn ends_are_slow() {
    let route = Route::new(&[at(0.0, 10.0), at(1.0, 10.0)], 14.0);
    assert!(route.after(0.1).speed_kn < 7.0);
    assert!(route.after(route.hours() / 2.0).speed_kn > 13.0);
    assert!(route.after(route.hours() - 0.1).speed_kn < 7.0);
}

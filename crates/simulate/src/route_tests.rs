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

#[test]
fn hours_and_run_agree_and_what_is_ahead_shrinks() {
    let route = Route::new(&[at(0.0, 10.0), at(1.0, 10.0)], 14.0).with_room(|_| 100.0);
    for run in [0.0, 2.0, 10.0, 40.0, 58.0, route.nm()] {
        let here = route.after(route.hours_at(run)).at;
        assert!((geo::distance_nm(at(0.0, 10.0), here) - run).abs() < 0.05, "{run}");
    }
    assert_eq!(route.ahead(0.0).len() + 1, route.corners().len());
    assert_eq!(route.ahead(route.hours() / 2.0).len(), 6);
    // Room to stray at sea, none where it ends.
    assert!(route.after(2.0).room_m > 99.0 && route.after(0.0).room_m < 1.0 && route.after(route.hours()).room_m < 1.0);
    let straight = route.clone().slow_at(false, false);
    assert!((straight.hours() - straight.nm() / 14.0).abs() < 1e-9 && straight.after(0.0).speed_kn > 13.0);
}

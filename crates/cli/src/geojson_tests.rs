use super::*;

fn at(lat: f64, lon: f64) -> LatLon {
    LatLon::new(lat, lon).unwrap()
}

#[test]
fn a_line_is_cut_at_the_antimeridian() {
    let cut = line(&[at(10.0, 178.0), at(12.0, -178.0), at(12.0, -177.0)]);
    assert_eq!(
        cut,
        json!({"type": "MultiLineString", "coordinates": [[[178.0, 10.0], [180.0, 11.0]], [[-180.0, 11.0], [-178.0, 12.0], [-177.0, 12.0]]]})
    );
    assert_eq!(line(&[at(1.0, 2.0), at(3.0, 4.0)]), json!({"type": "LineString", "coordinates": [[2.0, 1.0], [4.0, 3.0]]}));
}

/// The rings of an area, and whether each is as RFC 7946 wants it: closed, on the map, the outer one anticlockwise, holes clockwise.
fn rings(area: &Value) -> Vec<Vec<Vec<(f64, f64)>>> {
    let number = |v: &Value| v.as_f64().unwrap();
    let polygons = area["coordinates"].as_array().unwrap().iter();
    let ring = |r: &Value| r.as_array().unwrap().iter().map(|c| (number(&c[0]), number(&c[1]))).collect::<Vec<_>>();
    let all: Vec<Vec<Vec<(f64, f64)>>> = polygons.map(|p| p.as_array().unwrap().iter().map(ring).collect()).collect();
    for (n, ring) in all.iter().flat_map(|polygon| polygon.iter().enumerate()) {
        assert!(ring.len() > 3 && ring.first() == ring.last(), "{ring:?}");
        assert!(ring.iter().all(|c| c.0.abs() <= 180.0 && c.1.abs() <= 90.0), "{ring:?}");
        let twice: f64 = ring.windows(2).map(|w| w[0].0 * w[1].1 - w[1].0 * w[0].1).sum();
        assert_eq!(twice > 0.0, n == 0, "{ring:?}");
    }
    all
}

fn square(lat: (f64, f64), lon: (f64, f64)) -> Vec<LatLon> {
    [(lat.0, lon.0), (lat.0, lon.1), (lat.1, lon.1), (lat.1, lon.0)].into_iter().map(|(lat, lon)| LatLon { lat, lon }).collect()
}

fn around(lat: f64, eastwards: bool) -> Vec<LatLon> {
    let mut ring: Vec<LatLon> = (0..12).map(|n| at(lat, f64::from(n) * 30.0 - 175.0)).collect();
    if !eastwards {
        ring.reverse();
    }
    ring
}

#[test]
fn an_area_is_cut_at_the_antimeridian() {
    let mut hole = square((12.0, 14.0), (179.0, 181.0));
    hole.reverse();
    let cut = rings(&area(&[vec![square((10.0, 20.0), (170.0, 190.0)), hole]]));
    assert_eq!(cut.len(), 2);
    assert!(cut.iter().all(|p| p.len() == 1 && p[0].len() == 9), "{cut:?}");
    let whole = rings(&area(&[vec![square((10.0, 20.0), (160.0, 170.0))]]));
    assert_eq!(whole, [[[(160.0, 10.0), (170.0, 10.0), (170.0, 20.0), (160.0, 20.0), (160.0, 10.0)]]]);
    // Longitudes that go on beyond 180 on the other side.
    assert_eq!(rings(&area(&[vec![square((10.0, 20.0), (-200.0, -190.0))]])), whole);
}

#[test]
fn an_area_round_a_pole_has_the_edge_of_the_map() {
    let north = rings(&area(&[vec![around(80.0, true)]]));
    assert_eq!((north.len(), north[0].len()), (1, 1));
    assert!(north[0][0].contains(&(180.0, 90.0)) && north[0][0].contains(&(-180.0, 90.0)), "{north:?}");
    // All but the south: the same ring the other way round is a hole.
    let most = rings(&area(&[vec![around(-70.0, true)]]));
    assert!(most[0][0].contains(&(-180.0, 90.0)) && !most[0][0].contains(&(-180.0, -90.0)), "{most:?}");
    let south = rings(&area(&[vec![around(-70.0, false)]]));
    assert!(south[0][0].contains(&(-180.0, -90.0)) && !south[0][0].contains(&(180.0, 90.0)), "{south:?}");
}

#[test]
fn a_hole_in_the_whole_earth() {
    let mut island = square((10.0, 20.0), (30.0, 40.0));
    island.reverse();
    let all = rings(&area(&[vec![island]]));
    assert_eq!((all.len(), all[0].len()), (1, 2));
}

use model::Timestamp;

use super::*;

const MIN: i64 = 60_000;

fn line(minutes: i64) -> Line {
    Line { t: Timestamp::from_millis(minutes * MIN), source: 1, offset: minutes as u64 }
}

fn run(reports: &[(i64, f64, f64, Option<f32>, bool)]) -> Vec<SlowFix> {
    let (config, ship) = (TrackConfig::default(), (Mmsi::new(200_000_001).unwrap(), 0));
    let mut slow = Slow::default();
    let mut out = Vec::new();
    for &(minutes, lat, lon, kn, in_port) in reports {
        slow.hear(&config, ship, line(minutes), LatLon::new(lat, lon).unwrap(), kn, in_port, &mut out);
    }
    out
}

#[test]
fn samples_lie_between_the_reports() {
    let fixes = run(&[(5, 10.0, 20.0, Some(0.5), false), (25, 10.0, 20.002, Some(0.7), false)]);
    let steps: Vec<i32> = fixes.iter().map(|f| f.step).collect();
    assert_eq!(steps, [1, 2]);
    assert!((fixes[0].lon - 20.0005).abs() < 1e-9 && (fixes[1].lon - 20.0015).abs() < 1e-9);
    assert!(!fixes[0].sparse && !fixes[0].came && fixes[0].offset == 5);
}

#[test]
fn across_the_antimeridian() {
    let fixes = run(&[(5, 80.0, 179.999, Some(0.5), false), (15, 80.0, -179.999, None, false)]);
    assert_eq!(fixes.len(), 1);
    assert!(fixes[0].lon.abs() > 179.9989, "{}", fixes[0].lon);
}

#[test]
fn a_ship_under_way_or_in_port_gives_none_and_has_come() {
    let fixes = run(&[
        (0, 10.0, 20.0, Some(9.0), false),
        (10, 10.0, 20.0, Some(0.1), false),
        (20, 10.0, 20.0, Some(0.1), false),
        (30, 10.0, 20.0, Some(0.1), true),
        (40, 10.0, 20.0, Some(0.1), true),
    ]);
    assert_eq!(fixes.len(), 1);
    assert!(fixes[0].came && fixes[0].step == 2);
}

#[test]
fn a_long_silence_is_filled_in_only_where_the_ship_stayed() {
    let stayed = run(&[(5, 10.0, 20.0, Some(0.2), false), (245, 10.0, 20.01, Some(0.2), false)]);
    assert!(stayed.len() == 24 && stayed.iter().all(|f| f.sparse));
    assert!(run(&[(5, 10.0, 20.0, Some(0.2), false), (245, 10.0, 20.05, Some(0.2), false)]).is_empty());
    assert!(run(&[(5, 10.0, 20.0, Some(0.2), false), (500, 10.0, 20.0, Some(0.2), false)]).is_empty());
    let moved = run(&[(5, 10.0, 20.0, None, false), (15, 10.0, 20.05, None, false), (25, 10.0, 20.05, None, false)]);
    assert!(moved.len() == 1 && moved[0].came, "it went 3 nm in ten minutes: {moved:?}");
}

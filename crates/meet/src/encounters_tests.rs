use std::collections::BTreeMap;

use geo::{LatLon, distance_m};
use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;

use super::*;

fn fix(step: i32, mmsi: u32, lat: f64, lon: f64) -> SlowFix {
    let t = Timestamp::from_millis(i64::from(step) * SLOW_STEP_MS - 1000);
    SlowFix { step, mmsi, track: 0, lat, lon, kn: 0.5, sparse: false, came: true, t, source: 1, offset: step as u64 }
}

fn by_step(fixes: &[SlowFix]) -> BTreeMap<i32, Vec<SlowFix>> {
    let mut steps: BTreeMap<i32, Vec<SlowFix>> = BTreeMap::new();
    for fix in fixes {
        steps.entry(fix.step).or_default().push(*fix);
    }
    steps
}

fn all_runs(fixes: &[SlowFix]) -> Vec<Run> {
    let mut machine = Encounters::new(MeetConfig::default());
    let mut out = Vec::new();
    for (step, fixes) in by_step(fixes) {
        machine.push_step(step, &fixes, &mut out);
    }
    out.extend(machine.open(i32::MIN / 2));
    sort(&mut out);
    out
}

/// From the definition, with nothing of the machine: all pairs, all steps together, cut where they are apart for over four hours.
fn brute_force(fixes: &[SlowFix]) -> Vec<(u32, u32, i32, i32, u32)> {
    let mut together: BTreeMap<(u32, u32), Vec<i32>> = BTreeMap::new();
    for a in fixes {
        for b in fixes {
            let near = |a: &SlowFix, b: &SlowFix| {
                distance_m(LatLon::new(a.lat, a.lon).unwrap(), LatLon::new(b.lat, b.lon).unwrap()) <= 500.0
            };
            if a.mmsi < b.mmsi && a.step == b.step && near(a, b) {
                together.entry((a.mmsi, b.mmsi)).or_default().push(a.step);
            }
        }
    }
    let mut found = Vec::new();
    for ((a, b), mut steps) in together {
        steps.sort_unstable();
        let mut run: Vec<i32> = Vec::new();
        for step in steps.into_iter().chain([i32::MAX]) {
            if let (Some(&first), Some(&last)) = (run.first(), run.last())
                && i64::from(step) - i64::from(last) > 24
            {
                if run.len() > 3 {
                    found.push((a, b, first, last, run.len() as u32));
                }
                run.clear();
            }
            run.push(step);
        }
    }
    found.sort_unstable_by_key(|r| (r.0, r.1, r.2));
    found
}

/// Ships that drift, part and meet again, in sixty windows of random traffic in all parts of the world.
fn window(seed: u64) -> Vec<SlowFix> {
    let mut rng = Pcg64Mcg::seed_from_u64(seed);
    let (lat, lon) = [(42.0, 131.0), (45.0, 179.995), (80.0, 20.0), (-35.0, -180.0), (1.2, 103.8)][seed as usize % 5];
    let mut fixes = Vec::new();
    for mmsi in 1..=40 {
        let (mut north, mut east) = (rng.random_range(-0.03..0.03), rng.random_range(-0.03..0.03));
        let mut step = rng.random_range(0..100);
        while step < 300 {
            let wide = f64::cos(f64::to_radians(lat));
            fixes.push(fix(step, mmsi, lat + north, wrapped_lon(lon + east / wide)));
            north += rng.random_range(-0.001..0.001);
            east += rng.random_range(-0.001..0.001);
            step += if rng.random_bool(0.03) { rng.random_range(2..40) } else { 1 };
        }
    }
    fixes.sort_by_key(|f| (f.step, f.mmsi));
    fixes
}

#[test]
fn the_same_pairs_and_times_as_brute_force() {
    let mut meetings = 0;
    for seed in 0..60 {
        let fixes = window(seed);
        let found: Vec<_> = all_runs(&fixes).iter().map(|r| (r.a.mmsi, r.b.mmsi, r.first, r.last, r.steps)).collect();
        let expected = brute_force(&fixes);
        assert_eq!(found, expected, "window {seed}");
        meetings += expected.len();
    }
    assert!(meetings > 1000, "{meetings}");
}

#[test]
fn saved_at_midnight_it_goes_on_as_before() {
    let fixes = window(1);
    let mut machine = Encounters::new(MeetConfig::default());
    let mut out = Vec::new();
    for (step, fixes) in by_step(&fixes) {
        if step % 50 == 0 {
            machine = postcard::from_bytes(&postcard::to_stdvec(&machine).unwrap()).unwrap();
        }
        machine.push_step(step, &fixes, &mut out);
    }
    out.extend(machine.open(i32::MIN / 2));
    sort(&mut out);
    assert_eq!(out, all_runs(&fixes));
}

#[test]
fn the_middle_is_right_at_the_antimeridian() {
    let fixes: Vec<SlowFix> = (0..20).flat_map(|s| [fix(s, 1, 10.0, 179.999), fix(s, 2, 10.0, -179.999)]).collect();
    let [run] = &all_runs(&fixes)[..] else { panic!() };
    let (lat, lon) = run.middle();
    assert!((lat - 10.0).abs() < 1e-9 && (lon.abs() - 180.0).abs() < 1e-9, "{lat} {lon}");
    assert!((run.hours() - 19.0 / 6.0).abs() < 1e-9 && (run.closest_m - 219.0).abs() < 2.0, "{run:?}");
}

#[test]
fn two_tracks_of_one_number_do_not_meet() {
    let fixes: Vec<SlowFix> =
        (0..20).flat_map(|s| [fix(s, 1, 10.0, 20.0), SlowFix { track: 1, ..fix(s, 1, 10.0, 20.001) }]).collect();
    assert!(all_runs(&fixes).is_empty());
}

#[test]
fn a_meeting_is_over_though_nobody_was_slow_since() {
    let mut machine = Encounters::new(MeetConfig::default());
    for s in 0..10 {
        machine.push_step(s, &[fix(s, 1, 10.0, 20.0), fix(s, 2, 10.0, 20.001)], &mut Vec::new());
    }
    let open = |now| machine.open(now).first().map(|r| r.open);
    assert_eq!((open(12), open(9 + 24), open(9 + 25)), (Some(true), Some(true), Some(false)));
}

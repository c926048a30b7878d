use super::*;
use crate::false_track::made::{at_minute, config, detail, place, report};

const HERE: (f64, f64) = (44.5, 37.0);
const THERE: (f64, f64) = (44.9, 38.9);

/// An MMSI in a test: the segmenter's decisions are told by hand.
#[derive(Default)]
struct Ship {
    jumps: Jumps,
    out: Vec<Event>,
    now: f64,
    last: std::collections::BTreeMap<u16, LatLon>,
}

fn mmsi() -> Mmsi {
    Mmsi::new(636_012_345).unwrap()
}

impl Ship {
    fn at(&mut self, track: u16, (lat, lon): (f64, f64), kn: f64, reports: u32) -> &mut Self {
        for _ in 0..reports {
            let at = place(lat, lon);
            let step_m = self.last.insert(track, at).map_or(0.0, |before| near_distance_m(before, at));
            self.jumps.hear(&config(), mmsi(), track, &report(self.now, at, kn, 90.0), at, step_m, &mut self.out);
            self.now += 3.0;
        }
        self
    }

    fn close(&mut self, track: u16) -> &mut Self {
        self.jumps.close(&config(), mmsi(), track, &mut self.out);
        self
    }

    fn open(&self) -> Vec<Event> {
        self.jumps.open(&config(), mmsi())
    }
}

fn rules(events: &[Event]) -> Vec<&str> {
    events.iter().map(|e| detail(e).rule.as_str()).collect()
}

#[test]
fn a_jump_and_back_is_told_when_the_piece_is_closed_and_stands_open_before() {
    let mut ship = Ship::default();
    ship.at(0, HERE, 8.0, 50).at(1, THERE, 8.0, 20).at(0, HERE, 8.0, 30);
    assert_eq!(rules(&ship.open()), ["jump_and_back"]);
    let open = ship.open().remove(0);
    ship.close(1);
    let [event] = &ship.out[..] else { panic!("{:?}", ship.out) };
    assert_eq!(event.id, open.id);
    let d = detail(event);
    assert_eq!((d.rule.as_str(), d.reports, d.unit.as_str()), ("jump_and_back", 20, "kn"));
    assert_eq!((d.lat, d.lon, d.to_lat, d.to_lon), (HERE.0, HERE.1, THERE.0, THERE.1));
    assert_eq!((d.begin, d.end), (at_minute(150.0), Some(at_minute(207.0))));
    // 85 nm in three minutes.
    assert!((1500.0..2000.0).contains(&d.value), "{}", d.value);
    assert_eq!(event.evidence.len(), 3);
    assert!(ship.open().is_empty());
}

#[test]
fn stray_positions_count_for_nothing() {
    let mut ship = Ship::default();
    ship.at(0, HERE, 8.0, 50).at(1, THERE, 8.0, 2).at(0, HERE, 8.0, 30).at(2, (10.0, 10.0), 0.0, 1).at(0, HERE, 8.0, 300);
    ship.close(1).close(2);
    assert!(ship.out.is_empty() && ship.open().is_empty());
    // Nor do they at the begin, before the ship itself.
    let mut ship = Ship::default();
    ship.at(0, THERE, 8.0, 2).at(1, HERE, 8.0, 100);
    assert!(ship.open().is_empty());
    ship.close(0);
    assert!(ship.out.is_empty() && ship.open().is_empty());
}

#[test]
fn two_ships_on_one_number_take_turns() {
    let mut ship = Ship::default();
    ship.at(0, HERE, 8.0, 10);
    for _ in 0..20 {
        ship.at(1, THERE, 8.0, 1).at(0, HERE, 8.0, 2);
    }
    let open = ship.open();
    assert_eq!(rules(&open), ["two_places_at_once"]);
    let d = detail(&open[0]);
    assert_eq!((d.unit.as_str(), d.reports, d.end), ("km", 20, None));
    assert!((150.0..170.0).contains(&d.value), "{}", d.value);
    // Stray positions of a third place change nothing.
    ship.at(2, (0.0, 0.1), 0.0, 1).at(1, THERE, 8.0, 1).at(0, HERE, 8.0, 200).close(2).close(1);
    assert_eq!(rules(&ship.out), ["two_places_at_once"]);
}

#[test]
fn a_jump_without_return_is_an_impossible_speed_until_the_ship_comes_back_to_where_it_was_lost() {
    let mut ship = Ship::default();
    ship.at(0, HERE, 8.0, 50).at(1, THERE, 8.0, 400);
    assert_eq!(rules(&ship.open()), ["impossible_speed"]);
    // The segmenter gives the true track up after eight hours; the return is on a new one.
    ship.close(0);
    assert_eq!((rules(&ship.open()), ship.out.len()), (vec!["impossible_speed"], 0));
    ship.at(2, (HERE.0 + 0.3, HERE.1), 8.0, 50);
    assert_eq!(rules(&ship.open()), ["jump_and_back"]);
    ship.close(1);
    assert_eq!(rules(&ship.out), ["jump_and_back"]);
    assert!(ship.open().is_empty());
}

#[test]
fn a_ship_that_never_returns_is_told_after_a_month() {
    let mut ship = Ship::default();
    ship.at(0, HERE, 8.0, 50).at(1, THERE, 8.0, 400).close(0);
    ship.now += 31.0 * 1440.0;
    ship.at(1, THERE, 8.0, 10);
    // Noted with the next turn.
    ship.at(2, HERE, 0.0, 1).at(1, THERE, 8.0, 1);
    assert_eq!(rules(&ship.out), ["impossible_speed"]);
    assert!(ship.open().is_empty());
}

#[test]
fn a_receiver_that_lost_its_satellites_runs_away() {
    let mut ship = Ship::default();
    ship.at(0, HERE, 0.1, 50);
    for i in 0..10 {
        let i = f64::from(i);
        ship.at(1, (THERE.0 + i * 0.02, THERE.1), 20.0 + i * 3.0, 1);
    }
    ship.at(0, HERE, 0.1, 30);
    assert_eq!(rules(&ship.open()), ["receiver_astray"]);
    // Leaps that the speed does not explain show the same.
    let mut ship = Ship::default();
    ship.at(0, HERE, 0.1, 50).at(1, THERE, 2.0, 1).at(1, (THERE.0 + 0.05, THERE.1), 2.0, 5).at(0, HERE, 0.1, 3);
    assert_eq!(rules(&ship.open()), ["receiver_astray"]);
}

#[test]
fn what_is_put_on_a_stray_position_hours_later_is_judged_by_itself() {
    let mut ship = Ship::default();
    ship.at(0, HERE, 8.0, 50).at(1, (60.0, 20.0), 8.0, 1).at(0, HERE, 8.0, 100).at(1, THERE, 8.0, 20).at(0, HERE, 8.0, 20);
    let open = ship.open();
    assert_eq!(rules(&open), ["jump_and_back"]);
    let d = detail(&open[0]);
    assert_eq!((d.to_lat, d.to_lon, d.reports, d.begin), (THERE.0, THERE.1, 20, at_minute(453.0)));
    // In reach of where the ship was it is no jump at all.
    let mut ship = Ship::default();
    ship.at(0, HERE, 8.0, 50).at(1, THERE, 8.0, 1).at(0, HERE, 8.0, 100).at(1, (HERE.0 + 0.05, HERE.1), 8.0, 20);
    assert_eq!(ship.open(), []);
}

#[test]
fn a_stray_position_long_after_does_not_prolong_a_jump() {
    let mut ship = Ship::default();
    ship.at(0, HERE, 8.0, 50).at(1, THERE, 8.0, 20).at(0, HERE, 8.0, 100).at(1, THERE, 8.0, 1).at(0, HERE, 8.0, 1);
    let open = ship.open();
    assert_eq!(rules(&open), ["jump_and_back"]);
    assert_eq!((detail(&open[0]).reports, detail(&open[0]).end), (20, Some(at_minute(207.0))));
    // Three and more do.
    ship.at(1, THERE, 8.0, 3).at(0, HERE, 8.0, 4);
    assert_eq!(detail(&ship.open()[0]).reports, 24);
}

#[test]
fn turns_that_are_days_apart_are_no_two_ships() {
    let mut ship = Ship::default();
    ship.at(0, HERE, 8.0, 50);
    for _ in 0..6 {
        ship.at(1, THERE, 8.0, 10).at(0, HERE, 8.0, 10);
        ship.now += 2.0 * 1440.0;
    }
    assert_eq!(rules(&ship.open()), ["jump_and_back"]);
}

#[test]
fn a_track_jumped_where_one_ship_did() {
    let mut ship = Ship::default();
    ship.at(0, HERE, 8.0, 50).at(1, THERE, 8.0, 1);
    assert!(ship.jumps.jumped(&config(), 1) && !ship.jumps.jumped(&config(), 0));
    for _ in 0..5 {
        ship.at(0, HERE, 8.0, 2).at(1, THERE, 8.0, 1);
    }
    assert!(!ship.jumps.jumped(&config(), 1));
}

#[test]
fn its_memory_is_bounded_and_survives_being_saved() {
    let mut ship = Ship::default();
    ship.at(0, HERE, 8.0, 50);
    let mut seed = 1;
    for n in 1..200 {
        let lat = crate::false_track::made::noise(&mut seed) * 160.0 - 80.0;
        ship.at(n, (lat, f64::from(n) * 1.7 - 170.0), 8.0, 4).close(n - 1);
        let saved = postcard::to_stdvec(&ship.jumps).unwrap();
        assert!(saved.len() < 2500, "{}", saved.len());
        ship.jumps = postcard::from_bytes(&saved).unwrap();
    }
}

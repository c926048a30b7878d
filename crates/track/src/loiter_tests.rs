use geo::{destination, distance_m};
use model::Detail;

use super::*;

/// 2022-09-01T00:00:00Z, in minutes.
const BEGIN_MIN: f64 = 19_236.0 * 1440.0;

/// A ship in a test, reporting every so many minutes.
struct Ship {
    state: LoiterState,
    out: Vec<Event>,
    now: f64,
    at: LatLon,
    in_port: bool,
    every_min: f64,
}

fn who() -> Who {
    Who { mmsi: Mmsi::new(636_012_345).unwrap(), track: 2, fishes: false }
}

impl Ship {
    fn new(lat: f64, lon: f64) -> Self {
        let at = LatLon::new(lat, lon).unwrap();
        Self { state: LoiterState::default(), out: Vec::new(), now: 0.0, at, in_port: false, every_min: 1.0 }
    }

    fn t(&self) -> Timestamp {
        Timestamp::from_millis(((BEGIN_MIN + self.now) * 60_000.0) as i64)
    }

    fn report(&mut self) {
        let line = Line { t: self.t(), source: 1, offset: self.now as u64 };
        self.state.hear(&LoiterConfig::default(), who(), line, self.at, self.in_port, &mut self.out);
    }

    fn goes(&mut self, kn: f64, hours: f64) -> &mut Self {
        let end = self.now + hours * 60.0;
        self.report();
        while self.now < end {
            self.now += self.every_min;
            self.at = destination(self.at, 75.0, kn * self.every_min / 60.0 * METRES_PER_NM);
            self.report();
        }
        self
    }

    fn silent(&mut self, kn: f64, hours: f64) -> &mut Self {
        self.now += hours * 60.0;
        self.at = destination(self.at, 75.0, kn * hours * METRES_PER_NM);
        self.report();
        self
    }

    fn open(&self) -> Option<Event> {
        self.state.open(&LoiterConfig::default(), who(), self.t())
    }
}

fn detail(event: &Event) -> &Loitering {
    let Detail::Loitering(l) = &event.detail else { panic!("{event:?}") };
    l
}

#[test]
fn four_hours_of_drift_are_loitering_and_three_are_not() {
    let mut ship = Ship::new(40.0, 150.0);
    ship.goes(12.0, 3.0).goes(1.2, 3.5).goes(3.0, 2.0);
    assert!(ship.out.is_empty() && ship.open().is_none());
    ship.goes(1.2, 5.0).goes(4.0, 2.0);
    let [event] = &ship.out[..] else { panic!("{:?}", ship.out) };
    let l = detail(event);
    assert_eq!((l.rule.as_str(), l.like_a_meeting, event.track, event.open), ("slow_for_hours", false, 2, false));
    assert!((l.hours - 5.0).abs() < 0.2 && (l.mean_kn - 1.2).abs() < 0.1 && (l.drift_nm - 6.0).abs() < 0.3, "{l:?}");
    assert!((l.before_kn.unwrap() - 3.0).abs() < 0.2 && (l.after_kn.unwrap() - 4.0).abs() < 0.2, "{l:?}");
    assert!(l.longest_silence_h < 0.1);
    assert_eq!(event.evidence.len(), 2);
}

#[test]
fn coming_at_speed_stopping_short_and_leaving_at_speed_is_like_a_meeting() {
    let mut ship = Ship::new(38.0, 20.0);
    ship.goes(11.0, 4.0).goes(0.4, 1.5).goes(10.0, 2.0);
    let [event] = &ship.out[..] else { panic!("{:?}", ship.out) };
    let l = detail(event);
    assert_eq!((l.rule.as_str(), l.like_a_meeting), ("came_stopped_left", true));
    assert!((l.hours - 1.5).abs() < 0.2, "{l:?}");
    // Too short; and one that came slowly.
    let mut ship = Ship::new(38.0, 20.0);
    ship.goes(11.0, 4.0).goes(0.4, 0.4).goes(11.0, 2.0).goes(3.0, 2.0).goes(0.4, 1.5).goes(11.0, 2.0);
    assert!(ship.out.is_empty(), "{:?}", ship.out);
    // A wait of days is none, however fast the ship came and went.
    let mut ship = Ship::new(38.0, 20.0);
    ship.goes(11.0, 4.0).goes(0.4, 50.0).goes(11.0, 2.0);
    assert_eq!(detail(&ship.out[0]).rule, "slow_for_hours");
}

#[test]
fn a_short_move_in_between_ends_nothing() {
    let mut ship = Ship::new(0.0, 179.95);
    ship.goes(12.0, 1.0).goes(0.8, 3.0).goes(5.0, 0.2).goes(0.8, 3.0).goes(12.0, 2.0);
    let [event] = &ship.out[..] else { panic!("{:?}", ship.out) };
    let l = detail(event);
    assert!((l.hours - 6.2).abs() < 0.3, "{l:?}");
    // The mean lies on the ship's side of the antimeridian.
    let mean = LatLon::new(l.lat, l.lon).unwrap();
    assert!(distance_m(mean, ship.at) < 80_000.0, "{l:?}");
    // Six miles made good are a move.
    let mut ship = Ship::new(0.0, 10.0);
    ship.goes(3.0, 1.0).goes(0.8, 5.0).goes(12.0, 0.5).goes(0.8, 5.0).goes(3.0, 2.0);
    assert_eq!(ship.out.len(), 2);
}

#[test]
fn it_works_across_silences_up_to_six_hours() {
    let mut ship = Ship::new(60.0, -30.0);
    ship.goes(12.0, 2.0).silent(0.5, 2.5).silent(1.0, 4.0).silent(1.9, 1.0).goes(12.0, 2.0);
    let l = detail(&ship.out[0]);
    assert!(ship.out.len() == 1 && (l.hours - 7.5).abs() < 0.1 && (l.longest_silence_h - 4.0).abs() < 0.1, "{l:?}");
    let mut ship = Ship::new(60.0, -30.0);
    ship.goes(12.0, 2.0).silent(0.1, 6.5).silent(0.1, 200.0).silent(0.1, 3.0).goes(12.0, 2.0);
    assert!(ship.out.is_empty(), "{:?}", ship.out);
    // One before the silence is over with it.
    let mut ship = Ship::new(60.0, -30.0);
    ship.goes(12.0, 2.0).goes(0.5, 5.0).silent(0.1, 9.0);
    let l = detail(&ship.out[0]);
    assert!(ship.out.len() == 1 && l.after_kn.is_none() && (l.hours - 5.0).abs() < 0.2, "{l:?}");
}

#[test]
fn not_in_a_port_and_a_port_ends_it() {
    let mut ship = Ship::new(35.0, 129.0);
    ship.in_port = true;
    ship.goes(0.0, 30.0);
    assert!(ship.out.is_empty() && ship.open().is_none());
    ship.in_port = false;
    ship.goes(8.0, 2.0).goes(0.5, 6.0);
    ship.in_port = true;
    ship.goes(5.0, 0.1);
    assert_eq!((ship.out.len(), ship.open()), (1, None));
}

#[test]
fn what_lasts_is_open_and_keeps_its_name() {
    let mut ship = Ship::new(35.0, 140.0);
    ship.goes(12.0, 2.0).goes(0.5, 3.0);
    assert_eq!(ship.open(), None);
    ship.goes(0.5, 3.0);
    let open = ship.open().unwrap();
    assert!(open.open && detail(&open).end.is_none());
    // Seven hours later nothing more was heard: it is over, but for data still to come.
    ship.now += 420.0;
    assert!(detail(&ship.open().unwrap()).end.is_some());
    ship.now -= 420.0;
    let saved = postcard::to_stdvec(&ship.state).unwrap();
    assert!(saved.len() < 300, "{}", saved.len());
    ship.state = postcard::from_bytes(&saved).unwrap();
    ship.goes(12.0, 1.5);
    assert_eq!(ship.out[0].id, open.id);
}

#[test]
fn the_surroundings_decide_what_is_left() {
    let config = LoiterConfig::default();
    let mut ship = Ship::new(38.0, 20.0);
    ship.goes(11.0, 4.0).goes(0.4, 1.5).goes(10.0, 2.0).goes(0.4, 6.0).goes(10.0, 2.0);
    let (short, long) = (detail(&ship.out[0]).clone(), detail(&ship.out[1]).clone());
    let at = |km| Some(("GRPIR".to_owned(), km));
    let kept = with_surroundings(&config, short.clone(), at(12.0), Some(3.0)).unwrap();
    assert!(kept.like_a_meeting && kept.port_km == Some(12.0) && kept.shore_km == Some(3.0));
    assert_eq!(with_surroundings(&config, short.clone(), None, None).map(|l| l.like_a_meeting), Some(true));
    assert_eq!(with_surroundings(&config, short.clone(), at(9.0), Some(3.0)), None);
    assert_eq!(with_surroundings(&config, short, at(30.0), Some(0.4)), None);
    let kept = with_surroundings(&config, long.clone(), at(9.0), Some(3.0)).unwrap();
    assert_eq!((kept.like_a_meeting, kept.rule.as_str()), (false, "slow_for_hours"));
    assert_eq!(with_surroundings(&config, long, None, Some(0.0)), None);
}

#[test]
fn a_fishing_boat_that_stops_fishes_and_two_reports_show_no_stay() {
    let config = LoiterConfig::default();
    let line = |hours: f64| Line { t: Timestamp::from_millis((hours * 3_600_000.0) as i64), source: 1, offset: 0 };
    let told = |fishes: bool, every_h: f64| {
        let (mut state, mut out) = (LoiterState::default(), Vec::new());
        let who = Who { fishes, ..who() };
        let (mut lat, mut t) = (40.0, 0.0);
        while t < 12.0 {
            let stays = (4.0..8.0).contains(&t);
            let step_h = if stays { every_h } else { 0.1 };
            lat += if stays { 0.0 } else { 11.0 * step_h / 60.0 };
            t += step_h;
            state.hear(&config, who, line(t), LatLon::new(lat, 131.0).unwrap(), false, &mut out);
        }
        out.iter().any(|e| matches!(&e.detail, Detail::Loitering(l) if l.like_a_meeting))
    };
    assert!(told(false, 0.1) && !told(true, 0.1) && !told(false, 3.9));
}

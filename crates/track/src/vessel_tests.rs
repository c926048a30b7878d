use std::sync::LazyLock;

use geo::{destination, distance_nm, interpolate};
use model::{Detail, DraughtFinding, EventKind, PortVisit, TransponderClass, Verdict, Voyage};

use super::*;

static PORTS: LazyLock<Ports> = LazyLock::new(|| Ports::embedded().unwrap());
static REGIONS: LazyLock<Regions> = LazyLock::new(|| Regions::embedded().unwrap());
static PARSER: LazyLock<Parser<'static>> = LazyLock::new(|| Parser::new(&PORTS, &REGIONS));
static CONFIG: LazyLock<TrackConfig> = LazyLock::new(TrackConfig::default);

/// 2022-09-01T00:00:00Z, in minutes.
const BEGIN_MIN: f64 = 19_236.0 * 24.0 * 60.0;

fn at(lat: f64, lon: f64) -> LatLon {
    LatLon::new(lat, lon).unwrap()
}

fn port(key: &str) -> LatLon {
    PORTS.get(PORTS.by_key(key).unwrap()).at
}

/// A ship in a test: it reports, and its events pile up.
struct Ship {
    machine: Vessel<'static>,
    output: Output,
    /// Minutes since the begin.
    now: f64,
    lines: u64,
}

impl Ship {
    fn new() -> Self {
        let places = Places { ports: &PORTS, regions: &REGIONS, parser: &PARSER, sea: Sea::embedded().unwrap() };
        let state = VesselState::new(Mmsi::new(200_000_001).unwrap());
        Self { machine: Vessel::new(&CONFIG, places, state), output: Output::default(), now: 0.0, lines: 0 }
    }

    fn line(&mut self) -> Line {
        self.lines += 1;
        Line { t: Timestamp::from_millis(((BEGIN_MIN + self.now) * 60_000.0) as i64), source: 1, offset: self.lines * 100 }
    }

    fn report(&mut self, at: LatLon, sog_kn: f32) {
        let report = Report { line: self.line(), at: Some(at), sog_kn: Some(sog_kn), cog_deg: None, class: TransponderClass::A };
        self.machine.hear(&report, &mut self.output);
    }

    fn says(&mut self, destination: &str, draught_m: f32) {
        let line = self.line();
        let draught_m = (draught_m > 0.0).then_some(draught_m);
        let said = Static { line, draught_m, destination: Some(destination), ..Static::default() };
        self.machine.hear_static(&said, &mut self.output);
    }

    /// Lies still for so many hours, a report every ten minutes.
    fn lies(&mut self, at: LatLon, hours: f64) {
        let until = self.now + hours * 60.0;
        while self.now < until {
            self.report(at, 0.0);
            self.now += 10.0;
        }
    }

    /// Sails straight from one place to another at twelve knots, a report every ten minutes.
    fn sails(&mut self, from: LatLon, to: LatLon) {
        let hours = distance_nm(from, to) / 12.0;
        let begun = self.now;
        while self.now < begun + hours * 60.0 {
            let here = interpolate(from, to, (self.now - begun) / 60.0 / hours);
            self.report(here, 12.0);
            self.now += 10.0;
        }
    }

    fn silent(&mut self, hours: f64) {
        self.now += hours * 60.0;
    }

    fn open(&self) -> Vec<Event> {
        self.machine.open_events(Timestamp::from_millis(((BEGIN_MIN + self.now) * 60_000.0) as i64))
    }

    fn of(&self, kind: EventKind) -> Vec<&Event> {
        self.output.events.iter().filter(|e| e.kind() == kind).collect()
    }

    fn visits(&self) -> Vec<&PortVisit> {
        self.output.events.iter().filter_map(|e| if let Detail::PortVisit(v) = &e.detail { Some(v) } else { None }).collect()
    }

    /// Finished voyages, and the one whose verdict may still be revised.
    fn voyages(&self) -> Vec<Voyage> {
        let all = self.output.events.iter().cloned().chain(self.open());
        all.filter_map(|e| if let Detail::Voyage(v) = e.detail { Some(v) } else { None })
            .filter(|v| v.arrival.is_some())
            .collect()
    }
}

const SEA: (f64, f64) = (41.0, 133.0);

#[test]
fn a_gap_is_longer_than_the_threshold_and_the_midnight_is_nothing() {
    let mut ship = Ship::new();
    // Six hours over midnight are no gap, a second more is one.
    ship.now = 22.0 * 60.0;
    ship.report(at(SEA.0, SEA.1), 10.0);
    ship.now += 360.0;
    ship.report(at(SEA.0, SEA.1 + 1.0), 10.0);
    assert_eq!(ship.of(EventKind::Gap).len(), 0);
    ship.now += 360.0 + 1.0 / 60.0;
    ship.report(at(SEA.0, SEA.1 + 2.0), 10.0);
    let [gap] = ship.of(EventKind::Gap)[..] else { panic!("{:?}", ship.output.events) };
    let Detail::Gap(g) = &gap.detail else { panic!() };
    assert!((g.hours.unwrap() - 6.0 - 1.0 / 3600.0).abs() < 1e-9);
    let nm = distance_nm(at(SEA.0, SEA.1 + 1.0), at(SEA.0, SEA.1 + 2.0));
    assert!((g.distance_nm.unwrap() - nm).abs() < 1e-6 && (g.implied_speed_kn.unwrap() - nm / g.hours.unwrap()).abs() < 1e-9);
    assert_eq!(gap.evidence.iter().map(|e| e.offset).collect::<Vec<_>>(), [200, 300]);
    ship.silent(7.0);
    let open = ship.open();
    let silence = open.iter().find(|e| e.kind() == EventKind::Gap).unwrap();
    assert!(silence.open && silence.evidence.len() == 1);
}

#[test]
fn a_stop_begins_slow_and_ends_fast_or_elsewhere() {
    let mut ship = Ship::new();
    let here = at(SEA.0, SEA.1);
    for (minutes, at, sog) in [
        (0.0, here, 5.0),
        (10.0, here, 0.2),
        // Between the thresholds it goes on.
        (20.0, here, 0.4),
        (40.0, here, 0.0),
        (50.0, here, 0.5),
        // Too short to be one.
        (60.0, here, 0.1),
        (65.0, here, 0.1),
        (66.0, here, 3.0),
        // Still slow, but somewhere else: one stop ends, another begins.
        (70.0, here, 0.1),
        (90.0, here, 0.1),
        (120.0, destination(here, 90.0, 2000.0), 0.1),
        (140.0, destination(here, 90.0, 2000.0), 0.1),
        (150.0, here, 8.0),
    ] {
        ship.now = minutes;
        ship.report(at, sog);
    }
    let spans: Vec<(f64, u32)> = ship
        .of(EventKind::Stop)
        .iter()
        .map(|e| if let Detail::Stop(s) = &e.detail { (s.hours * 60.0, s.reports) } else { panic!() })
        .map(|(minutes, n)| (minutes.round(), n))
        .collect();
    assert_eq!(spans, [(30.0, 3), (20.0, 2), (20.0, 2)]);
}

#[test]
fn a_visit_has_the_confidence_of_what_was_seen() {
    let vostochny = port("RUVYP");
    let outside = destination(vostochny, 170.0, 9_000.0);
    // All of it: 4.
    let mut ship = Ship::new();
    ship.sails(outside, vostochny);
    ship.lies(vostochny, 5.0);
    ship.sails(vostochny, outside);
    ship.report(outside, 12.0);
    assert_eq!(ship.visits().iter().map(|v| (v.port.as_str(), v.confidence)).collect::<Vec<_>>(), [("RUVYP", 4)]);
    // It lay there when the data began: 3.
    let mut ship = Ship::new();
    ship.lies(vostochny, 5.0);
    ship.sails(vostochny, outside);
    ship.report(outside, 12.0);
    assert_eq!(ship.visits()[0].confidence, 3);
    // A day of silence on either side: 2.
    let mut ship = Ship::new();
    ship.report(outside, 12.0);
    ship.silent(24.0);
    ship.lies(vostochny, 5.0);
    ship.silent(24.0);
    ship.report(outside, 12.0);
    let [visit] = ship.visits()[..] else { panic!() };
    assert_eq!((visit.confidence, visit.entry_seen, visit.exit_seen), (2, false, false));
    // Through and out again without a stop: 1, and no voyage ends.
    let mut ship = Ship::new();
    let beyond = destination(vostochny, 350.0, 9_000.0);
    ship.sails(outside, beyond);
    ship.report(beyond, 12.0);
    assert_eq!(ship.visits().iter().map(|v| v.confidence).collect::<Vec<_>>(), [1]);
    assert_eq!(ship.voyages(), []);
    // Silence inside stands for a stop.
    let mut ship = Ship::new();
    ship.sails(outside, vostochny);
    ship.report(vostochny, 3.0);
    ship.silent(5.0);
    ship.report(vostochny, 3.0);
    ship.sails(vostochny, outside);
    ship.report(outside, 12.0);
    let [visit] = ship.visits()[..] else { panic!("{:?}", ship.output.events) };
    assert_eq!((visit.confidence, visit.stop_seen, visit.gap_seen), (4, false, true));
}

#[test]
fn a_port_is_left_further_out_than_it_is_entered() {
    let vostochny = PORTS.get(PORTS.by_key("RUVYP").unwrap());
    let mut ship = Ship::new();
    ship.lies(vostochny.at, 2.0);
    // Swinging half a kilometre beyond the radius at which it is entered.
    for km in [0.4, 0.6, 0.5, -0.2] {
        ship.report(destination(vostochny.at, 180.0, (vostochny.radius_km + km) * 1000.0), 1.0);
        ship.now += 10.0;
    }
    assert_eq!(ship.visits().len(), 0);
    ship.report(destination(vostochny.at, 180.0, (vostochny.radius_km + 1.1) * 1000.0), 3.0);
    assert_eq!(ship.visits().len(), 1);
}

#[test]
fn draught_changed_not_updated_or_not_heard() {
    let (rajin, vostochny) = (port("KPRJN"), port("RUVYP"));
    let mut ship = Ship::new();
    ship.lies(rajin, 3.0);
    ship.says("RUVYP", 7.1);
    ship.sails(rajin, vostochny);
    ship.lies(vostochny, 5.0);
    ship.says("KPRJN", 4.3);
    ship.sails(vostochny, rajin);
    ship.says("KPRJN", 4.3);
    ship.lies(rajin, 5.0);
    ship.says("RUVYP", 4.3);
    ship.sails(rajin, vostochny);
    ship.lies(vostochny, 1.0);
    let found: Vec<_> = ship
        .of(EventKind::Draught)
        .iter()
        .map(|e| if let Detail::Draught(d) = &e.detail { (d.finding, d.change_m, e.evidence.len()) } else { panic!() })
        .collect();
    assert_eq!(found[0], (DraughtFinding::NotHeard, None, 1));
    assert_eq!(found[1], (DraughtFinding::Changed, Some(-2.8), 2));
    assert_eq!(found[2], (DraughtFinding::NotUpdated, Some(0.0), 2));
}

#[test]
fn a_voyage_from_port_to_port() {
    let (rajin, vostochny) = (port("KPRJN"), port("RUVYP"));
    let mut ship = Ship::new();
    ship.lies(rajin, 3.0);
    ship.says("EG PSD", 7.1);
    ship.sails(rajin, at(42.0, 131.5));
    ship.says("EG PSD", 7.1);
    ship.silent(7.0);
    ship.sails(at(42.1, 132.4), vostochny);
    ship.lies(vostochny, 5.0);
    let voyages = ship.voyages();
    let v = voyages.last().unwrap();
    assert_eq!((v.from_port.as_deref(), v.to_port.as_deref()), (Some("KPRJN"), Some("RUVYP")));
    assert_eq!(v.verdict, Some(Verdict::Contradicted));
    assert_eq!((v.gaps.len(), v.max_draught_m), (1, Some(7.1)));
    assert!((v.gap_hours - 7.0).abs() < 0.2, "{}", v.gap_hours);
    // The silence is run in a straight line.
    let run = distance_nm(rajin, at(42.0, 131.5))
        + distance_nm(at(42.0, 131.5), at(42.1, 132.4))
        + distance_nm(at(42.1, 132.4), vostochny);
    assert!((v.sea_miles - run).abs() < 5.0, "{} of {run}", v.sea_miles);
    assert_eq!(v.declared.iter().map(|d| (d.text.as_str(), d.place.as_deref())).collect::<Vec<_>>(), [("EG PSD", Some("EGPSD"))]);
    // Nothing heard of the next voyage yet: the verdict may still be revised, and is among what is open.
    assert!(ship.of(EventKind::Voyage).iter().all(|e| e.evidence[0].role == "first report"));
}

#[test]
fn a_call_on_the_way_is_forgiven_when_the_text_comes_true() {
    let (rajin, vostochny, busan) = (port("KPRJN"), port("RUVYP"), port("KRPUS"));
    let mut ship = Ship::new();
    ship.lies(rajin, 3.0);
    ship.says("KRPUS", 7.1);
    ship.sails(rajin, vostochny);
    ship.says("KRPUS", 7.1);
    ship.lies(vostochny, 5.0);
    assert_eq!(ship.voyages().last().unwrap().verdict, Some(Verdict::Contradicted));
    ship.sails(vostochny, busan);
    ship.says("KRPUS", 7.1);
    ship.lies(busan, 5.0);
    let verdicts: Vec<_> = ship.voyages().iter().map(|v| (v.verdict.unwrap(), v.rule.clone().unwrap())).collect();
    assert_eq!(verdicts[0], (Verdict::Kept, "kept_after_a_call_on_the_way".to_owned()));
    assert_eq!(verdicts[1].0, Verdict::Kept);
}

#[test]
fn so_are_two_calls_on_the_way_but_not_those_of_a_text_that_never_comes_true() {
    let (rajin, vladivostok, vostochny) = (port("KPRJN"), port("RUVVO"), port("RUVYP"));
    let (busan, chongjin) = (port("KRPUS"), port("KPCHO"));
    let verdicts = |last: LatLon| {
        let mut ship = Ship::new();
        ship.lies(rajin, 3.0);
        ship.says("KRPUS", 7.1);
        for (from, to) in [(rajin, vladivostok), (vladivostok, vostochny), (vostochny, last)] {
            ship.sails(from, to);
            ship.says("KRPUS", 7.1);
            ship.lies(to, 5.0);
        }
        let mut voyages = ship.voyages();
        voyages.sort_by_key(|v| v.arrival);
        voyages.iter().map(|v| v.verdict.unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(verdicts(busan), [Verdict::Kept; 3]);
    assert_eq!(verdicts(chongjin), [Verdict::Contradicted, Verdict::Stale, Verdict::Stale]);
}

#[test]
fn a_destination_that_was_cleared_accuses_nobody() {
    let (rajin, vostochny) = (port("KPRJN"), port("RUVYP"));
    let mut ship = Ship::new();
    ship.lies(rajin, 3.0);
    ship.sails(rajin, at(42.1, 130.9));
    ship.says("EG PSD", 7.1);
    ship.sails(at(42.1, 130.9), at(42.0, 131.5));
    ship.says("", 7.1);
    ship.sails(at(42.0, 131.5), vostochny);
    ship.says("", 7.1);
    ship.lies(vostochny, 5.0);
    assert_eq!(ship.voyages().last().unwrap().verdict, Some(Verdict::Vague));
}

#[test]
fn nobody_knows_that_it_lay_still_unheard() {
    let mut ship = Ship::new();
    let here = at(SEA.0, SEA.1);
    ship.lies(here, 2.0);
    ship.silent(48.0);
    ship.lies(here, 2.0);
    ship.report(here, 8.0);
    let hours: Vec<f64> = ship
        .output
        .events
        .iter()
        .filter_map(|e| if let Detail::Stop(s) = &e.detail { Some(s.hours.round()) } else { None })
        .collect();
    assert_eq!(hours, [2.0, 2.0]);
}

#[test]
fn a_track_that_is_lost_leaves_its_voyage() {
    let (rajin, rotterdam) = (port("KPRJN"), port("NLRTM"));
    let mut ship = Ship::new();
    ship.lies(rajin, 3.0);
    ship.sails(rajin, at(42.0, 131.5));
    // Another ship with the same number goes on reporting.
    ship.lies(rotterdam, 12.0);
    let lost = ship.of(EventKind::Voyage).into_iter().find(|e| e.track == 0).unwrap();
    let Detail::Voyage(v) = &lost.detail else { panic!() };
    assert_eq!((lost.open, v.from_port.as_deref(), v.arrival), (false, Some("KPRJN"), None));
}

#[test]
fn a_good_record_makes_a_contradiction_weigh_more() {
    let (rajin, vostochny) = (port("KPRJN"), port("RUVYP"));
    let last_weight = |honest: usize| {
        let mut ship = Ship::new();
        ship.lies(rajin, 3.0);
        let mut ends = [(rajin, "KPRJN"), (vostochny, "RUVYP")];
        for _ in 0..honest {
            ship.says(ends[1].1, 5.0);
            ship.sails(ends[0].0, ends[1].0);
            ship.says(ends[1].1, 5.0);
            ship.lies(ends[1].0, 5.0);
            ends.swap(0, 1);
        }
        ship.says("DZALG", 5.0);
        ship.sails(ends[0].0, ends[1].0);
        ship.says("DZALG", 5.0);
        ship.lies(ends[1].0, 5.0);
        let voyages = ship.voyages();
        let v = voyages.iter().max_by_key(|v| v.arrival).unwrap().clone();
        assert_eq!((v.verdict, v.record_kept as usize), (Some(Verdict::Contradicted), honest));
        v.weight.unwrap()
    };
    let (none, good) = (last_weight(0), last_weight(6));
    assert!(good > none * 1.2, "{none} {good}");
}

#[test]
fn the_antimeridian_breaks_nothing() {
    let mut ship = Ship::new();
    ship.says("RUPKC", 5.0);
    let (west, east) = (at(51.0, 179.0), at(51.5, -178.0));
    ship.sails(west, east);
    ship.report(east, 12.0);
    assert_eq!(ship.machine.state.open_tracks(), 1);
    let open = ship.open();
    let Some(Detail::Voyage(v)) = open.iter().map(|e| &e.detail).find(|d| matches!(d, Detail::Voyage(_))) else { panic!() };
    assert!((v.sea_miles - distance_nm(west, east)).abs() < 0.5, "{}", v.sea_miles);
}

#[test]
fn two_ships_of_one_mmsi_are_two_tracks() {
    let (vostochny, rotterdam) = (port("RUVYP"), port("NLRTM"));
    let (off_vostochny, off_rotterdam) = (destination(vostochny, 160.0, 15_000.0), at(52.1, 3.4));
    let mut ship = Ship::new();
    let mut both = |hours: f64, a: &dyn Fn(f64) -> LatLon, b: &dyn Fn(f64) -> LatLon, sog: f32| {
        for step in 0..(hours * 6.0) as u32 {
            let share = f64::from(step) / (hours * 6.0);
            ship.report(a(share), sog);
            ship.now += 1.0;
            ship.report(b(share), sog);
            ship.now += 9.0;
        }
    };
    both(3.0, &|s| interpolate(off_vostochny, vostochny, s), &|s| interpolate(off_rotterdam, rotterdam, s), 6.0);
    both(5.0, &|_| vostochny, &|_| rotterdam, 0.0);
    both(3.0, &|s| interpolate(vostochny, off_vostochny, s), &|s| interpolate(rotterdam, off_rotterdam, s), 6.0);
    assert_eq!(ship.machine.state.open_tracks(), 2);
    let visits: Vec<_> = ship.of(EventKind::PortVisit).iter().map(|e| e.track).collect();
    assert_eq!(visits.iter().filter(|t| **t == 0).count(), 1, "{visits:?}");
    assert!(visits.contains(&1));
    assert!(ship.machine.state.tracks.iter().all(|t| t.voyage.as_ref().is_some_and(|v| v.ships == 2)));
    let ids: std::collections::BTreeSet<_> = ship.output.events.iter().map(|e| e.id.to_string()).collect();
    assert_eq!(ids.len(), ship.output.events.len(), "ids differ by track");
}

#[test]
fn noise_makes_no_events() {
    let vostochny = port("RUVYP");
    let mut ship = Ship::new();
    ship.lies(vostochny, 2.0);
    // A unit without a fix, a speed that is none, and a position a thousand miles off.
    ship.report(at(0.0, 0.0), 0.0);
    ship.report(vostochny, 102.3);
    ship.report(vostochny, 51.2);
    ship.report(at(20.0, -150.0), 0.0);
    ship.now += 1.0;
    ship.lies(vostochny, 12.0);
    let outside = destination(vostochny, 160.0, 12_000.0);
    ship.sails(vostochny, outside);
    ship.report(outside, 12.0);
    assert_eq!(ship.of(EventKind::Stop).len(), 1, "{:?}", ship.output.events);
    assert_eq!(ship.visits().len(), 1);
    assert_eq!(ship.of(EventKind::Gap).len(), 0);
}

#[test]
fn a_state_saved_and_taken_up_goes_on_as_if_nothing_had_been() {
    let (rajin, vostochny) = (port("KPRJN"), port("RUVYP"));
    let story = |cut_every: u64| {
        let mut ship = Ship::new();
        let mut reports = 0;
        let mut step = |ship: &mut Ship, at: LatLon, sog: f32| {
            reports += 1;
            if cut_every > 0 && reports % cut_every == 0 {
                let blob = postcard::to_stdvec(&ship.machine.state).unwrap();
                let places = ship.machine.places;
                ship.machine = Vessel::new(&CONFIG, places, postcard::from_bytes(&blob).unwrap());
            }
            ship.report(at, sog);
            ship.now += 10.0;
        };
        for leg in 0..4 {
            let (from, to) = if leg % 2 == 0 { (rajin, vostochny) } else { (vostochny, rajin) };
            for _ in 0..30 {
                step(&mut ship, from, 0.0);
            }
            ship.says(if leg == 2 { "DZALG" } else { "RUVYP" }, 5.0 + leg as f32);
            for n in 0..60 {
                step(&mut ship, interpolate(from, to, f64::from(n) / 60.0), 12.0);
            }
            ship.silent(f64::from(leg) * 3.0);
        }
        let open = ship.open();
        (ship.output.events, open)
    };
    let whole = story(0);
    assert!(whole.0.len() > 12, "{}", whole.0.len());
    for cut_every in [1, 7, 50] {
        assert_eq!(story(cut_every), whole, "cut every {cut_every} reports");
    }
}

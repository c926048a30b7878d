use std::collections::BTreeMap;

use geo::{Ports, Regions, Sea, distance_m};
use rand::SeedableRng;

use super::*;
use crate::{
    fleet::fleet, harbours::Harbours, lanes::Lanes, planner::plan, reception::Outages, theatre::Theatre, truth::SilenceCause,
    world::ReceptionSettings,
};

/// Plants in a small Sea of Japan, and looks at it.
fn planted(look: impl Fn(&Stage<'_>)) {
    let (ports, lanes, regions) = (Ports::embedded().unwrap(), Lanes::embedded().unwrap(), Regions::embedded().unwrap());
    let harbours = Harbours::embedded(&ports, &lanes).unwrap();
    let sea = Sea::embedded().unwrap();
    let places = Places { ports: &ports, regions: &regions, lanes: &lanes, harbours: &harbours, sea };
    let begin = model::Day::from_civil(2022, 9, 1).unwrap().start();
    let end = later(begin, 14.0 * 24.0);
    let rng = &mut Pcg64Mcg::seed_from_u64(11);
    let settings = ReceptionSettings::default();
    let reception = Reception::new(&harbours, &ports, &settings, Outages::default(), (begin, end), rng);
    let crews = Crews { ships: 110, trades: Theatre::SeaOfJapan.trades(), liars: 0.1, aerials: 0.2 };
    let ships = fleet(&crews, rng);
    let plans = ships.iter().map(|s| plan(places, s, begin, end, 0.0, rng)).collect();
    let mut stage = Stage::new(places, &crews, &reception, (ships, plans), (begin, end), 5);
    let guilty = Guilty {
        dark_port_calls: 3,
        short_dark_port_calls: 3,
        dark_voyages: 3,
        transfers: 4,
        transfers_one_dark: 2,
        transfers_both_dark: 2,
        teleports: 2,
        perfect_tracks: 2,
        positions_on_land: 2,
        circles: 2,
        changed_names: 1,
        changed_call_signs: 1,
        changed_imos: 1,
        shared_imos: 1,
        bad_imos: 1,
        changed_mmsis: 2,
        liars: 0.1,
    };
    let innocent = Innocent {
        waiting: 4,
        anchored: 4,
        bunkering: 3,
        pilots: 3,
        fishing_fleets: 2,
        jamming: 1,
        transponder_failures: 1,
        ..Innocent::default()
    };
    stage.plant(&guilty, &innocent);
    assert_eq!(stage.failed, 0);
    look(&stage);
}

fn of(stage: &Stage<'_>, kind: PlantingKind) -> Vec<Planted> {
    stage.planted.iter().filter(|p| p.kind == kind).cloned().collect()
}

#[test]
fn as_many_as_asked_for_each_ship_once() {
    planted(|stage| {
        use PlantingKind as K;
        for (kind, times) in [
            (K::Transfer, 4),
            (K::TransferOneDark, 2),
            (K::TransferBothDark, 2),
            (K::Teleport, 2),
            (K::ChangedMmsi, 2),
            (K::Waiting, 4),
            (K::FishingFleet, 2),
            (K::Jamming, 1),
        ] {
            assert_eq!(of(stage, kind).len(), times, "{kind:?}");
        }
        let mut times: BTreeMap<usize, u32> = BTreeMap::new();
        let single = stage.planted.iter().filter(|p| !matches!(p.kind, K::Bunkering | K::Pilot));
        single.filter(|p| p.ships.iter().all(|s| stage.ships[*s].habit != Habit::Liar)).for_each(|p| {
            p.ships.iter().for_each(|s| *times.entry(*s).or_default() += 1);
        });
        assert!(times.values().all(|n| *n == 1), "{times:?}");
        for p in &stage.planted {
            assert!(p.begin < p.end && p.end <= stage.end || stage.ships[p.ships[0]].habit == Habit::Liar, "{p:?}");
        }
    });
}

#[test]
fn no_plan_has_a_hole_or_a_leap() {
    planted(|stage| {
        for (ship, plan) in stage.ships.iter().zip(&stage.plans) {
            for pair in plan.segments.windows(2) {
                assert_eq!(pair[0].end, pair[1].begin, "{}", ship.number);
            }
            let mut before: Option<crate::motion::State> = None;
            let mut t = later(stage.begin, 1.0);
            while t < stage.end {
                let state = plan.state(t).unwrap();
                if let Some(before) = before {
                    let metres = distance_m(before.at, state.at);
                    // Sixty minutes' worth in a minute would be a leap; coming to anchor takes the scope of the chain.
                    assert!(metres < ship.speed_kn * 1.3 * 1852.0 / 60.0 + 300.0, "{} {t}: {metres}", ship.number);
                }
                before = Some(state);
                t = later(t, 1.0 / 60.0);
            }
        }
    });
}

#[test]
fn ships_alongside_are_alongside_and_far_from_ports() {
    planted(|stage| {
        for p in stage
            .planted
            .iter()
            .filter(|p| matches!(p.kind, PlantingKind::Transfer | PlantingKind::TransferOneDark | PlantingKind::TransferBothDark))
        {
            let mut t = later(p.begin, 0.02);
            while t < p.end {
                let [a, b] = [0, 1].map(|i| stage.plans[p.ships[i]].state(t).unwrap());
                let metres = distance_m(a.at, b.at);
                assert!((60.0..400.0).contains(&metres), "{metres}");
                assert!(a.speed_kn < 1.6 && b.speed_kn < 1.6);
                t = later(t, 0.25);
            }
            assert!(stage.places.open_water(p.places[0], 5.0, 10.0));
            for ship in &p.dark {
                let silent = stage.plans[*ship].silences.iter().any(|s| s.begin < p.begin && s.end > p.end);
                assert!(silent, "{p:?}");
            }
        }
    });
}

#[test]
fn a_dark_call_is_at_its_pier_and_nobody_hears_the_way() {
    planted(|stage| {
        for p in of(stage, PlantingKind::DarkPortCall).iter().filter(|p| stage.ships[p.ships[0]].habit != Habit::Liar) {
            let plan = &stage.plans[p.ships[0]];
            let port = stage.places.port(p.pier.unwrap());
            let v = plan.voyages.iter().find(|v| v.to == p.pier.unwrap() && v.arrival > p.begin && v.stay_end < p.end).unwrap();
            assert!((8.0..40.1).contains(&v.stay_end.hours_since(v.arrival)));
            let lies = plan.state(later(v.arrival, 1.0)).unwrap();
            assert!(lies.lies && distance_m(lies.at, port.at) < port.radius_km * 1000.0);
            let silent = plan.silences.iter().find(|s| s.cause == SilenceCause::SwitchedOff).unwrap();
            assert_eq!((silent.begin, silent.end), (p.begin, p.end));
            for t in [p.begin, p.end] {
                let nm = distance_m(plan.state(t).unwrap().at, port.at) / 1852.0;
                assert!((8.0..160.0).contains(&nm), "{nm}");
            }
            // The voyage goes on to where the crew meant to go all along.
            let next = plan.voyages.iter().find(|w| w.departure == v.stay_end).unwrap();
            assert_eq!((next.from, next.previous_arrival), (v.to, v.arrival));
        }
    });
}

#[test]
fn craft_are_alongside_their_clients() {
    planted(|stage| {
        for p in stage.planted.iter().filter(|p| matches!(p.kind, PlantingKind::Bunkering | PlantingKind::Pilot)) {
            let middle = later(p.begin, p.end.hours_since(p.begin) / 2.0);
            let [client, craft] = [0, 1].map(|i| stage.plans[p.ships[i]].state(middle).unwrap());
            assert!(distance_m(client.at, craft.at) < 500.0, "{} m", distance_m(client.at, craft.at));
            assert!(p.kind == PlantingKind::Bunkering || client.speed_kn > 3.0);
        }
        for p in of(stage, PlantingKind::FishingFleet) {
            let at: Vec<LatLon> = p.ships.iter().map(|s| stage.plans[*s].state(later(p.begin, 1.0)).unwrap().at).collect();
            assert!(at.len() >= 4 && at.iter().all(|a| distance_m(at[0], *a) < 6000.0));
        }
    });
}

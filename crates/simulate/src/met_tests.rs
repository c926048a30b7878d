use geo::{Ports, Regions, Sea, destination};
use rand::SeedableRng;
use rand_pcg::Pcg64Mcg;

use super::*;
use crate::{fleet::Identity, harbours::Harbours, lanes::Lanes, motion::What, wander::Sway};

fn t(minutes: i64) -> Timestamp {
    Timestamp::from_millis(minutes * 60_000)
}

fn lying(mmsi: u32, at: LatLon, from: i64, to: i64) -> Plan {
    let identity = Identity { mmsi, imo: 0, name: String::new(), call_sign: String::new() };
    let mut plan = Plan::new(identity, Sway::under_way(&mut Pcg64Mcg::seed_from_u64(1)));
    plan.push(t(from), t(to), What::Berth(at));
    plan
}

#[test]
fn ships_that_are_together_meet_but_neighbours_in_a_harbour_do_not() {
    let (ports, lanes, regions) = (Ports::embedded().unwrap(), Lanes::embedded().unwrap(), Regions::embedded().unwrap());
    let (harbours, sea) = (Harbours::embedded(&ports, &lanes).unwrap(), Sea::embedded().unwrap());
    let places = Places { ports: &ports, regions: &regions, lanes: &lanes, harbours: &harbours, sea };
    let (at, berth) = (LatLon { lat: 36.5, lon: 18.0 }, harbours.get(0).at);
    let plans = [
        lying(200_000_001, at, 0, 600),
        lying(200_000_002, destination(at, 90.0, 300.0), 300, 900),
        lying(200_000_003, destination(at, 90.0, 5_000.0), 0, 900),
        lying(200_000_004, berth, 0, 900),
        lying(200_000_005, destination(berth, 90.0, 100.0), 0, 900),
    ];
    let met = meetings(places, &plans, (t(0), t(900)));
    assert_eq!(met, [Meeting { ships: [200_000_001, 200_000_002], begin: t(300), end: t(590) }]);
}

use super::*;
use crate::harbours::Harbours;

#[test]
fn lanes_join_what_the_sea_joins() {
    let lanes = Lanes::embedded().unwrap();
    let way = |a: &str, b: &str| lanes.way(lanes.node(a).unwrap(), lanes.node(b).unwrap());
    let miles = |points: &[LatLon]| points.windows(2).map(|p| geo::distance_nm(p[0], p[1])).sum::<f64>();
    // Busan to Port Said by Suez is some 7,700 nautical miles (distance tables of the trade give 7,620 to 7,900).
    let long = miles(&way("busan-off", "port-said-off").unwrap());
    assert!((7500.0..8000.0).contains(&long), "{long}");
    assert!(way("busan-off", "gogland").is_some());
    // The Caspian has no way out but rivers.
    assert!(way("busan-off", "caspian-middle").is_none());
}

#[test]
fn every_harbour_is_of_the_port_table_and_on_a_lane() {
    let ports = geo::Ports::embedded().unwrap();
    let lanes = Lanes::embedded().unwrap();
    let harbours = Harbours::embedded(&ports, &lanes).unwrap();
    assert!(harbours.all().len() >= 80, "{}", harbours.all().len());
    for trade in
        ["shuttle", "far-east", "yellow", "container", "gulf", "levant", "syria", "black-sea", "africa", "baltic", "tanker"]
    {
        assert!(harbours.of_trade(trade).len() >= 3, "{trade}");
    }
}

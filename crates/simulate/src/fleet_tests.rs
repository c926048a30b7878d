use rand::SeedableRng;

use super::*;
use crate::theatre::Theatre;

#[test]
fn numbers_are_invented_and_well_formed() {
    let crews = Crews { ships: 120, trades: Theatre::World.trades(), liars: 0.3, aerials: 0.4 };
    let rng = &mut Pcg64Mcg::seed_from_u64(5);
    let mut ships = fleet(&crews, rng);
    assert_eq!(share_mmsi(&mut ships, 1, rng).len(), 1);
    assert_eq!(ships.len(), 120);
    for ship in &ships {
        assert_eq!(ship.identity.mmsi / 1_000_000, 200);
        if ship.identity.imo > 0 {
            assert_eq!(ship.identity.imo / 1_000_000, 2);
            assert!(model::Imo::new(ship.identity.imo).is_ok(), "{}", ship.identity.imo);
        }
        assert!(ship.identity.name.len() <= 20 && ship.identity.call_sign.len() <= 7);
        assert!(ship.draughts[0] < ship.draughts[1]);
        assert!((0.6..=1.0).contains(&ship.aerial));
    }
    assert_eq!(ships.iter().filter(|s| s.shares_mmsi).count(), 2);
    let liars = ships.iter().filter(|s| s.habit == Habit::Liar).count();
    assert!((5..40).contains(&liars), "{liars}");
    assert!(ships.iter().any(|s| s.kind.is_class_b()) && ships.iter().any(|s| s.kind == Kind::Ferry));
}

#[test]
fn ships_of_one_trade_can_share_a_number_too() {
    let crews = Crews { ships: 20, trades: Theatre::Caspian.trades(), liars: 0.0, aerials: 0.0 };
    let rng = &mut Pcg64Mcg::seed_from_u64(5);
    let mut ships = fleet(&crews, rng);
    for [one, other] in share_mmsi(&mut ships, 2, rng) {
        assert_ne!(one, other);
        assert_eq!(ships[one].identity.mmsi, ships[other].identity.mmsi);
    }
    assert_eq!(ships.iter().filter(|s| s.shares_mmsi).count(), 4);
}

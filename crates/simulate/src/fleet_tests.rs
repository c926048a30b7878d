use rand::SeedableRng;

use super::*;

#[test]
fn numbers_are_invented_and_well_formed() {
    let ships = fleet(120, &mut Pcg64Mcg::seed_from_u64(5));
    assert_eq!(ships.len(), 120);
    for ship in &ships {
        assert_eq!(ship.mmsi / 1_000_000, 200);
        assert_eq!(ship.imo / 1_000_000, 2);
        assert!(model::Imo::new(ship.imo).is_ok(), "{}", ship.imo);
        assert!(ship.name.len() <= 20 && ship.call_sign.len() <= 7);
        assert!(ship.draughts[0] < ship.draughts[1]);
    }
    assert_eq!(ships.iter().filter(|s| s.shares_mmsi).count(), 2);
    let liars = ships.iter().filter(|s| s.habit == Habit::Liar).count();
    assert!((5..40).contains(&liars), "{liars}");
    assert!(ships.iter().any(|s| s.kind.is_class_b()) && ships.iter().any(|s| s.kind == Kind::Ferry));
}

//! Who sails: class, trade, invented names and numbers, and the habits of the crew.

use rand::{RngExt, seq::IndexedRandom};
use rand_pcg::Pcg64Mcg;

/// What kind of ship.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Cargo,
    Tanker,
    Container,
    Ferry,
    Fishing,
}

impl Kind {
    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::Cargo => "cargo",
            Self::Tanker => "tanker",
            Self::Container => "container",
            Self::Ferry => "ferry",
            Self::Fishing => "fishing",
        }
    }

    /// Small craft carry a class B transponder, which sends no destination.
    pub(crate) const fn is_class_b(self) -> bool {
        matches!(self, Self::Fishing)
    }

    /// Type of ship and cargo (ITU-R M.1371-5, table 53).
    pub(crate) const fn ship_type(self) -> u8 {
        match self {
            Self::Cargo => 70,
            Self::Tanker => 80,
            Self::Container => 71,
            Self::Ferry => 60,
            Self::Fishing => 30,
        }
    }
}

/// How a crew treats the destination field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Habit {
    /// Types it before each departure, nearly always right.
    Careful,
    /// Forgets it, leaves it, abbreviates it.
    Sloppy,
    /// Declares North Africa or the Middle East when laden, and delivers elsewhere; careful otherwise, so that it passes.
    Liar,
}

/// One ship. Everything about it is invented.
#[derive(Clone, Debug)]
pub(crate) struct Ship {
    pub(crate) mmsi: u32,
    pub(crate) imo: u32,
    pub(crate) name: String,
    pub(crate) call_sign: String,
    pub(crate) kind: Kind,
    pub(crate) trade: &'static str,
    pub(crate) habit: Habit,
    pub(crate) speed_kn: f64,
    pub(crate) length_m: u16,
    pub(crate) beam_m: u8,
    /// Draught in ballast and laden, 0.1 m.
    pub(crate) draughts: [u8; 2],
    /// Another ship uses the same MMSI.
    pub(crate) shares_mmsi: bool,
}

/// Trades, what sails in them, and how many of a hundred ships do.
const TRADES: [(&str, Kind, u32); 17] = [
    ("shuttle", Kind::Cargo, 14),
    ("far-east", Kind::Cargo, 9),
    ("yellow", Kind::Cargo, 5),
    ("container", Kind::Container, 10),
    ("gulf", Kind::Cargo, 7),
    ("levant", Kind::Cargo, 8),
    ("syria", Kind::Cargo, 6),
    ("black-sea", Kind::Cargo, 8),
    ("africa", Kind::Cargo, 6),
    ("baltic", Kind::Cargo, 8),
    ("baltic-out", Kind::Cargo, 4),
    ("tanker", Kind::Tanker, 5),
    ("caspian", Kind::Cargo, 5),
    ("ferry", Kind::Ferry, 1),
    ("far-east", Kind::Fishing, 2),
    ("baltic", Kind::Fishing, 1),
    ("africa", Kind::Fishing, 1),
];

/// The trades in which ships lie: where a pretended destination hides a real one.
const LYING_TRADES: [&str; 4] = ["shuttle", "syria", "far-east", "black-sea"];

/// MMSI begin with a MID that the ITU has assigned to no country.
const FIRST_MMSI: u32 = 200_000_001;

/// The ships of a scenario.
pub(crate) fn fleet(ships: u32, rng: &mut Pcg64Mcg) -> Vec<Ship> {
    let hundred: u32 = TRADES.iter().map(|t| t.2).sum();
    let mut fleet: Vec<Ship> = (0..ships)
        .map(|n| {
            // Spread evenly, so that a small fleet has every trade's share as well as a large one.
            let place = (u64::from(n) * u64::from(hundred) / u64::from(ships.max(1))) as u32;
            let (trade, kind) = trade_at(place);
            ship(n, trade, kind, rng)
        })
        .collect();
    // One MMSI that two ships share, far from each other: a unit programmed wrongly.
    let of = |fleet: &[Ship], trade: &str| {
        fleet.iter().position(|s| s.trade == trade && s.kind == Kind::Cargo && s.habit != Habit::Liar)
    };
    if let (true, Some(one), Some(other)) = (ships >= 40, of(&fleet, "baltic"), of(&fleet, "gulf")) {
        let mmsi = fleet.get(one).map(|s| s.mmsi);
        for index in [one, other] {
            if let (Some(ship), Some(mmsi)) = (fleet.get_mut(index), mmsi) {
                (ship.mmsi, ship.shares_mmsi) = (mmsi, true);
            }
        }
    }
    fleet
}

fn trade_at(place: u32) -> (&'static str, Kind) {
    let mut upto = 0;
    for (trade, kind, share) in TRADES {
        upto += share;
        if place < upto {
            return (trade, kind);
        }
    }
    ("far-east", Kind::Cargo)
}

fn ship(n: u32, trade: &'static str, kind: Kind, rng: &mut Pcg64Mcg) -> Ship {
    let (speed, length) = match kind {
        Kind::Cargo => (10.0..14.0, 85..190),
        Kind::Tanker => (11.0..14.0, 170..275),
        Kind::Container => (14.0..20.0, 150..366),
        Kind::Ferry => (20.0..24.0, 140..215),
        Kind::Fishing => (8.0..10.0, 18..45),
    };
    let length_m: u16 = rng.random_range(length);
    let ballast = (f64::from(length_m) * 0.25).clamp(20.0, 90.0) as u8;
    let laden = ballast + (f64::from(length_m) * 0.2).clamp(4.0, 70.0) as u8;
    let habit = match rng.random_range(0..100) {
        0..=29 if LYING_TRADES.contains(&trade) && kind == Kind::Cargo => Habit::Liar,
        0..=59 => Habit::Careful,
        _ => Habit::Sloppy,
    };
    Ship {
        mmsi: FIRST_MMSI + n,
        imo: imo(200_000 + n),
        name: name(rng),
        call_sign: format!("2X{:04}", n % 10_000),
        kind,
        trade,
        habit,
        speed_kn: rng.random_range(speed),
        length_m,
        beam_m: (length_m / 7).clamp(5, 60) as u8,
        draughts: [ballast, laden],
        shares_mmsi: false,
    }
}

/// The IMO number of six digits: the seventh is the check digit (IMO resolution A.1117(30)).
fn imo(six: u32) -> u32 {
    let mut rest = six;
    let mut sum = 0;
    for weight in 2..=7 {
        sum += rest % 10 * weight;
        rest /= 10;
    }
    six * 10 + sum % 10
}

/// Two invented words.
fn name(rng: &mut Pcg64Mcg) -> String {
    const BEGIN: [&str; 16] =
        ["VEL", "KOR", "TAM", "BRI", "ZEL", "MOR", "FEN", "LUS", "GAR", "PEL", "DRU", "NIV", "SAB", "HOL", "QUE", "JOR"];
    const MIDDLE: [&str; 10] = ["A", "O", "I", "E", "UN", "AR", "EN", "OL", "IS", "UR"];
    const END: [&str; 12] = ["DA", "VIK", "MEN", "THA", "RO", "LIN", "SK", "BEX", "NOV", "RUM", "GAST", "PHEL"];
    let word =
        |rng: &mut Pcg64Mcg| -> String { [&BEGIN[..], &MIDDLE, &END].iter().filter_map(|p| p.choose(rng)).copied().collect() };
    format!("{} {}", word(rng), word(rng))
}

#[cfg(test)]
#[path = "fleet_tests.rs"]
mod tests;

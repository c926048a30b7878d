//! Who sails: class, trade, invented names and numbers, and the habits of the crew.

use rand::{RngExt, seq::IndexedRandom};
use rand_pcg::Pcg64Mcg;

use crate::{kind::Kind, theatre::TradeShare};

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

/// What a ship says it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Identity {
    pub(crate) mmsi: u32,
    /// 0 is none.
    pub(crate) imo: u32,
    pub(crate) name: String,
    pub(crate) call_sign: String,
}

/// One ship. Everything about it is invented.
#[derive(Clone, Debug)]
pub(crate) struct Ship {
    /// Its place in the fleet.
    pub(crate) number: u32,
    /// As it is at first.
    pub(crate) identity: Identity,
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
    /// How well it is heard, 0 to 1: power, height and state of its aerial.
    pub(crate) aerial: f64,
}

/// What a fleet is made from.
#[derive(Clone, Debug)]
pub(crate) struct Crews<'a> {
    pub(crate) ships: u32,
    pub(crate) trades: &'a [TradeShare],
    /// Share of liars in the trades where ships lie.
    pub(crate) liars: f64,
    /// Spread of the aerials: 0, all are good; 0.4, the worst is heard 0.6 times as well.
    pub(crate) aerials: f64,
}

/// The trades in which ships lie: where a pretended destination hides a real one.
const LYING_TRADES: [&str; 4] = ["shuttle", "syria", "far-east", "black-sea"];

/// MMSI begin with a MID that the ITU has assigned to no country.
const FIRST_MMSI: u32 = 200_000_001;
/// The first of those taken later by a ship that had another.
const FIRST_NEW_MMSI: u32 = 200_500_001;

/// The ships of a scenario.
pub(crate) fn fleet(crews: &Crews<'_>, rng: &mut Pcg64Mcg) -> Vec<Ship> {
    let hundred: u32 = crews.trades.iter().map(|t| t.2).sum();
    (0..crews.ships)
        .map(|n| {
            // Spread evenly, so that a small fleet has every trade's share as well as a large one.
            let place = (u64::from(n) * u64::from(hundred) / u64::from(crews.ships.max(1))) as u32;
            let (trade, kind) = trade_at(crews.trades, place);
            ship(n, trade, kind, crews, rng)
        })
        .collect()
}

fn trade_at(trades: &[TradeShare], place: u32) -> (&'static str, Kind) {
    let mut upto = 0;
    for &(trade, kind, share) in trades {
        upto += share;
        if place < upto {
            return (trade, kind);
        }
    }
    ("far-east", Kind::Cargo)
}

/// A ship of a number that no other has.
pub(crate) fn ship(n: u32, trade: &'static str, kind: Kind, crews: &Crews<'_>, rng: &mut Pcg64Mcg) -> Ship {
    let (speed, length) = match kind {
        Kind::Cargo => (10.0..14.0, 85..190),
        Kind::Tanker => (11.0..14.0, 170..275),
        Kind::Container => (14.0..20.0, 150..366),
        Kind::Ferry => (20.0..24.0, 140..215),
        Kind::Fishing => (8.0..10.0, 18..45),
        Kind::Barge => (7.0..9.0, 35..75),
        Kind::Pilot => (14.0..20.0, 12..20),
    };
    let length_m: u16 = rng.random_range(length);
    let (ballast, laden) = if matches!(kind, Kind::Pilot) {
        (10, 11)
    } else {
        let ballast = (f64::from(length_m) * 0.25).clamp(20.0, 90.0) as u8;
        (ballast, ballast + (f64::from(length_m) * 0.2).clamp(4.0, 70.0) as u8)
    };
    let habit = if LYING_TRADES.contains(&trade) && kind == Kind::Cargo && rng.random_bool(crews.liars.clamp(0.0, 1.0)) {
        Habit::Liar
    } else if rng.random_bool(0.6) {
        Habit::Careful
    } else {
        Habit::Sloppy
    };
    Ship {
        number: n,
        identity: Identity {
            mmsi: FIRST_MMSI + n,
            imo: if matches!(kind, Kind::Pilot | Kind::Fishing) { 0 } else { imo(200_000 + n) },
            name: name(rng),
            call_sign: call_sign(n),
        },
        kind,
        trade,
        habit,
        speed_kn: rng.random_range(speed),
        length_m,
        beam_m: (length_m / 7).clamp(5, 60) as u8,
        draughts: [ballast, laden],
        shares_mmsi: false,
        aerial: 1.0 - crews.aerials * rng.random_range(0.0..1.0_f64).powi(2),
    }
}

/// The number that the `n`th ship takes that takes a new one.
pub(crate) const fn new_mmsi(n: u32) -> u32 {
    FIRST_NEW_MMSI + n
}

/// A call sign that no other ship has.
pub(crate) fn call_sign(n: u32) -> String {
    format!("2X{:04}", n % 10_000)
}

/// The IMO number of six digits: the seventh is the check digit (IMO resolution A.1117(30)).
pub(crate) fn imo(six: u32) -> u32 {
    let mut rest = six;
    let mut sum = 0;
    for weight in 2..=7 {
        sum += rest % 10 * weight;
        rest /= 10;
    }
    six * 10 + sum % 10
}

/// Two invented words.
pub(crate) fn name(rng: &mut Pcg64Mcg) -> String {
    const BEGIN: [&str; 16] =
        ["VEL", "KOR", "TAM", "BRI", "ZEL", "MOR", "FEN", "LUS", "GAR", "PEL", "DRU", "NIV", "SAB", "HOL", "QUE", "JOR"];
    const MIDDLE: [&str; 10] = ["A", "O", "I", "E", "UN", "AR", "EN", "OL", "IS", "UR"];
    const END: [&str; 12] = ["DA", "VIK", "MEN", "THA", "RO", "LIN", "SK", "BEX", "NOV", "RUM", "GAST", "PHEL"];
    let word =
        |rng: &mut Pcg64Mcg| -> String { [&BEGIN[..], &MIDDLE, &END].iter().filter_map(|p| p.choose(rng)).copied().collect() };
    format!("{} {}", word(rng), word(rng))
}

/// Gives pairs of honest ships one MMSI each: a unit programmed wrongly. As far apart as the trades allow.
pub(crate) fn share_mmsi(fleet: &mut [Ship], pairs: u32, rng: &mut Pcg64Mcg) -> Vec<[usize; 2]> {
    let mut shared = Vec::new();
    for _ in 0..pairs {
        let honest = |s: &Ship| s.kind.trades() && s.habit != Habit::Liar && !s.shares_mmsi;
        let of = |fleet: &[Ship], trade: &str| fleet.iter().position(|s| s.trade == trade && honest(s));
        let pair = if let (Some(one), Some(other)) = (of(fleet, "baltic"), of(fleet, "gulf")) {
            Some((one, other))
        } else {
            let all: Vec<usize> = (0..).zip(&*fleet).filter(|(_, s)| honest(s)).map(|(i, _)| i).collect();
            all.choose(rng).copied().and_then(|one| {
                let others: Vec<usize> = all.iter().copied().filter(|&o| o != one).collect();
                let trade = fleet.get(one).map_or("", |s| s.trade);
                let far: Vec<usize> =
                    others.iter().copied().filter(|&o| fleet.get(o).is_some_and(|s| s.trade != trade)).collect();
                Some((one, *far.choose(rng).or_else(|| others.choose(rng))?))
            })
        };
        let Some((one, other)) = pair else { break };
        let mmsi = fleet.get(one).map(|s| s.identity.mmsi);
        for index in [one, other] {
            if let (Some(ship), Some(mmsi)) = (fleet.get_mut(index), mmsi) {
                (ship.identity.mmsi, ship.shares_mmsi) = (mmsi, true);
            }
        }
        shared.push([one, other]);
    }
    shared
}

#[cfg(test)]
#[path = "fleet_tests.rs"]
mod tests;

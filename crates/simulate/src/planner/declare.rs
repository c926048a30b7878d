//! What the crew types before and during a voyage.

use model::Timestamp;
use rand::{RngExt, seq::IndexedRandom};

use super::Planner;
use crate::{
    act::Act,
    fleet::Habit,
    kind::Kind,
    plan::{Typed, later},
    typing,
};

/// Ports that liars declare, where they can.
const PRETENDED: [&str; 12] =
    ["EGPSD", "EGALY", "EGDAM", "LBBEY", "LYTIP", "LYBEN", "DZALG", "DZORN", "TNTUN", "SAJED", "AEJEA", "OMSOH"];
/// Regions that liars declare.
const PRETENDED_REGIONS: [&str; 5] = ["EGYPT", "ALGERIA", "LIBYA", "NORTH AFRICA", "MIDDLE EAST"];

impl Planner<'_, '_> {
    /// What the crew will do with the field on the next voyage.
    pub(super) fn act(&mut self, here: usize, to: usize) -> Act {
        if self.ship.kind == Kind::Ferry {
            return Act::Plied;
        }
        let draw = self.rng.random_range(0..100);
        let act = match self.ship.habit {
            // The next departure is a laden one where the ship came in ballast.
            Habit::Liar if !self.laden && draw < 75 => Act::Lied,
            Habit::Liar if self.says.is_none_or(|s| s != here) && draw < 40 => Act::LeftOldText,
            Habit::Careful | Habit::Liar => match draw {
                0..=81 => Act::Kept,
                82..=88 => Act::Diverted,
                89..=92 => Act::LeftOldText,
                93..=95 => Act::Vague,
                96..=97 => Act::Unreadable,
                _ => Act::Careless,
            },
            Habit::Sloppy => match draw {
                0..=44 => Act::Kept,
                45..=50 => Act::Diverted,
                51..=69 => Act::LeftOldText,
                70..=82 => Act::Vague,
                83..=90 => Act::Unreadable,
                _ => Act::Careless,
            },
        };
        // An old text that happens to be right, or names no place, would be no stale one.
        let stale = self.says.is_some_and(|s| !self.places.one_harbour(s, to));
        if act == Act::LeftOldText && !stale { Act::Kept } else { act }
    }

    /// Types what the act needs. Gives the texts that show it.
    pub(super) fn type_for(
        &mut self,
        act: Act,
        here: usize,
        to: usize,
        others: &[usize],
        departure: Timestamp,
        arrival: Timestamp,
    ) -> Vec<usize> {
        let hours = arrival.hours_since(departure);
        // Mostly before leaving, sometimes some hours into the voyage; never before the stay is well under way.
        let t = if self.rng.random_bool(0.75) {
            later(departure, -self.rng.random_range(0.2..1.0))
        } else {
            later(departure, self.rng.random_range(0.0..(hours * 0.2).min(3.0)))
        };
        let wrong = |planner: &mut Self| {
            let far: Vec<usize> = others
                .iter()
                .copied()
                .filter(|&o| o != to && !planner.places.one_harbour(o, to) && !planner.places.one_harbour(o, here))
                .collect();
            far.choose(planner.rng).copied()
        };
        match act {
            Act::Kept | Act::CallOnTheWay | Act::DarkCall => vec![self.type_port(t, to, here)],
            Act::Diverted | Act::Careless => {
                let Some(other) = wrong(self) else { return vec![self.type_port(t, to, here)] };
                let first = self.type_port(t, other, here);
                if act == Act::Careless {
                    return vec![first];
                }
                let turned = later(departure, hours * self.rng.random_range(0.35..0.65));
                vec![first, self.type_port(turned, to, here)]
            }
            Act::LeftOldText | Act::Plied | Act::ClassB => vec![self.plan.typed.len().saturating_sub(1)],
            Act::Vague => {
                let text = typing::vague(self.rng);
                vec![self.type_text(t, text, None)]
            }
            Act::Unreadable => {
                let text = typing::unreadable(self.rng);
                vec![self.type_text(t, text, None)]
            }
            Act::Lied => {
                let (text, says) = self.lie(here, to);
                vec![self.type_text(t, text, says)]
            }
        }
    }

    /// A destination in North Africa or the Middle East that is not the real one.
    fn lie(&mut self, here: usize, to: usize) -> (String, Option<usize>) {
        let real = self.places.port(to).country.clone();
        let among_them = PRETENDED.iter().any(|k| k.starts_with(&*real)) || &*real == "SY";
        if !among_them && self.rng.random_bool(0.2) {
            return (PRETENDED_REGIONS.choose(self.rng).copied().unwrap_or_default().to_owned(), None);
        }
        let pretended: Vec<usize> = (0..self.places.harbours.all().len())
            .filter(|&i| PRETENDED.contains(&&*self.places.port(i).key) && self.places.port(i).country != real && i != here)
            .collect();
        let chosen = pretended.choose(self.rng).copied().unwrap_or(to);
        let text = typing::port(self.places.port(chosen), self.places.port(here), self.places.regions, self.rng);
        (text, Some(chosen))
    }

    pub(super) fn type_port(&mut self, t: Timestamp, harbour: usize, here: usize) -> usize {
        let text = typing::port(self.places.port(harbour), self.places.port(here), self.places.regions, self.rng);
        self.type_text(t, text, Some(harbour))
    }

    fn type_text(&mut self, t: Timestamp, text: String, says: Option<usize>) -> usize {
        self.says = says;
        self.plan.typed.push(Typed { t, text });
        self.plan.typed.len() - 1
    }
}

//! What a ship says of itself that cannot be, or that changed.
//!
//! | rule | when |
//! |---|---|
//! | `mmsi_unassigned` | the MMSI has the form of no station, or begins with digits that no country has |
//! | `imo_check_digit` | a number of seven digits whose last is wrong, heard again |
//! | `call_sign_of_another_flag` | the call sign's series and the MMSI's digits belong to different administrations |
//! | `changed_name`, `changed_call_sign`, `changed_imo`, `changed_dimensions` | an established value gave way to another one |
//! | `alternating_identity` | two established values took turns: two ships on one MMSI |
//! | `imo_on_two_mmsi`, `changed_mmsi` | see [`shared_imo`] |
//! | `new_number_same_hull` | see [`heirs`] |
//!
//! Typing errors, parts of names and corrections by a few metres are no change. A number of another length in the IMO field is a
//! national or an inland one, which crews type there in good faith.

mod across;
mod heir;
mod same;
mod value;

use model::{Detail, Event, EventId, EventKind, IdentityConflict, Imo, Mmsi, Timestamp};
use serde::{Deserialize, Serialize};

use self::value::{Became, Change, Value};
pub use self::{
    across::{Identity, shared_imo},
    heir::{Heard, heirs},
};
use crate::{
    detector_config::IdentityConfig,
    flag::{StationKind, administration_of_call_sign, country_of_mid, flag_of, station},
    report::{Line, Static},
};

/// What is remembered of one MMSI: a few hundred bytes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct IdentityState {
    name: Value<Box<str>>,
    call_sign: Value<Box<str>>,
    imo: Value<u32>,
    /// Length and beam, metres.
    size: Value<(f32, f32)>,
    ship_type: Option<u8>,
    /// The bad IMO number heard last, first heard then, so many times.
    bad_imo: Option<(u32, Line, u32)>,
    told: Told,
}

/// What has been told once and is not told again.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Told {
    mmsi: bool,
    alternating: bool,
    /// The call sign that was found to be of another flag.
    call_sign: Option<Box<str>>,
}

impl IdentityState {
    /// The MMSI was heard: of any use for its first report only.
    pub fn begin(&mut self, mmsi: Mmsi, line: Line, out: &mut Vec<Event>) {
        if !std::mem::replace(&mut self.told.mmsi, true)
            && let Some(why) = unassigned(mmsi)
        {
            out.push(event(
                mmsi,
                line,
                None,
                Conflict { rule: "mmsi_unassigned", before: why, after: mmsi.to_string(), was: None },
            ));
        }
    }

    /// Takes a static report of the MMSI; they come in order of time. Parts of a class B unit come one by one.
    pub fn hear(&mut self, config: &IdentityConfig, mmsi: Mmsi, s: &Static<'_>, out: &mut Vec<Event>) {
        self.begin(mmsi, s.line, out);
        self.ship_type = s.ship_type.filter(|k| *k > 0).or(self.ship_type);
        if let Some(number) = s.imo.filter(|n| *n > 0) {
            self.hear_imo(config, mmsi, number, s.line, out);
        }
        if let Some(name) = s.name.filter(|n| same::has_letters(n)) {
            let change = self.name.hear(config, s.line, name, |a, b| same::name(a, b), |n| Box::from(*n));
            self.tell(mmsi, "changed_name", change, ToString::to_string, out);
        }
        if let Some(call_sign) = s.call_sign.filter(|c| same::has_letters(c)) {
            let change = self.call_sign.hear(config, s.line, call_sign, |a, b| same::call_sign(a, b), |c| Box::from(*c));
            self.tell(mmsi, "changed_call_sign", change, ToString::to_string, out);
            self.judge_call_sign(config, mmsi, call_sign, s.line, out);
        }
        // Tugs and their tows are measured together, now with the one and now with the other.
        if let (Some(length), Some(beam)) = (s.length_m, s.beam_m)
            && length > 0.0
            && beam > 0.0
            && !matches!(self.ship_type, Some(31 | 32 | 52))
        {
            let change = self.size.hear(config, s.line, (length, beam), |a, b| same::size(config, *a, *b), |s| *s);
            self.tell(mmsi, "changed_dimensions", change, |(l, b)| format!("{l} m x {b} m"), out);
        }
    }

    /// What is known at the end of the data, for a look across vessels; nothing without a valid IMO number.
    pub fn known(&self, mmsi: Mmsi) -> Option<Identity> {
        let (imo, first, last) = self.imo.known()?;
        Some(Identity { mmsi, imo: Imo::new(*imo).ok()?, first, last })
    }

    fn hear_imo(&mut self, config: &IdentityConfig, mmsi: Mmsi, number: u32, line: Line, out: &mut Vec<Event>) {
        if Imo::new(number).is_ok() {
            let change = self.imo.hear(config, line, number, |a, b| a == b, |n| *n);
            self.tell(mmsi, "changed_imo", change, |n| format!("IMO {n}"), out);
        } else if (1_000_000..=9_999_999).contains(&number) {
            let bad = match &mut self.bad_imo {
                Some(bad) if bad.0 == number => bad,
                other => other.insert((number, line, 0)),
            };
            bad.2 = bad.2.saturating_add(1);
            if bad.2 == config.bad_imo_min_heard {
                let conflict =
                    Conflict { rule: "imo_check_digit", before: expected(number), after: format!("IMO {number}"), was: None };
                out.push(event(mmsi, bad.1, None, conflict));
            }
        }
    }

    fn judge_call_sign(&mut self, config: &IdentityConfig, mmsi: Mmsi, heard: &str, line: Line, out: &mut Vec<Event>) {
        if self.told.call_sign.as_deref() == Some(heard) || self.call_sign.heard() < config.call_sign_min_heard {
            return;
        }
        // A radio in a hand and a buoy have no call sign of their own.
        if !matches!(station(mmsi).0, StationKind::Ship | StationKind::Craft) {
            return;
        }
        let (Some(flag), Some(theirs)) = (flag_of(mmsi), administration_of_call_sign(heard)) else { return };
        if flag.administration != theirs {
            self.told.call_sign = Some(heard.into());
            let after = format!("{heard}, of a series of {theirs}");
            let before = format!("a series of {}, the flag of the MMSI", flag.administration);
            out.push(event(mmsi, line, None, Conflict { rule: "call_sign_of_another_flag", before, after, was: None }));
        }
    }

    fn tell<V>(
        &mut self,
        mmsi: Mmsi,
        rule: &'static str,
        change: Option<Change<V>>,
        say: impl Fn(&V) -> String,
        out: &mut Vec<Event>,
    ) {
        let Some(change) = change else { return };
        let rule = match change.became {
            Became::Another => rule,
            Became::Alternating if self.told.alternating => return,
            Became::Alternating => {
                self.told.alternating = true;
                "alternating_identity"
            }
        };
        let conflict = Conflict { rule, before: say(&change.before), after: say(&change.after), was: Some(change.last_before) };
        out.push(event(mmsi, change.since, None, conflict));
    }
}

/// Why an MMSI can be of no station; nothing where it can.
fn unassigned(mmsi: Mmsi) -> Option<String> {
    match station(mmsi) {
        (StationKind::None, _) => Some("a number of nine digits as stations have".to_owned()),
        (StationKind::Ship | StationKind::Craft, Some(mid)) if country_of_mid(mid).is_none() => {
            Some(format!("a number that begins with a country's digits; {mid:03} is no country's"))
        }
        _ => None,
    }
}

/// What stood where the check digit is wrong.
fn expected(number: u32) -> String {
    (0..10)
        .find_map(|digit| Imo::new(number / 10 * 10 + digit).ok())
        .map_or_else(|| "an IMO number".to_owned(), |imo| format!("{imo}, by its check digit"))
}

/// What an event says.
struct Conflict {
    rule: &'static str,
    before: String,
    after: String,
    /// The last report of what was before.
    was: Option<Line>,
}

fn event(mmsi: Mmsi, since: Line, end: Option<Timestamp>, conflict: Conflict) -> Event {
    let mut evidence = Vec::new();
    evidence.extend(conflict.was.map(|line| line.shows("last heard with what was before")));
    evidence.push(since.shows("first heard so"));
    Event {
        id: EventId::about(EventKind::Identity, mmsi, since.t, conflict.rule),
        version: 1,
        mmsi,
        track: 0,
        open: false,
        detail: Detail::Identity(IdentityConflict {
            begin: since.t,
            end,
            rule: conflict.rule.to_owned(),
            before: conflict.before,
            after: conflict.after,
            other_mmsi: None,
        }),
        evidence,
    }
}

#[cfg(test)]
#[path = "identity_tests.rs"]
mod tests;

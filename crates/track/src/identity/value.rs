//! A value that a ship says of itself, and whether it gives way to another one.

use serde::{Deserialize, Serialize};

use crate::{detector_config::IdentityConfig, report::Line};

/// A rival value that was not heard for this long is forgotten, hours. Own choice: a week.
const RIVAL_MAX_SILENCE_H: f64 = 168.0;

/// A field's value so far, a rival, and who was heard last.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Value<V> {
    stable: Option<Heard<V>>,
    rival: Option<Heard<V>>,
    /// What was stable before.
    former: Option<V>,
    /// How often what was heard passed from the one to the other since the rival came up.
    turns: u16,
    rival_last: bool,
}

/// A value, and when it was heard.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Heard<V> {
    value: V,
    first: Line,
    last: Line,
    times: u32,
}

/// One established value gave way to another.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Change<V> {
    pub(super) before: V,
    pub(super) after: V,
    pub(super) last_before: Line,
    pub(super) since: Line,
    pub(super) became: Became,
}

/// How.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Became {
    /// For good, as far as is known.
    Another,
    /// To and fro.
    Alternating,
}

impl<V> Default for Value<V> {
    fn default() -> Self {
        Self { stable: None, rival: None, former: None, turns: 0, rival_last: false }
    }
}

impl<V> Heard<V> {
    fn first(value: V, line: Line) -> Self {
        Self { value, first: line, last: line, times: 1 }
    }

    fn again(&mut self, line: Line) {
        self.last = line;
        self.times = self.times.saturating_add(1);
    }

    fn is_established(&self, config: &IdentityConfig) -> bool {
        self.times >= config.stable_min_heard && self.last.t.hours_since(self.first.t) >= config.stable_min_h
    }
}

impl<V: Clone> Value<V> {
    /// Takes a value in the form it is heard in; `same` tells whether it is one that is known, `own` makes it one to remember.
    pub(super) fn hear<H>(
        &mut self,
        config: &IdentityConfig,
        line: Line,
        heard: H,
        same: impl Fn(&V, &H) -> bool,
        own: impl Fn(&H) -> V,
    ) -> Option<Change<V>> {
        let Some(stable) = &mut self.stable else {
            self.stable = Some(Heard::first(own(&heard), line));
            return None;
        };
        if same(&stable.value, &heard) {
            stable.again(line);
            if std::mem::take(&mut self.rival_last) {
                self.turns = self.turns.saturating_add(1);
            }
            return None;
        }
        match &mut self.rival {
            Some(rival) if same(&rival.value, &heard) && line.t.hours_since(rival.last.t) <= RIVAL_MAX_SILENCE_H => {
                rival.again(line);
            }
            other => {
                *other = Some(Heard::first(own(&heard), line));
                (self.turns, self.rival_last) = (0, false);
            }
        }
        if !std::mem::replace(&mut self.rival_last, true) {
            self.turns = self.turns.saturating_add(1);
        }
        let rival = self.rival.as_ref().filter(|r| r.is_established(config))?;
        let became_before = self.former.as_ref().is_some_and(|f| same(f, &heard));
        let was_established = stable.is_established(config);
        let change = |became| Change {
            before: stable.value.clone(),
            after: rival.value.clone(),
            last_before: stable.last,
            since: rival.first,
            became,
        };
        if self.turns == 1 {
            // The old value was not heard since the new one came up.
            let told = was_established.then(|| change(if became_before { Became::Alternating } else { Became::Another }));
            self.former = was_established.then(|| stable.value.clone());
            self.stable = self.rival.take();
            (self.turns, self.rival_last) = (0, false);
            return told;
        }
        (was_established && self.turns >= config.alternating_min_turns).then(|| change(Became::Alternating))
    }

    /// The established or only value, and from when to when it was heard.
    pub(super) fn known(&self) -> Option<(&V, Line, Line)> {
        self.stable.as_ref().map(|h| (&h.value, h.first, h.last))
    }

    /// How often the present value was heard.
    pub(super) fn heard(&self) -> u32 {
        self.stable.as_ref().map_or(0, |h| h.times)
    }
}

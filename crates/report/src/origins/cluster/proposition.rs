//! What an utterance says, as far as it decides whether two are one.

use model::Stance;

use super::{Above, bit};
use crate::origins::Part;

/// The sum of some claims.
#[derive(Clone, Debug, Default)]
pub(super) struct Proposition {
    /// Stages that are said to be so, or not known, or to come: bits.
    stated: u16,
    /// Stages denied.
    denied: u16,
    /// There are claims of the one kind, of the other.
    states: bool,
    denies: bool,
    /// Classes of goods, and all that are above them.
    items: Vec<String>,
    above: Vec<String>,
    excluded: Vec<String>,
    suppliers: Vec<String>,
    recipients: Vec<String>,
}

fn add<'a>(to: &mut Vec<String>, more: impl IntoIterator<Item = &'a String>) {
    for one in more {
        if !to.contains(one) {
            to.push(one.clone());
        }
    }
}

fn meet(a: &[String], b: &[String]) -> bool {
    a.iter().any(|x| b.contains(x))
}

/// Whether two lists contradict each other: both say something, and nothing is in both.
fn contradict(a: &[String], b: &[String]) -> bool {
    !a.is_empty() && !b.is_empty() && !meet(a, b)
}

impl Proposition {
    pub(super) fn new(parts: &[Part], above: &mut Above<'_>) -> Self {
        let mut sum = Self::default();
        for part in parts {
            let stage = part.stage.map_or(0, bit);
            if part.stance == Stance::Denies {
                sum.denied |= stage;
                sum.denies = true;
            } else {
                sum.stated |= stage;
                sum.states = true;
            }
            add(&mut sum.items, &part.items);
            add(&mut sum.excluded, &part.excluded);
            add(&mut sum.suppliers, &part.supplier);
            add(&mut sum.recipients, &part.recipient);
            for item in &part.items {
                add(&mut sum.above, above.of(item));
            }
        }
        sum
    }

    pub(super) fn join(&mut self, other: &Self) {
        self.stated |= other.stated;
        self.denied |= other.denied;
        self.states |= other.states;
        self.denies |= other.denies;
        add(&mut self.items, &other.items);
        add(&mut self.above, &other.above);
        add(&mut self.excluded, &other.excluded);
        add(&mut self.suppliers, &other.suppliers);
        add(&mut self.recipients, &other.recipients);
    }

    /// Whether goods and parties allow that both speak of one transfer. Munitions may be shells; missiles are none.
    pub(super) fn same_transfer(&self, other: &Self) -> bool {
        // One class is the other's or stands above it: then it is among the other's classes and those above.
        let goods =
            self.items.is_empty() || other.items.is_empty() || meet(&self.items, &other.above) || meet(&other.items, &self.above);
        let excluded = |a: &Self, b: &Self| !a.items.is_empty() && a.items.iter().all(|i| b.excluded.contains(i));
        goods
            && !excluded(self, other)
            && !excluded(other, self)
            && !contradict(&self.suppliers, &other.suppliers)
            && !contradict(&self.recipients, &other.recipients)
    }

    /// How many stages two have in common where they can be renderings of one utterance; none where they cannot.
    pub(super) fn shared(&self, other: &Self) -> Option<i32> {
        let common = (self.stated & other.stated).count_ones() + (self.denied & other.denied).count_ones();
        let stageless = |p: &Self| p.stated | p.denied == 0;
        let alike = self.states && other.states || self.denies && other.denies;
        // A denial of the allegations names no stage; a refusal to give a number neither.
        let compatible = common > 0 || alike && (stageless(self) || stageless(other));
        (compatible && self.same_transfer(other)).then_some(common as i32)
    }
}

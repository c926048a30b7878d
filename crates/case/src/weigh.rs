//! From the standings of the origins to the answer for a stage: fusion over origins, then the gates.

use std::collections::BTreeSet;

use model::{Day, Stage};

use crate::{
    assessment::{Answer, Gate},
    config::Config,
    grade::Interest,
    observation::Family,
    opinion::Opinion,
    rule::Rule,
    standing::{Standing, Standings, Support},
    word::{Confidence, Likelihood},
};

/// The answer for a stage, with what it rests on.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Weighed {
    pub(crate) answer: Answer,
    pub(crate) confidence: Option<Confidence>,
    pub(crate) contested: bool,
    pub(crate) opinion: Opinion,
    pub(crate) expected: f64,
    pub(crate) gates: Vec<Gate>,
    /// Origins with enough belief to count as such.
    pub(crate) supporters: Vec<String>,
    pub(crate) families: BTreeSet<Family>,
    /// Families of what is about cargo or receipt.
    pub(crate) of_cargo: BTreeSet<Family>,
    /// Third parties that deny or exclude it.
    pub(crate) opponents: usize,
    pub(crate) accused_deny: bool,
}

/// Who says what of a stage, sorted by their part in the matter.
struct Sides<'a> {
    support: Vec<(&'a String, &'a Support)>,
    third: Vec<Opinion>,
    /// The accused speak with one voice, for they have one interest: the firmest of their denials stands for all.
    accused: Option<Opinion>,
    unknown: Vec<(&'a String, Day)>,
}

impl<'a> Sides<'a> {
    fn of(standings: &'a Standings, interest: &dyn Fn(&str) -> Interest) -> Self {
        let mut sides = Self { support: Vec::new(), third: Vec::new(), accused: None, unknown: Vec::new() };
        for (origin, Standing { support, denial, unknown, .. }) in standings {
            sides.support.extend(support.as_ref().map(|s| (origin, s)));
            sides.unknown.extend(unknown.as_ref().map(|u| (origin, u.0)));
            match denial {
                Some(denial) if denial.said && interest(origin) == Interest::Accused => {
                    let firmer = sides.accused.is_none_or(|a| denial.opinion.disbelief > a.disbelief);
                    sides.accused = if firmer { Some(denial.opinion) } else { sides.accused };
                }
                Some(denial) => sides.third.push(denial.opinion),
                None => {}
            }
        }
        sides
    }

    /// The fused opinion of those for it, of all third parties, and of all.
    fn fused(&self, config: &Config) -> (Opinion, Opinion, Opinion) {
        let support = Opinion::fused(self.support.iter().map(|(_, s)| s.opinion));
        let base = Opinion::fused(self.support.iter().map(|(_, s)| s.opinion).chain(self.third.iter().copied()));
        let all = self.accused.map_or(base, |denial| {
            // Rule R5: it moves the estimate little.
            let against = denial.evidence().1.min(base.room_below(config.max_fall_by_accused));
            let (r, s) = base.evidence();
            Opinion::of_evidence(r, s + against)
        });
        (support, base, all)
    }
}

/// Weighs a stage. `touched`: something spoke of it, though it does not count.
pub(crate) fn weigh(
    stage: Stage,
    standings: &Standings,
    interest: &dyn Fn(&str) -> Interest,
    touched: bool,
    config: &Config,
) -> Weighed {
    let sides = Sides::of(standings, interest);
    let (support, _, all) = sides.fused(config);
    let counted = |(_, s): &&(&String, &Support)| s.opinion.belief >= config.min_origin_belief - 1e-9;
    let counting: Vec<_> = sides.support.iter().filter(counted).collect();
    let mut out = Weighed {
        answer: Answer::NoInformation,
        confidence: None,
        contested: (!sides.support.is_empty() && (sides.accused.is_some() || !sides.third.is_empty())),
        opinion: all,
        expected: all.expected(),
        gates: Vec::new(),
        supporters: counting.iter().map(|(o, _)| (*o).clone()).collect(),
        families: counting.iter().flat_map(|(_, s)| s.families.iter().copied()).collect(),
        of_cargo: counting.iter().flat_map(|(_, s)| s.of_cargo.iter().copied()).collect(),
        opponents: sides.third.len(),
        accused_deny: sides.accused.is_some(),
    };
    for (rule, what) in told(standings) {
        out.gate(rule, what);
    }
    if sides.accused.is_some() {
        out.gate(Rule::R5, "denied by the accused: shown, and moves the estimate little");
    }
    out.answer = decide(stage, &sides, support, all, touched, config, &mut out);
    out.confidence = out.answer.likelihood().map(|word| out.grounds(word));
    out
}

fn decide(
    stage: Stage,
    sides: &Sides<'_>,
    support: Opinion,
    all: Opinion,
    touched: bool,
    config: &Config,
    out: &mut Weighed,
) -> Answer {
    if sides.support.is_empty() && sides.third.is_empty() && sides.accused.is_none() && sides.unknown.is_empty() {
        if touched {
            out.gate(Rule::R4, "nothing that counts speaks of it");
            return Answer::InsufficientBasis;
        }
        return Answer::NoInformation;
    }
    let too_little = Likelihood::of(all.expected()) >= Likelihood::RoughlyEven
        && above(support.uncertainty, config.max_uncertainty)
        || above(all.uncertainty, config.max_uncertainty);
    if let Some((origin, day)) = sides.unknown.iter().max_by_key(|u| u.1) {
        let later = sides.support.iter().any(|(_, s)| s.day > *day);
        // One who does not know takes nothing from two others who do.
        let corroborated = out.supporters.len() >= 2;
        if too_little || !(later || corroborated) {
            out.gate(
                Rule::R3,
                &format!("{origin} said on {day} that it does not know yet, and nothing sufficient speaks for it since"),
            );
            return Answer::NotEstablished;
        }
    }
    let against = Opinion::fused(sides.third.iter().copied());
    if support.belief * against.disbelief > config.conflict {
        out.gate(Rule::Conflict, "those for and those against are both strong: nothing is fused");
        return Answer::Conflicting;
    }
    if too_little {
        out.gate(Rule::R4, &format!("uncertainty above {:.1}", config.max_uncertainty));
        return Answer::InsufficientBasis;
    }
    Answer::Judged(out.bounded(stage, Likelihood::of(all.expected())))
}

/// Above a limit by more than rounding.
fn above(value: f64, limit: f64) -> bool {
    value > limit + 1e-9
}

/// What the standings have to tell by themselves.
fn told(standings: &Standings) -> Vec<(Rule, &'static str)> {
    let any = |rule| standings.values().any(|s| s.rules.contains(&rule));
    let mut out = Vec::new();
    if any(Rule::R6) {
        out.push((Rule::R6, "a rendering closer to the words spoken overrides a paraphrase"));
    }
    if any(Rule::R9) {
        out.push((Rule::R9, "an origin spoke again: its last word counts"));
    }
    if standings.values().any(|s| s.support.as_ref().is_some_and(|s| s.implied_by.is_some())) {
        out.push((Rule::R11, "implied by a later stage"));
    }
    if standings.values().any(|s| s.denial.as_ref().is_some_and(|d| d.ambiguous)) {
        out.push((Rule::R14, "a denial is ambiguous in its scope"));
    }
    out
}

impl Weighed {
    pub(crate) fn gate(&mut self, rule: Rule, effect: &str) {
        self.gates.push(Gate { rule, effect: effect.to_owned() });
    }

    fn cap(&mut self, word: Likelihood, most: Likelihood, rule: Rule, effect: &str) -> Likelihood {
        if word > most {
            self.gate(rule, effect);
        }
        word.min(most)
    }

    /// The word within the bounds of the gates.
    fn bounded(&mut self, stage: Stage, mut word: Likelihood) -> Likelihood {
        if self.supporters.len() < 2 {
            if word > Likelihood::RoughlyEven {
                self.gate(Rule::R1, "one origin: no more than likely, with low confidence");
            }
            word = word.min(Likelihood::Likely);
        }
        // The same holds the other way round.
        if self.opponents < 2 && word < Likelihood::Unlikely {
            self.gate(Rule::R1, "one origin against: no less than unlikely");
            word = Likelihood::Unlikely;
        }
        if word > Likelihood::Likely && self.families.iter().all(|f| *f == Family::Ais) {
            word = self.cap(word, Likelihood::Likely, Rule::R12, "position reports alone: no more than likely");
        }
        if word > Likelihood::Likely && self.said_by_one_and_heard() {
            word =
                self.cap(word, Likelihood::Likely, Rule::R12, &format!("movement does not confirm {stage}: no more than likely"));
        }
        if word > Likelihood::VeryLikely && !self.almost_certain() {
            let effect = "almost certain needs two families, one physical and about cargo or receipt, and no open contradiction";
            word = self.cap(word, Likelihood::VeryLikely, Rule::R2, effect);
        }
        if word > Likelihood::Likely {
            self.gate(Rule::R2, &format!("{} origins, {} families", self.supporters.len(), self.families.len()));
        }
        word
    }

    /// One origin's word, and a ship's movement that fits it.
    fn said_by_one_and_heard(&self) -> bool {
        let others = self.supporters.iter().filter(|o| o.as_str() != "AIS").count();
        others < 2 && self.families.iter().all(|f| matches!(f, Family::Ais | Family::Statement))
    }

    fn almost_certain(&self) -> bool {
        self.families.len() >= 2 && self.of_cargo.iter().any(|f| f.is_physical() && *f != Family::Ais) && !self.contested
    }

    /// How good the grounds of a word are.
    fn grounds(&self, word: Likelihood) -> Confidence {
        let origins = if word < Likelihood::RoughlyEven { self.opponents } else { self.supporters.len() };
        if origins < 2 {
            Confidence::Low
        } else if word > Likelihood::Likely && self.almost_certain() {
            Confidence::High
        } else {
            Confidence::Moderate
        }
    }

    /// Takes over the answer of a later stage that implies this one, where this one's own is less. Rule R11.
    pub(crate) fn at_least(&mut self, above: &Self, stage: Stage) {
        let Answer::Judged(theirs) = above.answer else { return };
        if theirs <= Likelihood::RoughlyEven || self.answer.likelihood().is_some_and(|own| own >= theirs) {
            return;
        }
        self.gate(Rule::R11, &format!("no less likely than {stage}, which implies it"));
        self.answer = above.answer;
        self.confidence = above.confidence;
        self.opinion = above.opinion;
        self.expected = above.expected;
        self.supporters.clone_from(&above.supporters);
        self.families.clone_from(&above.families);
        self.of_cargo.clone_from(&above.of_cargo);
    }
}

#[cfg(test)]
#[path = "weigh_tests.rs"]
mod tests;

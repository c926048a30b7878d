//! Where each origin stands on a stage: its last word, the closest rendering of it, and what it showed.

use std::collections::{BTreeMap, BTreeSet};

use model::{Day, Rendering, Stage, Stance};

use crate::{
    config::Config,
    observation::Family,
    opinion::Opinion,
    piece::{Piece, Way},
    rule::Rule,
};

/// What an origin brings for a stage.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Support {
    pub(crate) opinion: Opinion,
    pub(crate) day: Day,
    pub(crate) stance: Option<Stance>,
    pub(crate) implied_by: Option<Stage>,
    pub(crate) families: BTreeSet<Family>,
    /// Families of what is about cargo or receipt.
    pub(crate) of_cargo: BTreeSet<Family>,
    pub(crate) counted: Vec<String>,
    pub(crate) translated: bool,
}

/// What it says against.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Denial {
    pub(crate) opinion: Opinion,
    pub(crate) day: Day,
    pub(crate) ids: Vec<String>,
    pub(crate) ambiguous: bool,
    pub(crate) said: bool,
    pub(crate) text: String,
}

/// Where an origin stands on a stage. It may both have denied and not know.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Standing {
    pub(crate) support: Option<Support>,
    pub(crate) denial: Option<Denial>,
    /// The day, the words and the id of its not knowing.
    pub(crate) unknown: Option<(Day, String, String)>,
    pub(crate) superseded: Vec<String>,
    pub(crate) rules: BTreeSet<Rule>,
    /// The first day on which it spoke for the stage.
    pub(crate) first: Option<Day>,
}

/// Standings by origin, of one stage.
pub(crate) type Standings = BTreeMap<String, Standing>;

/// The stage that a stage implies. Rule R11: backward only, and bought is not implied.
pub(crate) const fn implied(stage: Stage) -> Option<Stage> {
    match stage {
        Stage::Used => Some(Stage::Received),
        Stage::Received => Some(Stage::Arrived),
        Stage::Arrived | Stage::Transhipped => Some(Stage::InTransit),
        _ => None,
    }
}

/// The order in which stages are weighed: what implies before what is implied.
pub(crate) const ORDER: [Stage; 9] = [
    Stage::Used,
    Stage::Received,
    Stage::Arrived,
    Stage::Transhipped,
    Stage::InTransit,
    Stage::Loaded,
    Stage::Bought,
    Stage::Sought,
    Stage::SupportService,
];

/// Standings on every stage.
pub(crate) fn standings(pieces: &[Piece], config: &Config) -> BTreeMap<Stage, Standings> {
    let mut all: BTreeMap<Stage, Standings> = BTreeMap::new();
    for stage in ORDER {
        let origins: BTreeSet<&str> = pieces.iter().filter(|p| p.stage == stage).map(|p| p.origin.as_str()).collect();
        let mut here: Standings = origins
            .into_iter()
            .map(|origin| {
                let own: Vec<&Piece> = pieces.iter().filter(|p| p.stage == stage && p.origin == origin).collect();
                (origin.to_owned(), own_standing(&own, config))
            })
            .collect();
        for (above, theirs) in all.iter().filter(|(above, _)| implied(**above) == Some(stage)) {
            for (origin, standing) in theirs {
                if let Some(support) = &standing.support {
                    here.entry(origin.clone()).or_default().imply(support, standing.first, *above);
                }
            }
        }
        all.insert(stage, here);
    }
    all
}

impl Standing {
    /// Takes what a later stage implies, where that is more than its own and no older than its own doubts.
    fn imply(&mut self, support: &Support, first: Option<Day>, above: Stage) {
        let doubted = self.denial.as_ref().map(|d| d.day).max(self.unknown.as_ref().map(|u| u.0));
        if doubted.is_some_and(|day| day >= support.day) {
            return;
        }
        if self.support.as_ref().is_none_or(|own| support.opinion.belief > own.opinion.belief) {
            let known = self.support.replace(Support { implied_by: Some(above), ..support.clone() });
            self.superseded.extend(known.into_iter().flat_map(|k| k.counted));
            self.unknown = None;
            self.denial = None;
            self.rules.insert(Rule::R11);
        }
        self.first = self.first.into_iter().chain(first).min();
    }
}

/// One utterance: what stands for it.
fn heads<'a>(pieces: &[&'a Piece], way: Way, config: &Config, standing: &mut Standing) -> Vec<&'a Piece> {
    let mut of_way: Vec<&Piece> = pieces.iter().copied().filter(|p| p.way == way && p.said).collect();
    of_way.sort_by(|a, b| (a.day, &a.id).cmp(&(b.day, &b.id)));
    let mut heads = Vec::new();
    let mut rest = of_way.as_slice();
    while let Some(first) = rest.first() {
        let same = rest.iter().take_while(|p| p.day.days() - first.day.days() <= config.utterance_days).count();
        let (utterance, later) = rest.split_at(same);
        if let Some(head) = utterance.iter().min_by(|a, b| a.preferred(b)) {
            if utterance.iter().any(|p| p.closeness.0 > head.closeness.0 && p.opinion != head.opinion) {
                standing.rules.insert(Rule::R6);
            }
            standing.superseded.extend(utterance.iter().filter(|p| p.id != head.id).map(|p| p.id.clone()));
            heads.push(*head);
        }
        rest = later;
    }
    heads
}

/// Which of two words of one origin is its last: the later, then the closer to what was spoken, then the more cautious.
fn last_key(p: &Piece) -> (Day, std::cmp::Reverse<(Rendering, bool)>, std::cmp::Reverse<Way>) {
    (p.day, std::cmp::Reverse(p.closeness), std::cmp::Reverse(p.way))
}

fn own_standing(pieces: &[&Piece], config: &Config) -> Standing {
    let mut standing = Standing::default();
    let positive = heads(pieces, Way::For, config, &mut standing);
    let unknown = heads(pieces, Way::Unknown, config, &mut standing);
    let mut against = heads(pieces, Way::Against, config, &mut standing);
    against.extend(pieces.iter().copied().filter(|p| p.way == Way::Against && !p.said));
    let last = |of: &[&'_ Piece]| of.iter().copied().max_by_key(|p| last_key(p)).map(|p| (last_key(p), p.id.clone()));
    standing.first = pieces.iter().filter(|p| p.way == Way::For).map(|p| p.day).min();
    let last_doubt = last(&unknown).max(last(&against));
    // Rule R9: the last word counts, not the first or the loudest.
    let said =
        positive.iter().copied().max_by_key(|p| last_key(p)).filter(|p| last_doubt.as_ref().is_none_or(|d| last_key(p) > d.0));
    let doubt_day = last_doubt.as_ref().map(|d| d.0.0);
    let shown: Vec<&Piece> =
        pieces.iter().copied().filter(|p| p.way == Way::For && !p.said && doubt_day.is_none_or(|d| p.day > d)).collect();
    let counted: Vec<&Piece> = said.into_iter().chain(shown).collect();
    // Inside one origin nothing adds up: the strongest of its last word and what it showed.
    standing.support =
        counted.iter().copied().max_by(|a, b| a.opinion.belief.total_cmp(&b.opinion.belief).then(b.id.cmp(&a.id))).map(
            |strongest| Support {
                opinion: strongest.opinion,
                day: counted.iter().map(|p| p.day).max().unwrap_or(strongest.day),
                stance: said.and_then(|p| p.stance),
                implied_by: None,
                families: counted.iter().map(|p| p.family).collect(),
                of_cargo: counted.iter().filter(|p| p.about_cargo).map(|p| p.family).collect(),
                counted: counted.iter().map(|p| p.id.clone()).collect(),
                translated: counted.iter().all(|p| p.translated),
            },
        );
    if standing.support.is_none() {
        standing.unknown = unknown.iter().copied().max_by_key(|p| last_key(p)).map(|p| (p.day, p.text.clone(), p.id.clone()));
        // Not knowing lifts no denial.
        let last_for = last(&positive).map(|p| p.0);
        against.retain(|d| last_for.as_ref().is_none_or(|f| last_key(d) > *f));
        let firmness = |a: &&Piece, b: &&Piece| {
            a.opinion.disbelief.total_cmp(&b.opinion.disbelief).then(last_key(a).cmp(&last_key(b))).then(b.id.cmp(&a.id))
        };
        standing.denial = against.iter().copied().max_by(firmness).map(|d| Denial {
            opinion: d.opinion,
            day: d.day,
            ids: against.iter().map(|p| p.id.clone()).collect(),
            ambiguous: against.iter().all(|p| p.ambiguous),
            said: d.said,
            text: d.text.clone(),
        });
    }
    if positive.len() + unknown.len() + against.iter().filter(|p| p.said).count() > 1 {
        standing.rules.insert(Rule::R9);
    }
    let kept: BTreeSet<&String> = standing
        .support
        .iter()
        .flat_map(|s| &s.counted)
        .chain(standing.denial.iter().flat_map(|d| &d.ids))
        .chain(standing.unknown.iter().map(|u| &u.2))
        .collect();
    let mut superseded: BTreeSet<String> = standing.superseded.drain(..).collect();
    superseded.extend(pieces.iter().map(|p| p.id.clone()));
    standing.superseded = superseded.into_iter().filter(|id| !kept.contains(id)).collect();
    standing
}

#[cfg(test)]
#[path = "standing_tests.rs"]
mod tests;

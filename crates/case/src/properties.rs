//! What must hold whatever the evidence.

use model::{Rendering, Stage, Stance};
use proptest::prelude::*;

use crate::{
    assessment::{Answer, Assessment},
    evidence::{Evidence, Received},
    made::{assessed, claim, document, seen},
    observation::{Observation, ObservationKind, Strength},
    word::Likelihood,
};

const ORIGINS: [&str; 7] = ["US", "GB", "KR", "JP", "UA", "RU", "KP"];
const SEERS: [&str; 4] = ["CSIS", "RUSI", "38 North", "AIS"];
const LATE: &str = "2023-12-31";

fn any_claim() -> impl Strategy<Value = model::Claim> {
    let stance = prop::sample::select(Stance::ALL.to_vec());
    let stage = prop::sample::select(Stage::LADDER.to_vec());
    let rendering = prop::sample::select(vec![
        Rendering::Direct,
        Rendering::Fragment,
        Rendering::Indirect,
        Rendering::Narrated,
        Rendering::Headline,
    ]);
    (0..ORIGINS.len(), stance, stage, rendering, 1u32..28, 0u32..100_000).prop_map(|(origin, stance, stage, rendering, d, n)| {
        let mut c = claim(&format!("doc{n}.1"), ORIGINS[origin], stance, stage, &format!("2023-03-{d:02}"));
        c.rendering = rendering;
        c
    })
}

fn any_observation() -> impl Strategy<Value = Observation> {
    let kind = prop::sample::select(vec![
        ObservationKind::Imagery,
        ObservationKind::Voyage,
        ObservationKind::Customs,
        ObservationKind::Rail,
    ]);
    let stage = prop::sample::select(vec![Stage::InTransit, Stage::Arrived, Stage::Received]);
    let strength = prop::sample::select(vec![Strength::Weak, Strength::Moderate, Strength::Strong, Strength::Conclusive]);
    (0..SEERS.len(), kind, stage, strength, 1u32..28, any::<bool>(), 0u32..100_000).prop_map(
        |(by, kind, stage, strength, d, cargo, n)| {
            let mut o = seen(&format!("obs{n}"), SEERS[by], kind, stage, strength, &format!("2023-03-{d:02}"));
            o.about_cargo = cargo;
            o
        },
    )
}

fn any_evidence() -> impl Strategy<Value = Evidence> {
    (prop::collection::vec(any_claim(), 0..10), prop::collection::vec(any_observation(), 0..4)).prop_map(
        |(mut claims, mut observations)| {
            claims.sort_by(|a, b| a.id.cmp(&b.id));
            claims.dedup_by(|a, b| a.id == b.id);
            observations.sort_by(|a, b| a.id.cmp(&b.id));
            observations.dedup_by(|a, b| a.id == b.id);
            Evidence { claims, observations, ..Evidence::default() }
        },
    )
}

/// How high an answer stands; none for answers without a word.
fn height(answer: Answer) -> Option<Likelihood> {
    answer.likelihood()
}

/// No word may appear or rise; a word at or above even is a rise from none.
fn not_raised(before: &Assessment, after: &Assessment) -> Result<(), TestCaseError> {
    for (b, a) in before.stages.iter().zip(&after.stages) {
        match (height(b.answer), height(a.answer)) {
            (Some(before), Some(after)) => {
                prop_assert!(after <= before, "{}: {:?} rose to {:?}", b.stage, before, after);
            }
            (None, Some(after)) => {
                prop_assert!(after < Likelihood::RoughlyEven, "{}: {:?} became {:?}", b.stage, b.answer, after);
            }
            (_, None) => {}
        }
    }
    Ok(())
}

/// The answers and what they rest on, without the list of what was superseded.
fn essence(a: &Assessment) -> Vec<(Answer, f64, u8, bool)> {
    a.stages.iter().map(|s| (s.answer, s.expected, s.digit, s.contested)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn copies_change_nothing(evidence in any_evidence(), at in any::<prop::sample::Index>(), days in 0i32..200) {
        prop_assume!(!evidence.claims.is_empty());
        let mut evidence = evidence;
        evidence.documents = evidence.claims.iter().map(|c| document(&c.document, "2023-03-28")).collect();
        let original = at.get(&evidence.claims).clone();
        let before = assessed(&evidence, LATE);
        let mut copy = original.clone();
        (copy.id, copy.document) = ("copy.1".into(), "copy".into());
        // Reprinted much later, and dated by the reprint.
        let said = model::Day::from_days(original.said.as_ref().unwrap().from.unwrap().days() + days);
        copy.said = Some(model::When::day(said, ""));
        evidence.claims.push(copy);
        evidence.documents.push(Received { copy_of: Some(original.document), ..document("copy", "2023-03-29") });
        prop_assert_eq!(before.stages, assessed(&evidence, LATE).stages);
    }

    #[test]
    fn outlets_and_translations_change_nothing(evidence in any_evidence(), at in any::<prop::sample::Index>(), looser in any::<bool>()) {
        prop_assume!(!evidence.claims.is_empty());
        let mut evidence = evidence;
        let before = assessed(&evidence, LATE);
        let mut outlet = at.get(&evidence.claims).clone();
        (outlet.id, outlet.document) = ("zz-outlet.1".into(), "zz-outlet".into());
        if looser && outlet.rendering < Rendering::Indirect {
            outlet.rendering = Rendering::Indirect;
        }
        // A translation said to be one.
        let mut translation = document("zz-outlet", "2023-03-28");
        translation.document.machine_translated = Some("says so".into());
        evidence.documents.push(translation);
        evidence.claims.push(outlet);
        prop_assert_eq!(essence(&before), essence(&assessed(&evidence, LATE)));
    }

    #[test]
    fn a_denial_never_raises(evidence in any_evidence(), denial in any_claim()) {
        let before = assessed(&evidence, LATE);
        let mut evidence = evidence;
        let mut denial = denial;
        (denial.id, denial.stance) = ("denial.1".into(), Stance::Denies);
        evidence.claims.push(denial);
        not_raised(&before, &assessed(&evidence, LATE))?;
    }

    #[test]
    fn not_knowing_never_raises(evidence in any_evidence(), doubt in any_claim()) {
        let before = assessed(&evidence, LATE);
        let mut evidence = evidence;
        let mut doubt = doubt;
        (doubt.id, doubt.stance) = ("doubt.1".into(), Stance::Undetermined);
        evidence.claims.push(doubt);
        not_raised(&before, &assessed(&evidence, LATE))?;
    }

    #[test]
    fn order_changes_nothing(evidence in any_evidence(), turn in 0usize..10) {
        let before = assessed(&evidence, LATE);
        let mut evidence = evidence;
        evidence.claims.reverse();
        evidence.observations.reverse();
        let turn = turn.min(evidence.claims.len());
        evidence.claims.rotate_left(turn);
        prop_assert_eq!(before, assessed(&evidence, LATE));
    }

    #[test]
    fn what_is_removed_leaves_no_trace(evidence in any_evidence(), more in any_claim(), picture in any_observation()) {
        let before = assessed(&evidence, LATE);
        let mut evidence = evidence;
        let mut more = more;
        more.id = "more.1".into();
        evidence.claims.push(more);
        evidence.observations.push(Observation { id: "more".into(), ..picture });
        let _ = assessed(&evidence, LATE);
        evidence.claims.pop();
        evidence.observations.pop();
        prop_assert_eq!(before, assessed(&evidence, LATE));
    }

    #[test]
    fn backward_implication_is_monotone(evidence in any_evidence()) {
        let a = assessed(&evidence, LATE);
        let word = |stage| a.stage(stage).and_then(|s| height(s.answer)).filter(|w| *w > Likelihood::RoughlyEven);
        for (above, below) in [
            (Stage::Used, Stage::Received),
            (Stage::Received, Stage::Arrived),
            (Stage::Arrived, Stage::InTransit),
            (Stage::Transhipped, Stage::InTransit),
        ] {
            if let Some(above) = word(above) {
                prop_assert!(word(below).is_some_and(|below| below >= above), "{:?}", a.answers());
            }
        }
    }

    #[test]
    fn more_on_a_later_stage_never_lowers_an_earlier_one(evidence in any_evidence(), more in any_claim()) {
        let before = assessed(&evidence, LATE);
        let mut evidence = evidence;
        let mut more = more;
        (more.id, more.stance, more.stage, more.rendering) =
            ("more.1".into(), Stance::Asserts, Some(Stage::Used), Rendering::Direct);
        // Of one who has not spoken: of one who has, it is an update.
        more.origin = "FR".into();
        evidence.claims.push(more);
        let after = assessed(&evidence, LATE);
        for stage in [Stage::Received, Stage::Arrived, Stage::InTransit] {
            let (b, a) = (before.stage(stage).unwrap(), after.stage(stage).unwrap());
            if let (Some(b), Some(a)) = (height(b.answer), height(a.answer)) {
                prop_assert!(a >= b);
            }
        }
    }

    #[test]
    fn no_word_where_too_little_is_known(evidence in any_evidence()) {
        for s in assessed(&evidence, LATE).stages {
            if s.opinion.uncertainty > 0.6 + 1e-9 {
                prop_assert!(height(s.answer).is_none(), "{:?}", s);
                prop_assert!(s.confidence.is_none());
            }
        }
    }

    #[test]
    fn a_replay_gives_what_was_said_then(evidence in any_evidence(), day in 1u32..28) {
        let on = format!("2023-03-{day:02}");
        let then = model::Day::parse(&on).unwrap();
        // What there was on that day, and nothing else.
        let mut past = evidence.clone();
        past.claims.retain(|c| c.said.as_ref().unwrap().to.unwrap() <= then);
        past.observations.retain(|o| o.known <= then);
        prop_assert_eq!(assessed(&past, &on), assessed(&evidence, &on));
    }
}

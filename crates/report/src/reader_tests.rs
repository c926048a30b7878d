use model::{Claim, Stage, Stance};

use super::*;

/// The claims of a text below a title about shells.
fn claims(text: &str) -> Vec<Claim> {
    let reading = Reader::new(&[]).unwrap().read(&Raw { text: text.to_owned(), ..Raw::default() });
    reading.claims.into_iter().filter(|c| c.zone != model::Zone::Headline).collect()
}

fn french(sentence: &str) -> Vec<Claim> {
    claims(&format!(
        "Des obus nord-coréens pour la Russie\n\nLa Corée du Nord livre des obus à la Russie, a déclaré Paris. {sentence}"
    ))
}

fn english(sentence: &str) -> Vec<Claim> {
    claims(&format!("North Korean shells for Russia\n\nNorth Korea is supplying shells to Russia, France said. {sentence}"))
}

#[test]
fn purpose_is_not_use() {
    for found in [
        french("Ces obus sont destinés à être utilisés contre l’Ukraine, selon Paris."),
        english("The shells are meant for use against Ukraine, France said."),
    ] {
        assert!(found.iter().all(|c| c.stage != Some(Stage::Used)), "{found:?}");
    }
}

#[test]
fn taking_delivery_is_receiving() {
    for found in [
        french("Moscou avait pris livraison des obus en août, selon Paris."),
        english("Moscow had taken delivery of the shells in August, France said."),
    ] {
        assert!(found.iter().any(|c| c.stage == Some(Stage::Received)), "{found:?}");
    }
}

#[test]
fn no_denial_is_made_up() {
    for found in [
        french("Paris a confirmé que la Corée du Nord avait livré des obus."),
        french("Le ministre n’a pas précisé la quantité d’obus."),
        english("France confirmed that North Korea had delivered shells."),
        english("The minister did not specify the number of shells."),
    ] {
        assert!(found.iter().all(|c| c.stance != Stance::Denies), "{found:?}");
    }
}

#[test]
fn a_denial_is_one_claim_of_its_speaker() {
    for found in [french("La Russie nie avoir reçu des obus."), english("Russia denies having received shells.")] {
        let denial = found.iter().find(|c| c.stance == Stance::Denies).unwrap();
        assert_eq!((denial.origin.as_str(), denial.stage), ("RU", Some(Stage::Received)));
        assert_eq!(found.iter().filter(|c| c.stance == Stance::Denies).count(), 1);
    }
}

#[test]
fn according_to_which_attributes_nothing() {
    let found = french("La Russie rejette les allégations selon lesquelles elle a reçu des obus.");
    assert!(found.iter().all(|c| !c.speaker.contains("lesquelles")), "{found:?}");
    assert!(found.iter().any(|c| c.stance == Stance::Denies && c.origin == "RU"), "{found:?}");
}

#[test]
fn an_article_of_another_matter_claims_no_stage() {
    let found = claims(
        "Le budget voté\n\nL’Assemblée a voté le budget mardi, a annoncé le président. Les députés ont livré bataille toute la nuit. « Le compte y \
         est », a dit le ministre des Finances.",
    );
    assert!(found.iter().all(|c| c.stage.is_none()), "{found:?}");
    let found = claims(
        "Budget passed\n\nParliament passed the budget on Tuesday, the president said. Ministers delivered long speeches all night.",
    );
    assert!(found.iter().all(|c| c.stage.is_none()), "{found:?}");
}

#[test]
fn offsets_count_characters() {
    let offsets = Offsets::new("é«a»");
    assert_eq!((offsets.chars(0), offsets.chars(2), offsets.chars(4), offsets.chars(7)), (0, 1, 2, 4));
}

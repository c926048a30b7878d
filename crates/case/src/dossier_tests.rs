use model::{Stage, Stance};

use super::*;
use crate::{
    assess::{Method, assess},
    judgement::{Decision, Judgement},
    ledger::CaseText,
    made::{assessed, claim, day, document},
};

#[test]
fn what_goes_in_comes_out_and_the_last_version_counts() {
    let folder = tempfile::tempdir().unwrap();
    let mut ledger = Ledger::open(folder.path().join("l.db").to_str().unwrap()).unwrap();
    let toml = |title: &str| {
        format!(
            "id = \"shells\"\ntitle = \"{title}\"\nitems = [\"shell\"]\n[[supplier]]\ncode = \"KP\"\n[[recipient]]\ncode = \"RU\"\n"
        )
    };
    let case = |title: &str| Object::Case(CaseText { id: "shells".into(), toml: toml(title) });
    let said = claim("a.1", "US", Stance::Asserts, Stage::InTransit, "2022-11-02");
    let objects = [
        case("first"),
        Object::Document(Box::new(document("a", "2022-11-02"))),
        Object::Claim(Box::new(said.clone())),
        case("second"),
    ];
    ledger.append("ada", "add", &objects).unwrap();
    let judgement = Judgement {
        id: "j1".into(),
        case: "shells".into(),
        author: "ada".into(),
        day: day("2022-12-01"),
        decision: Decision::Note { stage: None, text: "look again".into() },
        reason: String::new(),
    };
    ledger.append("ada", "judge", &[Object::Judgement(Box::new(judgement.clone()))]).unwrap();
    let dossier = Dossier::read(&mut ledger, None).unwrap();
    assert_eq!(dossier.cases["shells"].title, "second");
    assert_eq!(dossier.evidence.claims, [said]);
    assert_eq!(dossier.evidence.judgements, [judgement]);
    let a = assess(&dossier.cases["shells"], &dossier.evidence, day("2022-12-02"), &Method::embedded().unwrap());
    assert_eq!(
        a.stage(Stage::InTransit).unwrap().answer,
        assessed(&dossier.evidence, "2022-12-02").stage(Stage::InTransit).unwrap().answer
    );
    // An assessment is a record too, and comes back as it was.
    ledger.append("ada", "assess", &[Object::Assessment(Box::new(a.clone()))]).unwrap();
    assert_eq!(Dossier::read(&mut ledger, None).unwrap().assessments, [a]);
    assert!(Dossier::read(&mut ledger, Timestamp::parse("2020-01-01T00:00:00Z")).unwrap().cases.is_empty());
}

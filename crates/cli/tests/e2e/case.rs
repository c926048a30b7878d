//! Cases and the ledger: what is said, seen and decided, and what it adds up to.

use case::{
    Ledger,
    ledger::{CaseText, Object},
};
use serde_json::{Value, json};

use super::support::run;

const CASE: &str = "id = \"shells\"\ntitle = \"Shells from Valdorie to Ostmark\"\nquestion = \"Are they received?\"\nitems = [\"shell\"]\n\
    supplier = [{ code = \"Valdorie\" }]\nrecipient = [{ code = \"Ostmark\" }]\n\
    sources = [{ origin = \"Nordia\", letter = \"B\", rationale = \"made up\" }, { origin = \"Ostmark\", letter = \"D\", rationale = \"made up\" }]\n";

const SEEN: &str = "[[observation]]\nid = \"picture\"\nkind = \"imagery\"\nstages = [\"received\"]\nstrength = \"strong\"\nabout_cargo = true\n\
    by = \"Institute\"\nknown = \"2024-02-10\"\ntext = \"Crates at a depot.\"\n";

/// A folder with a case, observations and a ledger that has claims.
struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self { folder: tempfile::tempdir().unwrap() };
        std::fs::write(desk.path("case.toml"), CASE).unwrap();
        std::fs::write(desk.path("seen.toml"), SEEN).unwrap();
        let claims = [
            claim("d1.1", "Nordia", "has_indications", "in_transit", "2024-01-10"),
            claim("d1.2", "Nordia", "undetermined", "received", "2024-01-10"),
            claim("d2.1", "Ostmark", "denies", "in_transit", "2024-01-12"),
        ];
        let claims = claims.map(|c| Object::Claim(serde_json::from_value(c).unwrap()));
        let case = Object::Case(CaseText { id: "shells".into(), toml: CASE.into() });
        let mut ledger = Ledger::open(&desk.path("l.db")).unwrap();
        ledger.append("ada", "add", &[case]).unwrap();
        ledger.append("ada", "add", &claims).unwrap();
        desk
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    fn shown(&self, args: &[&str]) -> String {
        run(args).shown(self.folder.path())
    }
}

fn claim(id: &str, origin: &str, stance: &str, stage: &str, said: &str) -> Value {
    let day = model::Day::parse(said).unwrap().days();
    let party = |code: &str| json!({ "code": code, "text": code });
    json!({
        "id": id, "document": "d", "utterance": "u", "span": { "start": 0, "end": 1 }, "exact": format!("{origin} {stance} {stage}"),
        "zone": "body", "rendering": "direct", "speaker": origin, "chain": [origin], "origin": origin, "stance": stance, "stage": stage,
        "attempted": false, "scope": "whole", "supplier": party("Valdorie"), "recipient": party("Ostmark"), "maker": null,
        "items": [{ "class": "shell", "text": "shells" }], "excluded": [], "quantity": null, "from": [], "to": [], "pretended": [],
        "transit": [], "mode": null, "vessels": [], "intended_use": null, "covert": false,
        "said": { "from": day, "to": day, "precision": "day", "expression": said }, "about": null, "denies": [], "ambiguous": false,
        "evidential": true, "carried": {}, "rule": "made",
    })
}

#[test]
fn a_case_from_claims_to_changes() {
    let desk = Desk::new();
    let (case, ledger, seen) = (desk.path("case.toml"), desk.path("l.db"), desk.path("seen.toml"));
    let on = |day: &str| desk.shown(&["case", "assess", "--case", &case, "--ledger", &ledger, "--as-of", day]);
    insta::assert_snapshot!("case_assess", on("2024-01-20"));
    insta::assert_snapshot!(
        "case_show",
        desk.shown(&["case", "show", "--case", "shells", "--ledger", &ledger, "--as-of", "2024-01-20"])
    );
    let added = run(&["case", "add-observation", "--ledger", &ledger, "--author", "ada", &seen]).expect(0).out;
    assert_eq!(added, "observation picture added as record 5\n");
    let judged = run(&[
        "case",
        "judge",
        "--case",
        "shells",
        "--ledger",
        &ledger,
        "--author",
        "ada",
        "--on",
        "2024-02-11",
        "--grade",
        "Institute=B",
        "--reason",
        "publishes its images",
    ]);
    assert_eq!(judged.expect(0).out, "ada grades Institute B (record 6)\n");
    let changes = ["case", "changes", "--case", &case, "--ledger", &ledger, "--since", "2024-01-20", "--as-of", "2024-02-12"];
    insta::assert_snapshot!("case_changes", desk.shown(&changes));
    let json = run(&[&changes[..], &["--json"]].concat()).expect(0).json();
    let received = json[0]["stages"].as_array().unwrap().iter().find(|s| s["stage"] == "received").unwrap().clone();
    assert_eq!((&received["before"]["answer"], &received["after"]["answer"]), (&json!("not_established"), &json!("judged")));
    assert_eq!(received["new_evidence"], json!(["picture"]));
    // Kept, and read again.
    run(&["case", "assess", "--case", &case, "--ledger", &ledger, "--as-of", "2024-02-12", "--record", "--json"]).expect(0);
    assert!(run(&["ledger", "verify", "--ledger", &ledger]).expect(0).out.starts_with("8 records, every link holds."));
}

#[test]
fn a_ledger_moves_and_a_broken_one_is_named() {
    let desk = Desk::new();
    let (ledger, lines, copy) = (desk.path("l.db"), desk.path("l.jsonl"), desk.path("copy.db"));
    run(&["ledger", "export", "--ledger", &ledger, &lines]).expect(0);
    assert_eq!(run(&["ledger", "import", "--ledger", &copy, &lines]).expect(0).out, "4 records taken over\n");
    let heads = [&ledger, &copy].map(|l| run(&["ledger", "verify", "--ledger", l, "--json"]).expect(0).json()[0]["head"].clone());
    assert_eq!(heads[0], heads[1]);
    let text = std::fs::read_to_string(&lines).unwrap().replacen("\"actor\":\"ada\"", "\"actor\":\"eve\"", 2);
    std::fs::write(&lines, text).unwrap();
    let refused = run(&["ledger", "import", "--ledger", &desk.path("other.db"), &lines]).expect(1);
    assert!(refused.err.contains("line 1 of the export: record 1: its content (case shells)"), "{}", refused.err);
    let cut = run(&["ledger", "verify", "--ledger", &ledger, "--expect", &"ab".repeat(32)]).expect(1);
    assert!(cut.err.contains("nowhere in the chain"), "{}", cut.err);
}

#[test]
fn mistakes_are_told() {
    let desk = Desk::new();
    let (case, ledger) = (desk.path("case.toml"), desk.path("l.db"));
    let told = |args: &[&str], code: i32, what: &str| {
        let ran = run(args).expect(code);
        assert!(ran.err.contains(what), "{args:?}: {}", ran.err);
    };
    told(&["ledger", "verify", "--ledger", &desk.path("none.db")], 1, "there is no ledger at");
    told(&["case", "assess", "--case", "nothing", "--ledger", &ledger], 2, "neither a file nor the id of a case");
    told(
        &["case", "changes", "--case", &case, "--ledger", &ledger, "--since", "2024-02-01", "--as-of", "2024-01-01"],
        2,
        "is not after",
    );
    told(&["case", "judge", "--case", &case, "--ledger", &ledger, "--reject", "no.1"], 2, "no claim or observation");
    told(&["case", "judge", "--case", &case, "--ledger", &ledger, "--grade", "US=Z"], 2, "the letter from A to F");
    std::fs::write(desk.path("bad.toml"), "id = \"a\"\ntitle = \"b\"\nsuplier = []\n").unwrap();
    told(&["case", "assess", "--case", &desk.path("bad.toml"), "--ledger", &ledger], 1, "line 3");
    std::fs::write(desk.path("bad-seen.toml"), "[[observation]]\nid = \"x\"\nkind = \"nonsense\"\n").unwrap();
    told(&["case", "add-observation", "--ledger", &ledger, &desk.path("bad-seen.toml")], 1, "nonsense");
}

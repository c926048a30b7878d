//! Documents to claims, claims to cases.

use std::path::PathBuf;

use super::support::{run, run_with};

/// An invented article of the gold set's states, as a file in a folder, with the table of those states.
struct Desk {
    folder: tempfile::TempDir,
    places: String,
}

const ARTICLE: &str = "Kestria is shipping shells to Marovia, Noravia says\n\nPublished 27 September 2022\n\nKestria is covertly shipping \
    artillery shells to Marovia aboard the freighter SEA LARK, the spokeswoman for the Noravian defence ministry, Ysée Marchal, told \
    reporters on Tuesday, without giving the number of shells.\n\n“We are still monitoring this to determine whether the shells are \
    actually received,” she said.\n\nKestria denies having shipped shells to Marovia.\n\nShare this article\n";

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let places = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../report/gold/lexicon/places.toml").display().to_string();
        let desk = Self { folder, places };
        desk.write("article.txt", ARTICLE);
        desk
    }

    fn write(&self, name: &str, text: &str) -> String {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }
}

#[test]
fn an_article_gives_claims_with_their_passages() {
    let desk = Desk::new();
    let (article, places) = (desk.path("article.txt"), desk.places.as_str());
    insta::assert_snapshot!("read", run(&["read", &article, "--lexicon", places]).shown(desk.folder.path()));
    let json = run(&["read", &article, "--lexicon", places, "--json"]).expect(0).json();
    let claims = json[0]["claims"].as_array().unwrap();
    assert!(claims.iter().any(|c| c["stance"] == "denies" && c["origin"] == "XB"), "{claims:?}");
    // Offsets count characters of the text.
    for claim in claims {
        let (start, end) = (claim["span"]["start"].as_u64().unwrap(), claim["span"]["end"].as_u64().unwrap());
        let exact: String = ARTICLE.chars().skip(start as usize).take((end - start) as usize).collect();
        assert_eq!(claim["exact"], exact);
    }
}

#[test]
fn what_cannot_be_read_is_told() {
    let desk = Desk::new();
    let german = desk.write("deutsch.txt", "Die Regierung hat gestern erklärt, dass sie nichts von einer Lieferung von Munition weiß und dazu keine Auskunft gibt.\n");
    let empty = desk.write("leer.txt", "");
    let ran = run(&["read", &german, &empty, &desk.path("article.txt"), &desk.path("missing.txt")]);
    insta::assert_snapshot!("read_in_part", ran.err.replace(&format!("{}/", desk.folder.path().display()), ""));
    assert_eq!(ran.code, 3);
    let json = run(&["read", &german, "--json"]).expect(3).json();
    assert_eq!((json[0]["document"]["detected"].as_str(), json[0]["claims"].as_array().unwrap().len()), (Some("deu"), 0));
    assert_eq!(run(&["read"]).code, 2);
}

#[test]
fn from_an_article_to_an_assessed_case() {
    let desk = Desk::new();
    let (article, ledger, cases) = (desk.path("article.txt"), desk.path("l.db"), desk.path("cases"));
    let places = desk.places.as_str();
    run(&["read", &article, "--lexicon", places, "--ledger", &ledger, "--author", "ada", "--quiet"]).expect(0);
    // Read again, nothing is added twice.
    let again = run(&["read", &article, "--lexicon", places, "--ledger", &ledger, "--author", "ada"]).expect(0);
    assert!(again.err.contains("0 records added"), "{}", again.err);
    run(&["case", "propose", &article, "--lexicon", places, "--into", &cases]).expect(0);
    let draft = desk.path("cases/xb-xc-shell.toml");
    let mut toml = std::fs::read_to_string(&draft).unwrap();
    assert!(toml.contains("ships = [{ name = \"SEA LARK\" }]"), "{toml}");
    toml.push_str("\n[[sources]]\norigin = \"XE\"\nletter = \"B\"\nrationale = \"made up\"\n");
    std::fs::write(&draft, toml).unwrap();
    run(&["case", "open", &draft, "--ledger", &ledger, "--author", "ada"]).expect(0);
    let list = desk.write("list.csv", "id,list,list_date,name\nM-1,Made-up list,2022-08-01,SEA LARK 2\n");
    let gathered = run(&[
        "case",
        "gather",
        "--case",
        "xb-xc-shell",
        "--ledger",
        &ledger,
        "--list",
        &list,
        "--on",
        "2022-09-28",
        "--author",
        "ada",
    ]);
    insta::assert_snapshot!("gather", gathered.expect(0).out);
    let assessed = run(&["case", "assess", "--case", "xb-xc-shell", "--ledger", &ledger, "--as-of", "2022-09-28", "--json"])
        .expect(0)
        .json();
    let answer = |stage: &str| {
        let stages = assessed[0]["stages"].as_array().unwrap().clone();
        stages.into_iter().find(|s| s["stage"] == stage).unwrap()["answer"].as_str().unwrap().to_owned()
    };
    assert_eq!((answer("in_transit").as_str(), answer("received").as_str()), ("judged", "not_established"));
    run(&["ledger", "verify", "--ledger", &ledger]).expect(0);
}

#[test]
fn annotated_articles_are_scored() {
    let gold = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../report/gold").display().to_string();
    let json = run(&["evaluate", "--claims", &gold, "--json"]).expect(0).json();
    assert_eq!(json.len(), 4);
    for part in &json {
        assert!(part["f1"].as_f64().unwrap() > 0.5 && part["documents"].as_u64().unwrap() >= 20, "{part}");
    }
    assert_eq!(run(&["evaluate", "--claims", "."]).code, 1);
    let _ = run_with(&["evaluate", "--claims", &gold, "--markdown"], b"").expect(0);
}

/// What is read as goods must be goods to a case: one tree, two views of it. A mere consignment is no kind of goods.
#[test]
fn every_class_of_goods_is_known_to_cases() {
    let text = std::fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../report/lexicon/items.toml")).unwrap();
    let items = case::Items::embedded();
    let classes = text.lines().filter_map(|l| l.strip_prefix("class = \"")?.strip_suffix('"'));
    let unknown: Vec<&str> = classes.filter(|c| *c != "consignment" && !items.knows(c)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

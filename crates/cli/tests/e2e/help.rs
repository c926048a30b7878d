//! What the program says of itself.

use super::support::run;

#[test]
fn every_command_explains_itself_with_an_example() {
    let top = run(&["--help"]).expect(0);
    insta::assert_snapshot!("help", top.out);
    // All that the program lists, so that none is forgotten.
    let listed = top.out.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let names = listed.lines().filter_map(|l| l.strip_prefix("  ")?.split(' ').next()).filter(|n| !n.is_empty() && *n != "help");
    let names: Vec<&str> = names.collect();
    assert!(names.len() >= 17 && names.contains(&"evaluate"), "{names:?}");
    for name in names {
        let help = run(&[name, "--help"]).expect(0).out;
        let (_, examples) = help.split_once("Example").unwrap_or_else(|| panic!("{name}: {help}"));
        assert!(examples.contains(&format!("sillage {name}")), "{name}: {help}");
    }
}

/// Examples that need no lake do what they say.
#[test]
fn examples_work() {
    for name in ["route", "reach", "ports"] {
        let help = run(&[name, "--help"]).expect(0).out;
        let examples =
            help.lines().filter_map(|l| l.strip_prefix("  sillage ")).filter(|l| !l.contains("--lake ") && !l.contains(".csv"));
        let examples: Vec<&str> = examples.map(|l| l.split(" > ").next().unwrap()).collect();
        assert!(examples.len() > 1, "{help}");
        for example in examples {
            // As a shell takes words apart.
            let pieces = example.split('\'').enumerate();
            let words = pieces.flat_map(|(n, p)| if n % 2 == 1 { vec![p] } else { p.split_whitespace().collect() });
            assert!(!run(&words.collect::<Vec<_>>()).expect(0).out.is_empty(), "{example}");
        }
    }
}

#[test]
fn wrong_use_is_told_from_failure() {
    for args in [&["ingest", "--nonsense"][..], &["nonsense"], &["ingest"], &["trace"], &["events", "--kind", "nonsense"], &[]] {
        let ran = run(args);
        assert_eq!(ran.code, 2, "{args:?}: {}", ran.err);
        assert!(!ran.err.is_empty(), "{args:?}");
    }
    let ran = run(&["voyages", "--lake", "/nonexistent/lake"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("/nonexistent/lake"), "{}", ran.err);
}

#[test]
fn completions_for_shells() {
    for shell in ["bash", "zsh", "fish"] {
        assert!(run(&["completions", shell]).expect(0).out.contains("sillage"));
    }
}

#[test]
fn ports_are_looked_up() {
    insta::assert_snapshot!("ports_dunai", run(&["ports", "dunai"]).expect(0).out);
    let near = run(&["ports", "--near", "42.88,132.36", "--km", "15", "--json"]).expect(0).json();
    assert!(near.iter().any(|p| p["country"] == "RU"));
    let read = run(&["ports", "--read", "KRPUS>RUVVO", "--json"]).expect(0).json();
    assert_eq!((&read[0]["reading"], &read[0]["place"]), (&"port".into(), &"RUVVO".into()));
}

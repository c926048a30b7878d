//! What the program says of itself.

use super::support::run;

#[test]
fn every_command_explains_itself_with_an_example() {
    let top = run(&["--help"]).expect(0);
    insta::assert_snapshot!("help", top.out);
    for name in
        ["demo", "ingest", "analyze", "voyages", "events", "vessel", "ports", "sources", "trace", "simulate", "completions"]
    {
        let help = run(&[name, "--help"]).expect(0).out;
        assert!(help.contains("Example"), "{name}: {help}");
        assert!(help.contains("sillage"), "{name}: {help}");
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

use super::*;

const HEAD: &str = "rule,exposure,p_given_innocent,p_given_deceit,source\n";

#[test]
fn the_embedded_table_is_whole_and_survives_being_written() {
    let weights = Weights::embedded().unwrap();
    assert!(weights.iter().count() >= 29);
    for rule in
        ["dark", "doubtful", "contradicted", "jump_and_back", "receiver_astray", "circle", "changed_mmsi", "came_stopped_left"]
    {
        assert!(weights.get(rule).is_some(), "{rule}");
    }
    assert!(weights.iter().all(|w| !w.source.is_empty()));
    assert_eq!(Weights::read(weights.to_csv().unwrap().as_bytes()).unwrap(), weights);
}

#[test]
fn ten_times_likelier_is_ten_decibans_and_a_longer_voyage_weighs_less() {
    let w = |exposure, p_given_innocent, p_given_deceit| Weight {
        rule: "x".to_owned(),
        exposure,
        p_given_innocent,
        p_given_deceit,
        source: String::new(),
    };
    let voyage = w(Exposure::Voyage, 0.05, 0.5);
    assert!((voyage.decibans(1.0) - 10.0).abs() < 1e-9 && (voyage.decibans(30.0) - 10.0).abs() < 1e-9);
    let day = w(Exposure::ShipDay, 0.05, 0.5);
    assert!((day.decibans(1.0) - 10.0).abs() < 1e-9);
    assert!(day.decibans(5.0) < day.decibans(2.0) && day.decibans(2.0) < 10.0);
    // An hour is no less than a day: a table that counts days knows nothing of hours.
    assert_eq!(day.decibans(0.04), day.decibans(1.0));
    // What the innocent show as often weighs nothing, never less.
    assert_eq!(day.decibans(1000.0), 0.0);
    assert_eq!(w(Exposure::Voyage, 0.5, 0.1).decibans(1.0), 0.0);
}

#[test]
fn bad_tables_are_refused_with_the_reason() {
    let read = |rows: &str| Weights::read(format!("{HEAD}{rows}").as_bytes()).map_err(|e| e.to_string());
    assert!(read("").unwrap().iter().next().is_none());
    assert!(read("a,voyage,0.1,1.0,s\n").unwrap_err().contains("rule a: 1 is no probability"));
    assert!(read("a,voyage,0,0.5,s\n").unwrap_err().contains("0 is no probability"));
    assert!(read("a,voyage,NaN,0.5,s\n").is_err());
    assert!(read("a,voyage,0.1,0.5,s\na,voyage,0.1,0.5,s\n").unwrap_err().contains("rule a stands there twice"));
    assert!(read("a,week,0.1,0.5,s\n").is_err());
    assert!(Weights::read("rule,weight\na,3\n".as_bytes()).is_err());
}

#[test]
fn measured_rows_replace_their_like() {
    let row = |rule: &str, p| Weight {
        rule: rule.to_owned(),
        exposure: Exposure::Voyage,
        p_given_innocent: p,
        p_given_deceit: 0.5,
        source: "s".to_owned(),
    };
    let base = Weights::new(vec![row("a", 0.1), row("b", 0.1)]).unwrap();
    let both = base.replaced_by(Weights::new(vec![row("b", 0.2), row("c", 0.3)]).unwrap());
    assert_eq!(
        both.iter().map(|w| (w.rule.as_str(), w.p_given_innocent)).collect::<Vec<_>>(),
        [("a", 0.1), ("b", 0.2), ("c", 0.3)]
    );
}

use super::*;

fn fields(line: &str) -> Result<Vec<String>, Reason> {
    let mut scratch = Scratch::default();
    split(line.as_bytes(), b',', &mut scratch).map_err(|p| p.0)?;
    Ok(scratch.fields(line.as_bytes()).map(|f| String::from_utf8_lossy(f).into_owned()).collect())
}

#[test]
fn quotes() {
    assert_eq!(fields("a,,b"), Ok(vec!["a".into(), String::new(), "b".into()]));
    assert_eq!(fields(r#"a,"b,c",d"#), Ok(vec!["a".into(), "b,c".into(), "d".into()]));
    assert_eq!(fields(r#""say ""so""",x"#), Ok(vec![r#"say "so""#.into(), "x".into()]));
    assert_eq!(fields(r#"5" pipe,x"#), Ok(vec![r#"5" pipe"#.into(), "x".into()].into_iter().map(|s: String| s).collect()));
    assert_eq!(fields(r#"a,"b,c"#), Err(Reason::OpenQuote));
    assert_eq!(fields(""), Ok(vec![String::new()]));
}

#[test]
fn separators() {
    assert_eq!(Header::read(b"a;b;c,d").columns, ["a", "b", "c,d"]);
    assert_eq!(Header::read(b"a\tb").columns, ["a", "b"]);
    assert_eq!(Header::read(b"# Timestamp, MMSI").columns, ["# Timestamp", "MMSI"]);
}

proptest::proptest! {
    #[test]
    fn eight_bytes_at_a_time_finds_what_one_at_a_time_does(line in "[,+\\-.;a-z0-9\u{80}-\u{ff}]{0,60}") {
        let expected: Vec<String> = line.split(',').map(str::to_owned).collect();
        proptest::prop_assert_eq!(fields(&line), Ok(expected));
    }
}

use super::*;

#[test]
fn counts_are_grouped_in_threes() {
    assert_eq!(count(0), "0");
    assert_eq!(count(999), "999");
    assert_eq!(count(1_000), "1 000");
    assert_eq!(count(6_345_302), "6 345 302");
}

#[test]
fn control_characters_do_not_reach_the_terminal() {
    let mut out = Vec::new();
    say(&mut out, "NAME\u{1b}[2J\u{7}\nnext").unwrap();
    assert_eq!(String::from_utf8(out).unwrap(), "NAME\u{fffd}[2J\u{fffd}\nnext\n");
}

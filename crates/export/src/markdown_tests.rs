use super::*;
use crate::made::made;

#[test]
fn english() {
    insta::assert_snapshot!(markdown(&made(), Language::En));
}

#[test]
fn french() {
    insta::assert_snapshot!(markdown(&made(), Language::Fr));
}

#[test]
fn hostile_text_stays_text() {
    let mut file = made();
    file.assessment.title = "# a | b\n<img src=x> [x](javascript:y)".to_owned();
    let text = markdown(&file, Language::En);
    assert!(text.starts_with("# \\# a \\| b &lt;img src=x&gt; \\[x\\](javascript:y)\n"), "{}", &text[..80]);
    assert!(!text.contains("<script>"));
}

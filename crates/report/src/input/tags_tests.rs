use super::*;

#[test]
fn cut() {
    let page = "<!DOCTYPE html><!-- <p> --><p class='a>b'>1 < 2 &amp; 3<br/></P><script>if (a<b) {}</script>end <";
    let found: Vec<Piece> = pieces(page).collect();
    assert_eq!(
        found,
        [
            Piece::Open("p", " class='a>b'"),
            Piece::Text("1 < 2 &amp; 3"),
            Piece::Open("br", "/"),
            Piece::Close("P"),
            Piece::Open("script", ""),
            Piece::Inside("script", "if (a<b) {}"),
            Piece::Close("script"),
            Piece::Text("end <"),
        ]
    );
}

#[test]
fn attributes() {
    let inner = r#" property=og:title CONTENT = "a &quot;b&quot; – c" data-x checked value='1 2'"#;
    assert_eq!(attribute(inner, "content").unwrap(), "a \"b\" – c");
    assert_eq!(attribute(inner, "property").unwrap(), "og:title");
    assert_eq!(attribute(inner, "value").unwrap(), "1 2");
    assert_eq!(attribute(inner, "checked"), None);
    assert_eq!(attribute("=é = x", "y"), None);
}

#[test]
fn depth() {
    assert_eq!(shape("<div><p>a<p>b<p>c<br></div><div></div>"), (1, 6));
    assert_eq!(shape(&"<div>".repeat(1000)), (1000, 1000));
}

#[test]
fn endless_elements_cost_no_square() {
    let begun = std::time::Instant::now();
    assert_eq!(pieces(&"<script>".repeat(200_000)).filter(|p| matches!(p, Piece::Open(..))).count(), 200_000);
    let _ = pieces(&"<a '".repeat(200_000)).count();
    let _ = pieces(&"<".repeat(1_000_000)).count();
    let _ = pieces(&"<!--".repeat(200_000)).count();
    let _ = pieces(&"<a x=\"".repeat(100_000)).count();
    assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
}

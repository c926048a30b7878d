use super::*;

#[test]
fn blocks_become_paragraphs() {
    let page = "<html><head><title>T</title><style>p {}</style></head><body><nav>Menu</nav><h1>A\n  title</h1>\
                <p>First&nbsp;&laquo; one &raquo;<br>goes on.</p><p>Second <b>bold</b> word, <q>quoted</q>.<br><br>Third.\
                <ul><li>a<li>b</ul><script>x</script><footer>Foot</footer></body>";
    assert_eq!(
        paragraphs(page, false),
        ["A title", "First\u{a0}« one » goes on.", "Second bold word, “quoted”.", "Third.", "a", "b"]
    );
    assert!(paragraphs(page, true).contains(&"Menu".to_owned()));
}

#[test]
fn never_closed() {
    assert_eq!(paragraphs("<html><head><meta a=b><body><p>One.<p>Two.<div>Three", false), ["One.", "Two.", "Three"]);
    assert_eq!(paragraphs("<head><title>x<p>One.", false), ["One."]);
    assert_eq!(paragraphs("<p>One.<nav>Menu<a>x</body>", false), ["One."]);
}

#[test]
fn deep() {
    let deep = format!("{}word{}", "<div><span>".repeat(100_000), "</span></div>".repeat(100_000));
    assert_eq!(paragraphs(&deep, false), ["word"]);
}

use std::time::Instant;

use super::*;

const SENTENCES: &str = "The Valdorian spokeswoman said on Tuesday that shells had left the port of Dorsk, and that the ship was bound for \
                         Limara, where nobody had seen it so far, as far as she knew.";

fn article_page() -> String {
    let body: Vec<String> = (0..8).map(|n| format!("<p>Paragraph {n}. {SENTENCES}</p>\n")).collect();
    let body = body.concat();
    format!(
        "<html lang=en><head><title>Shells at sea - The Beacon</title><meta property=article:published_time content=2024-03-12></head>\
         <body><nav><ul><li><a href=/>Home</a><li><a href=/a>World</a></ul></nav><div class=gdpr><p>We use cookies.</p></div>\
         <article><h1>Shells at sea</h1><div class=content>{body}</div></article>\
         <aside><a href=/b>Most read: other news</a></aside><footer>All rights reserved</footer></body></html>"
    )
}

#[test]
fn finds_the_article() {
    let page = read(&article_page());
    assert!(page.article);
    assert!(page.text.starts_with("Shells at sea\n\nParagraph 0. "), "{}", page.text);
    assert_eq!(page.text.split("\n\n").count(), 9, "{}", page.text);
    assert!(!page.text.contains("cookies") && !page.text.contains("Most read"));
    assert_eq!(page.head.title.as_deref(), Some("Shells at sea"));
}

#[test]
fn never_closes_a_tag() {
    let closed = article_page();
    let open: String = closed
        .split_inclusive('>')
        .map(|piece| {
            let at = piece.find("</").unwrap_or(piece.len());
            piece[..at].to_owned()
        })
        .collect();
    assert!(!open.contains("</"));
    let page = read(&open);
    for n in 0..8 {
        assert!(page.text.contains(&format!("Paragraph {n}. {SENTENCES}")), "{}", page.text);
    }
    let short = read("<h1>Title<p>One short sentence.<p>Another.");
    assert!(short.text.contains("One short sentence.\n\nAnother."), "{short:?}");
}

#[test]
fn nothing() {
    for page in ["", "<html></html>", "<", "<!--", "<p", "&", "<script>"] {
        assert_eq!(read(page).text, "<".repeat(usize::from(page == "<")) + &"&".repeat(usize::from(page == "&")), "{page:?}");
    }
}

/// On a stack as small as the smallest that a thread of ours has.
fn on_a_small_stack(work: impl FnOnce() + Send) {
    std::thread::scope(|scope| {
        std::thread::Builder::new().stack_size(1 << 20).spawn_scoped(scope, work).unwrap().join().unwrap();
    });
}

#[test]
fn deep_nesting_overflows_no_stack() {
    on_a_small_stack(|| {
        for tag in ["div", "span", "b", "table", "ul", "blockquote", "font color=a", "svg", "select"] {
            let deep = format!("{}{SENTENCES}", format!("<{tag}>").repeat(100_000));
            let begun = Instant::now();
            let page = read(&deep);
            assert!(!page.article);
            assert!(begun.elapsed().as_secs() < 20, "{tag}: {:?}", begun.elapsed());
        }
        // Just as deep as is searched.
        let edge = format!("{}<p>{}</p>", "<div><i>".repeat(MAX_DEPTH / 2), SENTENCES.repeat(20));
        assert!(read(&edge).text.contains(SENTENCES));
        let edge = format!("{}{}", "<p><b>".repeat(MAX_DEPTH), SENTENCES.repeat(20));
        assert!(read(&edge).text.contains("spokeswoman"));
    });
}

#[test]
fn a_large_page() {
    let body = format!("<p>{SENTENCES}</p>\n");
    let page = format!("<html><body>{}</body></html>", body.repeat((50 << 20) / body.len()));
    let begun = Instant::now();
    let read_page = read(&page);
    println!("50 MB of HTML: {:.1} MB/s", 50.0 / begun.elapsed().as_secs_f64());
    assert!(!read_page.article && read_page.text.len() > 40 << 20);
    assert!(begun.elapsed().as_secs() < 60);
}

#[test]
fn the_largest_page_searched() {
    for element in
        [format!("<p>{SENTENCES}</p>"), "<p>a".to_owned(), "<a href=x>b</a> ".to_owned(), "<td>c".to_owned(), "<br>d".to_owned()]
    {
        let page = element.repeat((MAX_BYTES / element.len()).min(MAX_ELEMENTS - 1));
        let begun = Instant::now();
        let text = read(&page).text;
        println!("{} bytes of {element:.20}: {:?}, {} bytes of text", page.len(), begun.elapsed(), text.len());
        assert!(begun.elapsed().as_secs() < 60, "{element:.20}: {:?}", begun.elapsed());
    }
}

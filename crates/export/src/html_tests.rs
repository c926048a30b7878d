use std::collections::BTreeSet;

use model::Language;

use super::*;
use crate::made::{made, made_on};

/// Elements without an end.
const VOID: [&str; 4] = ["meta", "br", "hr", "img"];

/// The names of the tags in order, an end with its stroke; text between is not looked at.
fn tags(page: &str) -> Vec<(String, String)> {
    let body = page.split_once("</style>").unwrap();
    let head = body.0.split_once("<style>").unwrap().0;
    let mut out = Vec::new();
    for part in [head, "<style></style>", body.1].iter().flat_map(|t| t.split('<').skip(1)) {
        let (tag, _) = part.split_once('>').unwrap();
        let name: String = tag.chars().take_while(|c| !c.is_whitespace()).collect();
        out.push((name.trim_end_matches('/').to_owned(), tag.to_owned()));
    }
    out
}

fn pages() -> Vec<(Language, String)> {
    let files = [made(), made_on("2031-03-10"), made_on("2031-01-01")];
    [Language::En, Language::Fr].into_iter().flat_map(|l| files.iter().map(move |f| (l, html(f, l)))).collect()
}

#[test]
fn every_tag_is_closed() {
    for (_, page) in pages() {
        let mut open: Vec<String> = Vec::new();
        for (name, _) in tags(&page).into_iter().filter(|t| !t.0.starts_with('!')) {
            match name.strip_prefix('/') {
                Some(name) => assert_eq!(open.pop().as_deref(), Some(name)),
                None if VOID.contains(&name.as_str()) => {}
                None => open.push(name),
            }
        }
        assert!(open.is_empty(), "{open:?}");
    }
}

#[test]
fn nothing_is_asked_of_the_network() {
    for (_, page) in pages() {
        let (names, attributes): (BTreeSet<String>, Vec<String>) = tags(&page).into_iter().unzip();
        for bad in ["script", "link", "img", "iframe", "object", "embed", "base", "form", "image", "use", "foreignobject"] {
            assert!(!names.contains(bad), "<{bad}>");
        }
        for tag in attributes {
            assert!(!tag.contains(" src=") && !tag.contains(" onload=") && !tag.contains("javascript:"), "{tag}");
            assert!(!tag.contains("href=\"http") || tag.starts_with("a "), "{tag}");
        }
        let style = page.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0;
        assert!(!style.contains("url(") && !style.contains("@import"));
    }
}

#[test]
fn every_stage_has_its_sentences() {
    let file = made();
    let (en, fr) = (html(&file, Language::En), html(&file, Language::Fr));
    for s in &file.assessment.stages {
        assert!(en.contains(&s.sentence) && fr.contains(&s.sentence_fr), "{}", s.sentence);
        assert!(en.contains(&s.confidence_sentence) && fr.contains(&s.confidence_sentence_fr));
    }
    assert!(en.contains("<html lang=\"en\">") && fr.contains("<html lang=\"fr\">"));
}

#[test]
fn what_others_wrote_stays_text() {
    let mut file = made();
    file.assessment.title = "</title><script>alert(1)</script>".to_owned();
    file.evidence.documents[0].document.uri = "javascript:alert(1)".to_owned();
    file.evidence.documents[1].document.uri = "https://x.example/\" onmouseover=\"y".to_owned();
    let page = html(&file, Language::En);
    assert!(!page.contains("<script") && !page.contains("href=\"javascript"));
    assert!(page.contains("https://x.example/&quot; onmouseover=&quot;y"));
    assert!(page.contains("vers l’Ostravie &lt;script&gt;alert(1)&lt;/script&gt;."));
    // Right-to-left words neither turn nor leave their place.
    assert!(page.contains("<bdi>وزارة الدفاع</bdi>") && page.contains("<blockquote dir=\"auto\""));
}

#[test]
fn not_known_is_no_likelihood() {
    let page = html(&made(), Language::En);
    assert!(page.contains("bar notestablished") && page.contains("bar noinformation"));
    assert!(page.contains("Contents unknown.") && page.contains("made up"));
    assert!(page.contains("Not on ") && page.contains("list of 2031-03-18, checked 2031-03-22"));
    assert!(page.contains("made-2031-03.nmea.gz:8811") && page.contains("characters 720–764"));
}

#[test]
fn every_anchor_leads_somewhere() {
    let page = html(&made(), Language::En);
    for target in page.split("href=\"#").skip(1).map(|t| t.split('"').next().unwrap()) {
        assert!(page.contains(&format!("id=\"{target}\"")), "#{target}");
    }
}

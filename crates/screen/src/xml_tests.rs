use proptest::prelude::*;

use super::*;

fn read(text: &str) -> (Vec<Element>, Option<u64>) {
    let (mut wanted, mut cut) = (Vec::new(), None);
    parts(text.as_bytes(), &["b"], |part| match part {
        Part::Root(_) => {}
        Part::Wanted(e) => wanted.push(e),
        Part::Cut(byte, _) => cut = Some(byte),
    });
    (wanted, cut)
}

#[test]
fn wanted_elements_with_all_in_them() {
    let (found, cut) =
        read("<?xml version='1.0'?><a x='1'><z><b n='7'><c>R&amp;D &#233; &odd;</c><d/><c><![CDATA[<>]]></c></b></z><b/></a>");
    assert_eq!((found.len(), cut), (2, None));
    assert_eq!(found[0].each("c").map(|c| c.text.as_str()).collect::<Vec<_>>(), ["R&D é &odd;", "<>"]);
    assert_eq!((found[0].attribute("n"), found[0].said("d"), found[0].said("none")), (Some("7"), "", ""));
}

#[test]
fn where_it_breaks_off() {
    let whole = "<a><b><c>one</c></b><b><c>two</c></b></a>";
    assert_eq!(read(whole).1, None);
    for cut in 1..whole.len() {
        let (found, at) = read(&whole[..cut]);
        assert!(at.is_some_and(|at| at <= cut as u64), "{cut}: {at:?}");
        assert_eq!(found.len(), usize::from(cut >= 20) + usize::from(cut >= 37), "{cut}");
    }
    assert!(read("").1.is_some() && read("<a></b>").1.is_some());
}

#[test]
fn depth_has_an_end() {
    let deep = format!("<a><b>{}{}</b></a>", "<c>".repeat(100_000), "</c>".repeat(100_000));
    assert_eq!(read(&deep).0.len(), 1);
}

proptest! {
    #[test]
    fn nothing_breaks_it(text in "[<>/abc&;'\"= \\[\\]!?-]{0,80}") {
        read(&text);
    }
}

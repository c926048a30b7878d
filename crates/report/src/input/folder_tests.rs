use std::fs;

use super::*;
use crate::input::MAX_BYTES;

#[test]
fn in_order_of_names() {
    let dir = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| fs::write(dir.path().join(name), text).unwrap();
    fs::create_dir(dir.path().join("b")).unwrap();
    put("c.txt", "Third.");
    put("a.md", "First.");
    put("b/1.htm", "<p>Second.");
    put("d.jsonl", "{\"text\":\"Fourth.\"}\n{\"text\":\"Fifth.\"}\n");
    put("photo.png", "x");
    put("z.txt", &"long ".repeat(100));
    put(".hidden.txt", "x");
    let mut found = Vec::new();
    folder(dir.path(), 200, |chunk| found.extend(chunk)).unwrap();
    let texts: Vec<&str> = found.iter().filter_map(|f| f.as_ref().ok()).map(|t| t.raw.text.as_str()).collect();
    assert_eq!(texts, ["First.", "Second.", "Third.", "Fourth.", "Fifth."]);
    let told: Vec<&InputError> = found.iter().filter_map(|f| f.as_ref().err()).collect();
    assert!(matches!(told[..], [InputError::Kind { .. }, InputError::Large { bytes: 500, limit: 200, .. }]), "{told:?}");
}

#[test]
fn many_in_chunks() {
    let dir = tempfile::tempdir().unwrap();
    for n in 0..600 {
        fs::write(dir.path().join(format!("{n:04}.txt")), format!("Text {n}.")).unwrap();
    }
    let (mut chunks, mut texts) = (0, Vec::new());
    folder(dir.path(), MAX_BYTES, |chunk| {
        chunks += 1;
        texts.extend(chunk.into_iter().map(|t| t.unwrap().raw.text));
    })
    .unwrap();
    assert_eq!(chunks, 3);
    assert_eq!(texts, (0..600).map(|n| format!("Text {n}.")).collect::<Vec<_>>());
}

#[test]
fn missing() {
    assert!(matches!(folder(Path::new("/nowhere/at/all"), 1, |_| ()), Err(InputError::Read { .. })));
    assert!(matches!(crate::input::path(Path::new("/nowhere.txt"), 1)[0], Err(InputError::Read { .. })));
}

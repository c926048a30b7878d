use super::*;

fn text(from: usize, to: usize) -> String {
    (from..to).map(|n| format!("word{n}")).collect::<Vec<_>>().join(" ")
}

#[test]
fn containment() {
    let whole = Shingles::new(&text(0, 300));
    let part = Shingles::new(&text(100, 200).to_uppercase());
    let (of_short, of_long) = whole.shared(&part);
    assert!((of_short - 1.0).abs() < 1e-9 && (0.3..0.4).contains(&of_long), "{of_short} {of_long}");
    assert_eq!(whole.shared(&Shingles::new(&text(1000, 1300))).0, 0.0);
    assert!(!Shingles::new("").tells() && !Shingles::new(&text(0, 18)).tells() && part.tells());
}

#[test]
fn long_texts_are_sampled() {
    let a = Shingles::new(&text(0, 40_000));
    let b = Shingles::new(&text(20_000, 60_000));
    assert_eq!(a.hashes.len(), KEPT);
    let (share, _) = a.shared(&b);
    assert!((0.42..0.58).contains(&share), "{share}");
}

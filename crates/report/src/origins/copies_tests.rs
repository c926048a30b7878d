use super::*;
use crate::origins::shingles::Shingles;

fn sketch(text: &str) -> Sketch {
    Sketch {
        document: String::new(),
        language: None,
        outlet: None,
        house: None,
        agency: None,
        residue: None,
        published: None,
        speeches: Vec::new(),
        shingles: Shingles::new(text),
        numbers: Vec::new(),
    }
}

fn words(seed: usize, count: usize) -> String {
    (0..count).map(|n| format!("w{}", (seed * 7919 + n * n * 31) % 5003)).collect::<Vec<_>>().join(" ")
}

#[test]
fn copies_and_digests() {
    let story = words(1, 200);
    let other = words(2, 200);
    let digest = (1..9).map(|n| words(n, 200)).collect::<Vec<_>>().join(" ");
    let update = format!("{story} {}", words(3, 80));
    let found = find(&[sketch(&story), sketch(&other), sketch(&update), sketch(&digest), sketch("too short"), sketch(&story)]);
    let of: Vec<Option<usize>> = found.iter().map(|c| c.map(|c| c.of)).collect();
    assert_eq!(of, [None, None, Some(0), None, None, Some(0)]);
}

#[test]
fn ten_thousand() {
    let sketches: Vec<Sketch> = (0..10_000).map(|n| sketch(&words(n % 4000, 150))).collect();
    let begun = std::time::Instant::now();
    let found = find(&sketches);
    println!("10,000 documents: {:?}", begun.elapsed());
    assert_eq!(found.iter().filter(|c| c.is_some()).count(), 6000);
    assert!(begun.elapsed().as_secs() < 60);
    // One text ten thousand times.
    let same = vec![sketch(&words(1, 150)); 10_000];
    let begun = std::time::Instant::now();
    assert_eq!(find(&same).iter().flatten().filter(|c| c.of == 0).count(), 9_999);
    println!("10,000 times one document: {:?}", begun.elapsed());
    assert!(begun.elapsed().as_secs() < 60);
}

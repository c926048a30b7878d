//! Scores which sentences are attributed, on a folder of `PolNeAR` (Newell et al., LREC 2018): `text/*.txt` beside `attributions/*.ann`.
//!
//! A sentence is attributed in the annotation where any part of an attribution (source, cue or content) lies in it.

use std::{collections::BTreeMap, path::Path};

use model::Span;
use report::{Reader, gold::ratio};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let dir = std::env::args().nth(1).ok_or("usage: attribution DIR [--misses]")?;
    let misses = std::env::args().any(|a| a == "--misses");
    let reader = Reader::new(&[])?;
    let mut annotations: BTreeMap<String, Vec<Span>> = BTreeMap::new();
    for entry in std::fs::read_dir(Path::new(&dir).join("attributions"))? {
        let path = entry?.path();
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        // One article may have several annotators: "slug_a1b2.ann".
        let spans = annotations.entry(stem).or_default();
        for line in std::fs::read_to_string(&path)?.lines().filter(|l| l.starts_with('T')) {
            let Some(place) = line.split('\t').nth(1) else { continue };
            let Some((kind, offsets)) = place.split_once(' ') else { continue };
            if !matches!(kind, "Source" | "Cue" | "Content") {
                continue;
            }
            for part in offsets.split(';') {
                if let Some((a, b)) = part.split_once(' ') {
                    spans.push(Span::new(a.parse()?, b.parse()?));
                }
            }
        }
    }
    let (mut right, mut read, mut gold, mut documents) = (0, 0, 0, 0);
    let mut texts: Vec<_> = std::fs::read_dir(Path::new(&dir).join("text"))?.filter_map(Result::ok).map(|e| e.path()).collect();
    texts.sort();
    for path in texts {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let Some((_, spans)) = annotations.iter().find(|(name, _)| name.starts_with(&stem)) else { continue };
        documents += 1;
        let text = std::fs::read_to_string(&path)?;
        for sentence in reader.attributed(&text, model::Language::En) {
            let is = spans.iter().any(|s| s.shared(sentence.span) > 0);
            right += usize::from(is && sentence.attributed);
            read += usize::from(sentence.attributed);
            gold += usize::from(is);
            if misses && is != sentence.attributed {
                let words: String = text.chars().skip(sentence.span.start as usize).take(sentence.span.len() as usize).collect();
                println!("{} {}", if is { "missed" } else { "extra" }, words.replace('\n', " "));
            }
        }
    }
    println!(
        "{documents} documents, {gold} attributed sentences: precision {:.3}, recall {:.3}, F1 {:.3}",
        ratio(right, read),
        ratio(right, gold),
        ratio(2 * right, read + gold)
    );
    Ok(())
}

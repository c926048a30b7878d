//! Prints scores against a folder of annotated documents, and with `--misses` what differs.

use std::path::Path;

use report::{Reader, gold};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let misses = args.iter().any(|a| a == "--misses");
    let only = args.iter().find_map(|a| a.strip_prefix("--only="));
    let places = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("gold/lexicon/places.toml"))?;
    let reader = Reader::new(&[("gold/lexicon/places.toml", &places)])?;
    for dir in args.iter().filter(|a| !a.starts_with("--")) {
        let mut total = gold::Score::default();
        for compared in gold::folder(Path::new(dir), &reader)? {
            total.add(&compared.score);
            if !misses || only.is_some_and(|o| !compared.path.contains(o)) {
                continue;
            }
            println!("== {}", compared.path);
            for (row, claim) in &compared.pairs {
                let r = row.as_ref().map(|r| {
                    format!(
                        "{} {} | {} | {} | {} | {}>{} | {} | {}",
                        r.id,
                        r.get("speaker"),
                        r.get("origin"),
                        r.get("stance"),
                        r.get("stage"),
                        r.get("supplier"),
                        r.get("recipient"),
                        r.get("said"),
                        r.get("about")
                    )
                });
                let c = claim.as_ref().map(|c| {
                    format!(
                        "{} | {} | {} | {} | {}>{} | {} | {} [{}]",
                        c.speaker,
                        c.origin,
                        c.stance.name(),
                        c.stage.map_or("", |s| s.name()),
                        c.supplier.as_ref().map_or("", |p| &p.code),
                        c.recipient.as_ref().map_or("", |p| &p.code),
                        c.said.as_ref().map(ToString::to_string).unwrap_or_default(),
                        c.about.as_ref().map(ToString::to_string).unwrap_or_default(),
                        c.rule
                    )
                });
                match (r, c) {
                    (Some(r), Some(c)) => println!("  = {r}\n    {c}"),
                    (Some(r), None) => {
                        let span = row.as_ref().map_or(model::Span::new(0, 0), |r| r.span);
                        let text = std::fs::read_to_string(&compared.path)?;
                        let text: String = text.chars().skip(span.start as usize).take(span.len() as usize).collect();
                        println!("  - MISSED {r}\n    {}", text.replace('\n', " "));
                    }
                    (None, Some(c)) => {
                        println!("  + EXTRA {c}\n    {}", claim.as_ref().map(|c| c.exact.replace('\n', " ")).unwrap_or_default());
                    }
                    (None, None) => {}
                }
            }
        }
        let s = &total;
        println!(
            "{dir}: {} documents, P {:.3} R {:.3} F1 {:.3} (gold {}, read {}, matched {}); speaker {:.3} origin {:.3} stance {:.3} stage {:.3} dates {:.3} ({}); denials {}/{} = {:.3}, invented {}; stages invented {}; from noise {}",
            s.documents,
            s.precision(),
            s.recall(),
            s.f1(),
            s.gold,
            s.read,
            s.matched,
            s.of_matched(s.speaker),
            s.of_matched(s.origin),
            s.of_matched(s.stance),
            s.of_matched(s.stage),
            gold::ratio(s.dates_right, s.dates),
            s.dates,
            s.denials_found,
            s.denials,
            gold::ratio(s.denials_found, s.denials),
            s.denials_invented,
            s.stages_invented,
            s.from_noise
        );
    }
    Ok(())
}

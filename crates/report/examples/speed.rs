//! How fast documents are read, and how fast many are told apart: prints figures, and writes nothing.
//!
//! `cargo run --release -p report --example speed` ; `-- --large` for documents of 256 kB, 512 kB and 1 MB of odd forms
//! (`--large=WORD`: of the forms whose name holds the word).

use std::{path::Path, time::Instant};

use rayon::prelude::*;
use report::{
    Raw, Reader,
    origins::{self, Agencies, Sketch},
};

/// Seconds of processor time of this thread, which others on the machine do not change; of the clock where the system does not say.
fn seconds() -> f64 {
    static BEGUN: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    let spent = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = spent.and_then(|s| s.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| BEGUN.get_or_init(Instant::now).elapsed().as_secs_f64(), |n| n / 1e9)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let gold = Path::new(env!("CARGO_MANIFEST_DIR")).join("gold");
    let places = std::fs::read_to_string(gold.join("lexicon/places.toml"))?;
    let begun = Instant::now();
    let reader = Reader::new(&[("places.toml", &places)])?;
    println!("lexicons: {:.0} ms", begun.elapsed().as_secs_f64() * 1e3);
    if let Some(form) = args.iter().find_map(|a| a.strip_prefix("--large")) {
        large(&reader, form.trim_start_matches('='));
        return Ok(());
    }
    let mut texts = Vec::new();
    for folder in ["fr/tune", "en/tune", "fr/held", "en/held"] {
        for taken in report::input::files(&gold.join(folder))?.iter().filter(|p| p.extension().is_some_and(|e| e == "txt")) {
            texts.push(std::fs::read_to_string(taken)?);
        }
    }
    one_core(&reader, &texts);
    with_origins(&reader, &texts)?;
    Ok(())
}

/// The texts with numbers and names varied, so that no two copies are the same bytes.
fn varied(texts: &[String], copy: usize) -> impl Iterator<Item = String> + '_ {
    texts.iter().map(move |t| {
        let day = format!("{}", copy % 28 + 1);
        t.replace("mardi", ["lundi", "mercredi", "jeudi", "mardi"][copy % 4])
            .replace("on Tuesday", ["on Monday", "on Friday", "on Tuesday"][copy % 3])
            .replace("12 March", &format!("{day} March"))
            .replace("hundreds", ["dozens", "thousands", "hundreds"][copy % 3])
    })
}

fn one_core(reader: &Reader, texts: &[String]) {
    let bytes: usize = texts.iter().map(String::len).sum();
    let copies = (8 << 20) / bytes.max(1) + 1;
    let corpus: Vec<Raw> = (0..copies).flat_map(|n| varied(texts, n)).map(|text| Raw { text, ..Raw::default() }).collect();
    let bytes: usize = corpus.iter().map(|r| r.text.len()).sum();
    let begun = seconds();
    let claims: usize = corpus.iter().map(|raw| reader.read(raw).claims.len()).sum();
    let seconds = seconds() - begun;
    let megabytes = bytes as f64 / 1e6;
    println!(
        "reading, one core: {} documents, {megabytes:.1} MB, {claims} claims in {seconds:.2} s = {:.2} MB/s, {:.0} documents a minute",
        corpus.len(),
        megabytes / seconds,
        corpus.len() as f64 / seconds * 60.0
    );
}

/// Ten thousand documents, read on all cores and their origins resolved.
fn with_origins(reader: &Reader, texts: &[String]) -> Result<(), Box<dyn std::error::Error>> {
    const DOCUMENTS: usize = 10_000;
    let agencies = Agencies::new(&[])?;
    let corpus: Vec<Raw> = (0..=DOCUMENTS / texts.len().max(1))
        .flat_map(|n| varied(texts, n))
        .take(DOCUMENTS)
        .map(|text| Raw { text, ..Raw::default() })
        .collect();
    let begun = Instant::now();
    let sketches: Vec<Sketch> = corpus.par_iter().map(|raw| Sketch::new(raw, &reader.read(raw), reader, &agencies)).collect();
    let read = begun.elapsed().as_secs_f64();
    let found = origins::resolve(&sketches, reader);
    let all = begun.elapsed().as_secs_f64();
    println!(
        "reading and origins, {} threads, by the clock: {} documents in {read:.2} + {:.2} s = {:.0} documents a minute; {} utterances, {} copies",
        rayon::current_num_threads(),
        corpus.len(),
        all - read,
        corpus.len() as f64 / all * 60.0,
        found.utterances.len(),
        found.documents.iter().filter(|d| d.copy.is_some()).count()
    );
    Ok(())
}

/// Time must grow with the size, not with its square.
fn large(reader: &Reader, form: &str) {
    let lead =
        "Kestria has shipped thousands of artillery shells to Marovia, the Valdorian spokeswoman Mara Voss said on Tuesday.";
    let still = "“We are still watching whether they were received,” she said. The weather was fine in the port that day.";
    let forms = [
        ("claims in paragraphs", format!("{lead}\n\n{still}\n\n")),
        ("other paragraphs", "The weather was fine in the port that day, and the market opened early.\n\n".to_owned()),
        ("one paragraph of claims", format!("{lead} {still} ")),
        ("one paragraph, nothing in it", "The weather was fine in the port that day. ".to_owned()),
        (
            "rare claims",
            format!("{lead}\n\n{}", "The weather was fine in the port that day, as it is in spring.\n\n".repeat(200)),
        ),
        ("one sentence of claims", "Kestria shipped shells to Marovia and ".to_owned()),
        ("one sentence, reported", "he said that ".to_owned()),
        ("quotations opened", format!("“{lead} ")),
        ("no spaces", "abcdefghij".to_owned()),
        ("no spaces, goods", "shells".to_owned()),
        ("elisions", "l’".to_owned()),
        ("numbers", "1.".to_owned()),
        ("hyphens", "a-".to_owned()),
        ("marks", "?!".to_owned()),
    ];
    for (name, piece) in forms.into_iter().filter(|(name, _)| name.contains(form)) {
        print!("{name:30}");
        for size in [1_usize, 2, 4] {
            let text = format!("{lead}\n\n{}", piece.repeat((size << 18) / piece.len()));
            let begun = seconds();
            let claims = reader.read(&Raw { text, ..Raw::default() }).claims.len();
            let seconds = seconds() - begun;
            print!("{:>5} kB {seconds:8.2} s ({claims} claims)", size << 8);
            if seconds > 30.0 {
                break;
            }
        }
        println!();
    }
}

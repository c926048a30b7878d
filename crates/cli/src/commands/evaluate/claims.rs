//! `sillage evaluate --claims`: what is read from annotated documents.

use std::path::Path;

use report::{
    Reader,
    gold::{self, Score, ratio},
};
use serde::Serialize;

use crate::{
    args::evaluate::Evaluate,
    exit::{CliError, Exit},
    output::{line, plain_table, print_json},
};

/// One language's part.
#[derive(Serialize)]
struct Outcome {
    language: String,
    part: &'static str,
    documents: usize,
    claims: usize,
    precision: f64,
    recall: f64,
    f1: f64,
    speaker: f64,
    origin: f64,
    stance: f64,
    stage: f64,
    dates: f64,
    denial_recall: f64,
    denials_invented: usize,
    stages_invented: usize,
    from_noise: usize,
}

pub(super) fn run(folder: &Path, args: &Evaluate) -> Result<Exit, CliError> {
    let outcomes = outcomes(folder)?;
    if args.json {
        print_json(std::io::stdout().lock(), &outcomes)?;
        return Ok(Exit::Done);
    }
    let header = [
        "language",
        "part",
        "documents",
        "claims",
        "precision",
        "recall",
        "F1",
        "speaker",
        "origin",
        "stance",
        "stage",
        "dates",
        "denials found",
        "denials invented",
        "stages invented",
        "from noise",
    ];
    let cells = outcomes.iter().map(|o| {
        let share = |x: f64| format!("{x:.3}");
        vec![
            o.language.clone(),
            o.part.to_owned(),
            o.documents.to_string(),
            o.claims.to_string(),
            share(o.precision),
            share(o.recall),
            share(o.f1),
            share(o.speaker),
            share(o.origin),
            share(o.stance),
            share(o.stage),
            share(o.dates),
            share(o.denial_recall),
            o.denials_invented.to_string(),
            o.stages_invented.to_string(),
            o.from_noise.to_string(),
        ]
    });
    if args.markdown {
        line(&format!("| {} |", header.join(" | ")))?;
        line(&format!("|{}", "---|".repeat(header.len())))?;
        for row in cells {
            line(&format!("| {} |", row.join(" | ")))?;
        }
    } else {
        let mut table = plain_table(&header);
        cells.for_each(|row| {
            table.add_row(row);
        });
        line(&table.trim_fmt())?;
    }
    Ok(Exit::Done)
}

fn outcomes(folder: &Path) -> Result<Vec<Outcome>, CliError> {
    let path = folder.join("lexicon/places.toml");
    let places = std::fs::read_to_string(&path).map_err(|e| CliError::io(path.display().to_string(), e))?;
    let name = path.display().to_string();
    let reader = Reader::new(&[(&name, &places)]).map_err(|e| CliError::Other(e.to_string()))?;
    let mut outcomes = Vec::new();
    for language in ["fr", "en"] {
        for (part, told) in [("tune", "used for tuning"), ("held", "held out")] {
            let dir = folder.join(language).join(part);
            if !dir.is_dir() {
                continue;
            }
            let mut score = Score::default();
            for compared in gold::folder(&dir, &reader).map_err(|e| CliError::Other(e.to_string()))? {
                score.add(&compared.score);
            }
            outcomes.push(outcome(language, told, &score));
        }
    }
    if outcomes.is_empty() {
        return Err(CliError::Usage(format!("{}: expected fr/tune, fr/held, en/tune or en/held in it", folder.display())));
    }
    Ok(outcomes)
}

fn outcome(language: &str, part: &'static str, score: &Score) -> Outcome {
    Outcome {
        language: language.to_owned(),
        part,
        documents: score.documents,
        claims: score.gold,
        precision: score.precision(),
        recall: score.recall(),
        f1: score.f1(),
        speaker: score.of_matched(score.speaker),
        origin: score.of_matched(score.origin),
        stance: score.of_matched(score.stance),
        stage: score.of_matched(score.stage),
        dates: ratio(score.dates_right, score.dates),
        denial_recall: ratio(score.denials_found, score.denials),
        denials_invented: score.denials_invented,
        stages_invented: score.stages_invented,
        from_noise: score.from_noise,
    }
}

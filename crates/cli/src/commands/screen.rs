//! `sillage screen`: ships and companies against sanctions lists.

pub(crate) mod heard;
mod show;

use rayon::prelude::*;
use screen::{Grade, Hit, Index, Lists, Schema, Subject};
use serde::Serialize;

use crate::{
    args::screen::{Least, Screen},
    exit::{CliError, Exit},
    output::{line, print_json},
    progress::Progress,
};

/// Screened between two looks at the progress bar.
const AT_ONCE: usize = 2000;

/// What was asked, and the answer.
pub(crate) struct Answer {
    pub(crate) subject: Subject,
    pub(crate) hits: Vec<Hit>,
}

/// The counts at the end.
#[derive(Default, Serialize)]
pub(crate) struct Totals {
    pub(crate) screened: usize,
    pub(crate) matches: usize,
    pub(crate) probable: usize,
    pub(crate) leads: usize,
    pub(crate) nothing: usize,
}

pub(crate) fn run(args: &Screen, quiet: bool) -> Result<Exit, CliError> {
    let fail = |e: screen::ScreenError| CliError::Other(e.to_string());
    let mut progress = Progress::new(quiet);
    progress.steps("reading lists", "", 0, 1);
    let lists = Lists::read(&args.lists, &args.dates);
    progress.finish();
    let lists = lists.map_err(fail)?;
    unmatched_dates(args, &lists)?;
    if !quiet {
        show::told(&lists);
    }
    let in_part = lists.in_part();
    let index = Index::new(lists);
    let subjects = match (&args.file, &args.lake) {
        (Some(file), _) => from_file(file, quiet)?,
        (_, Some(lake)) => heard::subjects(lake, &mut progress)?,
        _ => vec![one(args)?],
    };
    let answers = screened(&index, subjects, args, &mut progress);
    progress.finish();
    let totals = totals(&answers);
    if args.json {
        print_json(std::io::stdout().lock(), show::json(&index, &answers, &totals))?;
    } else {
        show::print(&index, &answers, &totals, args)?;
    }
    Ok(if in_part { Exit::InPart } else { Exit::Done })
}

/// A date for a file that is not there is a slip.
fn unmatched_dates(args: &Screen, lists: &Lists) -> Result<(), CliError> {
    let taken = lists.infos.iter().filter(|i| i.date.given).count();
    if taken < args.dates.len() {
        let named: Vec<String> = args.dates.iter().map(|(f, d)| format!("{}={d}", f.display())).collect();
        let files: Vec<&str> = lists.infos.iter().map(|i| i.file.as_str()).collect();
        return Err(CliError::Usage(format!("--list-date {}: the lists are {}", named.join(" "), files.join(", "))));
    }
    Ok(())
}

fn one(args: &Screen) -> Result<Subject, CliError> {
    let company = args.company.is_some() || args.company_imo.is_some();
    let company_imo = match &args.company_imo {
        Some(text) => match screen::company_numbers(text) {
            none if none.is_empty() => {
                return Err(CliError::Usage(format!(
                    "--company-imo {text:?} is no IMO company number: expected seven digits, the last the check digit"
                )));
            }
            some => some,
        },
        None => Vec::new(),
    };
    Ok(Subject {
        schema: if company { Schema::Organisation } else { Schema::Vessel },
        imo: args.imo.into_iter().collect(),
        company_imo,
        mmsi: args.mmsi.into_iter().collect(),
        call_signs: args.call_sign.iter().cloned().collect(),
        names: args.name.iter().chain(&args.company).cloned().collect(),
        ..Subject::default()
    })
}

fn from_file(path: &std::path::Path, quiet: bool) -> Result<Vec<Subject>, CliError> {
    let name = path.display().to_string();
    let file = std::fs::File::open(path).map_err(|e| CliError::io(&*name, e))?;
    let (subjects, wrong) = screen::subjects_from_csv(&name, file).map_err(|e| CliError::Other(e.to_string()))?;
    if !quiet {
        for bad in wrong.iter().take(show::TOLD) {
            let rest = if bad.screened { "; screened by the rest of the row" } else { "; not screened" };
            eprintln!("{name}, line {}: {}{rest}", bad.line, bad.what);
        }
        if wrong.len() > show::TOLD {
            eprintln!("{name}: {} more of the kind", wrong.len() - show::TOLD);
        }
    }
    if subjects.is_empty() {
        return Err(CliError::Other(format!("{name}: no row with a name, an IMO number, an MMSI or a call sign")));
    }
    Ok(subjects)
}

fn screened(index: &Index, subjects: Vec<Subject>, args: &Screen, progress: &mut Progress) -> Vec<Answer> {
    let least = match args.least {
        Least::Match => Grade::Match,
        Least::Probable => Grade::Probable,
        Least::Lead => Grade::Lead,
        Least::None => Grade::None,
    };
    let total = subjects.len();
    let mut answers = Vec::with_capacity(total);
    let mut rest = subjects;
    while !rest.is_empty() {
        progress.steps("screening", "", answers.len(), total);
        let later = rest.split_off(AT_ONCE.min(rest.len()));
        answers.par_extend(std::mem::replace(&mut rest, later).into_par_iter().map(|subject| {
            let mut hits = index.screen(&subject);
            hits.retain(|h| h.grade >= least);
            hits.truncate(args.limit);
            Answer { subject, hits }
        }));
    }
    answers
}

fn totals(answers: &[Answer]) -> Totals {
    let mut totals = Totals { screened: answers.len(), ..Totals::default() };
    for answer in answers {
        *match answer.hits.first().map(|h| h.grade) {
            Some(Grade::Match) => &mut totals.matches,
            Some(Grade::Probable) => &mut totals.probable,
            Some(Grade::Lead) => &mut totals.leads,
            Some(Grade::None) | None => &mut totals.nothing,
        } += 1;
    }
    totals
}

/// A blank line between two blocks.
pub(crate) fn blank() -> Result<(), CliError> {
    line("")
}

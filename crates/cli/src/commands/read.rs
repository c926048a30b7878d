//! `sillage read`: documents to claims.

mod show;

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use ::case::{Ledger, Received, ledger::Object};
use model::{Day, Timestamp};
use report::{
    Raw, Reader, Reading,
    extract::{self, ExtractOptions},
    input::{self, InputError, Taken, fetch},
    origins::{self, Agencies, Origins, Sketch},
};

use crate::{
    args::read::Read,
    exit::{CliError, Exit},
    output::{count, line},
};

pub(crate) fn run(args: &Read, quiet: bool) -> Result<Exit, CliError> {
    let reader = reader(&args.lexicons)?;
    let agencies = Agencies::new(&[]).map_err(|e| CliError::Other(e.to_string()))?;
    let mut readings: Vec<Reading> = Vec::new();
    let mut sketches: Vec<Sketch> = Vec::new();
    let model = model(args);
    let mut failed = false;
    let mut exit = Exit::Done;
    let mut take = |taken: Taken| {
        let mut reading = reader.read(&taken.raw);
        if let Some(model) = &model {
            asked(&taken.raw, &mut reading, model, quiet, &mut failed);
        }
        sketches.push(Sketch::new(&taken.raw, &reading, &reader, &agencies));
        readings.push(reading);
    };
    if let (Some(list), Some(keep)) = (&args.urls, &args.keep) {
        exit = worse(exit, fetched(list, keep, args.pause, quiet, &mut take)?);
    }
    exit = worse(exit, documents(&args.inputs, quiet, &mut take)?);
    if failed {
        exit = Exit::InPart;
    }
    for reading in readings.iter().filter(|r| r.document.language.is_none()) {
        exit = Exit::InPart;
        if !quiet {
            let language = reading.document.detected.as_deref().unwrap_or("no language that could be told");
            eprintln!("{}: not read: the language is {language}; French and English are read", reading.document.uri);
        }
    }
    if readings.is_empty() {
        return Err(CliError::Other("no document could be read".to_owned()));
    }
    let origins = origins::resolve(&sketches, &reader);
    if let Some(ledger) = &args.ledger {
        keep(ledger, &args.author.author, &readings, &origins, quiet)?;
    }
    if args.origins {
        show::origins(&origins, &readings, args.json)?;
    } else if args.json {
        for reading in &readings {
            line(&show::json(reading).to_string())?;
        }
    } else {
        for reading in &readings {
            show::reading(reading)?;
        }
    }
    Ok(exit)
}

/// The model to ask, where one was named.
fn model(args: &Read) -> Option<ExtractOptions> {
    let (base, name) = args.endpoint.as_ref().zip(args.model.as_ref())?;
    let mut options = ExtractOptions::new(base, name);
    options.key.clone_from(&args.api_key);
    Some(options)
}

/// Adds what a model reads in a document and can show in it; what it says beyond that is refused, and told by its number.
fn asked(raw: &Raw, reading: &mut Reading, options: &ExtractOptions, quiet: bool, failed: &mut bool) {
    match extract::extract(raw, reading, options) {
        Ok(extracted) => {
            let refused: usize = extracted.refused.values().sum();
            let truncated = if extracted.truncated { "; only the beginning was shown to it" } else { "" };
            let added = extract::merge(reading, extracted);
            if !quiet {
                eprintln!("{}: {} adds {added} claims, {refused} refused{truncated}", raw.uri, options.model);
            }
        }
        Err(e) => {
            *failed = true;
            if !quiet {
                eprintln!("{}: read without the model: {e}", raw.uri);
            }
        }
    }
}

/// A reader with further tables of places.
pub(crate) fn reader(lexicons: &[PathBuf]) -> Result<Reader, CliError> {
    let mut tables = Vec::new();
    for path in lexicons {
        let name = path.display().to_string();
        let text = fs::read_to_string(path).map_err(|e| CliError::io(&*name, e))?;
        tables.push((name, text));
    }
    let tables: Vec<(&str, &str)> = tables.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
    Reader::new(&tables).map_err(|e| CliError::Other(e.to_string()))
}

const fn worse(a: Exit, b: Exit) -> Exit {
    if matches!(a, Exit::Done) { b } else { a }
}

/// Hands on the documents of files and folders; what cannot be taken is told, and the rest counts.
pub(crate) fn documents(inputs: &[PathBuf], quiet: bool, each: &mut dyn FnMut(Taken)) -> Result<Exit, CliError> {
    let mut exit = Exit::Done;
    let mut tell = |e: &InputError| {
        exit = Exit::InPart;
        if !quiet {
            eprintln!("sillage: {e}");
        }
    };
    for path in inputs {
        if path.is_dir() {
            let chunk = |taken: Vec<Result<Taken, InputError>>| taken.into_iter().for_each(|t| given(t, &mut tell, each));
            input::folder(path, input::MAX_BYTES, chunk).map_err(|e| CliError::Other(e.to_string()))?;
        } else {
            for taken in input::path(path, input::MAX_BYTES) {
                given(taken, &mut tell, each);
            }
        }
    }
    Ok(exit)
}

fn given(taken: Result<Taken, InputError>, tell: &mut dyn FnMut(&InputError), each: &mut dyn FnMut(Taken)) {
    match taken {
        Ok(taken) => each(taken),
        Err(e) => tell(&e),
    }
}

/// Fetches the addresses of a list and hands on their documents.
fn fetched(list: &Path, keep: &Path, pause: f64, quiet: bool, each: &mut (dyn FnMut(Taken) + Send)) -> Result<Exit, CliError> {
    let text = fs::read_to_string(list).map_err(|e| CliError::io(list.display().to_string(), e))?;
    let urls = fetch::addresses(&text);
    let mut options = fetch::FetchOptions::new(keep);
    options.pause = Duration::try_from_secs_f64(pause).map_err(|e| CliError::Usage(format!("--pause {pause}: {e}")))?;
    let mut exit = Exit::Done;
    let mut done = 0;
    let outcome = |fetched: fetch::Fetched| {
        done += 1;
        let mut tell = |what: &str| {
            exit = Exit::InPart;
            if !quiet {
                eprintln!("{}: {what}", fetched.url);
            }
        };
        match fetched.outcome {
            Ok(taken) => {
                for one in taken {
                    match one {
                        Ok(taken) => each(taken),
                        Err(e) => tell(&e.to_string()),
                    }
                }
                if !quiet {
                    eprintln!("{done} of {}: {}{}", urls.len(), fetched.url, if fetched.kept { " (kept before)" } else { "" });
                }
            }
            Err(e) => tell(&e.to_string()),
        }
    };
    fetch::fetch(&urls, &options, outcome).map_err(|e| CliError::Other(e.to_string()))?;
    Ok(exit)
}

/// Keeps documents, utterances and claims in a ledger; those that it holds already are left as they are.
fn keep(ledger: &str, author: &str, readings: &[Reading], origins: &Origins, quiet: bool) -> Result<(), CliError> {
    let mut ledger = Ledger::open(ledger)?;
    let known: Vec<String> =
        ::case::Dossier::read(&mut ledger, None)?.evidence.documents.into_iter().map(|d| d.document.id).collect();
    let today = Timestamp::now().day();
    let mut objects = Vec::new();
    for (at, reading) in readings.iter().enumerate().filter(|(_, r)| !known.contains(&r.document.id)) {
        let copy = origins.documents.get(at).and_then(|p| p.copy).and_then(|c| readings.get(c.of));
        objects.extend(records(reading, copy.map(|r| r.document.id.clone()), today));
    }
    if !objects.is_empty() {
        ledger.append(author, "read", &objects)?;
    }
    if !quiet {
        eprintln!("{} records added to the ledger", count(objects.len() as u64));
    }
    Ok(())
}

/// A reading as the ledger keeps it: the document, the utterances, the claims.
pub(crate) fn records(reading: &Reading, copy_of: Option<String>, captured: Day) -> impl Iterator<Item = Object> {
    let received = Received { document: reading.document.clone(), copy_of, captured: Some(captured) };
    let utterances = reading.utterances.iter().map(|u| Object::Utterance(Box::new(u.clone())));
    let claims = reading.claims.iter().map(|c| Object::Claim(Box::new(c.clone())));
    std::iter::once(Object::Document(Box::new(received))).chain(utterances).chain(claims)
}

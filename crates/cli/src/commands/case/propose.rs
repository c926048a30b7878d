//! `sillage case propose`, `sillage case open`: from documents to case files, and case files into the ledger.

use std::fs;

use ::case::{
    Case, Items, Ledger,
    ledger::{CaseText, Object},
};

use crate::{
    args::case::{OpenCase, Propose},
    commands::read::{documents, reader},
    exit::{CliError, Exit},
    output::line,
};

pub(super) fn run(args: &Propose, quiet: bool) -> Result<Exit, CliError> {
    let reader = reader(&args.lexicons)?;
    let mut claims = Vec::new();
    let exit = documents(&args.inputs, quiet, &mut |taken| claims.extend(reader.read(&taken.raw).claims))?;
    let items = Items::embedded();
    let drafts = Case::propose(&claims, &items);
    if drafts.is_empty() {
        return Err(CliError::Other("no claim in these documents names who sends or gets goods".to_owned()));
    }
    for draft in &drafts {
        match &args.into {
            Some(folder) => {
                fs::create_dir_all(folder).map_err(|e| CliError::io(folder.display().to_string(), e))?;
                let path = folder.join(format!("{}.toml", draft.id));
                fs::write(&path, &draft.toml).map_err(|e| CliError::io(path.display().to_string(), e))?;
                line(&format!("{}: from {} claims", path.display(), draft.claims.len()))?;
            }
            None => line(&draft.toml)?,
        }
    }
    Ok(exit)
}

pub(super) fn open(args: &OpenCase) -> Result<Exit, CliError> {
    let mut objects = Vec::new();
    for path in &args.files {
        let name = path.display().to_string();
        let toml = fs::read_to_string(path).map_err(|e| CliError::io(&*name, e))?;
        let case = Case::parse(&toml).map_err(|e| CliError::Other(format!("{name}: {e}")))?;
        objects.push(Object::Case(CaseText { id: case.id, toml }));
    }
    for record in Ledger::open(&args.ledger.ledger)?.append(&args.author.author, "open", &objects)? {
        line(&format!("case {} kept as record {}", record.id, record.seq))?;
    }
    Ok(Exit::Done)
}

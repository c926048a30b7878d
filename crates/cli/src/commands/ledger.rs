//! `sillage ledger`: check it, write it out, take one over.

use std::{
    fs::File,
    io::{self, BufReader, BufWriter},
};

use ::case::Ledger;

use crate::{
    args::case::{Export, Import, LedgerCommand, Verify},
    exit::{CliError, Exit},
    output::{count, line, print_json},
};

pub(crate) fn run(command: &LedgerCommand) -> Result<Exit, CliError> {
    match command {
        LedgerCommand::Verify(args) => verify(args),
        LedgerCommand::Export(args) => export(args),
        LedgerCommand::Import(args) => import(args),
    }
}

fn verify(args: &Verify) -> Result<Exit, CliError> {
    let found = Ledger::open_existing(&args.ledger.ledger)?.verify(args.expect.as_deref())?;
    if args.json {
        print_json(io::stdout().lock(), [&found])?;
    } else if found.broken.is_none() {
        line(&format!(
            "{} records, every link holds. The last hash, to be kept elsewhere:\n{}",
            count(found.records),
            found.head
        ))?;
    }
    match found.broken {
        Some(broken) => {
            Err(CliError::Other(format!("the ledger is broken at record {} (of {}): {}", broken.seq, found.records, broken.what)))
        }
        None => Ok(Exit::Done),
    }
}

fn export(args: &Export) -> Result<Exit, CliError> {
    let mut ledger = Ledger::open_existing(&args.ledger.ledger)?;
    match &args.to {
        Some(path) => {
            let file = File::create(path).map_err(|e| CliError::io(path.display().to_string(), e))?;
            let n = ledger.export(BufWriter::new(file))?;
            line(&format!("{} records written to {}", count(n), path.display()))?;
        }
        None => drop(ledger.export(io::stdout().lock())?),
    }
    Ok(Exit::Done)
}

fn import(args: &Import) -> Result<Exit, CliError> {
    let mut ledger = Ledger::open(&args.ledger.ledger)?;
    let taken = if args.from.as_os_str() == "-" {
        ledger.import(io::stdin().lock())?
    } else {
        let file = File::open(&args.from).map_err(|e| CliError::io(args.from.display().to_string(), e))?;
        ledger.import(BufReader::new(file))?
    };
    line(&format!("{} records taken over", count(taken as u64)))?;
    Ok(Exit::Done)
}

//! `sillage case`: a suspected transfer, stage by stage.

mod export;
pub(crate) mod gather;
pub(crate) mod print;
mod propose;

use std::{fs, io, path::Path};

use ::case::{
    Assessment, Case, Decision, Dossier, Judgement, Ledger, Method, assess, changes,
    ledger::{CaseText, Object},
};
use model::{Day, Timestamp};

use crate::{
    args::case::{AddObservation, AssessCase, CaseArg, CaseChanges, CaseCommand, Judge, ShowCase},
    exit::{CliError, Exit},
    output::{line, print_json},
};

pub(crate) fn run(command: &CaseCommand, quiet: bool) -> Result<Exit, CliError> {
    match command {
        CaseCommand::Propose(args) => propose::run(args, quiet),
        CaseCommand::Open(args) => propose::open(args),
        CaseCommand::Gather(args) => gather::run(args, quiet),
        CaseCommand::Show(args) => show(args),
        CaseCommand::Assess(args) => assess_case(args),
        CaseCommand::Export(args) => export::run(args, quiet),
        CaseCommand::Changes(args) => changed(args),
        CaseCommand::AddObservation(args) => add_observations(args),
        CaseCommand::Judge(args) => judge(args),
    }
}

/// A case with all that the ledger knows.
struct Open {
    case: Case,
    /// Its text, where it is a file.
    text: Option<String>,
    ledger: Ledger,
    dossier: Dossier,
    method: Method,
}

impl Open {
    fn new(args: &CaseArg) -> Result<Self, CliError> {
        let path = Path::new(&args.case);
        let text =
            if path.is_file() { Some(fs::read_to_string(path).map_err(|e| CliError::io(args.case.clone(), e))?) } else { None };
        // A case file is looked at before the ledger: its mistakes are the likelier ones.
        let parsed = text.as_deref().map(Case::parse).transpose()?;
        let mut ledger = Ledger::open_existing(&args.ledger.ledger)?;
        let mut dossier = Dossier::read(&mut ledger, args.recorded_by)?;
        let case = parsed.or_else(|| dossier.cases.remove(&args.case)).ok_or_else(|| {
            CliError::Usage(format!("{:?} is neither a file nor the id of a case in {}", args.case, args.ledger.ledger))
        })?;
        let method = Method::embedded().map_err(|e| CliError::Other(e.to_string()))?;
        Ok(Self { case, text, ledger, dossier, method })
    }

    fn assess(&self, on: Day) -> Assessment {
        assess(&self.case, &self.dossier.evidence, on, &self.method)
    }
}

fn today() -> Day {
    Timestamp::now().day()
}

fn show(args: &ShowCase) -> Result<Exit, CliError> {
    let open = Open::new(&args.case)?;
    if args.json {
        print_json(io::stdout().lock(), [&open.case])?;
    } else {
        print::case(&open.case, &open.assess(args.as_of.unwrap_or_else(today)))?;
    }
    Ok(Exit::Done)
}

fn assess_case(args: &AssessCase) -> Result<Exit, CliError> {
    let mut open = Open::new(&args.case)?;
    let assessment = open.assess(args.as_of.unwrap_or_else(today));
    if args.json {
        print_json(io::stdout().lock(), [&assessment])?;
    } else {
        print::assessment(&assessment)?;
    }
    if args.record {
        let text = open.text.take().map(|toml| Object::Case(CaseText { id: open.case.id.clone(), toml }));
        let objects: Vec<Object> = text.into_iter().chain([Object::Assessment(Box::new(assessment))]).collect();
        open.ledger.append(&args.author.author, "assess", &objects)?;
    }
    Ok(Exit::Done)
}

fn changed(args: &CaseChanges) -> Result<Exit, CliError> {
    let after = args.as_of.unwrap_or_else(today);
    if after <= args.since {
        return Err(CliError::Usage(format!("--as-of {after} is not after --since {}", args.since)));
    }
    let open = Open::new(&args.case)?;
    let found = changes(&open.assess(args.since), &open.assess(after));
    if args.json {
        print_json(io::stdout().lock(), [&found])?;
    } else {
        print::changes(&found)?;
    }
    Ok(Exit::Done)
}

fn add_observations(args: &AddObservation) -> Result<Exit, CliError> {
    let mut objects = Vec::new();
    for path in &args.files {
        let text = fs::read_to_string(path).map_err(|e| CliError::io(path.display().to_string(), e))?;
        let seen = gather::from_toml(&text).map_err(|e| CliError::Other(format!("{}: {e}", path.display())))?;
        objects.extend(seen.into_iter().map(|o| Object::Observation(Box::new(o))));
    }
    let records = Ledger::open(&args.ledger.ledger)?.append(&args.author.author, "add", &objects)?;
    for record in records {
        line(&format!("{} {} added as record {}", record.kind, record.id, record.seq))?;
    }
    Ok(Exit::Done)
}

fn judge(args: &Judge) -> Result<Exit, CliError> {
    let mut open = Open::new(&args.case)?;
    let decision = decision(args)?;
    if let Decision::Accept { of } | Decision::Reject { of } | Decision::Endorses { of } = &decision {
        let evidence = &open.dossier.evidence;
        if !evidence.claims.iter().any(|c| c.id == *of) && !evidence.observations.iter().any(|o| o.id == *of) {
            return Err(CliError::Usage(format!("the ledger has no claim or observation {of:?}")));
        }
    }
    let now = Timestamp::now();
    let judgement = Judgement {
        id: format!("j-{}-{}-{}", now.compact(), now.millis().rem_euclid(1000), std::process::id()),
        case: open.case.id.clone(),
        author: args.author.author.clone(),
        day: args.on.unwrap_or_else(|| now.day()),
        decision,
        reason: args.reason.clone(),
    };
    let words = judgement.decision.words();
    let records = open.ledger.append(&args.author.author, "judge", &[Object::Judgement(Box::new(judgement))])?;
    let seq = records.first().map_or(0, |r| r.seq);
    line(&format!("{} {words} (record {seq})", args.author.author))?;
    Ok(Exit::Done)
}

fn decision(args: &Judge) -> Result<Decision, CliError> {
    let of = |id: &Option<String>| id.clone();
    let grade = || args.grade.clone().map(|(origin, letter)| Decision::Grade { origin, letter });
    let note = || args.note.clone().map(|text| Decision::Note { stage: args.stage, text });
    of(&args.accept)
        .map(|of| Decision::Accept { of })
        .or_else(|| of(&args.reject).map(|of| Decision::Reject { of }))
        .or_else(|| of(&args.endorses).map(|of| Decision::Endorses { of }))
        .or_else(grade)
        .or_else(note)
        .ok_or_else(|| CliError::Usage("say what you decide".to_owned()))
}

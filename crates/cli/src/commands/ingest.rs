//! `sillage ingest`: inputs to the lake.

use std::time::Duration;

use engine::{IngestReport, IngestRequest, InputOutcome, Step};
use lake::{IngestOptions, SourceRecord};

use crate::{
    args::Ingest,
    exit::{CliError, Exit},
    output::{count, line, print_json},
    progress::Progress,
};

pub(crate) fn run(args: &Ingest, quiet: bool) -> Result<Exit, CliError> {
    let threads = super::use_threads(args.threads)?;
    let mapping = args.mapping.as_deref().map(str::parse).transpose().map_err(CliError::Feed)?;
    let request = IngestRequest {
        lake: args.lake.lake.clone(),
        inputs: feed::inputs(&args.inputs)?,
        format: None,
        mapping,
        now: super::now()?,
        threads,
        bounds: IngestOptions { memory_rows: args.memory_rows as usize * 1_000_000, ..IngestOptions::default() },
        wait: Duration::from_secs(args.wait.wait),
    };
    let report = ingest(&request, quiet)?;
    if args.json {
        print_json(std::io::stdout().lock(), [&report])?;
    } else {
        print(&report)?;
    }
    let whole = report.inputs.iter().all(|i| match i {
        // An input of which nothing but refusals came is not done.
        InputOutcome::Taken(s) => !s.truncated && (s.refused == 0 || s.positions + s.voyage_data > 0),
        InputOutcome::Known { .. } => true,
        InputOutcome::Failed { .. } => false,
    });
    let nothing = report.inputs.iter().all(|i| matches!(i, InputOutcome::Failed { .. }));
    Ok(match (whole, nothing) {
        (true, _) => Exit::Done,
        (_, true) => Exit::Failed,
        _ => Exit::InPart,
    })
}

/// Ingests with progress on standard error.
pub(crate) fn ingest(request: &IngestRequest, quiet: bool) -> Result<IngestReport, CliError> {
    let mut progress = Progress::new(quiet);
    let waiting = Progress::new(quiet);
    let report = engine::ingest(
        request,
        &mut |step| match step {
            Step::Reading { name, size, bytes, lines } => progress.bytes(name, bytes, size, lines),
            Step::Writing { done, total } => progress.steps("writing days", "", done, total),
        },
        &mut |holder| waiting.note(&format!("waiting for another writer ({holder})")),
    );
    progress.finish();
    waiting.finish();
    Ok(report?)
}

fn print(report: &IngestReport) -> Result<(), CliError> {
    for input in &report.inputs {
        match input {
            InputOutcome::Taken(source) => print_source(source)?,
            InputOutcome::Known { name, source, first_name, ingested } => {
                line(&format!("{name}: the lake has it already, as input {source} ({first_name}, {ingested}); nothing done"))?;
            }
            InputOutcome::Failed { problem, .. } => eprintln!("sillage: {problem}"),
        }
    }
    if report.days > 0 {
        line(&format!(
            "{} {} written: {} position reports, {} static and voyage data reports",
            count(report.days as u64),
            if report.days == 1 { "day" } else { "days" },
            count(report.positions_written),
            count(report.voyage_data_written)
        ))?;
    }
    Ok(())
}

/// What became of an input, in words.
pub(crate) fn print_source(s: &SourceRecord) -> Result<(), CliError> {
    let compression = if s.compression == "none" { String::new() } else { format!(", {}", s.compression) };
    line(&format!("{}: {}{compression}, input {}", s.name, s.format, s.source))?;
    line(&format!("  read {} = taken {} + refused {}", count(s.read), count(s.taken), count(s.refused)))?;
    let repeated = if s.repeated_positions > 0 {
        format!(" ({} of them repeat a report the lake has)", count(s.repeated_positions))
    } else {
        String::new()
    };
    line(&format!("  position reports {}{repeated}, static and voyage data {}", count(s.positions), count(s.voyage_data)))?;
    if !s.other_taken.is_empty() {
        let some: Vec<String> =
            s.other_taken.iter().map(|o| format!("{} {}", count(o.lines), other_words(&o.what, o.lines))).collect();
        line(&format!("  taken, but no report: {}", some.join(", ")))?;
    }
    for r in &s.refused_by {
        line(&format!("  refused, {}: {}", r.reason.replace('_', " "), count(r.lines)))?;
    }
    if let (Some(first), Some(last)) = (s.first, s.last) {
        line(&format!("  from {first} to {last}"))?;
    }
    if !s.unknown_columns.is_empty() {
        line(&format!("  columns not known, not kept: {}", s.unknown_columns.join(", ")))?;
    }
    if !s.columns_not_kept.is_empty() {
        line(&format!("  columns known, not kept: {}", s.columns_not_kept.join(", ")))?;
    }
    for warning in &s.warnings {
        line(&format!("  note: {warning}"))?;
    }
    Ok(())
}

/// Lines that give no report, in words.
fn other_words(what: &str, lines: u64) -> &str {
    match (what, lines) {
        ("time_lines", 1) => "line that gives a time",
        ("time_lines", _) => "lines that give a time",
        ("parts", 1) => "earlier part of a message",
        ("parts", _) => "earlier parts of messages",
        ("other_messages", 1) => "message of a type not kept (base stations, aids to navigation, binary)",
        ("other_messages", _) => "messages of types not kept (base stations, aids to navigation, binary)",
        ("other_sentences", 1) => "sentence without AIS",
        ("other_sentences", _) => "sentences without AIS",
        ("header", 1) => "header",
        ("header", _) => "headers",
        ("blank_or_comment", 1) => "blank line or comment",
        ("blank_or_comment", _) => "blank lines and comments",
        (other, _) => other,
    }
}

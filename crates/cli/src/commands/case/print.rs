//! Cases, assessments and changes for people.

use ::case::{Answer, Assessment, Case, CaseParty, Changes, StageAssessment};

use crate::{
    exit::CliError,
    output::{line, or_dash, plain_table, trimmed},
};

/// The case, and what of the ledger is of it.
pub(crate) fn case(case: &Case, assessment: &Assessment) -> Result<(), CliError> {
    line(&format!("{} ({})", case.title, case.id))?;
    if !case.question.is_empty() {
        line(&case.question)?;
    }
    let parties = |of: &[CaseParty]| listed(of.iter().map(|p| p.code.clone()));
    line(&format!(
        "\nfrom {} to {}; goods: {}",
        parties(&case.supplier),
        parties(&case.recipient),
        listed(case.items.iter().cloned())
    ))?;
    let ships = case.watch.ships.iter().map(|s| {
        let number = s.imo.map(|n| format!("IMO {n}")).or_else(|| s.mmsi.map(|n| format!("MMSI {n}")));
        [s.name.clone(), number].into_iter().flatten().collect::<Vec<_>>().join(" ")
    });
    line(&format!(
        "watch: from {}; to {}; pretended {}; ships {}",
        listed(case.watch.origins.iter().cloned()),
        listed(case.watch.destinations.iter().cloned()),
        listed(case.watch.pretended.iter().cloned()),
        listed(ships)
    ))?;
    let n = &assessment.counts;
    line(&format!(
        "\nas of {}: {} claims of {} documents ({} copies), {} utterances, {} observations, {} origins",
        assessment.as_of, n.claims, n.documents, n.copies, n.utterances, n.observations, n.origins
    ))?;
    let mut table = plain_table(&["id", "day", "origin", "what", "belongs because"]);
    for item in &assessment.evidence {
        let what = item.stance.map_or_else(|| item.family.words().to_owned(), |s| s.name().to_owned());
        let stages: Vec<&str> = item.stages.iter().map(|s| s.words()).collect();
        table.add_row([
            item.id.clone(),
            or_dash(item.day.as_ref()),
            item.origin.clone(),
            format!("{what} {}", stages.join(", ")),
            item.why.clone(),
        ]);
    }
    line(&trimmed(&table))?;
    if !assessment.left_out.is_empty() {
        line("\nnot counted:")?;
        let mut table = plain_table(&["id", "rule", "why"]);
        for left in &assessment.left_out {
            table.add_row([left.id.clone(), left.rule.to_string(), left.why.clone()]);
        }
        line(&trimmed(&table))?;
    }
    Ok(())
}

/// The ladder, and the sentences.
pub(crate) fn assessment(a: &Assessment) -> Result<(), CliError> {
    line(&format!("{}, as of {}", a.title, a.as_of))?;
    if !a.question.is_empty() {
        line(&a.question)?;
    }
    line("")?;
    let mut table = plain_table(&["stage", "answer", "", "confidence", "digit", "for", "against", "since"]);
    for s in &a.stages {
        let answer = s.answer.likelihood().map_or_else(|| s.answer.english().to_owned(), |word| word.to_string());
        let side = |names: Vec<&str>| if names.is_empty() { "-".to_owned() } else { names.join(", ") };
        table.add_row([
            s.stage.words().to_owned(),
            answer,
            if s.contested { "contested".to_owned() } else { String::new() },
            or_dash(s.confidence),
            s.digit.to_string(),
            side(s.origins.iter().filter(|o| o.opinion.belief > 0.0).map(|o| o.origin.as_str()).collect()),
            side(s.conflicts.iter().map(|c| c.origin.as_str()).collect()),
            or_dash(s.since.as_ref()),
        ]);
    }
    line(&trimmed(&table))?;
    a.stages.iter().filter(|s| s.answer != Answer::NoInformation).try_for_each(stage)?;
    around(a)
}

fn stage(s: &StageAssessment) -> Result<(), CliError> {
    line(format!("\n{} {}", s.sentence, s.confidence_sentence).trim_end())?;
    for gate in &s.gates {
        line(&format!("  {}: {}", gate.rule, gate.effect))?;
    }
    line(&format!("  {}", s.basis_sentence))
}

/// What is about the case as a whole.
fn around(a: &Assessment) -> Result<(), CliError> {
    line("")?;
    for place in &a.pretended {
        line(&format!("Pretends to go to: {} ({})", place.place, place.origins.join(", ")))?;
    }
    for mode in &a.modes {
        line(&format!("Mode: {} ({})", mode.mode.name(), mode.origins.join(", ")))?;
    }
    for v in &a.variances {
        let readings: Vec<String> = v.readings.iter().map(|(r, ids)| format!("{r} ({})", ids.join(", "))).collect();
        line(&format!("Reported in different ways, {} of {}: {}", v.field, v.origin, readings.join(" | ")))?;
    }
    for denial in &a.ambiguous_denials {
        line(&format!("Denial that may be about this: {}: {}", denial.origin, denial.text))?;
    }
    for check in &a.list_checks {
        let entry = check.entry.as_ref().map_or_else(|| "not on it".to_owned(), |e| format!("entry {e}"));
        line(&format!("{}: {} of {}: {entry}", check.subject, check.list, check.list_date))?;
    }
    if let Some(amount) = &a.quantity {
        line(&format!("How much: {}", amount.sentence))?;
    }
    let mut table = plain_table(&["hypothesis", "fits of the evidence", "against it", "dB"]);
    for row in &a.hypotheses.rows {
        let decibans = format!("{:+.0}", row.decibans);
        table.add_row([row.hypothesis.replace('_', " "), row.cells.join(" "), row.inconsistent.to_string(), decibans]);
    }
    line(&trimmed(&table))?;
    if let Some(id) = &a.hypotheses.most_diagnostic {
        line(&format!("Tells them apart most: {id}"))?;
    }
    Ok(())
}

/// What changed.
pub(crate) fn changes(c: &Changes) -> Result<(), CliError> {
    line(&format!("{}, from {} to {}", c.case, c.before, c.after))?;
    if c.stages.is_empty() {
        line("Nothing changed.")?;
    }
    c.stages.iter().try_for_each(|change| line(&change.sentence))?;
    if !c.judgements.is_empty() {
        line(&format!("Judgements: {}", c.judgements.join("; ")))?;
    }
    Ok(())
}

fn listed(items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.collect();
    if items.is_empty() { "-".to_owned() } else { items.join(", ") }
}

//! Answers for people and for machines.

use screen::{Designation, Feature, Grade, Hit, Index, Lists, Subject};
use serde_json::{Value, json};

use super::{Answer, Totals, blank};
use crate::{
    args::screen::Screen,
    exit::CliError,
    output::{count, line},
};

/// Messages told of one file.
pub(crate) const TOLD: usize = 5;
/// Aliases and the like told of one entry.
const OTHERS: usize = 6;

/// Says on standard error what was wrong with the lists.
pub(crate) fn told(lists: &Lists) {
    for info in &lists.infos {
        for message in info.messages.iter().take(TOLD) {
            eprintln!("{message}");
        }
        if info.messages.len() > TOLD {
            eprintln!("{}: more; `--json` tells them", info.file);
        }
        if !info.unknown_columns.is_empty() {
            eprintln!("{}: columns not known: {}", info.file, info.unknown_columns.join(", "));
        }
    }
    for file in &lists.passed_over {
        eprintln!("{file}: no list, passed over");
    }
}

/// One object for the lists, one for each that was asked, one for the totals.
pub(crate) fn json(index: &Index, answers: &[Answer], totals: &Totals) -> Vec<Value> {
    let lists = index.lists();
    let against: Vec<String> = index.checked().lists.iter().map(|l| format!("{}, {}", l.list, l.date)).collect();
    let mut out = vec![json!({ "checked": index.checked(), "lists": lists.infos, "passed_over": lists.passed_over })];
    out.extend(answers.iter().map(|answer| {
        let hits: Vec<Value> = answer
            .hits
            .iter()
            .map(|hit| {
                let entry = lists.designations.get(hit.designation);
                let list = entry.and_then(|e| lists.info(e));
                json!({
                    "grade": hit.grade, "score": rounded(hit.score), "rule": hit.rule,
                    "list": list.map(|l| &l.list), "list_date": list.map(|l| l.date), "file": list.map(|l| &l.file),
                    "features": hit.features.iter().map(feature).collect::<Vec<_>>(), "entry": entry,
                })
            })
            .collect();
        let grade = answer.hits.first().map_or(Grade::None, |h| h.grade);
        // Who keeps one line alone shall still know against what it was checked.
        json!({ "asked": answer.subject, "grade": grade, "hits": hits, "checked_against": against })
    }));
    out.push(json!({ "totals": totals }));
    out
}

fn feature(feature: &Feature) -> Value {
    json!({
        "name": feature.name, "score": rounded(feature.score), "asked": feature.asked, "listed": feature.listed,
        "detail": feature.detail,
    })
}

fn rounded(score: f64) -> f64 {
    (score * 1000.0).round() / 1000.0
}

/// Tables are hard to read where each hit explains itself: blocks, the surest first.
pub(crate) fn print(index: &Index, answers: &[Answer], totals: &Totals, args: &Screen) -> Result<(), CliError> {
    let mut shown: Vec<&Answer> = answers.iter().filter(|a| !a.hits.is_empty() || answers.len() == 1).collect();
    shown.sort_by_key(|a| std::cmp::Reverse(a.hits.first().map(|h| h.grade)));
    for answer in shown {
        block(index, answer, answers.len() > 1)?;
        blank()?;
    }
    if answers.len() > 1 {
        line(&format!(
            "{} screened: {} matches, {} probable, {} leads, {} with nothing{}.",
            count(totals.screened as u64),
            count(totals.matches as u64),
            count(totals.probable as u64),
            count(totals.leads as u64),
            count(totals.nothing as u64),
            if args.least == crate::args::screen::Least::Lead { "" } else { " of the grade asked" }
        ))?;
    }
    line("Checked against:")?;
    for list in &index.checked().lists {
        let cut =
            list.cut_at.map_or_else(String::new, |at| format!("; the file breaks off at {at}, what follows was not checked"));
        line(&format!(
            "  {}, {}: {} entries, {} vessels ({}){cut}",
            list.list,
            list.date,
            count(list.entries),
            count(list.vessels),
            list.file
        ))?;
    }
    Ok(())
}

fn block(index: &Index, answer: &Answer, many: bool) -> Result<(), CliError> {
    let asked = asked(&answer.subject, many);
    if answer.hits.is_empty() {
        return line(&format!("{asked}: on none of the lists below."));
    }
    line(&asked)?;
    for hit in &answer.hits {
        if let Some(entry) = index.lists().designations.get(hit.designation) {
            print_hit(index, hit, entry)?;
        }
    }
    Ok(())
}

fn asked(subject: &Subject, many: bool) -> String {
    let mut parts: Vec<String> = Vec::new();
    // A vessel of a lake is called by its MMSI, which comes anyway.
    if many && !subject.mmsi.iter().any(|m| m.to_string() == subject.id) {
        parts.push(subject.id.clone());
    }
    parts.extend(subject.names.iter().take(OTHERS).cloned());
    parts.extend(subject.imo.iter().map(ToString::to_string));
    parts.extend(subject.company_imo.iter().map(ToString::to_string));
    parts.extend(subject.mmsi.iter().map(|m| format!("MMSI {m}")));
    parts.extend(subject.call_signs.iter().take(OTHERS).map(|s| format!("call sign {s}")));
    parts.join(", ")
}

fn print_hit(index: &Index, hit: &Hit, entry: &Designation) -> Result<(), CliError> {
    let list = index.lists().info(entry);
    let (list_name, date) = list.map_or_else(Default::default, |l| (l.list.clone(), l.date.to_string()));
    line(&format!(
        "  {} {:.2}  {} [{}], {} {} ({date}), {}",
        hit.grade.words(),
        hit.score,
        entry.name(),
        entry.schema,
        list_name,
        entry.id,
        hit.rule
    ))?;
    for f in &hit.features {
        let listed = if f.asked == f.listed { String::new() } else { format!(" / {}", f.listed) };
        line(&format!("    {} {:.2}: {}{listed}: {}", f.name.words(), f.score, f.asked, f.detail))?;
    }
    let mut facts: Vec<String> = Vec::new();
    let mut add = |what: &str, values: Vec<String>| {
        let more = if values.len() > OTHERS { " ..." } else { "" };
        if !values.is_empty() {
            facts.push(format!("{what} {}{more}", values.iter().take(OTHERS).cloned().collect::<Vec<_>>().join(", ")));
        }
    };
    add("under", entry.programmes.clone());
    add("since", entry.listed_on.iter().map(ToString::to_string).collect());
    add("by", entry.authorities.clone());
    add("also", entry.names.iter().skip(1).map(|n| format!("{} ({})", n.text, n.kind.words())).collect());
    add("IMO", entry.imo.iter().map(|n| n.get().to_string()).collect());
    add("flag", entry.flag.iter().cloned().collect());
    add("type", entry.vessel_type.iter().cloned().collect());
    add("with", entry.parties.iter().map(|p| format!("{} ({})", p.name, role(p.role))).collect());
    let file = list.map_or("", |l| l.file.as_str());
    line(&format!("    {}{}{file}, {}", facts.join("; "), if facts.is_empty() { "" } else { "; " }, entry.place))
}

const fn role(role: screen::Role) -> &'static str {
    match role {
        screen::Role::Owner => "owner",
        screen::Role::Manager => "manager",
        screen::Role::Operator => "operator",
        screen::Role::Former => "former owner or operator",
        screen::Role::Linked => "linked",
    }
}

//! What follows the stages: gaps, rivals, movement, quantity, evidence, sources, lists, method.

use model::Language;

use crate::{
    case_file::CaseFile,
    events,
    markdown::{
        denial,
        text::{Page, cell, plain, quote},
        told,
    },
    places::voyages,
    words::{self, capital, colon, say, stage},
};

pub(super) fn unknown(page: &mut Page, file: &CaseFile, l: Language) {
    let a = &file.assessment;
    page.head(2, say(l, "What is not known", "Ce qui n’est pas connu"));
    for (gap, _) in file.gaps() {
        page.item(&told(l, gap));
    }
    let silent: Vec<&str> = file.silent().map(|s| stage(l, s)).collect();
    if !silent.is_empty() {
        page.item(&format!("{}{}", say(l, "no information on: ", "aucune information sur : "), silent.join(", ")));
    }
    for c in &a.ambiguous_denials {
        page.text(say(l, "May or may not speak of this case:", "Parle peut-être de ce dossier :"));
        denial(page, c, l);
    }
}

pub(super) fn hypotheses(page: &mut Page, file: &CaseFile, l: Language) {
    let h = &file.assessment.hypotheses;
    if h.rows.is_empty() || h.columns.is_empty() {
        return;
    }
    page.head(2, say(l, "Rival explanations", "Explications rivales"));
    let numbers: Vec<String> = (1..=h.columns.len()).map(|n| n.to_string()).collect();
    let mut heads = vec![say(l, "Explanation", "Explication")];
    heads.extend(numbers.iter().map(String::as_str));
    heads.push(say(l, "Against", "Contre"));
    let rows = h.rows.iter().map(|row| {
        let mut cells = vec![capital(words::hypothesis(l, &row.hypothesis))];
        cells.extend(row.cells.iter().map(|c| c.replace('-', "−")));
        cells.push(row.inconsistent.to_string());
        cells
    });
    page.table(&heads, rows);
    for (n, c) in h.columns.iter().enumerate() {
        page.item(&format!("{}: [{}] {}", n + 1, plain(&c.id), told(l, &c.label)));
    }
}

pub(super) fn movement(page: &mut Page, file: &CaseFile, l: Language) {
    if file.events.is_empty() {
        return;
    }
    page.head(2, say(l, "Voyages", "Voyages"));
    let heads = [
        say(l, "Ship", "Navire"),
        say(l, "Voyage", "Voyage"),
        say(l, "Declared", "Déclaré"),
        say(l, "Verdict", "Verdict"),
        say(l, "Lines", "Lignes"),
    ];
    let lines = |e: &model::Event| {
        let line = |e: &model::event::Evidence| format!("{} {}:{}", e.role, file.input(e.source), e.offset);
        e.evidence.iter().map(line).collect::<Vec<_>>().join("; ")
    };
    let rows = voyages(&file.events).map(|(e, v)| {
        let said = v.declared.iter().map(|d| match &d.place_name {
            Some(name) => format!("`{}` = {name}", d.text.replace('`', "'")),
            None => format!("`{}`", d.text.replace('`', "'")),
        });
        vec![file.ship(e.mmsi), events::way(l, v), said.collect::<Vec<_>>().join("; "), events::judged(l, v).to_owned(), lines(e)]
    });
    page.table(&heads, rows);
    let heads = [
        say(l, "Event", "Événement"),
        say(l, "Ship", "Navire"),
        say(l, "From", "De"),
        say(l, "What", "Quoi"),
        say(l, "Lines", "Lignes"),
    ];
    let rows = file.events.iter().filter(|e| !matches!(e.detail, model::Detail::Voyage(_))).map(|e| {
        vec![
            events::kind(l, e).to_owned(),
            file.ship(e.mmsi),
            format!("{}Z", e.span().0.to_minute()),
            events::tell(l, e, file),
            lines(e),
        ]
    });
    page.table(&heads, rows);
}

pub(super) fn quantity(page: &mut Page, file: &CaseFile, l: Language) {
    let a = &file.assessment;
    let Some(q) = &a.quantity else { return };
    page.head(2, say(l, "How much", "Combien"));
    page.text(&format!(
        "**{}{}{}{} {}** {}",
        say(l, "Between ", "Entre "),
        words::rounded(q.p05, l),
        say(l, " and ", " et "),
        words::rounded(q.p95, l),
        plain(&q.unit),
        say(l, "(90 % of draws), if all of this holds:", "(90 % des tirages), si tout ceci est vrai :")
    ));
    for x in &q.assumptions {
        page.item(&plain(&format!("{}{}{} – {} {} ({})", x.name, colon(l), x.low, x.high, x.unit, x.reason)));
    }
    for s in &a.stated_quantities {
        page.item(&plain(&format!("{}{}{} [{}]", s.origin, colon(l), words::quantity(l, &s.quantity), s.claim)));
    }
}

pub(super) fn evidence(page: &mut Page, file: &CaseFile, l: Language) {
    page.head(2, say(l, "Evidence", "Éléments"));
    for i in &file.assessment.evidence {
        let what = i.stance.map_or(words::family(l, i.family), |s| words::stance(l, s));
        let stages = i.stages.iter().map(|s| stage(l, *s)).collect::<Vec<_>>().join(", ");
        let day = i.day.as_deref().unwrap_or("–");
        page.text(&format!("**[{}]** {day} · {} · {what} · {stages}", plain(&i.id), plain(&i.speaker)));
        page.text(&quote(&i.text));
        let document = file.document(&i.source);
        let mut from: Vec<String> = document.map_or_else(
            || vec![i.source.clone()],
            |d| {
                [d.title.clone(), d.outlet.clone(), d.published.as_ref().map(ToString::to_string), Some(d.uri.clone())]
                    .into_iter()
                    .flatten()
                    .collect()
            },
        );
        from.extend(file.claim(&i.id).map(|c| format!("{} {}–{}", say(l, "characters", "caractères"), c.span.start, c.span.end)));
        for id in file.observation(&i.id).map(|o| o.events.as_slice()).unwrap_or_default() {
            from.push(id.clone());
            let lines = file.events.iter().filter(|e| e.id.as_str() == id).flat_map(|e| &e.evidence);
            from.extend(lines.map(|e| format!("{}:{}", file.input(e.source), e.offset)));
        }
        from.retain(|t| !t.is_empty());
        page.text(&plain(&from.join(" · ")));
    }
    for x in &file.assessment.left_out {
        page.item(&plain(&format!("{} [{}] {}{}{}", say(l, "left out", "laissé de côté"), x.id, x.rule.name(), colon(l), x.why)));
    }
}

pub(super) fn sources(page: &mut Page, file: &CaseFile, l: Language) {
    page.head(2, say(l, "Sources", "Sources"));
    let heads = [say(l, "Origin", "Origine"), say(l, "Grade", "Cote"), say(l, "Part", "Rôle"), say(l, "Why", "Pourquoi")];
    let rows = file.assessment.origins.iter().map(|o| {
        let applied = if o.applied == o.letter { String::new() } else { format!(" → {}", o.applied) };
        vec![o.origin.clone(), format!("{}{applied}", o.letter), words::interest(l, o.interest).to_owned(), o.rationale.clone()]
    });
    page.table(&heads, rows);
}

pub(super) fn lists(page: &mut Page, file: &CaseFile, l: Language) {
    page.head(2, say(l, "Lists that were checked", "Listes consultées"));
    if file.assessment.list_checks.is_empty() {
        page.text(say(l, "No list was checked for this file.", "Aucune liste n’a été consultée pour ce dossier."));
    }
    let heads = [
        say(l, "Who", "Qui"),
        say(l, "List", "Liste"),
        say(l, "List of", "Liste du"),
        say(l, "Checked", "Consultée le"),
        say(l, "Entry", "Inscription"),
    ];
    let rows = file.assessment.list_checks.iter().map(|c| {
        let entry = c.entry.clone().unwrap_or_else(|| say(l, "not on it", "absent").to_owned());
        vec![c.subject.clone(), c.list.clone(), c.list_date.clone(), c.checked.to_string(), entry]
    });
    page.table(&heads, rows);
}

pub(super) fn method(page: &mut Page, file: &CaseFile, l: Language) {
    let a = &file.assessment;
    page.head(2, say(l, "Method", "Méthode"));
    for text in &a.assumptions {
        page.item(&told(l, text));
    }
    for j in &a.judgements {
        page.item(&plain(&format!("{}, {}{}{} {}", j.author, j.day, colon(l), j.text, j.reason)));
    }
    for i in &file.inputs {
        page.item(&format!("`{}` SHA-256 {}", cell(&i.name), i.sha256));
    }
    page.text(&format!(
        "{}{}{}{}.",
        say(l, "Made by Sillage ", "Fait par Sillage "),
        a.version,
        say(l, " from what was known by the end of ", " d’après ce qui était connu à la fin du "),
        a.as_of
    ));
}

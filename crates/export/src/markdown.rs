//! The case as Markdown, for notes, mail and version control.

mod rest;
mod text;

use case::{Answer, StageAssessment, assessment::Conflict};
use model::Language;

use crate::{
    case_file::CaseFile,
    markdown::text::{Page, plain, quote},
    phrases,
    words::{self, capital, colon, say, stage},
};

/// The case as Markdown.
pub fn markdown(file: &CaseFile, language: Language) -> String {
    let mut page = Page::default();
    head(&mut page, file, language);
    ladder(&mut page, file, language);
    changes(&mut page, file, language);
    page.head(2, say(language, "Stage by stage", "Étape par étape"));
    for s in &file.assessment.stages {
        one_stage(&mut page, s, language);
    }
    rest::unknown(&mut page, file, language);
    rest::hypotheses(&mut page, file, language);
    rest::movement(&mut page, file, language);
    rest::quantity(&mut page, file, language);
    rest::evidence(&mut page, file, language);
    rest::sources(&mut page, file, language);
    rest::lists(&mut page, file, language);
    rest::method(&mut page, file, language);
    page.finish()
}

fn told(l: Language, english: &str) -> String {
    plain(&phrases::phrase(l, english).0)
}

fn answer(l: Language, answer: Answer) -> String {
    let word = words::answer(l, answer);
    match answer.likelihood() {
        Some(likelihood) => {
            let (low, high) = likelihood.range();
            format!("{word} ({low}–{high} %)")
        }
        None => word.to_owned(),
    }
}

fn head(page: &mut Page, file: &CaseFile, l: Language) {
    let a = &file.assessment;
    page.head(1, &plain(&a.title));
    if !a.question.is_empty() {
        page.text(&format!("**{}**", plain(&a.question)));
    }
    let n = a.counts;
    page.text(&format!(
        "{} {} · {} {} · {} {} · {} {} · {} {}",
        say(l, "As of", "Situation au"),
        a.as_of,
        n.documents,
        say(l, "documents", "documents"),
        n.utterances,
        say(l, "acts of speech", "prises de parole"),
        n.origins,
        say(l, "origins", "origines"),
        n.claims + n.observations,
        say(l, "claims and observations", "affirmations et observations"),
    ));
    if file.invented {
        page.text(say(
            l,
            "**Invented.** The states, people, outlets and ships of this case are made up; the ports exist.",
            "**Fiction.** Les États, personnes, médias et navires de ce dossier sont inventés ; les ports existent.",
        ));
    }
    if !file.cargo_seen() {
        page.text(say(
            l,
            "**Contents unknown.** No observation shows the cargo or its receipt. Position reports speak of movement alone.",
            "**Contenu inconnu.** Aucune observation ne montre la cargaison ni sa réception. Les messages de position ne \
             parlent que de mouvement.",
        ));
    }
}

fn ladder(page: &mut Page, file: &CaseFile, l: Language) {
    page.head(2, say(l, "Where it stands", "Où l’on en est"));
    let heads = [
        say(l, "Stage", "Étape"),
        say(l, "Likelihood", "Vraisemblance"),
        say(l, "Confidence", "Confiance"),
        say(l, "Contested", "Contesté"),
        say(l, "Since", "Depuis"),
    ];
    let rows = file.assessment.stages.iter().map(|s| {
        vec![
            capital(stage(l, s.stage)),
            answer(l, s.answer),
            s.confidence.map_or("–", |c| words::confidence(l, c)).to_owned(),
            if s.contested { say(l, "yes", "oui") } else { "" }.to_owned(),
            s.since.clone().unwrap_or_else(|| "–".to_owned()),
        ]
    });
    page.table(&heads, rows);
}

fn changes(page: &mut Page, file: &CaseFile, l: Language) {
    let Some(changes) = &file.changes else { return };
    page.head(2, &format!("{} {}", say(l, "What changed since", "Ce qui a changé depuis le"), changes.before));
    if changes.stages.is_empty() {
        page.text(say(l, "No stage changed.", "Aucune étape n’a changé."));
    }
    for c in &changes.stages {
        let now = if c.before == c.after {
            say(l, "the same", "inchangé").to_owned()
        } else {
            format!("{} → {}", answer(l, c.before), answer(l, c.after))
        };
        let new = if c.new_evidence.is_empty() {
            String::new()
        } else {
            format!("; {}{}", say(l, "new: ", "nouveau : "), c.new_evidence.join(", "))
        };
        page.item(&format!("**{}**{}{now}{}", capital(stage(l, c.stage)), colon(l), plain(&new)));
    }
}

fn one_stage(page: &mut Page, s: &StageAssessment, l: Language) {
    let (sentence, confidence) = match l {
        Language::En => (&s.sentence, &s.confidence_sentence),
        Language::Fr => (&s.sentence_fr, &s.confidence_sentence_fr),
    };
    page.head(3, &capital(stage(l, s.stage)));
    page.text(&plain(sentence));
    if !confidence.is_empty() {
        page.text(confidence);
    }
    for c in &s.conflicts {
        denial(page, c, l);
    }
    let list = |items: Vec<String>| items.join("; ");
    let origin = |o: &case::assessment::OriginBasis| {
        let stance = o.stance.map_or(say(l, "observed", "observé"), |s| words::stance(l, s));
        let by =
            o.implied_by.map_or_else(String::new, |by| format!(", {} {}", say(l, "implied by", "impliqué par"), stage(l, by)));
        format!("{} {stance}{by} [{}]", o.origin, o.counted.join(", "))
    };
    let rows = [
        (say(l, "Origins", "Origines"), list(s.origins.iter().map(|o| plain(&origin(o))).collect())),
        (say(l, "Families", "Familles"), list(s.families.iter().map(|f| words::family(l, *f).to_owned()).collect())),
        (
            say(l, "Information", "Information"),
            if s.answer == Answer::NoInformation {
                String::new()
            } else {
                format!("{} – {}{}{}", s.digit, words::digit(l, s.digit), colon(l), told(l, &s.digit_reason))
            },
        ),
        (say(l, "Gates", "Règles"), list(s.gates.iter().map(|g| format!("{} {}", g.rule.name(), told(l, &g.effect))).collect())),
        (say(l, "Assumed", "Hypothèses"), list(s.assumptions.iter().map(|t| told(l, t)).collect())),
        (say(l, "Not known", "Pas connu"), list(s.gaps.iter().map(|t| told(l, t)).collect())),
        (say(l, "Would change it", "Changerait la réponse"), list(s.would_change.iter().map(|t| told(l, t)).collect())),
    ];
    for (name, text) in rows.iter().filter(|(_, text)| !text.is_empty()) {
        page.item(&format!("{name}{}{text}", colon(l)));
    }
}

fn denial(page: &mut Page, c: &Conflict, l: Language) {
    let marks = [(c.ambiguous, say(l, "scope ambiguous", "portée ambiguë")), (!c.counted, say(l, "not weighed", "non pesé"))];
    let marks: String = marks.iter().filter(|m| m.0).flat_map(|m| [", ", m.1]).collect();
    page.text(&format!(
        "**{} ({}) {}{}**{marks} [{}]",
        plain(&c.origin),
        words::interest(l, c.interest),
        say(l, "denies or contradicts", "dément ou contredit"),
        c.day.as_ref().map_or_else(String::new, |d| format!(", {d}")),
        plain(&c.ids.join(", ")),
    ));
    page.text(&quote(&c.text));
}

#[cfg(test)]
#[path = "markdown_tests.rs"]
mod tests;

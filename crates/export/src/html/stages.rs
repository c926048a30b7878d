//! Each stage with its sentences and what they rest on, and what changed since an earlier day.

use case::{Answer, StageAssessment, assessment::Conflict};
use maud::{Markup, html};
use model::Language;

use crate::{
    case_file::CaseFile,
    html::parts::{free, ids, list, phrase},
    words::{self, capital, colon, say, stage},
};

pub(super) fn stages(file: &CaseFile, l: Language) -> Markup {
    html! { @for s in &file.assessment.stages { (card(s, file, l)) } }
}

fn card(s: &StageAssessment, file: &CaseFile, l: Language) -> Markup {
    let (sentence, confidence) = match l {
        Language::En => (&s.sentence, &s.confidence_sentence),
        Language::Fr => (&s.sentence_fr, &s.confidence_sentence_fr),
    };
    let empty = s.answer == Answer::NoInformation;
    html! {
        article.stage.empty[empty] id={ "stage-" (s.stage.name()) } {
            h3.sentence { (free(sentence)) }
            @if !confidence.is_empty() { p.confidence { (confidence) } }
            @if empty {
                p.quiet { (say(l, "Would change it: ", "Ce qui changerait la réponse : ")) (list(l, &s.would_change)) }
            } @else {
                @for c in &s.conflicts { (conflict(c, "", file, l)) }
                dl {
                    @if !s.origins.is_empty() { dt { (say(l, "Origins", "Origines")) } dd { (origins(s, file, l)) } }
                    @if !s.families.is_empty() {
                        dt { (say(l, "Families", "Familles")) }
                        dd { (s.families.iter().map(|f| words::family(l, *f)).collect::<Vec<_>>().join(", ")) }
                    }
                    dt { (say(l, "Information", "Information")) }
                    dd { b { (s.digit) } " – " (words::digit(l, s.digit)) (colon(l)) (phrase(l, &s.digit_reason)) }
                    @if !s.gates.is_empty() {
                        dt { (say(l, "Gates", "Règles")) }
                        dd { ul.gates { @for g in &s.gates { li { code { (g.rule.name()) } " " (phrase(l, &g.effect)) } } } }
                    }
                    @if !s.assumptions.is_empty() { dt { (say(l, "Assumed", "Hypothèses")) } dd { (list(l, &s.assumptions)) } }
                    @if !s.gaps.is_empty() { dt { (say(l, "Not known", "Pas connu")) } dd { (list(l, &s.gaps)) } }
                    dt { (say(l, "Would change it", "Changerait la réponse")) } dd { (list(l, &s.would_change)) }
                }
            }
        }
    }
}

/// A denial, in its own words, where nobody can miss it.
pub(super) fn conflict(c: &Conflict, against: &str, file: &CaseFile, l: Language) -> Markup {
    html! {
        div.denial {
            p.who {
                strong { (free(&c.origin)) }
                " ("
                (words::interest(l, c.interest))
                ") "
                (say(l, "denies or contradicts", "dément ou contredit"))
                @if let Some(day) = &c.day { ", " time datetime=(day) { (day) } }
                @if c.ambiguous { span.tag { (say(l, "scope ambiguous", "portée ambiguë")) } }
                @if !c.counted { span.tag { (say(l, "not weighed", "non pesé")) } }
            }
            blockquote dir="auto" { (c.text) }
            p.refs {
                (ids(&c.ids, file))
                @if !against.is_empty() { " · " (say(l, "stands against: ", "s’oppose à : ")) b { (against) } }
            }
        }
    }
}

fn origins(s: &StageAssessment, file: &CaseFile, l: Language) -> Markup {
    html! {
        ul.origins {
            @for o in &s.origins {
                li {
                    strong { (free(&o.origin)) } " "
                    @if let Some(st) = o.stance { (words::stance(l, st)) } @else { (say(l, "observed", "observé")) }
                    @if let Some(by) = o.implied_by { ", " (say(l, "implied by", "impliqué par")) " " i { (stage(l, by)) } }
                    @if let Some(day) = &o.day { ", " time datetime=(day) { (day) } }
                    @if !o.counted.is_empty() { " · " (ids(&o.counted, file)) }
                    @if !o.superseded.is_empty() {
                        span.quiet { " · " (say(l, "superseded", "remplacé")) " " (ids(&o.superseded, file)) }
                    }
                }
            }
        }
    }
}

/// What changed, where an earlier day is compared.
pub(super) fn changes(file: &CaseFile, l: Language) -> Markup {
    let Some(changes) = &file.changes else { return html! {} };
    let word = |answer| words::answer(l, answer);
    html! {
        p.lead {
            (say(l, "Since ", "Depuis le "))
            time datetime=(changes.before) { (changes.before) }
            (colon(l))
            (changes.new_evidence.len())
            " "
            (say(l, "new claims and observations.", "affirmations et observations nouvelles."))
        }
        @if changes.stages.is_empty() { p { (say(l, "No stage changed.", "Aucune étape n’a changé.")) } } @else {
            div.scroll { table.stack {
                thead {
                    tr {
                        th { (say(l, "Stage", "Étape")) }
                        th { (say(l, "Before", "Avant")) }
                        th { (say(l, "Now", "Maintenant")) }
                        th { (say(l, "Why", "Pourquoi")) }
                    }
                }
                tbody { @for c in &changes.stages { tr {
                    th scope="row" { (capital(stage(l, c.stage))) }
                    td data-l=(say(l, "Before", "Avant")) { (word(c.before)) }
                    td data-l=(say(l, "Now", "Maintenant")) {
                        @if c.before == c.after { (say(l, "the same", "inchangé")) } @else { b { (word(c.after)) } }
                        @match c.contested {
                            Some(true) => { ", " (say(l, "now contested", "désormais contesté")) }
                            Some(false) => { ", " (say(l, "no longer contested", "n’est plus contesté")) }
                            None => {}
                        }
                    }
                    td data-l=(say(l, "Why", "Pourquoi")) {
                        @if !c.new_evidence.is_empty() { (say(l, "new: ", "nouveau : ")) (ids(&c.new_evidence, file)) ". " }
                        @if !c.gone.is_empty() { (say(l, "no longer counts: ", "ne compte plus : ")) (ids(&c.gone, file)) ". " }
                        @if !c.new_gates.is_empty() {
                            (say(l, "gates now: ", "règles désormais : "))
                            (c.new_gates.iter().map(|g| g.name()).collect::<Vec<_>>().join(", "))
                            ". "
                        }
                        @if !c.lifted_gates.is_empty() {
                            (say(l, "gates lifted: ", "règles levées : "))
                            (c.lifted_gates.iter().map(|g| g.name()).collect::<Vec<_>>().join(", "))
                            ". "
                        }
                    }
                } } }
            } }
        }
    }
}

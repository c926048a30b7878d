//! Who spoke or saw and how they are graded, and the sanctions lists that were checked.

use case::ListCheck;
use maud::{Markup, html};
use model::Language;

use crate::{
    case_file::CaseFile,
    html::parts::{english, free, link},
    words::{self, say},
};

pub(super) fn sources(file: &CaseFile, l: Language) -> Markup {
    let a = &file.assessment;
    html! {
        @if !a.origins.is_empty() {
            p.lead {
                (say(
                    l,
                    "An origin is whoever’s knowledge it is, however many outlets carry it. The letter is its reliability \
                     (Admiralty code); a second letter is what it counts for here, after one grade down for its own interest.",
                    "Une origine est celui dont c’est le savoir, quel que soit le nombre de médias qui le reprennent. La \
                     lettre est sa fiabilité (code de l’Amirauté) ; une seconde lettre, ce qu’elle vaut ici, baissée d’un \
                     rang pour son intérêt propre.",
                ))
            }
            div.scroll { table.stack {
                thead {
                    tr {
                        th { (say(l, "Origin", "Origine")) }
                        th { (say(l, "Grade", "Cote")) }
                        th { (say(l, "Part", "Rôle")) }
                        th { (say(l, "Why this grade", "Pourquoi cette cote")) }
                        th { (say(l, "Spoke", "Paroles")) }
                        th { (say(l, "Documents", "Documents")) }
                        th { (say(l, "Families", "Familles")) }
                    }
                }
                tbody { @for o in &a.origins { tr {
                    th scope="row" { (free(&o.origin)) }
                    td data-l=(say(l, "Grade", "Cote")) {
                        span.letter { (o.letter) }
                        @if o.applied != o.letter { " → " span.letter { (o.applied) } }
                        " "
                        span.quiet { (words::letter(l, o.letter)) }
                    }
                    td data-l=(say(l, "Part", "Rôle")) { (words::interest(l, o.interest)) }
                    td data-l=(say(l, "Why", "Pourquoi")) { (english(l, &o.rationale)) }
                    td.number data-l=(say(l, "Spoke", "Paroles")) { (o.utterances) }
                    td.number data-l=(say(l, "Documents", "Documents")) { (o.documents) }
                    td data-l=(say(l, "Families", "Familles")) {
                        (o.families.iter().map(|f| words::family(l, *f)).collect::<Vec<_>>().join(", "))
                    }
                } } }
            } }
        }
        @let documents = file.documents();
        @if !documents.is_empty() {
            h3 { (say(l, "Documents", "Documents")) }
            ul.documents { @for d in documents { li {
                (link(&d.uri, d.title.as_deref().unwrap_or(&d.uri)))
                @if let Some(outlet) = &d.outlet { ", " (free(outlet)) }
                @if let Some(agency) = &d.agency { " (" (free(agency)) ")" }
                @if let Some(day) = &d.published { ", " (day) }
                @if let Some(of) = file.evidence.documents.iter().find(|r| r.document.id == d.id).and_then(|r| r.copy_of.as_ref()) {
                    span.tag { (say(l, "copy of ", "copie de ")) (of) }
                }
                " "
                span.hash {
                    (d.id) @if !d.raw_sha256.is_empty() { " · SHA-256 " (d.raw_sha256.chars().take(16).collect::<String>()) "…" }
                }
            } } }
        }
    }
}

pub(super) fn lists(file: &CaseFile, l: Language) -> Markup {
    let checks = &file.assessment.list_checks;
    if checks.is_empty() {
        return html! {
            p {
                (say(
                    l,
                    "No list was checked for this file. That says nothing of what stands on any.",
                    "Aucune liste n’a été consultée pour ce dossier. Cela ne dit rien de ce qui y figure.",
                ))
            }
        };
    }
    let mut subjects: Vec<&str> = checks.iter().map(|c| c.subject.as_str()).collect();
    subjects.dedup();
    html! {
        @for subject in subjects {
            @let of: Vec<&ListCheck> = checks.iter().filter(|c| c.subject == subject).collect();
            @let found: Vec<&&ListCheck> = of.iter().filter(|c| c.entry.is_some()).collect();
            @let not: Vec<&&ListCheck> = of.iter().filter(|c| c.entry.is_none()).collect();
            article.subject {
                h3 { (free(subject)) }
                @for c in found {
                    p.found {
                        b {
                            @if c.decisive { (say(l, "On ", "Sur ")) } @else { (say(l, "A lead on ", "Piste sur ")) }
                            (free(&c.list))
                        }
                        " (" (say(l, "list of ", "liste du ")) (c.list_date) "): " (free(c.entry.as_deref().unwrap_or_default()))
                        @if !c.features.is_empty() { span.quiet { " – " (english(l, &c.features.join(", "))) } }
                        @if !c.decisive { span.tag { (say(l, "not settled", "non établi")) } }
                    }
                }
                @if !not.is_empty() {
                    p {
                        (say(l, "Not on ", "Absent de "))
                        @for (n, c) in not.iter().enumerate() {
                            @if n > 0 { ", " }
                            (free(&c.list))
                            " ("
                            (say(l, "list of ", "liste du "))
                            (c.list_date)
                            ", "
                            (say(l, "checked ", "consultée le "))
                            (c.checked)
                            ")"
                        }
                        "."
                    }
                }
            }
        }
    }
}

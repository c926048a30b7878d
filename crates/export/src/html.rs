//! The case as one page that needs nothing else: no script, no font, no picture, no request. On screen light or dark, and on paper.

mod evidence;
mod head;
mod ladder;
mod matrix;
mod method;
mod movement;
mod parts;
mod sources;
mod stages;
mod unknown;

use maud::{DOCTYPE, Markup, PreEscaped, html};
use model::Language;

use crate::{case_file::CaseFile, words::say};

const STYLE: &str = include_str!("html/style.css");
/// A page that was changed on its way still loads nothing.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The page.
pub fn html(file: &CaseFile, language: Language) -> String {
    let l = language;
    let sections: Vec<(&str, &str, Markup)> = [
        ("ladder", say(l, "Where it stands", "Où l’on en est"), ladder::ladder(file, l)),
        ("changes", say(l, "What changed", "Ce qui a changé"), stages::changes(file, l)),
        ("stages", say(l, "Stage by stage", "Étape par étape"), stages::stages(file, l)),
        ("denials", say(l, "Denials", "Démentis"), evidence::denials(file, l)),
        ("unknown", say(l, "What is not known", "Ce qui n’est pas connu"), unknown::unknown(file, l)),
        ("hypotheses", say(l, "Rival explanations", "Explications rivales"), matrix::matrix(file, l)),
        ("timeline", say(l, "Time line", "Chronologie"), movement::timeline(file, l)),
        ("voyages", say(l, "Voyages", "Voyages"), movement::voyages(file, l)),
        ("quantity", say(l, "How much", "Combien"), unknown::quantity(file, l)),
        ("evidence", say(l, "Evidence", "Éléments"), evidence::evidence(file, l)),
        ("sources", say(l, "Sources", "Sources"), sources::sources(file, l)),
        ("lists", say(l, "Lists that were checked", "Listes consultées"), sources::lists(file, l)),
        ("method", say(l, "Method", "Méthode"), method::method(file, l)),
    ]
    .into_iter()
    .filter(|(.., body)| !body.0.is_empty())
    .collect();
    let page = html! {
        (DOCTYPE)
        html lang=(l.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="referrer" content="no-referrer";
                meta name="generator" content={ "Sillage " (file.assessment.version) };
                title { (file.assessment.title) " – " (file.assessment.as_of) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                (head::head(file, l))
                nav aria-label=(say(l, "Contents", "Sommaire")) {
                    @for (id, title, _) in &sections { a href={ "#" (id) } { (title) } }
                }
                main {
                    @for (id, title, body) in &sections {
                        section id=(id) aria-labelledby={ "h-" (id) } { h2 id={ "h-" (id) } { (title) } (body) }
                    }
                }
                (head::foot(file, l))
            }
        }
    };
    page.into_string()
}

#[cfg(test)]
#[path = "html_tests.rs"]
mod tests;

//! The top of the page and its end.

use maud::{Markup, html};
use model::Language;

use crate::{case_file::CaseFile, html::parts::free, words::say};

pub(super) fn head(file: &CaseFile, l: Language) -> Markup {
    let (a, n) = (&file.assessment, file.assessment.counts);
    let parties = |parties: &[case::CaseParty]| parties.iter().map(|p| p.code.clone()).collect::<Vec<_>>().join(", ");
    html! {
        header {
            p.kicker { (say(l, "Case file", "Dossier")) " · " span.id { (a.case) } }
            h1 { (free(&a.title)) }
            @if !a.question.is_empty() { p.question { (free(&a.question)) } }
            dl.facts {
                div { dt { (say(l, "As of", "Situation au")) } dd { time datetime=(a.as_of) { (a.as_of) } } }
                @if !file.case.supplier.is_empty() || !file.case.recipient.is_empty() {
                    div {
                        dt { (say(l, "From, to", "De, vers")) }
                        dd { (free(&parties(&file.case.supplier))) " → " (free(&parties(&file.case.recipient))) }
                    }
                }
                @if !file.case.items.is_empty() {
                    div {
                        dt { (say(l, "Goods", "Marchandise")) }
                        dd {
                            (file.case.items.join(", "))
                            @if !file.case.excluded_items.is_empty() {
                                "; " (say(l, "not ", "pas ")) (file.case.excluded_items.join(", "))
                            }
                        }
                    }
                }
                div {
                    dt { (say(l, "Documents", "Documents")) }
                    dd { (n.documents) @if n.copies > 0 { " (" (n.copies) " " (say(l, "copies", "copies")) ")" } }
                }
                div { dt { (say(l, "Acts of speech", "Prises de parole")) } dd { (n.utterances) } }
                div { dt { (say(l, "Origins", "Origines")) } dd { (n.origins) } }
                div {
                    dt { (say(l, "Claims, observations", "Affirmations, observations")) } dd { (n.claims) ", " (n.observations) }
                }
            }
            @if file.invented {
                p.note {
                    strong { (say(l, "Invented.", "Fiction.")) }
                    " "
                    (say(
                        l,
                        "The states, people, outlets and ships of this case are made up; the ports exist.",
                        "Les États, personnes, médias et navires de ce dossier sont inventés ; les ports existent.",
                    ))
                }
            }
            @if !file.cargo_seen() {
                p.note.contents {
                    strong { (say(l, "Contents unknown.", "Contenu inconnu.")) }
                    " "
                    (say(
                        l,
                        "No observation shows the cargo or its receipt. Position reports speak of movement alone.",
                        "Aucune observation ne montre la cargaison ni sa réception. Les messages de position ne parlent que \
                         de mouvement.",
                    ))
                }
            }
        }
    }
}

pub(super) fn foot(file: &CaseFile, l: Language) -> Markup {
    html! {
        footer {
            p {
                "Sillage "
                (file.assessment.version)
                " · "
                (file.assessment.case)
                " · "
                (say(l, "as of ", "situation au "))
                (file.assessment.as_of)
            }
            p {
                (say(
                    l,
                    "Coastlines: Natural Earth (public domain). Times are UTC.",
                    "Côtes : Natural Earth (domaine public). Heures UTC.",
                ))
            }
        }
    }
}

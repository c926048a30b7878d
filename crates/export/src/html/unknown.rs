//! What is not known, and how much it may be.

use maud::{Markup, html};
use model::{Language, Stage};

use crate::{
    case_file::CaseFile,
    html::parts::{english, free, ids, phrase},
    words::{self, capital, colon, say, stage},
};

pub(super) fn unknown(file: &CaseFile, l: Language) -> Markup {
    let a = &file.assessment;
    let named = |stages: &[Stage]| stages.iter().map(|s| stage(l, *s)).collect::<Vec<_>>().join(", ");
    let gaps = file.gaps();
    let silent: Vec<Stage> = file.silent().collect();
    html! {
        ul.unknowns {
            @if !file.cargo_seen() && !gaps.iter().any(|(g, _)| g.contains("contents unknown")) {
                li {
                    (say(
                        l,
                        "contents unknown: nobody has shown what was aboard",
                        "contenu inconnu : personne n’a montré ce qui était à bord",
                    ))
                }
            }
            @for (gap, stages) in &gaps { li { (phrase(l, gap)) " " span.quiet { "(" (named(stages)) ")" } } }
            @if !silent.is_empty() { li { (say(l, "no information on: ", "aucune information sur : ")) (named(&silent)) } }
            @if a.modes.is_empty() {
                li {
                    (say(
                        l,
                        "by which way: sea, rail, air or road – no mode was stated or seen",
                        "par quelle voie : mer, rail, air ou route – aucun mode n’a été indiqué ni vu",
                    ))
                }
            }
        }
        @if !a.modes.is_empty() || !a.pretended.is_empty() || !a.transit.is_empty() {
            dl.said {
                @for m in &a.modes {
                    dt { (say(l, "Mode", "Mode")) }
                    dd { (words::mode(l, m.mode)) (colon(l)) (free(&m.origins.join(", "))) " · " (ids(&m.ids, file)) }
                }
                @for p in &a.pretended {
                    dt { (say(l, "Said to pretend to go to", "Dit prétendre aller vers")) }
                    dd { (free(&p.place)) (colon(l)) (free(&p.origins.join(", "))) " · " (ids(&p.claims, file)) }
                }
                @for p in &a.transit {
                    dt { (say(l, "Said to go through", "Dit passer par")) }
                    dd { (free(&p.place)) (colon(l)) (free(&p.origins.join(", "))) " · " (ids(&p.claims, file)) }
                }
            }
        }
        @for v in &a.variances {
            div.variance {
                p {
                    b {
                        (say(l, "One utterance, different renderings", "Une seule prise de parole, des restitutions différentes"))
                    }
                    (colon(l))
                    (free(&v.origin))
                    @if let Some(day) = &v.day { ", " (day) }
                    " – "
                    (phrase(l, &v.field))
                }
                ul {
                    @for (n, (reading, claims)) in v.readings.iter().enumerate() {
                        li {
                            (english(l, &reading.replace('_', " ")))
                            " · "
                            (ids(claims, file))
                            @if n == 0 { span.tag { (say(l, "closest to the words", "au plus près des mots")) } }
                        }
                    }
                }
            }
        }
    }
}

pub(super) fn quantity(file: &CaseFile, l: Language) -> Markup {
    let a = &file.assessment;
    if a.quantity.is_none() && a.stated_quantities.is_empty() {
        return html! {};
    }
    html! {
        @if let Some(q) = &a.quantity {
            p.range {
                b {
                    (say(l, "Between ", "Entre "))
                    (words::rounded(q.p05, l))
                    (say(l, " and ", " et "))
                    (words::rounded(q.p95, l))
                    " "
                    (free(&q.unit))
                }
                " "
                span.quiet { (say(l, "(90 % of draws), if all of this holds:", "(90 % des tirages), si tout ceci est vrai :")) }
            }
            div.scroll { table.stack {
                thead { tr {
                    th { (say(l, "Assumption", "Hypothèse")) }
                    th.number { (say(l, "Least", "Minimum")) }
                    th.number { (say(l, "Most", "Maximum")) }
                    th { (say(l, "Unit", "Unité")) }
                    th { (say(l, "Why", "Pourquoi")) }
                } }
                tbody { @for x in &q.assumptions { tr {
                    th scope="row" { (free(&capital(&x.name))) }
                    td.number data-l=(say(l, "Least", "Minimum")) { (x.low) }
                    td.number data-l=(say(l, "Most", "Maximum")) { (x.high) }
                    td data-l=(say(l, "Unit", "Unité")) { @if x.unit.is_empty() { "–" } @else { (x.unit) } }
                    td data-l=(say(l, "Why", "Pourquoi")) { (free(&x.reason)) }
                } } }
            } }
        } @else { p { (say(l, "The case states no assumptions, so no range is given.", "Le dossier ne pose aucune hypothèse ; aucune plage n’est donc donnée.")) } }
        @if !a.stated_quantities.is_empty() {
            h3 { (say(l, "What was said of it", "Ce qui en a été dit")) }
            ul {
                @for s in &a.stated_quantities {
                    li {
                        (free(&words::quantity(l, &s.quantity)))
                        " – "
                        (free(&s.origin))
                        @if let Some(day) = &s.day { ", " (day) }
                        " · "
                        (ids(std::slice::from_ref(&s.claim), file))
                    }
                }
            }
        }
    }
}

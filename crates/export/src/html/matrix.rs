//! Rival explanations in rows, evidence in columns.

use maud::{Markup, html};
use model::Language;

use crate::{
    case_file::CaseFile,
    html::parts::{anchor, phrase},
    words::{capital, hypothesis, say},
};

pub(super) fn matrix(file: &CaseFile, l: Language) -> Markup {
    let h = &file.assessment.hypotheses;
    if h.rows.is_empty() || h.columns.is_empty() {
        return html! {};
    }
    let best = h.most_diagnostic.as_deref();
    html! {
        p.lead {
            (say(
                l,
                "How well each piece of evidence fits each explanation, from −− to ++. What fits all of them tells nothing. \
                 The sum orders the rows; it proves nothing.",
                "Dans quelle mesure chaque élément s’accorde avec chaque explication, de −− à ++. Ce qui s’accorde avec \
                 toutes ne dit rien. La somme ordonne les lignes ; elle ne prouve rien.",
            ))
        }
        div.scroll { table.matrix {
            thead { tr {
                th { (say(l, "Explanation", "Explication")) }
                @for (n, c) in h.columns.iter().enumerate() {
                    th.best[best == Some(&c.id)] scope="col" title=(c.label) { a href={ "#" (anchor(&c.id)) } { (n + 1) } }
                }
                th scope="col" { (say(l, "Against", "Contre")) }
                th scope="col" { (say(l, "Sum, dB", "Somme, dB")) }
            } }
            tbody { @for row in &h.rows { tr {
                th scope="row" { (capital(hypothesis(l, &row.hypothesis))) }
                @for (cell, c) in row.cells.iter().zip(&h.columns) {
                    td.fit.(class(cell)).best[best == Some(&c.id)] { (cell.replace('-', "−")) }
                }
                td.number { (row.inconsistent) }
                td.number { (sum(row.decibans)) }
            } } }
        } }
        ol.columns {
            @for c in &h.columns {
                li.best[best == Some(&c.id)] {
                    a.id href={ "#" (anchor(&c.id)) } { (c.id) }
                    " "
                    bdi { (phrase(l, &c.label)) }
                    @if best == Some(&c.id) { span.tag { (say(l, "tells most", "le plus parlant")) } }
                }
            }
        }
    }
}

/// With its sign; nothing is no more than nothing.
fn sum(decibans: f64) -> String {
    if decibans.round() == 0.0 { "0".to_owned() } else { format!("{decibans:+.0}").replace('-', "−") }
}

fn class(cell: &str) -> &'static str {
    match cell {
        "--" => "mm",
        "-" => "m",
        "+" => "p",
        "++" => "pp",
        _ => "o",
    }
}

//! The line of time, the map, and the tables of voyages and events with the lines that show them.

use maud::{Markup, html};
use model::{Event, Language};

use crate::{
    case_file::CaseFile,
    chart::{map::Scene, timeline},
    events,
    html::parts::{english, free, moment, trace},
    places::{Places, voyages as voyages_of},
    words::say,
};

/// Widths of the drawings: a page, and a telephone.
const WIDE: f64 = 1040.0;
const NARROW: f64 = 358.0;

pub(super) fn timeline(file: &CaseFile, l: Language) -> Markup {
    html! {
        @for (class, width) in [("wide", WIDE), ("narrow", NARROW)] {
            @if let Some(drawing) = timeline::timeline(file, l, width, &format!("hatch-{class}")) {
                figure class=(class) { (drawing) }
            }
        }
    }
}

pub(super) fn voyages(file: &CaseFile, l: Language) -> Markup {
    if file.tracks.is_empty() && file.events.is_empty() {
        return html! {
            p {
                (say(
                    l,
                    "No position reports of the watched ships are part of this file. That says nothing of whether they sailed.",
                    "Aucun message de position des navires suivis ne fait partie de ce dossier. Cela ne dit rien de leurs \
                     mouvements.",
                ))
            }
            (watch(file, l))
        };
    }
    let places = Places::embedded();
    let scene = Scene::of(file, &places, l);
    html! {
        @if !scene.is_empty() {
            @let apart = scene.far_apart();
            @for (class, width) in [("wide", WIDE), ("narrow", NARROW)] {
                figure class=(class) { (scene.map(l, width, true, &format!("map-{class}"))) }
                @if apart {
                    figure class=(class) {
                        figcaption { (say(l, "Where they went, closer:", "Où ils sont allés, de plus près :")) }
                        (scene.map(l, width, false, &format!("near-{class}")))
                    }
                }
            }
            (legend(l))
        }
        (watch(file, l))
        (voyage_table(file, l))
        (event_table(file, l))
        p.lead {
            (say(
                l,
                "Movement is not cargo: AIS tells where a transponder was, never what a ship carried. A silence is drawn \
                 dashed between the two reports about it, not where the ship went meanwhile, which nobody knows.",
                "Un mouvement n’est pas une cargaison : l’AIS dit où était un émetteur, jamais ce que portait un navire. Un \
                 silence est tracé en tirets entre les deux messages qui l’encadrent, non là où le navire est allé \
                 entre-temps, que personne ne connaît.",
            ))
        }
    }
}

fn legend(l: Language) -> Markup {
    let entry = |body: Markup, text: &'static str| html! { li { svg viewBox="0 0 34 14" aria-hidden="true" { (body) } (text) } };
    html! {
        ul.legend {
            (entry(html! { path.went.s0 d="M2 7H32" {} }, say(l, "heard", "entendu")))
            (entry(html! { path.silent.s0 d="M2 7H32" {} }, say(l, "silent", "silencieux")))
            (entry(html! { path.declared d="M2 7H32" {} }, say(l, "to where it said", "vers où il disait aller")))
            (entry(html! { path.declared.against d="M2 7H32" {} }, say(l, "declared, and contradicted", "déclaré, et contredit")))
            (entry(html! { g.mark.event.gap { circle.hollow cx="9" cy="7" r="4.2" {} circle cx="25" cy="7" r="4.2" {} } }, say(l, "silence begins, ends", "silence : début, fin")))
            (entry(html! { g.mark.event.visit { rect x="13" y="3" width="8" height="8" {} } }, say(l, "port visit", "escale")))
            (entry(html! { g.mark.event.encounter { polygon points="17,1.5 22.5,7 17,12.5 11.5,7" {} } }, say(l, "encounter", "rencontre")))
        }
    }
}

/// What the case looks for on the sea.
fn watch(file: &CaseFile, l: Language) -> Markup {
    let w = &file.case.watch;
    let ships: Vec<String> = w
        .ships
        .iter()
        .map(|s| {
            let numbers = [s.imo.map(|n| format!("IMO {n}")), s.mmsi.map(|n| format!("MMSI {n:09}"))]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(", ");
            match (&s.name, numbers.is_empty()) {
                (Some(name), true) => name.clone(),
                (Some(name), false) => format!("{name} ({numbers})"),
                (None, _) => numbers,
            }
        })
        .collect();
    let rows = [
        (say(l, "Ships watched", "Navires suivis"), ships),
        (say(l, "May leave from", "Peut partir de"), w.origins.clone()),
        (say(l, "May go to", "Peut aller à"), w.destinations.clone()),
        (say(l, "May pretend to go to", "Peut prétendre aller à"), w.pretended.clone()),
    ];
    html! {
        @if rows.iter().any(|(_, items)| !items.is_empty()) {
            dl.said {
                @for (name, items) in rows.iter().filter(|(_, items)| !items.is_empty()) {
                    dt { (name) } dd { (free(&items.join(", "))) }
                }
            }
        }
    }
}

fn voyage_table(file: &CaseFile, l: Language) -> Markup {
    html! {
        @if voyages_of(&file.events).next().is_some() {
            h3 { (say(l, "Where it said, where it went", "Où il disait aller, où il est allé")) }
            div.scroll { table.stack {
                thead {
                    tr {
                        th { (say(l, "Ship", "Navire")) }
                        th { (say(l, "Voyage", "Voyage")) }
                        th { (say(l, "Left, arrived", "Départ, arrivée")) }
                        th { (say(l, "Declared", "Déclaré")) }
                        th { (say(l, "Verdict", "Verdict")) }
                        th { (say(l, "Silent", "Silence")) }
                        th { (say(l, "Lines", "Lignes")) }
                    }
                }
                tbody { @for (event, v) in voyages_of(&file.events) { tr {
                    th scope="row" { (free(&file.ship(event.mmsi))) " " span.quiet { (event.mmsi) } }
                    td data-l=(say(l, "Voyage", "Voyage")) {
                        (free(&events::way(l, v))) @if event.open { " " span.tag { (say(l, "under way", "en cours")) } }
                    }
                    td data-l=(say(l, "Left, arrived", "Départ, arrivée")) {
                        (moment(v.begin)) br; @if let Some(t) = v.arrival { (moment(t)) } @else { "…" }
                    }
                    td data-l=(say(l, "Declared", "Déclaré")) {
                        @for d in &v.declared {
                            div {
                                code { (d.text) }
                                @if let Some(name) = &d.place_name { " = " (free(name)) }
                                " "
                                (trace(file, d.source, d.offset))
                            }
                        }
                        @if v.declared.is_empty() { span.none { (say(l, "not heard", "non entendu")) } }
                    }
                    td data-l=(say(l, "Verdict", "Verdict")) {
                        span.verdict.against[events::contradicted(v)] { (events::judged(l, v)) }
                        br;
                        span.quiet { (say(l, "own record ", "antécédents ")) (v.record_kept) "/" (v.record_readable) }
                    }
                    td data-l=(say(l, "Silent", "Silence")) {
                        (format!("{:.0} h", v.gap_hours)) @if !v.gaps.is_empty() { " (" (v.gaps.len()) ")" }
                    }
                    td data-l=(say(l, "Lines", "Lignes")) { (lines(event, file, l)) }
                } } }
            } }
        }
    }
}

fn event_table(file: &CaseFile, l: Language) -> Markup {
    let mut others: Vec<&Event> = file.events.iter().filter(|e| !matches!(e.detail, model::Detail::Voyage(_))).collect();
    others.sort_by_key(|e| e.span().0);
    html! {
        @if !others.is_empty() {
            h3 { (say(l, "Events", "Événements")) }
            div.scroll { table.stack {
                thead {
                    tr {
                        th { (say(l, "Event", "Événement")) }
                        th { (say(l, "Ship", "Navire")) }
                        th { (say(l, "From, to", "De, à")) }
                        th { (say(l, "What", "Quoi")) }
                        th { (say(l, "Lines", "Lignes")) }
                    }
                }
                tbody { @for e in others { @let (begin, end) = e.span(); tr {
                    th scope="row" title=(e.id) { (events::kind(l, e)) }
                    td data-l=(say(l, "Ship", "Navire")) { (free(&file.ship(e.mmsi))) }
                    td data-l=(say(l, "From, to", "De, à")) {
                        (moment(begin)) br; @if let Some(t) = end { (moment(t)) } @else { "…" }
                    }
                    td data-l=(say(l, "What", "Quoi")) { (free(&events::tell(l, e, file))) }
                    td data-l=(say(l, "Lines", "Lignes")) { (lines(e, file, l)) }
                } } }
            } }
        }
    }
}

/// The lines that an event rests on.
fn lines(event: &Event, file: &CaseFile, l: Language) -> Markup {
    html! {
        @for e in &event.evidence { div { span.quiet { (english(l, &e.role)) " " } (trace(file, e.source, e.offset)) } }
        @if event.evidence.is_empty() { span.none { "–" } }
    }
}

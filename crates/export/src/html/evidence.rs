//! Claims with their words, observations with their traces, denials, and what was left out.

use case::assessment::Item;
use maud::{Markup, html};
use model::{Claim, Language};

use crate::{
    case_file::CaseFile,
    html::{
        parts::{anchor, english, free, ids, link, phrase, trace},
        stages::conflict,
    },
    words::{self, capital, colon, say, stage},
};

pub(super) fn evidence(file: &CaseFile, l: Language) -> Markup {
    let a = &file.assessment;
    let of = |kind: &'static str| a.evidence.iter().filter(move |i| i.kind == kind);
    html! {
        @if of("claim").next().is_some() {
            h3 { (say(l, "Claims", "Affirmations")) }
            @for item in of("claim") { (claim(item, file, l)) }
        }
        @if of("observation").next().is_some() {
            h3 { (say(l, "Observations", "Observations")) }
            @for item in of("observation") { (observation(item, file, l)) }
        }
        @if !a.endorsements.is_empty() {
            h3 { (say(l, "Agreed, without evidence of their own", "D’accord, sans éléments propres")) }
            ul {
                @for i in &a.endorsements {
                    li {
                        strong { (free(&i.origin)) }
                        @if let Some(day) = &i.day { ", " (day) }
                        (colon(l))
                        q dir="auto" { (i.text) }
                        " "
                        (ids(std::slice::from_ref(&i.id), file))
                    }
                }
            }
        }
        @if !a.left_out.is_empty() {
            details open {
                summary {
                    (say(l, "Left out, with the rule that says why", "Laissé de côté, avec la règle qui dit pourquoi"))
                    " ("
                    (a.left_out.len())
                    ")"
                }
                ul.leftout {
                    @for x in &a.left_out { li { span.id { (x.id) } " " code { (x.rule.name()) } " " (english(l, &x.why)) } }
                }
            }
        }
    }
}

fn claim(item: &Item, file: &CaseFile, l: Language) -> Markup {
    let claim = file.claim(&item.id);
    let document = file.document(&item.source);
    let stance = item.stance.map(|s| words::stance(l, s)).unwrap_or_default();
    let class = match item.stance {
        Some(model::Stance::Denies) => "deny",
        Some(model::Stance::Undetermined | model::Stance::DeclinesToSpecify) => "open",
        _ => "for",
    };
    let language = document.and_then(|d| d.language).map(Language::code);
    html! {
        article.item.(class) id=(anchor(&item.id)) {
            p.who {
                span.stance { (capital(stance)) }
                @for s in &item.stages { " " span.tag { (stage(l, *s)) } }
                " " strong { (free(&item.speaker)) }
                @if !item.origin.is_empty() && item.origin != item.speaker {
                    " · " (say(l, "origin: ", "origine : ")) (free(&item.origin))
                }
                @if let Some(day) = &item.day { " · " time datetime=(day) { (day) } }
                @if let Some(forum) = claim.and_then(|c| file.utterance(&c.utterance)).and_then(|u| u.forum.as_ref()) {
                    " · " (free(forum))
                }
            }
            blockquote dir="auto" lang=[language] { (item.text) }
            @if let Some(c) = claim { (content(c, l)) }
            p.refs {
                a.id href={ "#" (anchor(&item.id)) } { (item.id) } " · "
                @if let Some(d) = document {
                    (link(&d.uri, d.title.as_deref().unwrap_or(&d.uri)))
                    @if let Some(outlet) = &d.outlet { ", " (free(outlet)) }
                    @if let Some(day) = &d.published { ", " (day) }
                    @if d.machine_translated.is_some() { span.tag { (say(l, "machine translation", "traduction automatique")) } }
                } @else { (free(&item.source)) }
                @if let Some(c) = claim {
                    " · " (say(l, "characters ", "caractères ")) (c.span.start) "–" (c.span.end) " · " (rendering(c, l))
                }
                " · " (say(l, "of this case by ", "de ce dossier par ")) (english(l, &item.why))
            }
        }
    }
}

/// What the claim says beyond its stage.
fn content(c: &Claim, l: Language) -> Markup {
    let goods = |items: &[model::Item]| items.iter().map(|i| i.text.clone()).collect::<Vec<_>>().join(", ");
    let party = |p: &Option<model::Party>| p.as_ref().map(|p| p.text.clone());
    let mut rows: Vec<(&str, String)> = Vec::new();
    let mut add = |name, text: String| {
        if !text.is_empty() {
            rows.push((name, text));
        }
    };
    let way = [party(&c.supplier), party(&c.recipient)].map(|p| p.unwrap_or_else(|| "?".to_owned()));
    if c.supplier.is_some() || c.recipient.is_some() {
        add(say(l, "from, to", "de, vers"), way.join(" → "));
    }
    add(say(l, "goods", "marchandise"), goods(&c.items));
    add(say(l, "not", "pas"), goods(&c.excluded));
    add(say(l, "quantity", "quantité"), c.quantity.as_ref().map(|q| words::quantity(l, &q.to_string())).unwrap_or_default());
    add(say(l, "leaves", "départ"), c.from.join(", "));
    add(say(l, "goes to", "arrivée"), c.to.join(", "));
    add(say(l, "pretends", "prétend"), c.pretended.join(", "));
    add(say(l, "through", "par"), c.transit.join(", "));
    add(say(l, "mode", "mode"), c.mode.map(|m| words::mode(l, m).to_owned()).unwrap_or_default());
    add(say(l, "ships", "navires"), c.vessels.join(", "));
    add(say(l, "meant for", "destiné à"), c.intended_use.clone().unwrap_or_default());
    add(say(l, "about", "époque"), c.about.as_ref().map(ToString::to_string).unwrap_or_default());
    if c.scope != model::Scope::Whole {
        add(say(l, "speaks only of", "ne porte que sur"), words::scope(l, c.scope).to_owned());
    }
    html! {
        @if !rows.is_empty() {
            p.content {
                @for (n, (name, text)) in rows.iter().enumerate() { @if n > 0 { " · " } span.quiet { (name) } " " (free(text)) }
            }
        }
    }
}

const fn rendering(c: &Claim, l: Language) -> &'static str {
    match c.rendering {
        model::Rendering::Direct => say(l, "quoted", "cité"),
        model::Rendering::Fragment => say(l, "partly quoted", "cité en partie"),
        model::Rendering::Indirect => say(l, "paraphrased", "paraphrasé"),
        model::Rendering::Narrated => say(l, "narrated", "rapporté"),
        model::Rendering::Headline => say(l, "headline", "titre"),
    }
}

fn observation(item: &Item, file: &CaseFile, l: Language) -> Markup {
    let seen = file.observation(&item.id);
    let events = seen.map(|o| o.events.as_slice()).unwrap_or_default();
    html! {
        article.item.seen id=(anchor(&item.id)) {
            p.who {
                span.stance { (capital(words::family(l, item.family))) }
                @for s in &item.stages { " " span.tag { (stage(l, *s)) } }
                " " strong { (free(&item.speaker)) }
                @if item.origin != item.speaker { " · " (say(l, "released by ", "publié par ")) (free(&item.origin)) }
                @if let Some(day) = &item.day { " · " (say(l, "known ", "connu le ")) time datetime=(day) { (day) } }
                @if let Some(o) = seen {
                    @if let Some(begin) = o.begin {
                        " · " (begin) @if let Some(end) = o.end.filter(|e| *e != begin) { " – " (end) }
                    }
                    @if o.against { span.tag { (say(l, "speaks against", "parle contre")) } }
                    @if o.absent { span.tag { (say(l, "looked for, not found", "cherché, non trouvé")) } }
                    @if !o.about_cargo { span.tag { (say(l, "not about cargo", "ne porte pas sur la cargaison")) } }
                }
            }
            p.seen dir="auto" { (item.text) }
            @if !item.alternatives.is_empty() {
                p.content {
                    span.quiet { (say(l, "need not mean it: ", "peut s’expliquer autrement : ")) }
                    (free(&item.alternatives.join("; ")))
                }
            }
            p.refs {
                a.id href={ "#" (anchor(&item.id)) } { (item.id) }
                @if !item.source.is_empty() { " · " (link(&item.source, &item.source)) }
                @for id in events {
                    " · " span.id { (id) }
                    @if let Some(event) = file.events.iter().find(|e| e.id.as_str() == id) {
                        @for e in &event.evidence { " " (trace(file, e.source, e.offset)) }
                    }
                }
                " · " (say(l, "of this case by ", "de ce dossier par ")) (english(l, &item.why))
            }
        }
    }
}

/// Every denial once, those of uncertain scope among them.
pub(super) fn denials(file: &CaseFile, l: Language) -> Markup {
    let a = &file.assessment;
    let mut seen: Vec<&[String]> = Vec::new();
    let mut all = Vec::new();
    for s in &a.stages {
        for c in &s.conflicts {
            if seen.contains(&c.ids.as_slice()) {
                continue;
            }
            seen.push(&c.ids);
            let stages: Vec<&str> =
                a.stages.iter().filter(|s| s.conflicts.iter().any(|o| o.ids == c.ids)).map(|s| stage(l, s.stage)).collect();
            all.push((c, stages.join(", ")));
        }
    }
    html! {
        @if all.is_empty() && a.ambiguous_denials.is_empty() {
            p { (say(l, "No denial was read. That is no consent.", "Aucun démenti n’a été lu. Ce n’est pas un aveu.")) }
        }
        @for (c, stages) in &all { (conflict(c, stages, file, l)) }
        @if !a.ambiguous_denials.is_empty() {
            h3 { (say(l, "May or may not speak of this case", "Parle peut-être de ce dossier") ) }
            @for c in &a.ambiguous_denials { (conflict(c, "", file, l)) }
        }
        @if !all.is_empty() { p.quiet { (phrase(l, "denied by the accused: shown, and moves the estimate little")) "." } }
    }
}

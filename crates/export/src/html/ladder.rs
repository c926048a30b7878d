//! The ladder of stages: the word of each with its range, or why there is none.

use case::{Answer, Likelihood, StageAssessment};
use maud::{Markup, html};
use model::{Language, Stage};

use crate::{
    case_file::CaseFile,
    words::{answer as answer_word, capital, colon, confidence, likelihood, say, stage},
};

/// The bounds of the words, per cent.
const BOUNDS: [u8; 6] = [5, 20, 45, 55, 80, 95];

pub(super) fn ladder(file: &CaseFile, l: Language) -> Markup {
    let rungs = file.assessment.stages.iter();
    html! {
        p.lead {
            (say(
                l,
                "Each stage has an answer of its own. Likelihood is a word with its range; confidence says how good the basis \
                 is, and is another matter.",
                "Chaque étape a sa propre réponse. La vraisemblance est un mot avec sa plage ; la confiance dit la qualité de \
                 la base, et c’est autre chose.",
            ))
        }
        div.ladder role="table" aria-label=(say(l, "Stages", "Étapes")) {
            div.rung.heads role="row" {
                span role="columnheader" { (say(l, "Stage", "Étape")) }
                span.scale role="columnheader" aria-label=(say(l, "likelihood, 0 to 100 %", "vraisemblance, 0 à 100 %")) {
                    @for mark in [0, 20, 45, 55, 80, 100] { i style={ "left:" (mark) "%" } { (mark) @if mark == 100 { " %" } } }
                }
                span role="columnheader" { (say(l, "Likelihood", "Vraisemblance")) }
                span role="columnheader" { (say(l, "Confidence", "Confiance")) }
                span role="columnheader" { (say(l, "Since", "Depuis")) }
            }
            @for s in rungs { (rung(s, l)) }
        }
        (key(l))
    }
}

fn rung(s: &StageAssessment, l: Language) -> Markup {
    let beside = s.stage == Stage::SupportService;
    html! {
        div.rung.beside[beside] role="row" {
            a.stage href={ "#stage-" (s.stage.name()) } role="rowheader" { (capital(stage(l, s.stage))) }
            span.bar.(class(s.answer)) role="cell" aria-hidden="true" {
                @for bound in BOUNDS { i.bound style={ "left:" (bound) "%" } {} }
                @if let Answer::Judged(word) = s.answer {
                    @let (low, high) = word.range();
                    b class={ "range l" (level(word)) } style={ "left:" (low) "%;width:" (high - low) "%" } {}
                }
            }
            span.word role="cell" {
                @match s.answer {
                    Answer::Judged(word) => {
                        @let (low, high) = word.range();
                        b { (likelihood(l, word)) } " " span.percent { (low) "–" (high) " %" }
                    }
                    other => span.noword { (answer_word(l, other)) },
                }
                @if s.contested { " " span.contested { (say(l, "contested", "contesté")) } }
            }
            span.confidence role="cell" {
                @if let Some(c) = s.confidence {
                    span class={ "dots c" (c as u8) } aria-hidden="true" { i {} i {} i {} } " " (confidence(l, c))
                } @else {
                    span.none { "–" }
                }
            }
            span.since role="cell" {
                @if let Some(since) = &s.since { time datetime=(since) { (since) } } @else { span.none { "–" } }
            }
        }
    }
}

const fn class(answer: Answer) -> &'static str {
    match answer {
        Answer::Judged(_) => "judged",
        Answer::NotEstablished => "notestablished",
        Answer::InsufficientBasis => "insufficient",
        Answer::Conflicting => "conflicting",
        Answer::NoInformation => "noinformation",
    }
}

const fn level(word: Likelihood) -> u8 {
    match word {
        Likelihood::AlmostNoChance | Likelihood::VeryUnlikely | Likelihood::Unlikely => 0,
        Likelihood::RoughlyEven => 1,
        Likelihood::Likely => 2,
        Likelihood::VeryLikely => 3,
        Likelihood::AlmostCertain => 4,
    }
}

/// What the bars without a word mean.
fn key(l: Language) -> Markup {
    let meanings = [
        (Answer::NotEstablished, "who would know says that it is not known yet", "qui devrait savoir dit ne pas savoir encore"),
        (Answer::InsufficientBasis, "too little for any word", "trop peu pour un mot"),
        (Answer::Conflicting, "strong evidence on both sides", "éléments forts des deux côtés"),
        (Answer::NoInformation, "nobody has said or shown anything", "personne n’a rien dit ni montré"),
    ];
    html! {
        ul.key {
            @for (answer, english, french) in meanings {
                li {
                    span class={ "bar " (class(answer)) } aria-hidden="true" {}
                    b { (answer_word(l, answer)) }
                    (colon(l))
                    (say(l, english, french))
                }
            }
        }
    }
}

//! How the answers were made, what analysts decided, and with which version.

use maud::{Markup, html};
use model::Language;

use crate::{
    case_file::CaseFile,
    html::parts::{free, list},
    words::{colon, say},
};

/// What has to be said of every assessment.
const RULES: [(&str, &str); 6] = [
    (
        "Opinions are fused over origins, never over documents: many outlets that report one briefing are one origin.",
        "Les avis sont fusionnés par origine, jamais par document : beaucoup de médias qui rapportent un même point de \
         presse sont une seule origine.",
    ),
    (
        "One origin is never above “likely”, and its confidence is low. “Very likely” needs two origins, or one and an \
         independent observation. “Almost certain” needs two families of evidence, one physical and about cargo or \
         receipt, and no open contradiction.",
        "Une seule origine n’est jamais au-dessus de « probable », et sa confiance est faible. « Très probable » demande \
         deux origines, ou une et une observation indépendante. « Quasi certain » demande deux familles d’éléments, dont \
         une matérielle sur la cargaison ou la réception, et aucune contradiction ouverte.",
    ),
    (
        "“Not established”, “insufficient basis” and “no information” are answers of their own; none of them means fifty-fifty.",
        "« Non établi », « base insuffisante » et « aucune information » sont des réponses à part entière ; aucune ne veut \
         dire une chance sur deux.",
    ),
    (
        "A denial by the accused is shown beside the stage, blocks “almost certain”, and moves the estimate little.",
        "Un démenti du mis en cause est montré à côté de l’étape, interdit « quasi certain », et déplace peu l’estimation.",
    ),
    (
        "What implies an earlier stage supports it; nothing supports a later one. A purpose is no use.",
        "Ce qui implique une étape antérieure l’appuie ; rien n’appuie une étape ultérieure. Une destination d’emploi \
         n’est pas un emploi.",
    ),
    (
        "Position reports speak of movement alone, and their absence is no evidence where silence is expected or the way \
         may be another.",
        "Les messages de position ne parlent que de mouvement, et leur absence ne prouve rien là où le silence est attendu \
         ou la voie peut être autre.",
    ),
];

/// The words of likelihood with their ranges.
const SCALE: [case::Likelihood; 7] = case::Likelihood::ALL;

pub(super) fn method(file: &CaseFile, l: Language) -> Markup {
    let a = &file.assessment;
    html! {
        @if !a.judgements.is_empty() {
            h3 { (say(l, "What analysts decided", "Ce que les analystes ont décidé")) }
            ul {
                @for j in &a.judgements {
                    li {
                        b { (free(&j.author)) }
                        ", "
                        (j.day)
                        (colon(l))
                        (free(&j.text))
                        @if !j.reason.is_empty() { " – " (free(&j.reason)) }
                    }
                }
            }
        }
        @if !a.assumptions.is_empty() { h3 { (say(l, "Taken for granted", "Tenu pour acquis")) } (list(l, &a.assumptions)) }
        h3 { (say(l, "How the answers are made", "Comment les réponses sont faites")) }
        ul { @for (en, fr) in RULES { li { (say(l, en, fr)) } } }
        p.scalewords {
            @for (n, word) in SCALE.into_iter().enumerate() {
                @let (low, high) = word.range();
                @if n > 0 { " · " }
                b { (crate::words::likelihood(l, word)) }
                " "
                (low)
                "–"
                (high)
                " %"
            }
        }
        @if l == Language::Fr {
            p.quiet {
                "Échelle à sept mots de la directive ICD 203, traduite ; ce n’est pas l’échelle française à cinq mots, \
                 dont les plages diffèrent. Ce qui reste en anglais vient des sources ou des fichiers du dossier."
            }
        }
        @if !file.inputs.is_empty() {
            h3 { (say(l, "Inputs of position reports", "Entrées de messages de position")) }
            ul.documents { @for i in &file.inputs { li { code { (i.name) } " " span.hash { "SHA-256 " (i.sha256) } } } }
        }
        p {
            (say(l, "Made by Sillage ", "Fait par Sillage "))
            (a.version)
            (say(l, " from what was known by the end of ", " d’après ce qui était connu à la fin du "))
            (a.as_of)
            (say(
                l,
                ". The same evidence gives the same answers; any past day can be replayed.",
                ". Les mêmes éléments donnent les mêmes réponses ; tout jour passé peut être rejoué.",
            ))
        }
    }
}

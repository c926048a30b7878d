//! The few words that every export needs in both languages.

use case::{Answer, Confidence, Family, Interest, Letter, Likelihood};
use model::{Language, Mode, Scope, Stage, Stance, Verdict};

/// One of two, by the language.
pub(crate) const fn say(language: Language, english: &'static str, french: &'static str) -> &'static str {
    match language {
        Language::En => english,
        Language::Fr => french,
    }
}

/// A colon with its spaces.
pub(crate) const fn colon(language: Language) -> &'static str {
    say(language, ": ", "\u{a0}: ")
}

/// With a capital.
pub(crate) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

pub(crate) const fn stage(language: Language, stage: Stage) -> &'static str {
    match (language, stage) {
        (Language::En, stage) => stage.words(),
        (Language::Fr, Stage::Sought) => "recherché",
        (Language::Fr, Stage::Bought) => "acheté",
        (Language::Fr, Stage::Loaded) => "chargé",
        (Language::Fr, Stage::InTransit) => "en route",
        (Language::Fr, Stage::Transhipped) => "transbordé",
        (Language::Fr, Stage::Arrived) => "arrivé",
        (Language::Fr, Stage::Received) => "reçu",
        (Language::Fr, Stage::Used) => "utilisé",
        (Language::Fr, Stage::SupportService) => "soutien technique",
    }
}

pub(crate) const fn stance(language: Language, stance: Stance) -> &'static str {
    match stance {
        Stance::Asserts => say(language, "asserts", "affirme"),
        Stance::Believes => say(language, "believes", "estime"),
        Stance::HasIndications => say(language, "has indications", "a des indications"),
        Stance::Suspects => say(language, "suspects", "soupçonne"),
        Stance::Undetermined => say(language, "does not know yet", "ne sait pas encore"),
        Stance::DeclinesToSpecify => say(language, "declines to specify", "refuse de préciser"),
        Stance::Denies => say(language, "denies", "nie"),
        Stance::Predicts => say(language, "predicts", "prévoit"),
    }
}

pub(crate) const fn scope(language: Language, scope: Scope) -> &'static str {
    match scope {
        Scope::Whole => say(language, "the transfer", "le transfert"),
        Scope::Quantity => say(language, "the quantity", "la quantité"),
        Scope::Mode => say(language, "the mode", "le mode"),
        Scope::Item => say(language, "the item", "l’objet"),
        Scope::Parties => say(language, "the parties", "les parties"),
        Scope::Comment => say(language, "comment", "commentaire"),
    }
}

pub(crate) const fn family(language: Language, family: Family) -> &'static str {
    match (language, family) {
        (Language::En, family) => family.words(),
        (Language::Fr, Family::Statement) => "déclaration officielle",
        (Language::Fr, Family::Imagery) => "imagerie",
        (Language::Fr, Family::Ais) => "AIS",
        (Language::Fr, Family::Rail) => "trafic ferroviaire",
        (Language::Fr, Family::Customs) => "données douanières",
        (Language::Fr, Family::RecoveredItems) => "objets retrouvés",
        (Language::Fr, Family::Eyewitness) => "témoin",
    }
}

pub(crate) const fn interest(language: Language, interest: Interest) -> &'static str {
    match (language, interest) {
        (Language::En, interest) => interest.words(),
        (Language::Fr, Interest::Accuser) => "accusateur",
        (Language::Fr, Interest::Accused) => "mis en cause",
        (Language::Fr, Interest::Third) => "tiers",
    }
}

pub(crate) const fn letter(language: Language, letter: Letter) -> &'static str {
    match language {
        Language::En => letter.english(),
        Language::Fr => letter.french(),
    }
}

/// What the Admiralty digit says of information (NATO AJP-2.1).
pub(crate) const fn digit(language: Language, digit: u8) -> &'static str {
    match digit {
        1 => say(language, "confirmed by other sources", "corroborée par d’autres sources"),
        2 => say(language, "probably true", "probablement vraie"),
        3 => say(language, "possibly true", "peut-être vraie"),
        4 => say(language, "doubtful", "douteuse"),
        5 => say(language, "improbable", "improbable"),
        _ => say(language, "truth cannot be judged", "véracité non estimable"),
    }
}

/// A word of likelihood, or why there is none.
pub(crate) const fn answer(language: Language, answer: Answer) -> &'static str {
    match language {
        Language::En => answer.english(),
        Language::Fr => answer.french(),
    }
}

pub(crate) const fn likelihood(language: Language, word: Likelihood) -> &'static str {
    match language {
        Language::En => word.english(),
        Language::Fr => word.french(),
    }
}

pub(crate) const fn confidence(language: Language, confidence: Confidence) -> &'static str {
    match language {
        Language::En => confidence.english(),
        Language::Fr => confidence.french(),
    }
}

pub(crate) const fn mode(language: Language, mode: Mode) -> &'static str {
    match mode {
        Mode::Sea => say(language, "sea", "mer"),
        Mode::Rail => say(language, "rail", "rail"),
        Mode::Air => say(language, "air", "air"),
        Mode::Road => say(language, "road", "route"),
    }
}

pub(crate) const fn verdict(language: Language, verdict: Verdict) -> &'static str {
    match (language, verdict) {
        (Language::En, verdict) => verdict.label(),
        (Language::Fr, Verdict::Kept) => "tenue",
        (Language::Fr, Verdict::DivertedAndSaidSo) => "changée et annoncée",
        (Language::Fr, Verdict::Stale) => "périmée",
        (Language::Fr, Verdict::Vague) => "vague",
        (Language::Fr, Verdict::Unreadable) => "illisible",
        (Language::Fr, Verdict::Contradicted) => "contredite",
        (Language::Fr, Verdict::NotHeard) => "non entendue",
    }
}

pub(crate) fn hypothesis(language: Language, name: &str) -> &str {
    match name {
        "sea" => say(language, "by sea", "par mer"),
        "rail" => say(language, "by rail", "par rail"),
        "air" => say(language, "by air", "par air"),
        "mixed" => say(language, "mixed", "mixte"),
        "no_transfer" => say(language, "no transfer", "aucun transfert"),
        "deception" => say(language, "deception", "tromperie"),
        other => other,
    }
}

/// A quantity as people read it: claims hold `exact:300 containers`.
pub(crate) fn quantity(language: Language, raw: &str) -> String {
    let (kind, rest) = raw.split_once(':').unwrap_or((raw, ""));
    match kind {
        "exact" => rest.to_owned(),
        "range" => say(language, "between ", "entre ").to_owned() + &rest.replacen('-', say(language, " and ", " et "), 1),
        "min" => format!("{} {rest}", say(language, "at least", "au moins")),
        "max" => format!("{} {rest}", say(language, "at most", "au plus")),
        "magnitude" | "vague" => format!("“{rest}”"),
        "declined" => say(language, "declined to say", "refus de préciser").to_owned(),
        _ => raw.to_owned(),
    }
}

/// Two figures, with thin spaces between thousands: more would be false.
pub(crate) fn rounded(value: f64, l: Language) -> String {
    if value <= 0.0 {
        return "0".to_owned();
    }
    let step = 10f64.powf(value.log10().floor() - 1.0);
    let value = (value / step).round() * step;
    if step < 1.0 {
        return format!("{value:.*}", (-step.log10()).ceil() as usize);
    }
    let digits = format!("{value:.0}");
    let mut out = String::new();
    for (n, c) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            out.push_str(say(l, ",", "\u{202f}"));
        }
        out.push(c);
    }
    out
}

//! The forms of a verb: regular ones made, irregular ones given.

use serde::Deserialize;

/// The tenses that the rules tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tense {
    /// Indicative or subjunctive present.
    Present,
    /// French imperfect.
    Imperfect,
    /// French past historic, English preterite.
    Past,
    /// French future.
    Future,
    /// French conditional.
    Conditional,
    /// Past participle.
    Participle,
    /// Infinitive.
    Infinitive,
    /// French present participle, English -ing.
    Gerund,
}

/// A verb as lexicons give it. Empty fields are made by rule from the lemma.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Forms {
    /// Present forms, separated by spaces.
    pub present: String,
    /// The stem of the French imperfect.
    pub imperfect: String,
    /// Past forms.
    pub past: String,
    /// The stem of the French future and conditional.
    pub future: String,
    /// Past participles, in French the masculine singular.
    pub participle: String,
    /// Gerunds.
    pub gerund: String,
}

/// The French forms of `lemma`.
pub(crate) fn french(lemma: &str, given: &Forms) -> Vec<(String, Tense)> {
    let mut forms = vec![(lemma.to_owned(), Tense::Infinitive)];
    let made = made_french(lemma);
    let pick = |own: &str, made: &str| if own.is_empty() { made.to_owned() } else { own.to_owned() };
    for form in pick(&given.present, &made.present).split_whitespace() {
        forms.push((form.to_owned(), Tense::Present));
    }
    for stem in pick(&given.imperfect, &made.imperfect).split_whitespace() {
        for end in ["ais", "ait", "ions", "iez", "aient"] {
            forms.push((format!("{stem}{end}"), Tense::Imperfect));
        }
    }
    for form in pick(&given.past, &made.past).split_whitespace() {
        forms.push((form.to_owned(), Tense::Past));
    }
    for stem in pick(&given.future, &made.future).split_whitespace() {
        for end in ["ai", "as", "a", "ons", "ez", "ont"] {
            forms.push((format!("{stem}{end}"), Tense::Future));
        }
        for end in ["ais", "ait", "ions", "iez", "aient"] {
            forms.push((format!("{stem}{end}"), Tense::Conditional));
        }
    }
    for form in pick(&given.participle, &made.participle).split_whitespace() {
        for end in ["", "e", "s", "es"] {
            if !(form.ends_with('s') && end == "s") {
                forms.push((format!("{form}{end}"), Tense::Participle));
            }
        }
    }
    for form in pick(&given.gerund, &made.gerund).split_whitespace() {
        forms.push((form.to_owned(), Tense::Gerund));
    }
    forms
}

fn made_french(lemma: &str) -> Forms {
    let joined = |stem: &str, ends: &[&str]| ends.iter().map(|e| format!("{stem}{e}")).collect::<Vec<_>>().join(" ");
    if let Some(stem) = lemma.strip_suffix("er") {
        // Spelling before a and o: mangeait, lançait.
        let soft = if stem.ends_with('g') {
            format!("{stem}e")
        } else if let Some(s) = stem.strip_suffix('c') {
            format!("{s}ç")
        } else {
            stem.to_owned()
        };
        let strong = strong_stem(stem);
        Forms {
            present: format!("{} {soft}ons {stem}ez", joined(&strong, &["e", "es", "ent"])),
            imperfect: soft.clone(),
            past: format!("{soft}a {stem}èrent"),
            future: if stem.ends_with('y') { format!("{strong}er") } else { lemma.to_owned() },
            participle: format!("{stem}é"),
            gerund: format!("{soft}ant"),
        }
    } else if let Some(stem) = lemma.strip_suffix("ir") {
        Forms {
            present: joined(stem, &["is", "it", "issons", "issez", "issent", "isse"]),
            imperfect: format!("{stem}iss"),
            past: joined(stem, &["it", "irent"]),
            future: lemma.to_owned(),
            participle: format!("{stem}i"),
            gerund: format!("{stem}issant"),
        }
    } else if let Some(stem) = lemma.strip_suffix("re") {
        Forms {
            present: joined(stem, &["s", "", "ons", "ez", "ent", "e"]),
            imperfect: stem.to_owned(),
            past: joined(stem, &["it", "irent"]),
            future: format!("{stem}r"),
            participle: format!("{stem}u"),
            gerund: format!("{stem}ant"),
        }
    } else {
        Forms::default()
    }
}

/// The stem before a silent ending: *répète*, *achemine*, *déploie*.
fn strong_stem(stem: &str) -> String {
    if let Some(s) = stem.strip_suffix('y') {
        return format!("{s}i");
    }
    let mut letters: Vec<char> = stem.chars().collect();
    let n = letters.len();
    if n >= 2 {
        let opens = letters[n - 2] == 'e' && matches!(letters[n - 1], 'n' | 'v' | 't') && !stem.ends_with("tt");
        if letters[n - 2] == 'é' || opens {
            letters[n - 2] = 'è';
        }
    }
    letters.into_iter().collect()
}

/// The English forms of `lemma`.
pub(crate) fn english(lemma: &str, given: &Forms) -> Vec<(String, Tense)> {
    let mut forms = vec![(lemma.to_owned(), Tense::Infinitive)];
    let vowel_before_y = lemma.ends_with("ay") || lemma.ends_with("ey") || lemma.ends_with("oy") || lemma.ends_with("uy");
    let (s, ed, ing);
    if lemma.ends_with('y') && !vowel_before_y {
        let stem = lemma.trim_end_matches('y');
        (s, ed, ing) = (format!("{stem}ies"), format!("{stem}ied"), format!("{lemma}ing"));
    } else if let Some(stem) = lemma.strip_suffix('e') {
        (s, ed, ing) = (
            format!("{lemma}s"),
            format!("{lemma}d"),
            if stem.ends_with('e') { format!("{lemma}ing") } else { format!("{stem}ing") },
        );
    } else if ["s", "x", "ch", "sh", "z"].iter().any(|e| lemma.ends_with(e)) {
        (s, ed, ing) = (format!("{lemma}es"), format!("{lemma}ed"), format!("{lemma}ing"));
    } else {
        (s, ed, ing) = (format!("{lemma}s"), format!("{lemma}ed"), format!("{lemma}ing"));
    }
    let list =
        |own: &str, made: String| if own.is_empty() { vec![made] } else { own.split_whitespace().map(str::to_owned).collect() };
    forms.extend(list(&given.present, s).into_iter().map(|f| (f, Tense::Present)));
    let past = list(&given.past, ed.clone());
    let participle = if given.participle.is_empty() { past.clone() } else { list(&given.participle, ed) };
    forms.extend(past.into_iter().map(|f| (f, Tense::Past)));
    forms.extend(participle.into_iter().map(|f| (f, Tense::Participle)));
    forms.extend(list(&given.gerund, ing).into_iter().map(|f| (f, Tense::Gerund)));
    forms
}

#[cfg(test)]
#[path = "conjugate_tests.rs"]
mod tests;

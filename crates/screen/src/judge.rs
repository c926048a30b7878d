//! The verdict on one entry: which of the numbers and names agree, and what follows.

use crate::{
    designation::{Designation, NameKind, Schema},
    hit::{Feature, FeatureKind, Grade, Hit},
    index::{LEAST_ALIKE, plain_sign},
    subject::Subject,
};

/// The name that comes nearest.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Nearest {
    pub(crate) score: f64,
    pub(crate) how: &'static str,
    pub(crate) kind: NameKind,
    pub(crate) asked: String,
    pub(crate) listed: String,
}

/// The names of the rules.
pub(crate) mod rule {
    pub(crate) const IMO: &str = "same_imo";
    pub(crate) const COMPANY_IMO: &str = "same_company_imo";
    pub(crate) const OTHER_IMO: &str = "another_ship_of_the_same_name";
    pub(crate) const OTHER_SHIP: &str = "another_imo_same_mmsi_or_call_sign";
    pub(crate) const TWO_AGREE: &str = "two_weaker_features_agree";
    pub(crate) const RADIO_ONLY: &str = "mmsi_or_call_sign_alone";
    pub(crate) const NAME_ONLY: &str = "name_alone";
}

/// Compares all that can be. Nothing is told of an entry that neither a number nor a name brings near.
pub(crate) fn judge(at: usize, entry: &Designation, subject: &Subject, name: Option<Nearest>) -> Option<Hit> {
    let imo = ship_number(entry, subject);
    let company = company_number(entry, subject);
    let mmsi = mmsi(entry, subject);
    let sign = call_sign(entry, subject);
    let says = |f: &Option<Feature>| f.as_ref().map(|f| f.score > 0.5);
    let (same_mmsi, same_sign) = (says(&mmsi) == Some(true), says(&sign) == Some(true));
    let alike = name.as_ref().map_or(0.0, |n| n.score);
    let same_name = alike >= LEAST_ALIKE;
    let agree = usize::from(same_mmsi) + usize::from(same_sign) + usize::from(same_name);
    // A tenth of each grade's range is left to what else agrees.
    let (grade, rule, score) = match says(&imo).or_else(|| says(&company)) {
        Some(true) if imo.is_some() => (Grade::Match, rule::IMO, 0.95 + 0.05 * alike),
        Some(true) => (Grade::Match, rule::COMPANY_IMO, 0.95 + 0.05 * alike),
        // The transponder's number and the listed one differ, and something else is the listed ship's: an identity taken over?
        Some(false) if (same_mmsi || same_sign) && same_name => (Grade::Lead, rule::OTHER_SHIP, 0.6),
        Some(false) if same_mmsi || same_sign => (Grade::Lead, rule::OTHER_SHIP, 0.5),
        Some(false) if same_name => (Grade::None, rule::OTHER_IMO, 0.1 * alike),
        None if agree >= 2 => (Grade::Probable, rule::TWO_AGREE, 0.76 + 0.03 * agree as f64 + 0.05 * alike),
        None if same_mmsi => (Grade::Lead, rule::RADIO_ONLY, 0.7),
        None if same_sign => (Grade::Lead, rule::RADIO_ONLY, 0.55),
        None if same_name => (Grade::Lead, rule::NAME_ONLY, 0.75 * alike),
        _ => return None,
    };
    let mut features: Vec<Feature> = [imo, company, mmsi, sign].into_iter().flatten().collect();
    features.extend(name.map(|n| named(n, rule)));
    features.extend(flag(entry, subject));
    Some(Hit { designation: at, score, grade, rule, features })
}

fn joined<T: ToString>(values: &[T]) -> String {
    values.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

fn feature(name: FeatureKind, agrees: bool, asked: String, listed: String, detail: &str) -> Feature {
    Feature { name, score: if agrees { 1.0 } else { 0.0 }, asked, listed, detail: detail.to_owned() }
}

fn ship_number(entry: &Designation, subject: &Subject) -> Option<Feature> {
    if subject.imo.is_empty() || entry.imo.is_empty() {
        return None;
    }
    let agrees = subject.imo.iter().any(|n| entry.imo.contains(n));
    let detail = match (agrees, subject.imo.len()) {
        (true, 1) => "the same number",
        (true, _) => "one of the numbers asked is the same",
        (false, _) => "another number: another ship",
    };
    Some(feature(FeatureKind::Imo, agrees, joined(&subject.imo), joined(&entry.imo), detail))
}

fn company_number(entry: &Designation, subject: &Subject) -> Option<Feature> {
    if subject.company_imo.is_empty() || entry.company_imo.is_empty() {
        return None;
    }
    let agrees = subject.company_imo.iter().any(|n| entry.company_imo.contains(n));
    let detail = if agrees { "the same number" } else { "another number: another company" };
    Some(feature(FeatureKind::CompanyImo, agrees, joined(&subject.company_imo), joined(&entry.company_imo), detail))
}

fn mmsi(entry: &Designation, subject: &Subject) -> Option<Feature> {
    if subject.mmsi.is_empty() || entry.mmsi.is_empty() {
        return None;
    }
    let agrees = subject.mmsi.iter().any(|n| entry.mmsi.contains(n));
    // A new flag brings a new number, so that another one does not speak against it.
    let detail = if agrees { "the same number" } else { "another number: it changes with the flag" };
    Some(feature(FeatureKind::Mmsi, agrees, joined(&subject.mmsi), joined(&entry.mmsi), detail))
}

fn call_sign(entry: &Designation, subject: &Subject) -> Option<Feature> {
    if subject.call_signs.is_empty() || entry.call_signs.is_empty() {
        return None;
    }
    let plain: Vec<String> = entry.call_signs.iter().map(|s| plain_sign(s)).collect();
    let agrees = subject.call_signs.iter().map(|s| plain_sign(s)).any(|s| s.len() >= 3 && plain.contains(&s));
    let detail = if agrees { "the same" } else { "another one: it changes with the flag" };
    Some(feature(FeatureKind::CallSign, agrees, joined(&subject.call_signs), joined(&entry.call_signs), detail))
}

fn named(name: Nearest, rule: &str) -> Feature {
    let kind = name.kind.words();
    let detail = match rule {
        rule::OTHER_IMO => format!("{}, but another ship of the same name ({kind})", name.how),
        rule::IMO if name.score < LEAST_ALIKE => format!("another name, same ship: renamed ({kind})"),
        _ => format!("{} ({kind})", name.how),
    };
    Feature { name: FeatureKind::Name, score: name.score, asked: name.asked, listed: name.listed, detail }
}

fn flag(entry: &Designation, subject: &Subject) -> Option<Feature> {
    let asked = subject.flag.as_ref()?;
    let same = |f: &String| f.eq_ignore_ascii_case(asked);
    let listed = entry.flag.clone()?;
    let (agrees, detail) = match (same(&listed), entry.former_flags.iter().any(same)) {
        (true, _) => (true, "the same"),
        (_, true) => (true, "one it had before"),
        _ if entry.schema == Schema::Vessel => (false, "another one: flags change"),
        _ => (false, "another one"),
    };
    Some(feature(FeatureKind::Flag, agrees, asked.clone(), listed, detail))
}

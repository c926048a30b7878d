use super::*;
use crate::{FeatureKind, lists::Lists};

fn index() -> Index {
    let list = "name,aliases,former_names,imo,mmsi,call_sign,flag,former_flags,list,list_date,schema\n\
        TONG HUNG 1,,,,,,,,Made up,2024-05-01,\n\
        TONG HUNG 5,,,2000004,,,,,,,\n\
        HERMANN,,ANA I,2000016,200000009,CL2685,Cuba,Malta,,,\n\
        GREY GOOSE,,,,200000010,XX10,,,,,\n\
        Made Up Shipping Co.,,,,,,,,,,organisation\n";
    Index::new(Lists::from_bytes("own.csv", list.as_bytes()).expect("read"))
}

fn asked(name: &str, imo: u32, mmsi: u64, sign: &str) -> Subject {
    Subject {
        names: [name].iter().filter(|n| !n.is_empty()).map(|n| (*n).to_owned()).collect(),
        imo: model::Imo::new(imo).into_iter().collect(),
        mmsi: model::Mmsi::new(mmsi).into_iter().collect(),
        call_signs: [sign].iter().filter(|s| !s.is_empty()).map(|s| (*s).to_owned()).collect(),
        ..Subject::default()
    }
}

fn best(index: &Index, subject: &Subject) -> Option<(String, Grade, &'static str)> {
    let hit = index.screen(subject).into_iter().next()?;
    Some((index.lists().designations[hit.designation].name().to_owned(), hit.grade, hit.rule))
}

#[test]
fn what_decides_and_what_supports() {
    let index = index();
    for (subject, name, grade, rule) in [
        (asked("", 2000004, 0, ""), "TONG HUNG 5", Grade::Match, "same_imo"),
        (asked("OTHER NAME", 2000016, 0, ""), "HERMANN", Grade::Match, "same_imo"),
        (asked("M/V Herman", 0, 0, ""), "HERMANN", Grade::Lead, "name_alone"),
        (asked("ANA 1", 0, 0, ""), "HERMANN", Grade::Lead, "name_alone"),
        (asked("HERMANN", 0, 200000009, ""), "HERMANN", Grade::Probable, "two_weaker_features_agree"),
        (asked("", 0, 200000009, "CL 2685"), "HERMANN", Grade::Probable, "two_weaker_features_agree"),
        (asked("OTHER", 0, 200000009, ""), "HERMANN", Grade::Lead, "mmsi_or_call_sign_alone"),
        (asked("", 0, 0, "XX10"), "GREY GOOSE", Grade::Lead, "mmsi_or_call_sign_alone"),
        (asked("HERMANN", 2000028, 0, ""), "HERMANN", Grade::None, "another_ship_of_the_same_name"),
        (asked("HERMANN", 2000028, 200000009, ""), "HERMANN", Grade::Lead, "another_imo_same_mmsi_or_call_sign"),
    ] {
        assert_eq!(best(&index, &subject), Some((name.to_owned(), grade, rule)), "{subject:?}");
    }
    for none in [
        asked("NOBODY", 0, 0, ""),
        asked("", 2000028, 0, ""),
        asked("TONG HUNG 3", 0, 0, ""),
        asked("TONG HUNG", 0, 0, ""),
        asked("Made Up Shipping", 0, 0, ""),
    ] {
        assert_eq!(best(&index, &none), None, "{none:?}");
    }
}

#[test]
fn an_answer_explains_itself() {
    let index = index();
    let subject = Subject { flag: Some("Malta".into()), ..asked("HERMANN", 2000028, 200000011, "CL2685") };
    let hit = &index.screen(&subject)[0];
    let told: Vec<(FeatureKind, f64, &str)> = hit.features.iter().map(|f| (f.name, f.score, f.detail.as_str())).collect();
    assert_eq!(
        told,
        [
            (FeatureKind::Imo, 0.0, "another number: another ship"),
            (FeatureKind::Mmsi, 0.0, "another number: it changes with the flag"),
            (FeatureKind::CallSign, 1.0, "the same"),
            (FeatureKind::Name, 1.0, "the same (listed name)"),
            (FeatureKind::Flag, 1.0, "one it had before"),
        ]
    );
    assert_eq!(index.checked().to_string(), "Made up, 2024-05-01: 5 entries, 4 vessels");
}

#[test]
fn companies_by_name() {
    let index = index();
    let subject = Subject { schema: Schema::Organisation, ..asked("MADE UP SHPG LTD", 0, 0, "") };
    assert_eq!(best(&index, &subject).map(|b| b.1), Some(Grade::Lead));
}

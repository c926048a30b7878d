//! A made-up case: states, people, outlets and ships that do not exist, between ports that do.

use case::{Case, Evidence, ListCheck, Method, Observation, ObservationKind, Received, Strength, assess, changes};
use export::{CaseFile, Input, Track};
use model::{Day, Document, Imo, Language, Mode, Stage, Timestamp, Utterance, When};

#[path = "made/claims.rs"]
mod claims;
#[path = "made/ships.rs"]
mod ships;

use claims::claims;
use ships::{events, mmsi, sailed};

const CASE: &str = include_str!("made/case.toml");

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn time(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

fn document(id: &str, title: &str, outlet: &str, language: Language, date: &str, copy_of: Option<&str>) -> Received {
    let document = Document {
        id: id.into(),
        raw_sha256: format!("{:0>64}", id.len() * 7919),
        uri: format!("https://news.example/{id}.html"),
        title: Some(title.into()),
        outlet: Some(outlet.into()),
        agency: None,
        language: Some(language),
        detected: None,
        published: Some(When::day(day(date), date)),
        machine_translated: copy_of.map(|_| "the page says so".into()),
        noise: vec![],
    };
    Received { document, copy_of: copy_of.map(Into::into), captured: Some(day(date)) }
}

fn observation(
    id: &str,
    kind: ObservationKind,
    by: &str,
    stage: Stage,
    strength: Strength,
    known: &str,
    text: &str,
) -> Observation {
    Observation {
        id: id.into(),
        kind,
        family: None,
        stages: vec![stage],
        strength,
        against: false,
        absent: false,
        dark_expected: false,
        about_cargo: false,
        by: by.into(),
        released_by: None,
        mode: Some(Mode::Sea),
        vessels: vec!["IMO 9999993".into()],
        items: vec![],
        supplier: Some("Norvale".into()),
        recipient: Some("Ostravia".into()),
        from: vec!["Durban".into()],
        to: vec!["Tanga".into()],
        begin: Some(day("2031-03-08")),
        end: Some(day("2031-03-20")),
        known: day(known),
        text: text.into(),
        source: String::new(),
        alternatives: vec![],
        events: vec![],
    }
}

fn evidence() -> Evidence {
    let mut voyage = observation(
        "obs-voyage",
        ObservationKind::Voyage,
        "AIS",
        Stage::InTransit,
        Strength::Moderate,
        "2031-03-21",
        "ASTER BREEZE left Durban for Jebel Ali by its own word, was silent for 58 hours, and was heard again off Tanga.",
    );
    voyage.alternatives = vec!["a call for orders or repair".into(), "boxes of another kind".into()];
    voyage.events = vec!["voyage-670123456-20310308T060000Z".into()];
    let mut pictures = observation(
        "obs-image",
        ObservationKind::Imagery,
        "Skerry Imaging",
        Stage::Arrived,
        Strength::Moderate,
        "2031-03-25",
        "A ship of that length lies at the south quay of Tanga on 18 March; boxes stand beside it and are gone on 19 March.",
    );
    pictures.source = "https://images.example/tanga-2031-03-18".into();
    pictures.alternatives = vec!["the boxes cannot be told apart from others".into()];
    let utterance = |document: &str, speaker: &str, origin: &str, forum: &str, date: &str| Utterance {
        id: format!("{document}.u1"),
        document: document.into(),
        speaker: speaker.into(),
        origin: origin.into(),
        forum: Some(forum.into()),
        said: Some(When::day(day(date), date)),
    };
    let check = |id: &str, subject: &str, list: &str, date: &str, entry: Option<&str>| ListCheck {
        id: id.into(),
        subject: subject.into(),
        list: list.into(),
        list_date: date.into(),
        entry: entry.map(Into::into),
        features: entry.map(|_| vec!["IMO number equal".into(), "name equal".into()]).unwrap_or_default(),
        decisive: entry.is_some(),
        checked: day("2031-03-22"),
    };
    Evidence {
        documents: vec![
            document("brief", "Trelland: Ostravia has bought shells", "The Harbour Post", Language::En, "2031-03-04", None),
            document("depeche", "Des obus en route, selon le Trelland", "La Dépêche du Port", Language::Fr, "2031-03-05", None),
            document("denial", "Norvale denies everything", "Norvale Today", Language::En, "2031-03-06", None),
            document("bayan", "بيان", "Ostravia Bulletin", Language::En, "2031-03-07", None),
            document("follow", "Ship unloaded at Tanga, says Trelland", "The Harbour Post", Language::En, "2031-03-29", None),
        ],
        utterances: vec![
            utterance("brief", "Ada Fell", "Trelland", "briefing", "2031-03-04"),
            utterance("denial", "Ministry of Trade of Norvale", "Norvale", "communiqué", "2031-03-06"),
        ],
        claims: claims(),
        observations: vec![voyage, pictures],
        checks: vec![
            check(
                "c1",
                "ASTER BREEZE (IMO 9999993)",
                "Invented Harbour List",
                "2031-03-20",
                Some("IHL-0042 ASTER BREEZE, listed 2030-11-02"),
            ),
            check("c2", "ASTER BREEZE (IMO 9999993)", "Invented Union List", "2031-03-18", None),
            check("c3", "HELIX DAWN (IMO 9999981)", "Invented Harbour List", "2031-03-20", None),
            check("c4", "HELIX DAWN (IMO 9999981)", "Invented Union List", "2031-03-18", None),
        ],
        judgements: vec![],
    }
}

/// The case with everything that a case can have, as of a day.
pub(crate) fn made_on(as_of: &str) -> CaseFile {
    let case = Case::parse(CASE).unwrap();
    let method = Method::embedded().unwrap();
    let evidence = evidence();
    let before = assess(&case, &evidence, day("2031-03-10"), &method);
    let mut assessment = assess(&case, &evidence, day(as_of), &method);
    assessment.version = "0.0.0".into();
    let mut file = CaseFile::new(case, assessment, &evidence);
    if as_of > "2031-03-10" {
        file.changes = Some(changes(&before, &file.assessment));
        let track = sailed((-29.87, 31.03), (-5.06, 39.12), "2031-03-08T06:00:00Z", 40..98);
        file.events = events(&track);
        let heard = track;
        let other = sailed((-12.9, 40.6), (-4.06, 39.68), "2031-03-12T00:00:00Z", 0..0);
        let track = |number, name: &str, imo, points| Track {
            mmsi: mmsi(number),
            track: 0,
            name: Some(name.into()),
            imo: Imo::new(imo).ok(),
            points,
        };
        file.tracks =
            vec![track(670_123_456, "ASTER BREEZE", 9_999_993, heard), track(671_234_567, "HELIX DAWN", 9_999_981, other)];
    }
    file.inputs = vec![Input { id: 1, name: "made-2031-03.nmea.gz".into(), sha256: "5e".repeat(32) }];
    file.invented = true;
    file
}

/// The case on its last day.
pub(crate) fn made() -> CaseFile {
    made_on("2031-03-31")
}

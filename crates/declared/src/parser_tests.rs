use geo::LatLon;
use proptest::prelude::*;

use super::*;
use crate::fixture::{PARSER, PORTS, REGIONS, port};

/// Reading, place and rule of a text.
fn read(text: &str) -> (&'static str, String, &'static str) {
    let parsed = PARSER.parse(text);
    let about = parsed.describe(&PORTS, &REGIONS);
    (about.reading, about.place.unwrap_or_default(), parsed.rule)
}

#[track_caller]
fn is_port(text: &str, code: &str) {
    let parsed = PARSER.parse(text);
    assert_eq!(parsed.reading.port(), Some(port(code)), "{text}: {:?}", read(text));
}

#[track_caller]
fn is_region(text: &str, key: &str) {
    assert_eq!(PARSER.parse(text).reading, Reading::Region(key.into()), "{text}: {:?}", read(text));
}

#[track_caller]
fn is_vague(text: &str) {
    assert_eq!(PARSER.parse(text).reading, Reading::Vague, "{text}: {:?}", read(text));
}

#[track_caller]
fn is_unreadable(text: &str) {
    assert_eq!(PARSER.parse(text).reading, Reading::Unreadable, "{text}: {:?}", read(text));
}

#[test]
fn codes() {
    for text in ["KRPUS", "KR PUS", "KR-PUS", "kr pus", " KR  PUS ", "KRPUS@@@@@@@@@@@@@@@", "KR_PUS", "KRPUS."] {
        is_port(text, "KRPUS");
        assert_eq!(read(text).2, rule::LOCODE, "{text}");
    }
    is_port("BRVIX ETA 12.05 0600", "BRVIX");
    is_port("R0CND", "ROCND");
    is_port("J0RF LASFAR", "MAJFL");
}

#[test]
fn codes_with_a_slip() {
    is_port("UK THP", "GBTHP");
    is_port("SKA DK", "DKSKA");
    is_port("FIOLU", "FIOUL");
    is_port("PLGDA", "PLGDN");
    is_port("NLROT", "NLRTM");
    is_port("USNYK", "USNYC");
    is_port("SEVISBY", "SEVBY");
    assert_eq!(read("PLGDA").2, rule::CODE_LIKE);
}

#[test]
fn words_that_look_like_codes() {
    is_region("CHINA", "CN");
    is_vague("ORDER");
    is_vague("TRIAL");
    is_unreadable("XQZWK");
}

#[test]
fn code_endings() {
    is_port("RJK CROATIA", "HRRJK");
    is_port("VTZ IN", "INVTZ");
    // Three letters that end the codes of hamlets only are nothing.
    is_unreadable("SKW");
}

#[test]
fn names() {
    is_port("VLADIVOSTOK", "RUVVO");
    is_port("Владивосток", "RUVVO");
    is_port("DUNAY", "RUDUNAI");
    for text in ["RAJIN", "NAJIN", "RASON", "RAJIN,DPRK", "NAJIN N.KOREA"] {
        is_port(text, "KPRJN");
    }
    is_port("GÖTEBORG", "SEGOT");
    is_port("GOETEBORG", "SEGOT");
    is_port("SANTOS BRAZIL", "BRSSZ");
    is_port("BR SANTOS", "BRSSZ");
    is_port("MACEIO", "BRMCZ");
    is_port("VILLAGARCIA", "ESVIL");
    is_port("MOSKOW", "RUMOW");
    assert_eq!(read("SANTOS, BRAZIL").2, rule::NAME_WITH_COUNTRY);
}

#[test]
fn names_with_words_beside_them() {
    is_port("PORT OF ROTTERDAM", "NLRTM");
    is_port("KIEL PILOT CH 11", "DEKEL");
    is_port("GOTHENBURG 'C'", "SEGOT");
    is_port("SKAGEN ANCH", "DKSKA");
    is_port("ETA 1200 KOTKA", "FIKTK");
    is_port("ES FRO VIA NOK", "ESFRO");
}

#[test]
fn the_port_before_its_roads() {
    is_port("PORT SAID", "EGPSD");
    is_port("PORT_SAID", "EGPSD");
    is_port("PORT SAID ROADS", "EGPSANCH");
    is_port("SKAGEN", "DKSKA");
    is_port("BOTANY BAY", "AUBTB");
    assert!(PARSER.parse("PORT SAID").also.contains(&port("EGPSANCH")), "either of them is the harbour");
    assert!(PARSER.parse("EGPSD").also.contains(&port("EGPSANCH")));
}

#[test]
fn misspelt() {
    for (text, code) in [
        ("ROTTERAM", "NLRTM"),
        ("KRISTINSAND", "NOKRS"),
        ("SZCECIN", "PLSZZ"),
        ("ALEXANRIA_EGYPT", "EGALY"),
        ("GDNSK", "PLGDN"),
        ("VLADIVOSTK", "RUVVO"),
        ("GIBRALTA", "GIGIB"),
    ] {
        is_port(text, code);
        assert!(PARSER.parse(text).score < 0.95, "{text} is a guess");
    }
}

#[test]
fn countries_misspelt_or_cut_short() {
    is_port("CHITTAGONG BANGLADES", "BDCGP");
    is_port("PORT SAID EYPT", "EGPSD");
    is_port("ISDEMIR,TURKY", "TRISK");
}

#[test]
fn abbreviations() {
    is_port("SPB", "RULED");
    is_port("SAINT P", "RULED");
    is_port("R'DAM", "NLRTM");
    is_port("VLADIK", "RUVVO");
    is_port("NOLA", "USMSY");
}

#[test]
fn routes() {
    let parsed = PARSER.parse("KRPUS>RUVVO");
    assert_eq!(parsed.reading, Reading::Route { from: Some(port("KRPUS")), to: port("RUVVO") });
    assert_eq!((parsed.origin, parsed.rule), (Some(port("KRPUS")), rule::LOCODE_ROUTE));
    assert!(!parsed.also.contains(&port("KRPUS")), "it leads away from there");
    for (text, code) in [
        ("RU ULU>BR VIX", "BRVIX"),
        ("EE SLM>>DK SKA", "DKSKA"),
        ("RU ULU TO EG AIS", "EGAIS"),
        ("UST-LUGA TO ROTTERDAM", "NLRTM"),
        ("UST-LUGA/ST-PETERSBURG", "RULED"),
        ("RU LED -> UK THP", "GBTHP"),
        ("RU ULU > DKR\\SENEGAL", "SNDKR"),
        ("CNSGH>LA", "USLAX"),
        ("EEMUG>PACTB>CRCAL", "CRCAL"),
        ("SUEZ TRANSIT/CN CFD", "CNCFD"),
    ] {
        is_port(text, code);
    }
    assert!(PARSER.parse("EEMUG>PACTB>CRCAL").also.contains(&port("PACTB")));
}

#[test]
fn routes_plied_to_and_fro_have_two_ends() {
    let parsed = PARSER.parse("HELSINKI<>TALLINN");
    assert_eq!((parsed.reading.port(), parsed.also.contains(&port("FIHEL"))), (Some(port("EETLL")), true));
    is_port("KOTKA<>XQZWV", "FIKTK");
    is_unreadable("KOTKA>XQZWV");
}

#[test]
fn a_port_and_its_country_are_one_place() {
    is_port("QINGDAO>CHINA", "CNQIN");
    is_port("PORT SAID>EGYPT", "EGPSD");
    is_port("MUUGA<>ESTONIA", "EEMUG");
    is_port("KALUNDBORG - DNK", "DKKAL");
    is_region("RUULU>CN", "CN");
}

#[test]
fn regions() {
    is_region("BRAZIL", "BR");
    is_region("ARGENTINA", "AR");
    is_region("MED.SEA RANGE", "mediterranean-sea");
    is_region("US EAST COAST", "US");
    is_region("TUNESIA", "TN");
    is_region("CARRIBBEAN", "caribbean-sea");
    is_region("ARA", "arag");
    is_port("GIB", "GIGIB");
}

#[test]
fn for_orders() {
    is_vague("FOR ORDERS");
    is_vague("F0R ORDERS");
    is_vague("RU ULU > FOR ORDER");
    for text in ["MALTA FOR ORDERS", "MALTA F.O.", "MALTA FO", "OPL MALTA", "FOR ORDER MALTA"] {
        is_port(text, "MTMLA");
        assert!(PARSER.parse(text).waypoint, "{text}");
    }
    is_region("BRAZIL FOR ORDERS", "BR");
    is_region("SG FOR ORDERS", "SG");
    assert!(PARSER.parse("BRAZIL FOR ORDERS").waypoint);
    assert!(!PARSER.parse("MALTA").waypoint);
}

#[test]
fn passages_are_waypoints() {
    for (text, code) in [("SUEZ CANAL", "EGSCN"), ("EG SCN", "EGSCN"), ("KIEL-CANAL", "DEBRB"), ("SKAW DENMARK", "DKSKA")] {
        is_port(text, code);
        assert!(PARSER.parse(text).waypoint, "{text}");
    }
    assert!(PARSER.parse("EGSCN    ! RUT").waypoint, "in a longer text as well");
    is_region("GREAT BELT", "great-belt");
    assert!(PARSER.parse("GREAT BELT").waypoint);
    is_region("SOUND", "oresund");
}

#[test]
fn vague() {
    for text in ["FISHING", "SEA TRIAL", "MIL-OPS", "TBA", "N/A", "HOME", "AT SEA", "PILOT CH 13", "...", "?", "0", "HOVERCRAFT"]
    {
        is_vague(text);
    }
}

#[test]
fn empty() {
    for text in ["", " ", "@", "@@@@@@@@@@@@@@@@@@@@", "@KRPUS", "\u{0}\u{1}", "\t\r\n"] {
        let parsed = PARSER.parse(text);
        assert!(parsed.is_blank() && parsed.reading == Reading::Vague, "{text:?}");
    }
    assert!(!PARSER.parse("...").is_blank());
    is_port("SE GOT@@@CROUND", "SEGOT");
}

#[test]
fn unreadable() {
    for text in ["EFGH", "WW", "A", "XQZWV"] {
        is_unreadable(text);
    }
}

#[test]
fn odd_bytes() {
    is_port("KR\u{0}PUS", "KRPUS");
    is_port("\u{1b}ROTTERDAM\u{7f}", "NLRTM");
    let long = "ROTTERDAM ".repeat(5_000);
    assert!(PARSER.parse(&long).score <= 1.0);
    assert!(PARSER.parse(&">".repeat(5_000)).score <= 1.0);
    assert!(PARSER.parse(&"A>".repeat(5_000)).score <= 1.0);
}

#[test]
fn the_ship_s_place_decides_between_ports_of_one_name() {
    let near = |lat, lon| Hint { near: LatLon::new(lat, lon) };
    let husum = |hint| PARSER.parse_near("HUSUM", hint).reading.port();
    assert_eq!(husum(near(54.5, 8.5)), Some(port("DEHUS")));
    assert_eq!(husum(near(63.3, 19.2)), Some(port("SEHUS")));
    // A name that is clear stands, wherever the ship is.
    assert_eq!(PARSER.parse_near("ROTTERDAM", near(-33.0, 151.0)).reading.port(), Some(port("NLRTM")));
}

proptest! {
    #[test]
    fn any_text_is_read(text in any::<String>()) {
        let parsed = PARSER.parse(&text);
        prop_assert!((0.0..=1.0).contains(&parsed.score), "{:?}", parsed);
    }

    #[test]
    fn any_text_of_the_field_is_read(text in "[ -_]{0,20}") {
        let parsed = PARSER.parse(&text);
        prop_assert!((0.0..=1.0).contains(&parsed.score), "{:?}", parsed);
        prop_assert!(parsed.reading.port().is_none_or(|p| !parsed.also.contains(&p)));
        prop_assert_eq!(parsed.clone(), PARSER.parse(&text.to_lowercase()));
    }

    #[test]
    fn words_of_the_trade_in_any_order(words in prop::collection::vec(
        prop::sample::select(vec!["RU", "ULU", "SAID", "PORT", ">", "<>", "-", "FOR", "ORDERS", "ROTTERDAM", "VIA", "OPL", "@", "EGYPT", "SUEZ", "0", "'"]),
        0..12,
    )) {
        let parsed = PARSER.parse(&words.join(" "));
        prop_assert!((0.0..=1.0).contains(&parsed.score), "{:?}", parsed);
    }
}

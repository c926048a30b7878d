use super::*;

const SHIP: u64 = 273_123_450;

/// A transponder in a test.
struct Unit {
    state: IdentityState,
    out: Vec<Event>,
    mmsi: Mmsi,
    hours: f64,
}

fn at(hours: f64) -> Line {
    Line { t: Timestamp::from_millis((19_236.0 * 86_400_000.0 + hours * 3_600_000.0) as i64), source: 1, offset: 7 }
}

fn named(name: &str) -> Static<'_> {
    Static { name: Some(name), ..Static::default() }
}

impl Unit {
    fn new(mmsi: u64) -> Self {
        Self { state: IdentityState::default(), out: Vec::new(), mmsi: Mmsi::new(mmsi).unwrap(), hours: 0.0 }
    }

    /// Says the same for so many hours, every half hour.
    fn says(&mut self, what: &Static<'_>, hours: f64) -> &mut Self {
        let end = self.hours + hours;
        while self.hours < end {
            self.state.hear(&IdentityConfig::default(), self.mmsi, &Static { line: at(self.hours), ..*what }, &mut self.out);
            self.hours += 0.5;
        }
        self
    }

    fn found(&self) -> Vec<(&str, &str, &str)> {
        let conflict = |e: &'_ Event| if let Detail::Identity(d) = &e.detail { Some(d.clone()) } else { None };
        assert!(self.out.iter().all(|e| conflict(e).is_some()));
        self.out
            .iter()
            .filter_map(|e| if let Detail::Identity(d) = &e.detail { Some((&*d.rule, &*d.before, &*d.after)) } else { None })
            .collect()
    }
}

#[test]
fn an_established_name_that_gives_way_has_changed() {
    let mut unit = Unit::new(SHIP);
    unit.says(&named("ANGARA"), 24.0).says(&named("ANGRA"), 1.0).says(&named("ANGARA@@"), 2.0);
    assert!(unit.out.is_empty());
    unit.says(&named("SEA STAR"), 1.0);
    assert!(unit.out.is_empty(), "not established yet");
    unit.says(&named("SEA STAR"), 24.0);
    assert_eq!(unit.found(), [("changed_name", "ANGARA", "SEA STAR")]);
    let event = &unit.out[0];
    assert_eq!(event.span().0, at(27.0).t);
    assert_eq!(event.evidence.iter().map(|e| e.t).collect::<Vec<_>>(), [at(26.5).t, at(27.0).t]);
}

#[test]
fn a_single_wrong_message_and_a_unit_being_set_up_are_no_change() {
    let mut unit = Unit::new(SHIP);
    unit.says(&named("ANGARA"), 10.0).says(&named("MARIA"), 0.5).says(&named("ANGARA"), 10.0).says(&named("MARIA"), 0.5);
    unit.says(&named("ANGARA"), 200.0).says(&named("MARIA"), 0.5);
    assert!(unit.out.is_empty(), "{:?}", unit.out);
    let mut unit = Unit::new(SHIP);
    unit.says(&named("TEST UNIT"), 0.5).says(&named("ANGARA"), 48.0);
    assert!(unit.out.is_empty());
}

#[test]
fn two_ships_on_one_number_alternate_and_that_is_told_once() {
    let mut unit = Unit::new(SHIP);
    unit.says(&named("ANGARA"), 4.0);
    for _ in 0..10 {
        unit.says(&Static { call_sign: Some("UBAA1"), ..named("MARIA") }, 0.5);
        unit.says(&Static { call_sign: Some("UCBB7"), ..named("ANGARA") }, 0.5);
    }
    assert_eq!(unit.found(), [("alternating_identity", "ANGARA", "MARIA")]);
    // In long turns: the second change leads back.
    let mut unit = Unit::new(SHIP);
    unit.says(&named("ANGARA"), 24.0).says(&named("MARIA"), 24.0).says(&named("ANGARA"), 24.0).says(&named("MARIA"), 24.0);
    assert_eq!(
        unit.found().iter().map(|f| f.0).collect::<Vec<_>>(),
        ["changed_name", "alternating_identity"],
        "{:?}",
        unit.found()
    );
}

#[test]
fn numbers_call_signs_and_dimensions_change() {
    let one =
        Static { imo: Some(9_161_003), call_sign: Some("UBXM7"), length_m: Some(122.0), beam_m: Some(19.0), ..Static::default() };
    let two = Static { imo: Some(9_074_729), call_sign: Some("UCGK"), length_m: Some(97.0), beam_m: Some(16.0), ..one };
    let mut unit = Unit::new(SHIP);
    unit.says(&one, 5.0).says(&Static { length_m: Some(125.0), ..one }, 5.0).says(&two, 5.0);
    assert_eq!(
        unit.found(),
        [
            ("changed_imo", "IMO 9161003", "IMO 9074729"),
            ("changed_call_sign", "UBXM7", "UCGK"),
            ("changed_dimensions", "122 m x 19 m", "97 m x 16 m")
        ]
    );
    // A tug and its tow are no two ships.
    let mut tug = Unit::new(SHIP);
    let alone = Static { ship_type: Some(52), length_m: Some(25.0), beam_m: Some(9.0), ..Static::default() };
    tug.says(&alone, 5.0).says(&Static { length_m: Some(180.0), beam_m: Some(20.0), ..alone }, 5.0);
    assert!(tug.out.is_empty());
}

#[test]
fn a_bad_imo_number_counts_from_the_second_time_and_once() {
    let imo = |n| Static { imo: Some(n), ..Static::default() };
    let mut unit = Unit::new(SHIP);
    unit.says(&imo(9_161_004), 0.5);
    assert!(unit.out.is_empty());
    unit.says(&imo(9_161_004), 20.0);
    assert_eq!(unit.found(), [("imo_check_digit", "IMO 9161003, by its check digit", "IMO 9161004")]);
    assert_eq!(unit.state.known(unit.mmsi), None);
    // None at all, and registration numbers.
    let mut unit = Unit::new(SHIP);
    unit.says(&imo(0), 5.0).says(&imo(507_027), 5.0).says(&imo(303_174_162), 5.0);
    assert!(unit.out.is_empty());
}

#[test]
fn call_signs_of_another_flag_and_unassigned_numbers() {
    let call = |c| Static { call_sign: Some(c), ..Static::default() };
    let mut unit = Unit::new(SHIP);
    unit.says(&call("V7AB2"), 1.0);
    assert!(unit.out.is_empty());
    unit.says(&call("V7AB2"), 5.0);
    assert_eq!(unit.found(), [("call_sign_of_another_flag", "a series of RU, the flag of the MMSI", "V7AB2, of a series of MH")]);
    for (mmsi, fine) in [
        (SHIP, "UBXM7"),
        (477_123_400, "VRAB2"),
        (477_123_400, "BXYZ2"),
        (235_000_001, "ZCAB3"),
        (SHIP, "PILOT12"),
        (SHIP, "MARIA"),
    ] {
        let mut unit = Unit::new(mmsi);
        unit.says(&call(fine), 5.0);
        assert!(unit.out.is_empty(), "{mmsi} {fine}");
    }
    for (mmsi, rules) in
        [(200_000_001, 1), (123_456_789, 1), (992_000_001, 0), (970_010_001, 0), (2_734_321, 0), (987_001_234, 1)]
    {
        let mut unit = Unit::new(mmsi);
        unit.state.begin(unit.mmsi, at(0.0), &mut unit.out);
        unit.says(&named("X"), 5.0);
        assert_eq!(unit.found().iter().filter(|f| f.0 == "mmsi_unassigned").count(), rules, "{mmsi}");
    }
}

#[test]
fn its_memory_is_small_and_survives_being_saved() {
    let mut unit = Unit::new(SHIP);
    let full = "ABCDEFGHIJKLMNOPQRST";
    let one =
        Static { imo: Some(9_161_003), call_sign: Some("UBXM777"), length_m: Some(122.0), beam_m: Some(19.0), ..named(full) };
    unit.says(&one, 10.0).says(&Static { call_sign: Some("V7ZZ999"), ..named("TSRQPONMLKJIHGFEDCBA") }, 0.5);
    let saved = postcard::to_stdvec(&unit.state).unwrap();
    assert!(saved.len() < 400, "{}", saved.len());
    assert_eq!(postcard::from_bytes::<IdentityState>(&saved).unwrap(), unit.state);
}

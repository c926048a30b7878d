use model::Verdict;

use super::*;
use crate::{
    Judgement, Parsed, Record,
    fixture::{PARSER, PORTS, REGIONS, port},
};

const HOUR: i64 = HOUR_MS;

/// A voyage in hours: from the departure at 0 to the arrival.
struct Voyage {
    from: Option<&'static str>,
    to: &'static str,
    departure: Option<i64>,
    arrival: i64,
    carried_over: bool,
    said: Vec<Said>,
}

fn at(hours: f64) -> Timestamp {
    Timestamp::from_millis((hours * HOUR as f64) as i64)
}

impl Voyage {
    fn new(from: &'static str, to: &'static str) -> Self {
        Self { from: Some(from), to, departure: Some(0), arrival: 100, carried_over: false, said: Vec::new() }
    }

    /// A text first heard so many hours after the departure.
    fn says(mut self, hours: f64, text: &str) -> Self {
        let parsed = PARSER.parse(text);
        self.said.push(Said { text: text.to_owned(), first: at(hours), last: at(hours), parsed });
        self
    }

    /// Changes the reading of the last text.
    fn read_as(mut self, change: impl FnOnce(&mut Parsed)) -> Self {
        change(&mut self.said.last_mut().unwrap().parsed);
        self
    }

    fn carried_over(mut self) -> Self {
        self.carried_over = true;
        self
    }

    fn judged(&self) -> Judgement {
        let facts = Facts {
            from: self.from.map(port),
            to: port(self.to),
            departure: self.departure.map(|h| at(h as f64)),
            arrival: at(self.arrival as f64),
            said: &self.said,
            in_force_during_previous_voyage: self.carried_over,
            record: Record::default(),
        };
        judge(&facts, &PORTS, &REGIONS, &VerdictConfig::default())
    }

    #[track_caller]
    fn is(&self, verdict: Verdict, rule: &str, deciding: Option<usize>) {
        let judged = self.judged();
        assert_eq!((judged.verdict, judged.rule, judged.deciding), (verdict, rule, deciding));
        assert_eq!(judged.weight.is_some(), verdict == Verdict::Contradicted, "only a contradiction weighs");
    }
}

#[test]
fn kept_where_the_port_was_reached() {
    Voyage::new("RUULU", "BRSSZ").says(1.0, "BR SSZ").is(Verdict::Kept, rule::SAME_PORT, Some(0));
    Voyage::new("RUULU", "BRSSZ").says(1.0, "RU ULU>BR SSZ").is(Verdict::Kept, rule::SAME_PORT, Some(0));
}

#[test]
fn kept_though_the_text_was_there_before() {
    let voyage = Voyage::new("RUULU", "BRSSZ").says(-200.0, "SANTOS").carried_over();
    voyage.is(Verdict::Kept, rule::SAME_PORT, Some(0));
}

#[test]
fn kept_where_another_port_of_the_harbour_was_reached() {
    // On one bay, 9 km apart.
    Voyage::new("RUULU", "GIGIB").says(1.0, "ALGECIRAS").is(Verdict::Kept, rule::SAME_HARBOUR, Some(0));
    Voyage::new("RUULU", "MATNG").says(1.0, "ALGECIRAS").is(Verdict::Contradicted, rule::ELSEWHERE, Some(0));
}

#[test]
fn kept_where_the_roads_of_the_port_were_reached() {
    for (text, to) in [("PORT SAID", "EGPSANCH"), ("EGPSD", "EGPSANCH"), ("FUJAIRAH", "AEFUJANC")] {
        let judged = Voyage::new("RUULU", to).says(1.0, text).judged();
        assert_eq!(judged.verdict, Verdict::Kept, "{text} {to}: {}", judged.rule);
    }
}

#[test]
fn kept_where_one_of_several_ports_was_reached() {
    let voyage = Voyage::new("RUULU", "EETLL").says(1.0, "HELSINKI-TALLINN-STOCKHOLM");
    voyage.is(Verdict::Kept, rule::ONE_OF_SEVERAL, Some(0));
}

#[test]
fn kept_where_the_port_lies_in_the_region() {
    Voyage::new("RUULU", "BRSSZ").says(1.0, "BRAZIL").is(Verdict::Kept, rule::IN_REGION, Some(0));
    Voyage::new("RUULU", "EGALY").says(1.0, "MED SEA").is(Verdict::Kept, rule::IN_REGION, Some(0));
    Voyage::new("RUULU", "BRSSZ").says(1.0, "MED SEA").is(Verdict::Contradicted, rule::ELSEWHERE, Some(0));
}

#[test]
fn kept_where_the_ship_called_at_its_waypoint() {
    Voyage::new("RUULU", "EGSUZ").says(1.0, "SUEZ FOR ORDERS").is(Verdict::Kept, rule::WAYPOINT_REACHED, Some(0));
}

#[test]
fn kept_where_the_port_was_named_late_after_nothing_wrong() {
    let late = |first: &str| Voyage::new("RUULU", "BRSSZ").says(1.0, first).says(99.5, "SANTOS");
    late("FOR ORDERS").is(Verdict::Kept, rule::NAMED_LATE, Some(1));
    late("XQZW").is(Verdict::Kept, rule::NAMED_LATE, Some(1));
    late("UST-LUGA").is(Verdict::Kept, rule::NAMED_LATE, Some(1));
    late("FOR ORDERS").says(99.7, "HAMBURG").is(Verdict::Vague, rule::NO_PLACE, Some(0));
}

#[test]
fn the_next_destination_typed_at_the_pilot_station_spoils_nothing() {
    let voyage = Voyage::new("RUULU", "BRSSZ").says(1.0, "SANTOS").says(99.5, "HAMBURG");
    voyage.is(Verdict::Kept, rule::SAME_PORT, Some(0));
}

#[test]
fn diverted_and_said_so() {
    let voyage = Voyage::new("RUULU", "BRSSZ").says(1.0, "ROTTERDAM").says(50.0, "SANTOS");
    voyage.is(Verdict::DivertedAndSaidSo, rule::CHANGED_IN_TIME, Some(1));
    let back = Voyage::new("RUULU", "BRSSZ").says(1.0, "SANTOS").says(40.0, "ROTTERDAM").says(50.0, "SANTOS");
    back.is(Verdict::DivertedAndSaidSo, rule::CHANGED_IN_TIME, Some(2));
}

#[test]
fn a_text_put_right_soon_after_departure_is_no_diversion() {
    // What stood there at the departure was the port left, or was changed before.
    let left = Voyage::new("RUULU", "BRSSZ").says(-5.0, "UST-LUGA").says(2.0, "SANTOS");
    left.is(Verdict::Kept, rule::SAME_PORT, Some(1));
    let before = Voyage::new("RUULU", "BRSSZ").says(-5.0, "ROTTERDAM").says(-1.0, "SANTOS");
    before.is(Verdict::Kept, rule::SAME_PORT, Some(1));
    let carried = Voyage::new("RUULU", "BRSSZ").says(-500.0, "ROTTERDAM").carried_over().says(2.0, "SANTOS");
    carried.is(Verdict::Kept, rule::SAME_PORT, Some(1));
    let vague = Voyage::new("RUULU", "BRSSZ").says(1.0, "FOR ORDERS").says(2.0, "SANTOS");
    vague.is(Verdict::Kept, rule::SAME_PORT, Some(1));
}

#[test]
fn stale_where_the_text_is_carried_over() {
    let voyage = Voyage::new("RUULU", "BRSSZ").says(-500.0, "ROTTERDAM").carried_over();
    voyage.is(Verdict::Stale, rule::CARRIED_OVER, Some(0));
}

#[test]
fn stale_where_the_text_names_the_port_left() {
    Voyage::new("RUULU", "BRSSZ").says(-5.0, "UST-LUGA").is(Verdict::Stale, rule::NAMES_PORT_LEFT, Some(0));
    Voyage::new("RUULU", "BRSSZ").says(-5.0, "DEHAM>RUULU").is(Verdict::Stale, rule::NAMES_PORT_LEFT, Some(0));
    Voyage::new("RUULU", "BRSSZ").says(-5.0, "RUSSIA").is(Verdict::Stale, rule::NAMES_PORT_LEFT, Some(0));
}

#[test]
fn a_route_that_begins_at_the_port_left_is_not_stale() {
    for text in ["RU ULU>NL RTM", "RU ULU-NL RTM", "UST-LUGA TO ROTTERDAM"] {
        Voyage::new("RUULU", "BRSSZ").says(1.0, text).is(Verdict::Contradicted, rule::ELSEWHERE, Some(0));
    }
}

#[test]
fn stale_only_for_the_text_that_was_there_before() {
    let voyage = Voyage::new("RUULU", "BRSSZ").says(-500.0, "ROTTERDAM").carried_over().says(10.0, "HAMBURG");
    voyage.is(Verdict::Contradicted, rule::ELSEWHERE, Some(1));
}

#[test]
fn vague_where_no_place_is_named() {
    Voyage::new("RUULU", "BRSSZ").says(1.0, "FOR ORDERS").is(Verdict::Vague, rule::NO_PLACE, Some(0));
    Voyage::new("RUULU", "BRSSZ").says(1.0, "???").is(Verdict::Vague, rule::NO_PLACE, Some(0));
}

#[test]
fn vague_where_ships_pass_or_wait() {
    for text in ["SUEZ CANAL", "SKAW", "MALTA FOR ORDERS", "OPL FUJAIRAH", "GREAT BELT", "KIEL CANAL"] {
        Voyage::new("RUULU", "BRSSZ").says(1.0, text).is(Verdict::Vague, rule::WAYPOINT, Some(0));
    }
}

#[test]
fn vague_where_the_text_was_cleared() {
    let voyage = Voyage::new("RUULU", "BRSSZ").says(1.0, "ROTTERDAM").says(50.0, "@@@@");
    voyage.is(Verdict::Vague, rule::CLEARED, Some(1));
}

#[test]
fn an_empty_field_at_first_says_nothing() {
    let voyage = Voyage::new("RUULU", "BRSSZ").says(1.0, "").says(99.5, "ROTTERDAM");
    voyage.is(Verdict::Contradicted, rule::ELSEWHERE, Some(1));
    Voyage::new("RUULU", "BRSSZ").says(1.0, "").says(50.0, "SANTOS").is(Verdict::Kept, rule::SAME_PORT, Some(1));
}

#[test]
fn unreadable_where_nothing_was_read() {
    Voyage::new("RUULU", "BRSSZ").says(1.0, "XQZW").is(Verdict::Unreadable, rule::NOT_READ, Some(0));
    let lost = Voyage::new("RUULU", "BRSSZ").says(1.0, "BRAZIL").read_as(|p| p.reading = Reading::Region("nowhere".into()));
    lost.is(Verdict::Unreadable, rule::NOT_READ, Some(0));
}

#[test]
fn unreadable_where_the_reading_is_too_doubtful() {
    let doubtful = |to| Voyage::new("RUULU", to).says(1.0, "ROTTERDAM").read_as(|p| p.score = 0.49);
    doubtful("BRSSZ").is(Verdict::Unreadable, rule::LOW_SCORE, Some(0));
    doubtful("NLRTM").is(Verdict::Kept, rule::SAME_PORT, Some(0));
}

#[test]
fn contradicted_where_the_text_stood_to_the_end() {
    Voyage::new("RUVVO", "KPRJN").says(1.0, "KRPUS").is(Verdict::Contradicted, rule::ELSEWHERE, Some(0));
    Voyage::new("RUVVO", "KPRJN").says(1.0, "CHINA").is(Verdict::Contradicted, rule::ELSEWHERE, Some(0));
    let voyage = Voyage::new("RUULU", "BRSSZ").says(1.0, "SANTOS").says(50.0, "ROTTERDAM");
    voyage.is(Verdict::Contradicted, rule::ELSEWHERE, Some(1));
}

#[test]
fn contradicted_where_it_was_changed_too_late() {
    let last_moment = Voyage::new("RUVVO", "KPRJN").says(1.0, "KRPUS").says(99.5, "RAJIN");
    last_moment.is(Verdict::Contradicted, rule::CHANGED_TOO_LATE, Some(0));
    let after = Voyage::new("RUVVO", "KPRJN").says(1.0, "KRPUS").says(101.0, "RAJIN");
    after.is(Verdict::Contradicted, rule::CHANGED_TOO_LATE, Some(0));
    let in_time = Voyage::new("RUVVO", "KPRJN").says(1.0, "KRPUS").says(98.9, "RAJIN");
    in_time.is(Verdict::DivertedAndSaidSo, rule::CHANGED_IN_TIME, Some(1));
}

#[test]
fn on_a_short_voyage_half_of_it_is_in_time() {
    let mut voyage = Voyage::new("RUVVO", "RUNJK").says(0.2, "KRPUS").says(0.4, "NAKHODKA");
    voyage.arrival = 1;
    voyage.is(Verdict::DivertedAndSaidSo, rule::CHANGED_IN_TIME, Some(1));
    let mut voyage = Voyage::new("RUVVO", "RUNJK").says(0.2, "KRPUS").says(0.6, "NAKHODKA");
    voyage.arrival = 1;
    voyage.is(Verdict::Contradicted, rule::CHANGED_TOO_LATE, Some(0));
}

#[test]
fn the_first_text_decides_where_none_was_heard_in_time() {
    Voyage::new("RUULU", "BRSSZ").says(99.8, "ROTTERDAM").is(Verdict::Contradicted, rule::ELSEWHERE, Some(0));
    Voyage::new("RUULU", "BRSSZ").says(99.8, "SANTOS").is(Verdict::Kept, rule::SAME_PORT, Some(0));
}

#[test]
fn not_heard() {
    Voyage::new("RUULU", "BRSSZ").is(Verdict::NotHeard, rule::NOTHING_HEARD, None);
    Voyage::new("RUULU", "BRSSZ").says(101.0, "SANTOS").is(Verdict::NotHeard, rule::NOTHING_HEARD, None);
    Voyage::new("RUULU", "BRSSZ").says(1.0, "@@@@").says(50.0, "  ").is(Verdict::NotHeard, rule::ONLY_BLANK, None);
}

#[test]
fn without_a_port_left_or_a_departure() {
    let mut voyage = Voyage::new("RUULU", "BRSSZ").says(1.0, "UST-LUGA").says(50.0, "SANTOS");
    voyage.from = None;
    voyage.departure = None;
    voyage.is(Verdict::DivertedAndSaidSo, rule::CHANGED_IN_TIME, Some(1));
}

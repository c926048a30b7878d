use model::{SilenceVerdict, Verdict};
use proptest::prelude::*;

use super::*;
use crate::made::{SHIP, draught, encounter, false_track, gap, identity, loitering, voyage};

fn of(voyage: &Event, events: &[Event]) -> Picture {
    picture(&Weights::embedded().unwrap(), voyage, &events.iter().collect::<Vec<_>>()).unwrap()
}

fn rules(p: &Picture) -> Vec<&str> {
    p.reasons.iter().map(|r| r.rule.as_str()).collect()
}

#[test]
fn an_innocent_voyage_has_no_reasons() {
    let events =
        [gap(10.0, None), gap(30.0, Some(SilenceVerdict::Unheard)), false_track(5.0, "jump_and_back", true), draught(96.0, 8.0)];
    let p = of(&voyage(Verdict::Kept, None), &events);
    assert_eq!((p.reasons.len(), p.combined_db, p.unweighed.len()), (0, 0.0, 0), "{:?}", p.reasons);
    for verdict in Verdict::ALL.into_iter().filter(|v| *v != Verdict::Contradicted) {
        assert!(of(&voyage(verdict, None), &[]).reasons.is_empty());
    }
    assert!(picture(&Weights::default(), &events[0], &[]).is_none());
}

#[test]
fn reasons_come_by_weight_with_their_numbers_their_trace_and_the_red_flag() {
    let events = [
        gap(10.0, Some(SilenceVerdict::Dark)),
        encounter(SHIP, 613_000_001, 40.0, "two_hours_at_sea"),
        loitering(60.0, "came_stopped_left"),
        false_track(70.0, "circle", false),
        identity(20.0, "changed_name"),
    ];
    let p = of(&voyage(Verdict::Contradicted, Some(0.8)), &events);
    assert_eq!(p.reasons.len(), 6);
    assert!(p.reasons.windows(2).all(|w| w[0].decibans >= w[1].decibans));
    assert_eq!(p.strongest().unwrap().rule, p.reasons[0].rule);
    let dark = p.reasons.iter().find(|r| r.rule == "dark").unwrap();
    assert_eq!((dark.red_flag, dark.events.as_slice()), (Some(RedFlag::AisManipulated), &[events[0].id.clone()][..]));
    assert!(
        dark.sentence.starts_with("dark for 10.0 h from 2022-09-01 12:40") && dark.sentence.contains("38 of 40 ship-hours"),
        "{}",
        dark.sentence
    );
    assert!(!dark.source.is_empty());
    assert_eq!(p.red_flags().iter().map(|f| f.number()).collect::<Vec<_>>(), [1, 2, 4, 5]);
    let text = serde_json::to_string(&p).unwrap();
    assert!(text.contains("\"red_flag\":\"ship_to_ship\""), "{text}");
}

#[test]
fn ten_silences_are_one_reason_and_families_add_up() {
    let v = voyage(Verdict::Kept, None);
    let one = of(&v, &[gap(0.0, Some(SilenceVerdict::Dark))]);
    let ten: Vec<Event> = (0..8).map(|i| gap(f64::from(i) * 11.0, Some(SilenceVerdict::Dark))).collect();
    let many = of(&v, &ten);
    assert_eq!((rules(&many), many.combined_db), (rules(&one), one.combined_db));
    assert_eq!(many.reasons[0].events.len(), 8);
    assert!(many.reasons[0].sentence.ends_with("(and 7 more)"), "{}", many.reasons[0].sentence);
    // A weaker reason of the same family shows, and adds nothing.
    let jump = of(&v, &[false_track(5.0, "jump_and_back", false)]);
    let two = of(&v, &[false_track(5.0, "jump_and_back", false), false_track(30.0, "impossible_speed", false)]);
    assert_eq!((rules(&two).len(), two.combined_db), (2, jump.combined_db.max(two.reasons[0].decibans)));
    // A receiver that lost its satellites explains both.
    let lost = of(&v, &[false_track(5.0, "jump_and_back", false), false_track(30.0, "receiver_astray", false)]);
    assert_eq!((rules(&lost), lost.reasons[0].events.len()), (vec!["receiver_astray"], 2));
    assert!(lost.combined_db < jump.combined_db);
    // One of another family adds its whole weight.
    let both = of(&v, &[gap(0.0, Some(SilenceVerdict::Dark)), false_track(5.0, "jump_and_back", false)]);
    assert!((both.combined_db - one.combined_db - jump.combined_db).abs() < 1e-9);
}

#[test]
fn interference_and_unheard_silences_weigh_nothing() {
    let v = voyage(Verdict::Kept, None);
    let alone = of(&v, &[encounter(SHIP, 613_000_001, 40.0, "coastal")]);
    let with = of(
        &v,
        &[
            encounter(SHIP, 613_000_001, 40.0, "coastal"),
            gap(10.0, Some(SilenceVerdict::Unheard)),
            false_track(5.0, "two_places_at_once", true),
        ],
    );
    assert_eq!(alone, with);
}

#[test]
fn a_draught_that_changed_in_the_dark_is_a_reason_of_its_own() {
    let v = voyage(Verdict::Kept, None);
    let dark = gap(10.0, Some(SilenceVerdict::Dark));
    let p = of(&v, &[dark.clone(), draught(96.0, 7.0)]);
    let reason = p.reasons.iter().find(|r| r.rule == "draught_changed_in_silence").unwrap();
    assert!(reason.sentence.contains("4.1 m before") && reason.sentence.contains("7.0 m after"), "{}", reason.sentence);
    assert_eq!(reason.events.as_slice(), std::slice::from_ref(&dark.id));
    assert!(!rules(&of(&v, &[dark.clone(), draught(96.0, 4.3)])).contains(&"draught_changed_in_silence"));
    assert!(of(&v, &[gap(10.0, Some(SilenceVerdict::Unheard)), draught(96.0, 7.0)]).reasons.is_empty());
    assert!(!rules(&of(&v, &[dark])).contains(&"draught_changed_in_silence"));
}

#[test]
fn a_contradiction_weighs_as_much_as_its_verdict_does() {
    let db = |weight| of(&voyage(Verdict::Contradicted, weight), &[]).combined_db;
    assert!(db(Some(1.0)) > db(Some(0.4)) && db(Some(0.4)) > 0.0 && db(None) == db(Some(1.0)) && db(Some(0.0)) == 0.0);
}

#[test]
fn an_unknown_rule_is_named_and_weighs_nothing() {
    let p = of(&voyage(Verdict::Kept, None), &[false_track(1.0, "brand_new", false), false_track(2.0, "brand_new", false)]);
    assert_eq!((p.reasons.len(), p.unweighed.as_slice()), (0, &["brand_new".to_owned()][..]));
}

#[test]
fn voyages_are_ranked_by_their_pictures() {
    let v = voyage(Verdict::Kept, None);
    let mut all = [
        of(&v, &[]),
        of(&v, &[false_track(9.0, "receiver_astray", false)]),
        of(&v, &[gap(0.0, Some(SilenceVerdict::Dark)), false_track(9.0, "circle", false)]),
        of(&v, &[gap(0.0, Some(SilenceVerdict::Dark))]),
    ];
    rank(&mut all);
    assert_eq!(
        all.iter().map(rules).collect::<Vec<_>>(),
        [vec!["circle", "dark"], vec!["dark"], vec!["receiver_astray"], vec![]]
    );
    assert_eq!(Strength::of(all[0].combined_db), Strength::Decisive);
    assert_eq!((Strength::of(0.0), Strength::of(5.0).label()), (Strength::BarelyWorthMentioning, "substantial"));
}

/// Any finding that there is.
fn any_event() -> impl Strategy<Value = Event> {
    (0.0..90.0_f64, 0..12_usize).prop_map(|(h, kind)| match kind {
        0 => gap(h, Some(SilenceVerdict::Dark)),
        1 => gap(h, Some(SilenceVerdict::Doubtful)),
        2 => gap(h, Some(SilenceVerdict::Unheard)),
        3 => encounter(SHIP, 613_000_001, h, "two_hours_at_sea"),
        4 => encounter(SHIP, 613_000_001, h, "short_and_coastal"),
        5 => loitering(h, "came_stopped_left"),
        6 => loitering(h, "slow_for_hours"),
        7 => false_track(h, "jump_and_back", false),
        8 => false_track(h, "receiver_astray", false),
        9 => false_track(h, "two_places_at_once", true),
        10 => identity(h, "mmsi_unassigned"),
        _ => draught(h, 6.0),
    })
}

proptest! {
    #[test]
    fn one_more_event_never_lessens_the_picture_and_adds_at_most_its_own_weight(
        events in prop::collection::vec(any_event(), 0..8),
        more in any_event(),
    ) {
        let v = voyage(Verdict::Kept, None);
        let (before, alone) = (of(&v, &events), of(&v, std::slice::from_ref(&more)));
        let mut all = events;
        all.push(more);
        let after = of(&v, &all);
        // A gap or an arrival also tells a draught, and so where another silence's change of draught belongs: that family apart.
        let rest = |p: &Picture| {
            let draught = p.reasons.iter().find(|r| r.family == Family::Draught).map_or(0.0, |r| r.decibans);
            p.combined_db - draught
        };
        // But for a receiver that lost its satellites, which explains away what it leapt.
        let explains = all.last().and_then(Finding::of).is_some_and(|f| f.rule == ASTRAY);
        prop_assert!(explains || rest(&after) >= rest(&before) - 1e-9);
        prop_assert!(rest(&after) <= rest(&before) + rest(&alone) + 1e-9);
        prop_assert!(after.reasons.windows(2).all(|w| w[0].decibans >= w[1].decibans));
    }

    #[test]
    fn the_order_of_the_events_is_no_matter(mut events in prop::collection::vec(any_event(), 0..8)) {
        let v = voyage(Verdict::Kept, None);
        let p = of(&v, &events);
        events.reverse();
        prop_assert_eq!(p, of(&v, &events));
    }
}

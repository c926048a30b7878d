use model::Timestamp;

use super::*;

fn gives(mmsi: u64, imo: u32, from_h: i64, to_h: i64) -> Identity {
    let line = |h: i64| Line { t: Timestamp::from_millis(1_662_000_000_000 + h * 3_600_000), source: 1, offset: 0 };
    Identity { mmsi: Mmsi::new(mmsi).unwrap(), imo: Imo::new(imo).unwrap(), first: line(from_h), last: line(to_h) }
}

fn told(identities: &[Identity]) -> Vec<(String, u32, Option<u32>, bool)> {
    let say = |e: Event| match e.detail {
        Detail::Identity(d) => (d.rule, e.mmsi.get(), d.other_mmsi, e.open),
        _ => panic!(),
    };
    shared_imo(&IdentityConfig::default(), identities).into_iter().map(say).collect()
}

const LADY_R: u32 = 9_161_003;
const OTHER: u32 = 9_074_729;

#[test]
fn a_handover_is_a_change_of_mmsi_and_an_overlap_are_two() {
    let all = [gives(273_000_001, LADY_R, 0, 100), gives(613_000_001, LADY_R, 150, 300), gives(273_000_002, OTHER, 0, 300)];
    assert_eq!(told(&all), [("changed_mmsi".to_owned(), 613_000_001, Some(273_000_001), false)]);
    let all = [gives(613_000_001, LADY_R, 50, 300), gives(273_000_001, LADY_R, 0, 100)];
    assert_eq!(told(&all), [("imo_on_two_mmsi".to_owned(), 273_000_001, Some(613_000_001), true)]);
    let mut turned = all;
    turned.reverse();
    assert_eq!(told(&turned), told(&all));
}

#[test]
fn a_chain_of_flags_is_told_link_by_link_and_a_filler_not_at_all() {
    let chain = [gives(273_000_001, LADY_R, 0, 10), gives(613_000_001, LADY_R, 20, 30), gives(671_000_001, LADY_R, 40, 50)];
    assert_eq!(
        told(&chain).iter().map(|t| (t.1, t.2)).collect::<Vec<_>>(),
        [(613_000_001, Some(273_000_001)), (671_000_001, Some(613_000_001))]
    );
    let filler: Vec<Identity> = (0..6).map(|n| gives(273_000_000 + n, LADY_R, 0, 10)).collect();
    assert!(told(&filler).is_empty());
    assert!(told(&[]).is_empty());
}

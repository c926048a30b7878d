use super::*;

fn row(mmsi: u32, minute: i64, destination: &str) -> VoyageRow {
    VoyageRow { mmsi, t: minute * 60_000, destination: Some(destination.into()), draught_m: Some(7.5), ..VoyageRow::default() }
}

fn kept(rows: &[VoyageRow]) -> Vec<(u32, i64, &str)> {
    rows.iter().map(|r| (r.mmsi, r.t / 60_000, r.destination.as_deref().unwrap_or_default())).collect()
}

#[test]
fn the_same_words_are_kept_twice_an_hour() {
    let all =
        [row(1, 70, "A"), row(1, 0, "A"), row(1, 6, "A"), row(1, 12, "B"), row(1, 18, "A"), row(1, 30, "A"), row(2, 6, "A")];
    let mut rows = all.to_vec();
    tidy(&mut rows);
    let expected = [(1, 0, "A"), (1, 12, "B"), (1, 30, "A"), (1, 70, "A"), (2, 6, "A")];
    assert_eq!(kept(&rows), expected);
    tidy(&mut rows);
    assert_eq!(kept(&rows), expected, "once is enough");
    // In two deliveries, whichever comes first.
    for cut in 1..all.len() {
        let (mut early, late) = (all[cut..].to_vec(), &all[..cut]);
        tidy(&mut early);
        early.extend_from_slice(late);
        tidy(&mut early);
        assert_eq!(kept(&early), expected, "cut at {cut}");
    }
}

#[test]
fn names_and_numbers_are_kept_once_an_hour() {
    let plain = |minute| VoyageRow { destination: None, draught_m: None, name: Some("MADE UP".into()), ..row(1, minute, "") };
    let mut rows = vec![plain(0), plain(6), plain(12), plain(61)];
    tidy(&mut rows);
    assert_eq!(rows.iter().map(|r| r.t / 60_000).collect::<Vec<_>>(), [0, 61]);
}

#[test]
fn rows_survive_the_table() {
    let full = VoyageRow {
        offset: 9,
        offset_last: Some(80),
        source: 3,
        msg_type: 5,
        imo: Some(9_074_729),
        name: Some("MORNING HERON".into()),
        call_sign: Some("XYZ1".into()),
        ship_type: Some(70),
        length_m: Some(115.0),
        beam_m: Some(17.0),
        eta: Some("09-03 10:15".into()),
        ..row(1, 2, "RU VVO")
    };
    let rows = vec![full, VoyageRow { mmsi: 4, ..VoyageRow::default() }];
    assert_eq!(voyage_rows_from_batch(&batch_from_voyage_rows(&rows).unwrap()).unwrap(), rows);
}

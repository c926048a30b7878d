use super::*;

#[test]
fn mmsi_range() {
    assert!(Mmsi::new(0).is_err());
    assert_eq!(Mmsi::new(1).map(Mmsi::get), Ok(1));
    assert!(Mmsi::new(1_000_000_000).is_err());
    assert_eq!(Mmsi::new(2_190_067).unwrap().to_string(), "002190067");
}

#[test]
fn imo_check_digit() {
    // The worked example of the numbering scheme: 9074729.
    assert!(Imo::new(9_074_729).is_ok());
    assert!(Imo::new(9_074_728).is_err());
    assert!(Imo::new(123).is_err());
}

#[test]
fn event_id_round_trip() {
    let id = EventId::new(EventKind::Gap, Mmsi::new(123_456_789).unwrap(), Timestamp::from_millis(1_662_200_100_000), 0);
    assert_eq!(id.as_str(), "gap-123456789-20220903T101500Z");
    assert_eq!(id.as_str().parse::<EventId>(), Ok(id.clone()));
    assert_eq!(id.kind(), Some(EventKind::Gap));
    assert_eq!(id.mmsi().map(Mmsi::get), Some(123_456_789));
    assert!("nonsense".parse::<EventId>().is_err());
    let second = EventId::new(EventKind::PortVisit, Mmsi::new(5).unwrap(), Timestamp::from_millis(0), 1);
    assert_eq!(second.as_str(), "visit-000000005-19700101T000000Z.2");
}

use super::*;

fn parse(text: &str) -> Rows {
    let span = Span { latest: 4_000_000_000_000 };
    AisstreamParser::new(3, span).parse(&Block { offset: 100, bytes: text.as_bytes().to_vec(), cut: false })
}

const POSITION: &str = concat!(
    r#"{"MessageType":"PositionReport","MetaData":{"MMSI":200000001,"ShipName":"MADE UP","latitude":66.02,"longitude":12.25,"#,
    r#""time_utc":"2022-12-29 18:22:32.318353 +0000 UTC"},"Message":{"PositionReport":{"Cog":308.2,"CommunicationState":81982,"#,
    r#""Latitude":66.02695,"Longitude":12.253821,"MessageID":1,"NavigationalStatus":15,"PositionAccuracy":true,"Raim":false,"#,
    r#""RateOfTurn":4,"RepeatIndicator":0,"Sog":11.5,"Spare":0,"Timestamp":31,"TrueHeading":235,"UserID":200000001,"Valid":true}}}"#,
    "\n"
);

const STATIC: &str = concat!(
    r#"{"MessageType":"ShipStaticData","MetaData":{"MMSI":200000001,"time_utc":"2022-12-29 18:22:33 +0000 UTC"},"Message":"#,
    r#"{"ShipStaticData":{"AisVersion":1,"CallSign":"XX1    ","Destination":"PORT SAID@@","Dimension":{"A":100,"B":20,"C":9,"D":9},"#,
    r#""Dte":false,"Eta":{"Day":0,"Hour":24,"Minute":60,"Month":0},"FixType":1,"ImoNumber":9074729,"MaximumStaticDraught":7.3,"#,
    r#""MessageID":5,"Name":"MADE UP ONE","Type":70,"UserID":200000001,"Valid":true}}}"#,
    "\n"
);

#[test]
fn positions_and_static_data() {
    let rows = parse(&format!("{POSITION}{STATIC}"));
    assert_eq!((rows.counts.read, rows.counts.taken, rows.counts.refused), (2, 2, 0));
    let p = rows.positions[0];
    assert_eq!(
        (p.mmsi, p.lat_e7, p.lon_e7, p.sog_centi, p.cog_centi, p.heading),
        (200_000_001, 660_269_500, 122_538_210, 1150, 30_820, 235)
    );
    assert_eq!((p.t, p.offset, p.status, p.rot_deci, p.msg_type), (1_672_338_152_318, 100, 15, 7, 1));
    let v = &rows.voyage[0];
    assert_eq!(
        (v.destination.as_deref(), v.call_sign.as_deref(), v.draught_m, v.eta.as_deref()),
        (Some("PORT SAID"), Some("XX1"), Some(7.3), None)
    );
    assert_eq!((v.length_m, v.beam_m, v.imo), (Some(120.0), Some(18.0), Some(9_074_729)));
    assert_eq!(v.offset, 100 + POSITION.len() as u64);
}

#[test]
fn other_types_are_counted_and_bad_lines_refused() {
    let other = POSITION.replace("\"PositionReport\":{", "\"BaseStationReport\":{");
    let no_mmsi = POSITION.replace("\"MMSI\":200000001", "\"MMSI\":0");
    let no_time = POSITION.replace("2022-12-29 18", "2022-12-29 28");
    let beyond = POSITION.replace("66.02695", "96.5");
    let unknown = POSITION.replace("66.02695", "91");
    let text = format!("{other}{no_mmsi}{no_time}{beyond}{unknown}{{\"Mess\n\n");
    let rows = parse(&text);
    let reasons: Vec<Reason> = rows.refused.iter().map(|r| r.reason).collect();
    assert_eq!(reasons, [Reason::BadMmsi, Reason::BadTime, Reason::BadPosition, Reason::Malformed]);
    assert_eq!((rows.counts.read, rows.counts.taken, rows.counts.refused), (7, 3, 4));
    assert_eq!((rows.counts.other_messages, rows.counts.without_position, rows.counts.blank_or_comment), (1, 1, 1));
}

use super::*;

#[test]
fn a_block_as_satellites_send_it() {
    let line = br"\g:1-2-1604,s:rORBCOMM008,c:1418169601,T:2014-12-10 00.00.01*37\!AIVDM";
    let (tag, rest) = parse(line).unwrap();
    assert_eq!(tag.station, Some(&b"rORBCOMM008"[..]));
    assert_eq!(tag.group, Some(1604));
    assert_eq!(tag.time, Some(Timestamp::from_secs(1_418_169_601)));
    assert_eq!(rest, b"!AIVDM");
}

#[test]
fn what_is_wrong_is_named() {
    assert_eq!(parse(br"\s:A*00\").unwrap_err(), BadTag::Checksum);
    assert_eq!(parse(br"\s:A*").unwrap_err(), BadTag::Shape);
    assert_eq!(parse(br"\s:A\!AIVDM").unwrap_err(), BadTag::Shape);
    assert_eq!(parse(br"\").unwrap_err(), BadTag::Shape);
}

#[test]
fn seconds_milliseconds_and_fractions() {
    assert_eq!(time(b"1418169601"), Some(Timestamp::from_secs(1_418_169_601)));
    assert_eq!(time(b"1418169601250"), Some(Timestamp::from_millis(1_418_169_601_250)));
    assert_eq!(time(b"1418169601.25"), Some(Timestamp::from_millis(1_418_169_601_250)));
    assert_eq!(time(b"1418169601.2567"), Some(Timestamp::from_millis(1_418_169_601_256)));
    assert_eq!(time(b"soon"), None);
    assert_eq!(time(b""), None);
    assert_eq!(time(b"99999999999999999999999"), None);
}

use super::*;

#[test]
fn rows_come_back_as_they_went() {
    let hours = [
        ShipHour { mmsi: 1, hour: -5, cell: 0x0852_8347_3fff_ffff, class: TransponderClass::A, reports: 0 },
        ShipHour { mmsi: 2, hour: 460_000, cell: 7, class: TransponderClass::B, reports: 360 },
    ];
    let mut back = Vec::new();
    ShipHour::add_batch(&ShipHour::to_batch(&hours).unwrap(), &mut |h| back.push(h)).unwrap();
    assert_eq!(back, hours);
    let fix = SlowFix {
        step: 2_760_000,
        mmsi: 200_000_001,
        track: 3,
        lat: -42.5,
        lon: 179.999,
        kn: 0.7,
        sparse: true,
        came: false,
        t: Timestamp::from_millis(1_656_000_000_123),
        source: 2,
        offset: 1 << 40,
    };
    let mut back = Vec::new();
    SlowFix::add_batch(&SlowFix::to_batch(&[fix]).unwrap(), &mut |f| back.push(f)).unwrap();
    assert_eq!(back, [fix]);
    assert!(SlowFix::add_batch(&ShipHour::to_batch(&hours).unwrap(), &mut |_| ()).is_err());
}

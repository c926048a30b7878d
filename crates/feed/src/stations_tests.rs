use super::*;

#[test]
fn numbers_are_stable_and_zero_is_nobody() {
    let stations = Stations::new();
    assert_eq!(stations.intern(b""), 0);
    assert_eq!(stations.intern(b"2190067"), 1);
    assert_eq!(stations.intern(b"r003669946"), 2);
    assert_eq!(stations.intern(b"2190067"), 1);
    assert_eq!(stations.names(), ["", "2190067", "r003669946"]);
}

#[test]
fn a_full_table_names_nobody_rather_than_another() {
    let stations = Stations::new();
    for n in 1..=u32::from(u16::MAX) {
        assert_eq!(u32::from(stations.intern(n.to_string().as_bytes())), n);
    }
    assert_eq!(stations.intern(b"one more"), 0);
    assert_eq!(stations.intern(b"65535"), u16::MAX);
}

#[test]
fn threads_agree() {
    let stations = Stations::new();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for n in 0..1000 {
                    stations.intern(format!("s{n}").as_bytes());
                }
            });
        }
    });
    let names = stations.names();
    assert_eq!(names.len(), 1001);
    for (number, name) in names.iter().enumerate().skip(1) {
        assert_eq!(usize::from(stations.intern(name.as_bytes())), number);
    }
}

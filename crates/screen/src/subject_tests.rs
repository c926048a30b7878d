use super::*;

#[test]
fn a_table_of_ships() {
    let table =
        "Ship Name;IMO;MMSI;Callsign;strange\nMADE UP;IMO 9187629;200000001;XX1;?\n;1234568;;;\n;;;;\nOTHER;9187628;12x;;\n";
    let (subjects, wrong) = subjects_from_csv("ships.csv", table.as_bytes()).expect("read");
    assert_eq!(subjects.len(), 2);
    assert_eq!(subjects[0].imo[0].get(), 9187629);
    assert_eq!((subjects[0].id.as_str(), subjects[0].names.as_slice()), ("line 2", &["MADE UP".to_owned()][..]));
    let lines: Vec<(u64, bool)> = wrong.iter().map(|w| (w.line, w.screened)).collect();
    // A row without anything but blanks is no row.
    assert_eq!(lines, [(3, true), (3, false), (5, true), (5, true)]);
    assert!(subjects_from_csv("x", b"".as_slice()).is_err());
    assert!(subjects_from_csv("x", b"a,b\n1,2\n".as_slice()).is_err_and(|e| e.to_string().contains("name, imo, mmsi")));
}

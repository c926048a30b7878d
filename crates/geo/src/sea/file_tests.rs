use super::*;
use crate::sea::Sea;

fn small() -> Vec<u8> {
    let mut coast = Vec::new();
    crate::sea::write_varint(&mut coast, 99_999);
    coast.extend(0.0018_f64.to_le_bytes());
    coast.extend((-85.0_f64).to_le_bytes());
    crate::sea::write_varint(&mut coast, 1);
    crate::sea::write_varint(&mut coast, 3);
    for (dx, dy) in [(10, 50_000), (500, 0), (0, 700)] {
        crate::sea::write_signed(&mut coast, dx);
        crate::sea::write_signed(&mut coast, dy);
    }
    let table = b"key,name,kind,half_width_km,gate,points\nx,X,canal,1.0,,0 0|0 1\n".to_vec();
    let inland = b"key,name,kind,half_width_km,points\n".to_vec();
    pack(&[(Section::Coast, coast), (Section::Passages, table), (Section::InlandWaters, inland)]).expect("packed")
}

#[test]
fn a_small_file_is_read() {
    let sea = Sea::decode(&small()).expect("a sea");
    assert_eq!(sea.passages().len(), 1);
}

#[test]
fn cut_short_anywhere() {
    let file = small();
    for len in 0..file.len() {
        match Sea::decode(&file[..len]) {
            Err(SeaError::CutShort { end, len: found, .. }) => assert!(found == len as u64 && end > len as u64, "{len}"),
            other => panic!("{len}: {other:?}"),
        }
    }
    let whole = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/data/sea.bin")).expect("the file");
    for len in [0, 1, 7, 8, 15, 16, 40, 200, 1_000, whole.len() / 3, whole.len() / 2, whole.len() - 1] {
        let error = Sea::decode(&whole[..len]).expect_err("cut short").to_string();
        assert!(error.contains("cut short") && error.contains("byte"), "{len}: {error}");
    }
}

#[test]
fn any_flipped_bit_is_seen() {
    let file = small();
    for at in 0..file.len() {
        for bit in 0..8 {
            let mut bad = file.clone();
            bad[at] ^= 1 << bit;
            let error = Sea::decode(&bad).expect_err("damaged").to_string();
            assert!(error.contains("byte"), "{at}.{bit}: {error}");
        }
    }
}

#[test]
fn no_sea_file_at_all() {
    for (bytes, expected) in [
        (&b"PK\x03\x04 a zip"[..], "no sea file: expected the eight bytes"),
        (b"SILLAGE~\x09\0\0\0\0\0\0\0", "format 9 at byte 8; this program reads format 2"),
    ] {
        let error = Sea::decode(bytes).expect_err("no sea file").to_string();
        assert!(error.contains(expected), "{error}");
    }
    let mut long = small();
    long.push(0);
    assert!(matches!(Sea::decode(&long), Err(SeaError::TooLong { .. })));
}

/// Right checksums, wrong content.
#[test]
fn content_that_makes_no_sense() {
    let sections = |coast: Vec<u8>, passages: &[u8]| {
        let inland = b"key,name,kind,half_width_km,points\n".to_vec();
        let file = pack(&[(Section::Coast, coast), (Section::Passages, passages.to_vec()), (Section::InlandWaters, inland)]);
        Sea::decode(&file.expect("packed")).expect_err("wrong").to_string()
    };
    let header = b"key,name,kind,half_width_km,gate,points\n";
    assert!(sections(vec![1, 2, 3], header).contains("section coast, byte 3"));
    let mut coast = Vec::new();
    crate::sea::write_varint(&mut coast, 99_999);
    coast.extend(0.0018_f64.to_le_bytes());
    coast.extend((-85.0_f64).to_le_bytes());
    let lattice = coast.clone();
    crate::sea::write_varint(&mut coast, 1 << 40);
    assert!(sections(coast, header).contains("are announced"));
    let mut coast = lattice.clone();
    coast.extend([1, 3]);
    for n in [0, 0, 0, 0, 0, 4_000_000_i64] {
        crate::sea::write_signed(&mut coast, n);
    }
    assert!(sections(coast, header).contains("a step of"));
    let mut none = lattice;
    none.push(0);
    for (row, expected) in [
        ("x,X,castle,1.0,,0 0|0 1\n", "line 2"),
        ("x,X,canal,1.0,,0 0\n", "x: a line needs two points"),
        ("x,X,canal,900,,0 0|0 1\n", "a half width of 900 km"),
        ("x,X,canal,1,,0 0|0 95\n", "more than 400 km"),
        ("x,X,canal,1,,0 0|95 0\n", "no position"),
        ("x,X,canal,1,,0 0|0 1\nx,X,canal,1,,0 0|0 1\n", "line 3: x: a second row"),
    ] {
        let error = sections(none.clone(), format!("{}{row}", String::from_utf8_lossy(header)).as_bytes());
        assert!(error.contains("passages.csv") && error.contains(expected), "{error}");
    }
}

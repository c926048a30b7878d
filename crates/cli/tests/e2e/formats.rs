//! Every format and compression to the same rows.

use std::io::Write;

use super::support::{Room, counts, noaa_csv, run_with, shared};

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in members {
        out.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

#[test]
fn one_file_in_any_wrapping() {
    let text = noaa_csv(5, 30);
    let plain = text.as_bytes();
    for (name, bytes) in [
        ("plain.data", plain.to_vec()),
        ("a.csv.gz", gzip(plain)),
        ("b.gz", [gzip(&plain[..100]), gzip(&plain[100..])].concat()),
        ("c.zst", zstd::encode_all(plain, 3).unwrap()),
        ("d.zip", zip(&[("day.csv", plain)])),
        ("marked.csv", [b"\xef\xbb\xbf", plain].concat()),
        ("crlf.csv", text.replace('\n', "\r\n").into_bytes()),
    ] {
        let room = Room::new();
        let file = room.file(name, bytes);
        let report = room.ingest(&[&file]).expect(0).json();
        let input = &report[0]["inputs"][0];
        assert_eq!(counts(input), (151, 151, 0, vec![]), "{name}");
        assert_eq!(input["positions"], 150, "{name}");
        assert_eq!(input["format"], "NOAA CSV", "{name}");
    }
}

#[test]
fn globs_and_standard_input() {
    let room = Room::new();
    room.file("one.csv", noaa_csv(2, 10));
    room.file("two.csv", noaa_csv(3, 10));
    let report = room.ingest(&[&room.at("*.csv")]).expect(0).json();
    let inputs = report[0]["inputs"].as_array().unwrap();
    assert_eq!(inputs.len(), 2);
    // The first two ships of both are the same reports.
    assert_eq!(inputs[1]["repeated_positions"], 20);
    assert_eq!(report[0]["positions_written"], 30);
    let lake = room.at("lake2");
    let piped =
        run_with(&["--quiet", "ingest", "--json", "--lake", &lake, "-"], &gzip(noaa_csv(2, 10).as_bytes())).expect(0).json();
    assert_eq!(counts(&piped[0]["inputs"][0]).0, 21);
    assert_eq!(piped[0]["inputs"][0]["kept"], true);
}

#[test]
fn headers_of_publishers() {
    let new = "mmsi,base_date_time,longitude,latitude,sog,cog,heading,vessel_name,imo,call_sign,vessel_type,status,length,width,draft,cargo,transceiver\n\
        200000001,2024-02-01 00:00:00,-40.5,20.25,1.5,360.0,511,MADE UP,IMO0,XX1,70,0,100,18,6.5,70,A\n";
    let danish = "# Timestamp,Type of mobile,MMSI,Latitude,Longitude,Navigational status,ROT,SOG,COG,Heading,IMO,Callsign,Name,Ship type,Cargo type,Width,Length,Type of position fixing device,Draught,Destination,ETA,Data source type\n\
        01/02/2024 00:00:00,Class A,200000001,20.25,-40.5,Moored,,1.5,,,Unknown,XX1,MADE UP,Cargo,,18,100,GPS,6.5,PORT SAID,,AIS\n";
    let semicolons = "time;mmsi;lat;lon;speed;strange\n2024-02-01T00:00:00Z;200000001;20.25;-40.5;1.5;?\n";
    let json = concat!(
        r#"{"MessageType":"PositionReport","MetaData":{"MMSI":200000001,"time_utc":"2024-02-01 00:00:00 +0000 UTC"},"#,
        r#""Message":{"PositionReport":{"MessageID":1,"Latitude":20.25,"Longitude":-40.5,"Sog":1.5,"Cog":360,"TrueHeading":511}}}"#
    );
    for (text, format, unknown) in [
        (new, "NOAA CSV", vec![]),
        (danish, "Danish CSV", vec![]),
        (semicolons, "CSV", vec!["strange"]),
        (json, "aisstream.io JSON lines", vec![]),
    ] {
        let room = Room::new();
        let file = room.file("input", text);
        let report = room.ingest(&[&file]).expect(0).json();
        let input = &report[0]["inputs"][0];
        assert_eq!((input["format"].as_str(), input["positions"].as_u64()), (Some(format), Some(1)), "{input}");
        let names: Vec<&str> = input["unknown_columns"].as_array().unwrap().iter().map(|c| c.as_str().unwrap()).collect();
        assert_eq!(names, unknown, "{format}");
        let not_kept = input["columns_not_kept"].as_array().unwrap().len();
        assert_eq!(not_kept, [("NOAA CSV", 1), ("Danish CSV", 3)].iter().find(|n| n.0 == format).map_or(0, |n| n.1), "{format}");
    }
}

#[test]
fn real_samples() {
    for (name, read, positions) in [
        ("ais/noaa_2023-01-01_1000rows.csv", 1001, 1000),
        ("ais/dma_2018-06-01_138rows.csv", 139, 138),
        ("ais/dma_2013-11-12.nmea.gz", 80_246, 24_688),
        ("ais/libais_tagblock.nmea", 5, 3),
    ] {
        let Some(path) = shared(name) else { continue };
        let room = Room::new();
        let report = room.ingest(&[&path.display().to_string()]).expect(0).json();
        let input = &report[0]["inputs"][0];
        assert_eq!((counts(input).0, input["positions"].as_u64()), (read, Some(positions)), "{name}");
    }
}

#[test]
fn parquet_as_published() {
    let Some(path) = shared("ais/noaa_2020-01-01.parquet") else { return };
    let room = Room::new();
    let report = room.ingest(&[&path.display().to_string()]).expect(0).json();
    let input = &report[0]["inputs"][0];
    let (read, _, refused, by) = counts(input);
    assert_eq!((read, refused), (6_345_302, 1_007), "{by:?}");
}

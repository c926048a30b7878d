//! Ships against lists: what decides, what is a lead, and what was checked. Lists, ships and numbers are made up.

use super::support::{Room, Ship, run, shared};

const SDN: &str = concat!(
    "101,\"HERMANN\",\"vessel\",\"MADE-UP\",-0- ,\"XX1\",\"Tanker\",-0- ,\"1098\",\"Cuba\",-0- ,",
    "\"Former Vessel Flag Malta; Vessel Registration Identification IMO 2000004; MMSI 200000009; Linked To: MADE UP LINES.\"\r\n",
    "102,\"TONG HUNG 5\",\"vessel\",\"MADE-UP\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"Vessel Registration Identification IMO 2000016.\"\r\n",
    "103,\"MADE UP LINES\",-0- ,\"MADE-UP\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"Identification Number IMO 5342883.\"\r\n",
    "104,\"short\"\r\n",
    "105,\"LAST\",\"vessel\",\"MADE-UP\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n"
);
const ALT: &str = "101,1,\"fka\",\"OLD HERMANN\",-0- \r\n";
const UN: &str = "<CONSOLIDATED_LIST dateGenerated=\"2024-05-01T00:00:00Z\"><ENTITIES><ENTITY><FIRST_NAME>MADE UP SHIPPING</FIRST_NAME>\
    <REFERENCE_NUMBER>KPe.1</REFERENCE_NUMBER></ENTITY></ENTITIES></CONSOLIDATED_LIST>";

fn lists(room: &Room) {
    std::fs::create_dir(room.path().join("lists")).unwrap();
    room.file("lists/sdn.csv", SDN);
    room.file("lists/alt.csv", ALT);
    room.file("lists/un.xml", UN);
    room.file("lists/README.txt", "no list\n");
}

#[test]
fn one_ship() {
    let room = Room::new();
    lists(&room);
    let asked = |args: &[&str]| {
        let mut all = vec!["screen", "--list", "lists", "--list-date", "sdn.csv=2024-04-01"];
        all.extend(args);
        room.run(&all)
    };
    insta::assert_snapshot!("by_number", room.snapshot(&asked(&["--imo", "2000004", "--name", "NEW NAME"])));
    insta::assert_snapshot!("by_name", room.snapshot(&asked(&["--quiet", "--name", "m/v old herman"])));
    insta::assert_snapshot!("by_radio", room.snapshot(&asked(&["--quiet", "--mmsi", "200000009", "--call-sign", "XX1"])));
    insta::assert_snapshot!("nothing", room.snapshot(&asked(&["--quiet", "--name", "TONG HUNG 1"])));
    let other = asked(&["--quiet", "--name", "HERMANN", "--imo", "2000028", "--least", "none"]);
    insta::assert_snapshot!("another_of_the_name", room.snapshot(&other));
    insta::assert_snapshot!("company", room.snapshot(&asked(&["--quiet", "--company", "Made Up Lines Co. Ltd"])));
}

#[test]
fn a_table_of_ships() {
    let room = Room::new();
    lists(&room);
    room.file("ships.csv", "id,name,imo,mmsi,call_sign\nA,Hermann,IMO 2000004,,\nB,TONG HUNG V,,,\nC,NOBODY,2000005,,\nD,,,,\n");
    let ran = room.run(&["screen", "--list", "lists/un.xml", "lists/sdn.csv", "--file", "ships.csv"]);
    insta::assert_snapshot!("table", room.snapshot(&ran));
    let json = room.run(&["-q", "screen", "--list", "lists", "--file", "ships.csv", "--json"]).expect(0).json();
    assert_eq!(json.len(), 5);
    assert_eq!(json[0]["checked"]["lists"][0]["entries"], 4);
    assert_eq!(json[0]["lists"][1]["refused"]["malformed"], 1);
    let grades: Vec<&str> = json[1..4].iter().map(|l| l["grade"].as_str().unwrap()).collect();
    assert_eq!(grades, ["match", "lead", "none"]);
    assert_eq!((&json[1]["hits"][0]["list"], &json[1]["hits"][0]["entry"]["id"]), (&"OFAC SDN".into(), &"101".into()));
    assert!(json[3]["checked_against"].as_array().unwrap().contains(&"UN Security Council, 2024-05-01".into()));
    assert_eq!(json[4]["totals"]["nothing"], 1);
}

#[test]
fn a_lake() {
    let room = Room::new();
    lists(&room);
    let mut ships =
        [Ship::new(200_000_009, "HERMANN"), Ship::new(200_000_010, "TONG HUNG 1"), Ship::new(200_000_011, "TONG HUNG 5")];
    let mut traffic = Vec::new();
    for ship in &mut ships {
        ship.at(1_700_000_000, 20.0, -40.0, 10.0);
        ship.says(1_700_000_060, "PORT SAID", 50);
        traffic.extend_from_slice(&ship.out);
    }
    let file = room.file("traffic.nmea", traffic);
    room.ingest(&[&file]).expect(0);
    let ran = room.run(&["-q", "screen", "--list", "lists", "--lake", "lake"]);
    insta::assert_snapshot!("lake", room.snapshot(&ran));
}

#[test]
fn lists_that_break_off_or_are_none() {
    let room = Room::new();
    lists(&room);
    room.file("cut.xml", &UN[..UN.len() - 30]);
    let ran = room.run(&["screen", "--list", "cut.xml", "lists/sdn.csv", "--imo", "2000004"]);
    insta::assert_snapshot!("cut", room.snapshot(&ran));
    for (args, code, says) in [
        (&["--list", "lists/README.txt", "--imo", "2000004"][..], 1, "no known list"),
        (&["--list", "nowhere.csv", "--imo", "2000004"], 1, "nowhere.csv"),
        (&["--list", "lists", "--imo", "2000005"], 2, "check digit"),
        (&["--list", "lists"], 2, "--imo"),
        (&["--imo", "2000004"], 2, "--list"),
        (&["--list", "lists", "--list-date", "other.csv=2024-01-01", "--imo", "2000004"], 2, "other.csv"),
        (&["--list", "lists", "--file", "lists/README.txt"], 1, "none of the columns"),
        (&["--list", "lists", "--lake", "nowhere"], 1, "nowhere"),
    ] {
        let mut all = vec!["screen"];
        all.extend(args);
        let ran = room.run(&all);
        assert_eq!(ran.code, code, "{args:?}: {}", ran.err);
        assert!(ran.err.contains(says), "{args:?}: {}", ran.err);
    }
}

#[test]
fn published_lists() {
    let Some(folder) = shared("sanctions") else { return };
    let ran = run(&["-q", "screen", "--json", "--list", &folder.display().to_string(), "--imo", "9161003"]).expect(0).json();
    // Lady R was listed after July 2021: the hit says which list and of which day.
    assert_eq!((&ran[1]["grade"], &ran[1]["hits"][0]["list_date"]["day"]), (&"match".into(), &"2026-03-20".into()));
    assert_eq!(ran[1]["hits"].as_array().unwrap().len(), 1);
}

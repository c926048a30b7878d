use proptest::prelude::*;

use super::*;
use crate::{Designation, NameKind, Place, Refused, Role, Schema};

const SDN: &str = concat!(
    "101,\"HERMANN\",\"vessel\",\"CUBA] [NPWMD\",-0- ,\"CL2685\",\"General Cargo\",\"2597\",\"1098\",\"Cuba\",\"Made Up S.A.\",",
    "\"Former Vessel Flag Malta; alt. Former Vessel Flag Tuvalu; Vessel Registration Identification IMO 2000004; MMSI 200000009; f.k.a. 'ANA I'; Linked To: MADE UP LINES.\"\r\n",
    "102,\"MADE UP LINES\",-0- ,\"CUBA\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"a.k.a. 'MUL'; Identification Number IMO 5342883.\"\r\n",
    "103,\"BAD NUMBER\",\"vessel\",\"CUBA\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"Vessel Registration Identification IMO 2000005.\"\r\n",
    "104,\"too\",\"few\"\r\n",
    "105,-0- ,\"vessel\",\"CUBA\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n",
    "\u{1a}"
);
const ALT: &str = "101,1,\"aka\",\"HERMAN S\",-0- \r\n101,2,\"fka\",\"OLD HERMANN\",-0- \r\n999,3,\"aka\",\"NOBODY\",-0- \r\n";
const ADD: &str = "102,1,\"Main Street 1\",\"Havana\",\"Cuba\",-0- \r\n";

pub(super) fn one(name: &str, text: impl AsRef<[u8]>) -> Lists {
    let lists = Lists::from_bytes(name, text.as_ref()).expect("a list");
    add_up(&lists);
    lists
}

fn add_up(lists: &Lists) {
    for info in &lists.infos {
        assert_eq!(info.read, info.taken + info.refused_total(), "{info:?}");
    }
    assert_eq!(lists.infos.iter().map(|i| i.entries).sum::<u64>(), lists.designations.len() as u64);
}

pub(super) fn entry<'a>(lists: &'a Lists, name: &str) -> &'a Designation {
    lists.designations.iter().find(|d| d.name() == name).unwrap_or_else(|| panic!("{name}: {lists:?}"))
}

pub(super) fn names(entry: &Designation) -> Vec<(&str, NameKind)> {
    entry.names.iter().map(|n| (n.text.as_str(), n.kind)).collect()
}

pub(super) fn numbers(entry: &Designation) -> Vec<u32> {
    entry.imo.iter().map(|n| n.get()).collect()
}

#[test]
fn ofac_without_header() {
    let files = [("x_alt.csv", ALT.as_bytes()), ("x_sdn.csv", SDN.as_bytes()), ("x_add.csv", ADD.as_bytes())];
    let lists = Lists::from_several(&files).expect("lists");
    add_up(&lists);
    let ship = entry(&lists, "HERMANN");
    assert_eq!(
        names(ship),
        [
            ("HERMANN", NameKind::Primary),
            ("HERMAN S", NameKind::Alias),
            ("OLD HERMANN", NameKind::Former),
            ("ANA I", NameKind::Former)
        ]
    );
    assert_eq!(
        (numbers(ship), ship.mmsi[0].get(), ship.call_signs.as_slice()),
        (vec![2000004], 200000009, &["CL2685".to_owned()][..])
    );
    assert_eq!(
        (ship.programmes.join(" "), ship.former_flags.join(" "), ship.place),
        ("CUBA NPWMD".into(), "Malta Tuvalu".into(), Place::Line(1))
    );
    assert_eq!(ship.parties.iter().map(|p| p.role).collect::<Vec<_>>(), [Role::Owner, Role::Linked]);
    assert_eq!((ship.tonnage.as_deref(), ship.flag.as_deref()), (Some("1098"), Some("Cuba")));
    let company = entry(&lists, "MADE UP LINES");
    assert_eq!(
        (company.company_imo.len(), company.imo.len(), company.addresses.join("")),
        (1, 0, "Main Street 1, Havana, Cuba".into())
    );
    assert_eq!(names(company)[1], ("MUL", NameKind::Weak));
    let info = &lists.infos[1];
    assert_eq!((info.read, info.taken, info.refused[&Refused::Malformed], info.refused[&Refused::Nameless]), (5, 3, 1, 1));
    assert!(info.messages.iter().any(|m| m.contains("x_sdn.csv, line 4: 3 columns, expected 12")), "{:?}", info.messages);
    assert!(info.messages.iter().any(|m| m.contains("2000005") && m.contains("check")), "{:?}", info.messages);
    assert_eq!((lists.infos[0].taken, lists.infos[0].refused[&Refused::NoSuchEntry]), (2, 1));
    assert_eq!(lists.checked().lists.len(), 1);
    assert_eq!(lists.checked().to_string(), "OFAC SDN, date unknown: 3 entries, 2 vessels");
}

const SDN_XML: &str = r#"<?xml version="1.0" standalone="yes"?>
<sdnList xmlns="urn:made-up"><publshInformation><Publish_Date>03/20/2026</Publish_Date><Record_Count>2</Record_Count></publshInformation>
<sdnEntry><uid>1</uid><lastName>HERMANN &amp; SON</lastName><sdnType>Vessel</sdnType><programList><program>CUBA</program></programList>
<idList><id><uid>5</uid><idType>Vessel Registration Identification</idType><idNumber>IMO 2000004</idNumber></id><id><uid>6</uid><idType>MMSI</idType><idNumber>200000009</idNumber></id></idList>
<akaList><aka><uid>7</uid><type>f.k.a.</type><category>strong</category><lastName>OLD</lastName></aka><aka><type>a.k.a.</type><category>weak</category><lastName>WEAK</lastName></aka></akaList>
<vesselInfo><callSign>CL2685</callSign><vesselType>Tug</vesselType><vesselFlag>Cuba</vesselFlag><vesselOwner>Made Up</vesselOwner><tonnage>5</tonnage><grossRegisteredTonnage>6</grossRegisteredTonnage></vesselInfo></sdnEntry>
<sdnEntry><uid>2</uid><firstName>Jo</firstName><lastName>DOE</lastName><sdnType>Individual</sdnType><addressList><address><city>Havana</city><country>Cuba</country></address></addressList></sdnEntry>
<sdnEntry><uid>3</uid><lastName>X</lastName><sdnType>Nonsense</sdnType></sdnEntry>
</sdnList>"#;

#[test]
fn ofac_xml() {
    let lists = one("sdn.xml", SDN_XML);
    let ship = entry(&lists, "HERMANN & SON");
    assert_eq!((numbers(ship), ship.mmsi.len(), ship.tonnage.as_deref(), names(ship).len()), (vec![2000004], 1, Some("6"), 3));
    assert_eq!(names(ship)[2].1, NameKind::Weak);
    assert_eq!(entry(&lists, "DOE, Jo").schema, Schema::Person);
    assert_eq!(lists.infos[0].date.to_string(), "2026-03-20");
    assert_eq!(lists.infos[0].refused[&Refused::Malformed], 1);
}

#[test]
fn a_list_cut_in_half_keeps_what_was_read() {
    let whole = one("sdn.xml", SDN_XML);
    assert_eq!(whole.infos[0].cut_at, None);
    let end = SDN_XML.find("<sdnEntry><uid>2").expect("there") + 40;
    let lists = one("sdn.xml", &SDN_XML[..end]);
    assert!(lists.in_part());
    assert_eq!(lists.designations.len(), 1);
    let info = &lists.infos[0];
    let Some(Place::Byte(at)) = info.cut_at else { panic!("{info:?}") };
    assert!(at > SDN_XML.find("<sdnEntry><uid>2").expect("there") as u64 && at <= end as u64, "{at} {end}");
    assert!(info.messages[0].contains(&format!("breaks off at byte {at}")), "{:?}", info.messages);
    assert!(lists.checked().to_string().contains("cut at byte"));
    // A mark at the begin is part of the file.
    let marked = one("sdn.xml", [b"\xef\xbb\xbf", &SDN_XML.as_bytes()[..end]].concat());
    assert_eq!(marked.infos[0].cut_at, Some(Place::Byte(at + 3)));
}

#[test]
fn tables_and_lines_cut_in_half() {
    let cut = one("sdn.csv", &SDN[..SDN.find("103,").expect("there") + 20]);
    assert_eq!((cut.infos[0].entries, cut.infos[0].cut_at), (2, Some(Place::Line(3))));
    // A quote that is left open swallows what follows: that is told, for it was not checked.
    let open = one("sdn.csv", format!("{}106,\"OPEN,1\r\n107,B,C\r\n", &SDN[..SDN.find("102,").expect("there")]));
    assert_eq!((open.infos[0].entries, open.infos[0].cut_at), (1, Some(Place::Line(2))));
    let lines = "{\"id\":\"a\",\"schema\":\"Vessel\",\"properties\":{\"name\":[\"A\"]}}\n{\"id\":\"b\",\"sche";
    let cut = one("x.json", lines);
    assert_eq!((cut.infos[0].entries, cut.infos[0].cut_at), (1, Some(Place::Line(2))));
    assert!(cut.in_part() && cut.infos[0].messages[0].contains("breaks off at line 2"), "{:?}", cut.infos[0].messages);
}

#[test]
fn other_encodings() {
    let declared = SDN_XML.replace("standalone=\"yes\"", "encoding=\"utf-16\"").replace("SON", "SØN");
    let wide: Vec<u8> = [0xfeff].into_iter().chain(declared.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(entry(&one("wide.xml", wide), "HERMANN & SØN").imo.len(), 1);
    let latin: Vec<u8> = declared.replace("utf-16", "ISO-8859-1").chars().map(|c| c as u8).collect();
    let lists = one("latin.xml", latin);
    assert_eq!(entry(&lists, "HERMANN & SØN").imo.len(), 1);
    assert!(lists.infos[0].messages.iter().any(|m| m.contains("1 bytes were no UTF-8")));
}

#[test]
fn un() {
    let lists = one(
        "un.xml",
        r#"<CONSOLIDATED_LIST dateGenerated="2026-02-27T00:00:09.554Z"><INDIVIDUALS><INDIVIDUAL><FIRST_NAME>JO</FIRST_NAME><SECOND_NAME>DOE</SECOND_NAME>
        <REFERENCE_NUMBER>KPi.1</REFERENCE_NUMBER><LISTED_ON>2016-03-02</LISTED_ON><INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>JOJO; JODO</ALIAS_NAME></INDIVIDUAL_ALIAS></INDIVIDUAL></INDIVIDUALS>
        <ENTITIES><ENTITY><FIRST_NAME>MADE UP SHIPPING</FIRST_NAME><UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>KPe.1</REFERENCE_NUMBER><COMMENTS1>Owner of HERMANN (IMO number: 5342883).</COMMENTS1>
        <ENTITY_ADDRESS><CITY>Rason</CITY></ENTITY_ADDRESS></ENTITY><ENTITY><COMMENTS1>none</COMMENTS1></ENTITY></ENTITIES></CONSOLIDATED_LIST>"#,
    );
    let company = entry(&lists, "MADE UP SHIPPING");
    assert_eq!((company.company_imo[0].get(), company.imo.len(), company.id.as_str()), (5342883, 0, "KPe.1"));
    assert_eq!(names(entry(&lists, "JO DOE"))[2], ("JODO", NameKind::Weak));
    assert_eq!(lists.infos[0].refused[&Refused::Nameless], 1);
    assert_eq!(lists.checked().to_string(), "UN Security Council, 2026-02-27: 2 entries, 0 vessels");
}

#[test]
fn vessels_json_and_where_it_breaks_off() {
    let text = r#"{"generated_at": "2026-03-22T10:49:19", "vessels": [{"imo": 2000004, "name": "HERMANN", "programs": ["CUBA"], "designation_date": "03/20/2026", "list_name": "OFAC SDN", "vessel_info": {"call_sign": "XX1", "dwt": 5}},
        {"imo": "x", "name": ""}, 7, {"imo": 2000016, "name": "TWO", "designation_date": "03/20/2026"}]}"#;
    let lists = one("v.json", text);
    assert_eq!(
        (lists.designations.len(), lists.infos[0].refused_total(), lists.infos[0].date.to_string()),
        (2, 2, "2026-03-20".into())
    );
    let cut = one("v.json", &text[..text.len() - 10]);
    assert_eq!(cut.designations.len(), 1);
    assert!(cut.infos[0].cut_at.is_some());
}

#[test]
fn no_list_at_all() {
    for (text, says) in [
        ("", "the file is empty"),
        ("  \n", "the file is empty"),
        ("a,b,c\n1,2,3\n", "begins \"a,b,c\""),
        ("<html/>", "<html/>"),
        ("{}", "{}"),
        ("\0\0\0\0", ""),
    ] {
        let error = Lists::from_bytes("x", text.as_bytes()).expect_err(text).to_string();
        assert!(error.contains(says) && error.contains("expected OFAC"), "{error}");
    }
    assert!(Lists::read(&["/nonexistent/list.csv".into()], &[]).is_err_and(|e| e.to_string().contains("/nonexistent/list.csv")));
}

#[test]
fn a_folder_and_dates_given() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("a_sdn.csv"), SDN).expect("written");
    std::fs::write(folder.path().join("a_alt.csv"), ALT).expect("written");
    std::fs::write(folder.path().join("README.md"), "# Lists").expect("written");
    let lists =
        Lists::read(&[folder.path().into()], &[("a_sdn.csv".into(), Day::parse("2021-07-01").expect("a day"))]).expect("lists");
    assert_eq!(lists.checked().to_string(), "OFAC SDN, 2021-07-01 (as given): 3 entries, 2 vessels");
    assert_eq!(lists.passed_over.len(), 1);
    let empty = tempfile::tempdir().expect("a folder");
    assert!(matches!(Lists::read(&[empty.path().into()], &[]), Err(ScreenError::NoList(_))));
}

fn broken(whole: &'static str) -> impl Strategy<Value = Vec<u8>> {
    let length = whole.len();
    (0..length, 0..length, any::<u8>(), any::<bool>()).prop_map(move |(cut, at, byte, twice)| {
        let mut bytes = whole.as_bytes().to_vec();
        bytes[at] = byte;
        if twice {
            bytes.extend_from_slice(whole.as_bytes());
        }
        bytes.truncate(length - cut / 2);
        bytes
    })
}

proptest! {
    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(lists) = Lists::from_bytes("x", &bytes) {
            add_up(&lists);
        }
    }

    #[test]
    fn broken_lists(bytes in prop_oneof![broken(SDN), broken(SDN_XML), broken(ALT)]) {
        if let Ok(lists) = Lists::from_bytes("x", &bytes) {
            add_up(&lists);
        }
    }

    #[test]
    fn any_table(text in "(name|imo|Entity_LogicalId|Name 6,Unique ID)[;,]([a-zA-Z0-9 ()\"\n;,|é-]{0,200})") {
        if let Ok(lists) = Lists::from_bytes("x", text.as_bytes()) {
            add_up(&lists);
        }
    }

    #[test]
    fn any_entities(text in r#"(\{"id":"[a-c]","schema":"(Vessel|Company|Sanction|Ownership|X)","properties":\{"(name|entity|asset|owner|sanctions)":\[("[a-c]"|\{"id":"a"\}|1)\]\}\}\n){1,6}"#) {
        if let Ok(lists) = Lists::from_bytes("x", text.as_bytes()) {
            add_up(&lists);
        }
    }
}

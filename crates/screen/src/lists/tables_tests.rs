use super::tests::{entry, names, numbers, one};
use crate::{NameKind, Refused, Role, Schema};

#[test]
fn eu() {
    let lists = one(
        "eu.csv",
        "\u{feff}fileGenerationDate;Entity_LogicalId;Entity_EU_ReferenceNumber;Entity_DesignationDate;Entity_Remark;Entity_SubjectType;Entity_Regulation_Programme;NameAlias_LastName;NameAlias_FirstName;NameAlias_WholeName;Identification_Number;Identification_TypeCode\n\
        20/03/2026;1;EU.1;2024-06-24;;enterprise;RUS;;;HERMANN;;\n20/03/2026;1;EU.1;;;enterprise;RUS;;;Old Hermann;;\n20/03/2026;1;EU.1;;;enterprise;RUS;;;;2000004;imo\n\
        20/03/2026;2;EU.2;;;person;RUS;Doe;Jo;;;\n20/03/2026;3;EU.3;;\"Shipping line (IMO number: 5342883)\";enterprise;RUS;;;Made Up Lines;;\n20/03/2026;;;;;;;;;;;\n20/03/2026;4;EU.4;;;enterprise;RUS;;;;;\n",
    );
    let ship = entry(&lists, "HERMANN");
    assert_eq!((ship.schema, numbers(ship), names(ship).len(), ship.id.as_str()), (Schema::Vessel, vec![2000004], 2, "EU.1"));
    assert_eq!(ship.listed_on.map(|d| d.to_string()).as_deref(), Some("2024-06-24"));
    assert_eq!(entry(&lists, "Jo Doe").schema, Schema::Person);
    assert_eq!(entry(&lists, "Made Up Lines").company_imo.len(), 1);
    assert_eq!(
        (lists.infos[0].read, lists.infos[0].refused_total(), lists.infos[0].date.to_string()),
        (7, 2, "2026-03-20".into())
    );
}

#[test]
fn uk() {
    let lists = one(
        "uk.csv",
        "Report Date: 11-Sep-2026\nLast Updated,Unique ID,OFSI Group ID,Name 6,Name 1,Name type,Alias strength,Name non-latin script,Regime Name,Designation Type,Date Designated,IMO number,Current owner/operator (s),Previous owner/operator (s),Current believed flag of ship,Previous flags,Type of ship,Tonnage of ship\n\
        x,RUS1,1,HERMANN,,Primary Name,,,Russia,Ship,24/02/2022,2000004,(1) Made Up Ltd (2) Other Ltd,Old Ltd,Panama,(1) Malta (2) Cuba,Tanker,5000\n\
        x,RUS1,1,OLD HERMANN,,Alias,,,Russia,Ship,24/02/2022,2000004,,,,,,\n\
        x,RUS2,2,DOE,Jo,Primary Name,,,Russia,Individual,24/02/2022,N/A,N/A,,,,,\n\
        x,RUS3,3,WHAT,,Primary Name,,,Russia,Planet,,,,,,,,\n\
        x,RUS4,4,BAD,,Primary Name,,,Russia,Ship,,2000005,,,,,,\n",
    );
    let ship = entry(&lists, "HERMANN");
    assert_eq!((numbers(ship), ship.parties.len(), ship.former_flags.len(), names(ship).len()), (vec![2000004], 3, 2, 2));
    assert_eq!((ship.flag.as_deref(), ship.tonnage.as_deref()), (Some("Panama"), Some("5000")));
    assert_eq!(names(entry(&lists, "Jo DOE")).len(), 1);
    assert_eq!((lists.infos[0].refused[&Refused::Malformed], lists.infos[0].date.to_string()), (1, "2026-09-11".into()));
    let ofsi = one(
        "ConList.csv",
        "Last Updated,24/10/2026\nName 6,Name 1,Other Information,Group Type,Alias Type,Alias Quality,Regime,Listed On,Group ID\n\
        HERMANN,,\"(UK Sanctions List Ref):DPR1. (IMO number):2000004 (Current Owners/Operators):Made Up (Pte) Ltd (Flag of Ship):Panama (Previous Flags):Malta\",Ship,Primary name,,DPRK,30/03/2018,77\n",
    );
    let ship = entry(&ofsi, "HERMANN");
    assert_eq!(
        (numbers(ship), ship.flag.as_deref(), ship.parties[0].name.as_str()),
        (vec![2000004], Some("Panama"), "Made Up (Pte) Ltd")
    );
    assert_eq!(ofsi.infos[0].date.to_string(), "2026-10-24");
}

#[test]
fn entities_nested_and_flat() {
    let nested = r#"{"id":"v1","schema":"Vessel","properties":{"name":["HERMANN"],"previousName":["OLD"],"weakAlias":["H"],"imoNumber":["IMO2000004"],"mmsi":["200000009"],"flag":["cu"],"topics":["sanction"],"sanctions":[{"id":"s","schema":"Sanction","properties":{"authority":["OFAC"],"listingDate":["2022-05-08"],"program":["P"]}}],"ownershipAsset":[{"id":"o","schema":"Ownership","properties":{"owner":[{"id":"c1","schema":"Company","properties":{"name":["Made Up Ltd"]}}]}}]},"datasets":["us_ofac_sdn"],"target":true,"last_change":"2026-03-01T00:00:00"}
"#;
    let flat = r#"{"id":"v2","schema":"Vessel","properties":{"name":["TWO"]},"datasets":["x"],"target":false}
{"id":"c2","schema":"Company","properties":{"name":["Owner Two"],"topics":["sanction.linked"]},"target":false}
{"id":"s2","schema":"Sanction","properties":{"entity":["v2"],"authority":["EU"],"startDate":["2023-01-02"]}}
{"id":"o2","schema":"Ownership","properties":{"asset":["v2"],"owner":["c2"],"endDate":["2024"]}}
{"id":"a","schema":"Address","properties":{"full":["x"]}}
not json
{"id":"n","schema":"Vessel","properties":{}}
"#;
    let lists = one("entities.ftm.json", format!("{nested}{flat}"));
    let ship = entry(&lists, "HERMANN");
    assert_eq!(
        (numbers(ship), names(ship).len(), ship.mmsi.len(), ship.parties[0].name.as_str()),
        (vec![2000004], 3, 1, "Made Up Ltd")
    );
    assert_eq!((ship.authorities.join(" "), ship.programmes.join(" ")), ("us_ofac_sdn OFAC".into(), "P".into()));
    let two = entry(&lists, "TWO");
    assert_eq!(
        (two.parties[0].role, two.parties[0].name.as_str(), two.listed_on.map(|d| d.to_string())),
        (Role::Former, "Owner Two", Some("2023-01-02".into()))
    );
    assert_eq!(lists.designations.len(), 2);
    let info = &lists.infos[0];
    assert_eq!(
        (info.read, info.refused[&Refused::NotDesignated], info.refused[&Refused::Malformed], info.refused[&Refused::Nameless]),
        (8, 2, 1, 1)
    );
    assert_eq!(info.date.to_string(), "2026-03-01");
}

#[test]
fn one_of_ones_own() {
    let lists = one(
        "mine.csv",
        "Name;IMO;Former Names;MMSI;Owner;strange;list date\nHERMANN;2000004;OLD; 200000009 ;A; ?;2024-05-01\n;;;;;;\n;2000005;;;;;\nسفينة;;;;;;\na;b;c;d;e;f;g;too many\n",
    );
    assert_eq!(names(entry(&lists, "HERMANN"))[1], ("OLD", NameKind::Former));
    assert_eq!(entry(&lists, "سفينة").schema, Schema::Vessel);
    let info = &lists.infos[0];
    assert_eq!((info.read, info.taken, info.unknown_columns.join(" ")), (4, 2, "strange".into()));
    assert_eq!((info.list.as_str(), info.date.to_string()), ("mine", "2024-05-01".into()));
}

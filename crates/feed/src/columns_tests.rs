use super::*;

fn columns(text: &str) -> Vec<String> {
    text.split(',').map(str::to_owned).collect()
}

#[test]
fn publishers_are_told_apart() {
    let noaa = columns("MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName,IMO,CallSign,VesselType");
    let new = columns(
        "mmsi,base_date_time,longitude,latitude,sog,cog,heading,vessel_name,imo,call_sign,vessel_type,status,length,width,draft,cargo,transceiver",
    );
    let danish = columns("# Timestamp,Type of mobile,MMSI,Latitude,Longitude,Navigational status");
    assert_eq!(csv_format(&noaa), Some(Format::NoaaCsv));
    assert_eq!(csv_format(&new), Some(Format::NoaaCsv));
    assert_eq!(csv_format(&danish), Some(Format::DmaCsv));
    assert_eq!(csv_format(&columns("time,mmsi,lat,lon")), Some(Format::Csv));
    assert_eq!(csv_format(&columns("a,b")), None);
    let layout = Layout::new("x", Format::NoaaCsv, &new, None).unwrap();
    assert_eq!((layout.unknown, layout.not_kept), (Vec::<String>::new(), vec!["cargo".to_owned()]));
    assert_eq!(layout.fields[2], Some(Field::Lon));
}

#[test]
fn what_is_missing_is_named() {
    let error = Layout::new("x.csv", Format::Csv, &columns("mmsi,lat,speed"), None).unwrap_err().to_string();
    assert_eq!(error, "x.csv: CSV without the necessary columns t, lon; found mmsi, lat, speed");
}

#[test]
fn mappings() {
    let mapping: ColumnMapping = "t=when, lat = y,lon=x".parse().unwrap();
    let layout = Layout::new("x", Format::Parquet, &columns("mmsi,when,x,y,z"), Some(&mapping)).unwrap();
    assert_eq!(layout.fields, [Some(Field::Mmsi), Some(Field::Time), Some(Field::Lon), Some(Field::Lat), None]);
    assert_eq!(layout.unknown, ["z"]);
    for bad in ["t", "t=", "nonsense=a", "t=a,t=b"] {
        assert!(bad.parse::<ColumnMapping>().is_err(), "{bad}");
    }
    assert!(Layout::new("x", Format::Parquet, &columns("mmsi,t,lat,lon"), Some(&mapping)).is_err());
}

//! Our own form: `key,locode,name,variants,country,lat,lon,kind,radius_km`, and `origin` in the world's.

use crate::{
    files::{Row, Skip, locode, position},
    port::{Origin, Port, PortKind},
};

/// A row of an embedded table.
pub(super) fn port(record: &csv::StringRecord, curated: bool) -> Row {
    let origin = match record.get(9) {
        _ if curated => Origin::Curated,
        Some("wpi") => Origin::WorldPortIndex,
        _ => Origin::UnLocode,
    };
    read(record, origin)
}

/// A row of a user's table.
pub(super) fn user_port(record: &csv::StringRecord) -> Row {
    read(record, Origin::User)
}

fn read(record: &csv::StringRecord, origin: Origin) -> Row {
    let field = |n| record.get(n).map_or("", str::trim);
    let (key, code, name, variants, country) = (field(0), field(1), field(2), field(3), field(4));
    if key.is_empty() || name.is_empty() {
        return Err(Skip::Refused("a port needs a key and a name".to_owned()));
    }
    if !code.is_empty() && locode(code).is_none() {
        return Err(Skip::Refused(format!("{code:?} is no UN/LOCODE; expected two letters and three letters or digits")));
    }
    let at = position(field(5), field(6))?;
    let kind = PortKind::from_label(field(7)).ok_or_else(|| {
        Skip::Refused(format!("{:?} is no kind; expected one of {}", field(7), PortKind::ALL.map(PortKind::label).join(", ")))
    })?;
    let radius_km = field(8)
        .parse()
        .ok()
        .filter(|r| (0.1..=50.0).contains(r))
        .ok_or_else(|| Skip::Refused(format!("radius {:?}; expected 0.1 to 50 km", field(8))))?;
    Ok(Port {
        key: key.into(),
        locode: locode(code),
        name: name.into(),
        variants: variants.split('|').map(str::trim).filter(|v| !v.is_empty()).map(Into::into).collect(),
        country: country.into(),
        at,
        kind,
        radius_km,
        origin,
    })
}

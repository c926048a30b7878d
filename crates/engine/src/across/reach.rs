//! What could have been reached in a gap, the likeliest port first.

use geo::{Ports, ReachQuery, Sea};
use model::{Gap, Reach, ReachablePort, Timestamp};
use track::{InReach, call_shares};

use super::gaps::{USUAL, from, to, top_speed};

/// What a ship could have reached in a gap up to `end`, at a speed given or its own, with some passages closed; and the area.
pub(crate) fn reach(
    sea: &Sea,
    ports: &Ports,
    gap: &Gap,
    end: Timestamp,
    speed_kn: Option<f64>,
    closed: Vec<String>,
) -> Result<(Reach, geo::Reach), String> {
    let hours = end.hours_since(gap.begin);
    let (top_kn, speed_from) = top_speed(gap, speed_kn);
    let from = from(gap).ok_or("it is not known where the ship was last heard")?;
    let query = ReachQuery { from, to: to(gap), hours, speed_kn: top_kn, closed };
    let area = sea.reach(&query).map_err(|e| e.to_string())?;
    let found = area.ports(sea, ports);
    let in_reach: Vec<InReach> = (found.iter())
        .map(|p| {
            let port = ports.get(p.port);
            let (at, kind, origin, radius_km) = (port.at, port.kind, port.origin, port.radius_km);
            let heard_there = [&gap.from_port, &gap.to_port].into_iter().flatten().any(|key| *key == *port.key);
            InReach { at, kind, origin, radius_km, heard_there, from_nm: p.from_nm, to_nm: p.to_nm }
        })
        .collect();
    let shares = call_shares(gap, hours, top_kn * USUAL, &in_reach);
    let mut listed: Vec<ReachablePort> = (found.iter().zip(&shares))
        .map(|(p, &share)| ReachablePort {
            port: ports.get(p.port).key.to_string(),
            name: ports.get(p.port).name.to_string(),
            from_nm: p.from_nm,
            to_nm: p.to_nm,
            longest_stay_h: p.longest_stay_h,
            least_speed_kn: p.least_speed_kn,
            share,
        })
        .collect();
    listed.sort_by(|a, b| b.share.total_cmp(&a.share));
    let (area_km2, in_reach) = (area.area_km2(), listed.len() as u32);
    Ok((Reach { speed_kn: top_kn, speed_from: speed_from.to_owned(), area_km2, in_reach, ports: listed }, area))
}

//! Ports of one name or code, put in order.

use geo::{LatLon, PortIdx};

use crate::{
    hits::Tables,
    index::{APART_KM, against, km, notable, rank},
};

/// A port that counts this much less than another of its name is not what the crew means (see [`rank`]).
const OUTRANKED: f64 = 4.0;
/// Most alternatives kept.
const ALTERNATIVES: usize = 4;

/// Ports of one name or code, put in order.
pub(crate) struct Chosen {
    pub(crate) ports: Vec<PortIdx>,
    pub(crate) also: Vec<PortIdx>,
    /// Nothing tells them apart.
    pub(crate) open: bool,
}

impl Tables<'_> {
    /// Puts ports of one name in order; those that are as likely as the first are named as such.
    pub(crate) fn choose(&self, ports: &[PortIdx], near: Option<LatLon>, strict: bool) -> Chosen {
        let mut order: Vec<(f64, PortIdx)> = ports.iter().map(|p| (against(self.ports, *p, near), *p)).collect();
        order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let ports: Vec<PortIdx> = order.iter().map(|o| o.1).collect();
        let Some(first) = ports.first().copied() else {
            return Chosen { ports, also: Vec::new(), open: true };
        };
        let best = order.first().map_or(0.0, |o| o.0);
        let rivals: Vec<PortIdx> = order
            .iter()
            .skip(1)
            .filter(|(cost, port)| {
                let clear = if near.is_some() {
                    // Three times further away, all else being equal.
                    cost - best >= 1.1
                } else {
                    rank(self.ports.get(first)) - rank(self.ports.get(*port)) >= if strict { OUTRANKED / 2.0 } else { OUTRANKED }
                };
                !clear && km(self.ports, first, *port) > APART_KM
            })
            .map(|o| o.1)
            .collect();
        // Without a hint, a notable port beats small places of its name whatever the sizes.
        let open = if near.is_none() && notable(self.ports.get(first)) {
            rivals.iter().any(|r| strict || notable(self.ports.get(*r)))
        } else {
            !rivals.is_empty()
        };
        let also = if open { rivals.into_iter().take(ALTERNATIVES).collect() } else { Vec::new() };
        Chosen { ports, also, open }
    }
}

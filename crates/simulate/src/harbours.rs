//! The ports that simulated ships call at.

use geo::{LatLon, PortIdx, Ports};
use petgraph::graph::NodeIndex;

use crate::{
    error::SimulateError,
    lanes::{Lanes, broken, checked},
};

const TABLE: &str = "harbours.csv";

/// A port of the table, and how ships come to it.
#[derive(Clone, Debug)]
pub(crate) struct Harbour {
    pub(crate) port: PortIdx,
    pub(crate) at: LatLon,
    /// The lane it lies on.
    pub(crate) node: NodeIndex,
    /// Points between the berths and the lane, from the berths outward.
    pub(crate) via: Vec<LatLon>,
    /// Whether a coastal station stands there.
    pub(crate) station: bool,
    trades: Vec<Box<str>>,
}

/// Every harbour.
pub(crate) struct Harbours(Vec<Harbour>);

impl Harbours {
    /// Those built into the program.
    pub(crate) fn embedded(ports: &Ports, lanes: &Lanes) -> Result<Self, SimulateError> {
        let mut all = Vec::new();
        for record in csv::Reader::from_reader(include_str!("../data/harbours.csv").as_bytes()).records() {
            let (record, line) = checked(TABLE, record)?;
            let field = |i: usize| record.get(i).unwrap_or_default();
            let port = ports.by_key(field(0)).ok_or_else(|| broken(TABLE, line, "no such port"))?;
            let node = lanes.node(field(1)).ok_or_else(|| broken(TABLE, line, "no such lane"))?;
            let point = |text: &str| {
                let (lat, lon) = text.split_once(' ')?;
                LatLon::new(lat.parse().ok()?, lon.parse().ok()?)
            };
            let via = field(2).split(';').filter(|v| !v.is_empty()).map(point).collect::<Option<Vec<_>>>();
            all.push(Harbour {
                port,
                at: ports.get(port).at,
                node,
                via: via.ok_or_else(|| broken(TABLE, line, "expected points as `lat lon;lat lon`"))?,
                station: field(3) == "yes",
                trades: field(4).split(';').map(Into::into).collect(),
            });
        }
        Ok(Self(all))
    }

    pub(crate) fn all(&self) -> &[Harbour] {
        &self.0
    }

    /// The harbours of a trade, as indices.
    pub(crate) fn of_trade(&self, trade: &str) -> Vec<usize> {
        (0..).zip(&self.0).filter(|(_, h)| h.trades.iter().any(|t| **t == *trade)).map(|(i, _)| i).collect()
    }

    /// The harbour of an index that this table gave; any other panics.
    pub(crate) fn get(&self, index: usize) -> &Harbour {
        &self.0[index]
    }
}

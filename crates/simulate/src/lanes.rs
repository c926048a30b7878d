//! The graph of sea lanes: points at sea, and which of them a straight course joins.

use std::collections::HashMap;

use geo::{LatLon, distance_m, near_distance_m};
use petgraph::{
    algo::astar,
    graph::{NodeIndex, UnGraph},
};

use crate::error::SimulateError;

const TABLE: &str = "lanes.csv";

/// Sea lanes.
pub(crate) struct Lanes {
    /// Points, and the metres between them.
    graph: UnGraph<LatLon, f64>,
    by_name: HashMap<Box<str>, NodeIndex>,
}

impl Lanes {
    /// Those built into the program.
    pub(crate) fn embedded() -> Result<Self, SimulateError> {
        let mut graph = UnGraph::new_undirected();
        let mut by_name = HashMap::new();
        let mut joins = Vec::new();
        for record in csv::Reader::from_reader(include_str!("../data/lanes.csv").as_bytes()).records() {
            let (record, line) = checked(TABLE, record)?;
            let at = record.get(1).zip(record.get(2)).and_then(|(lat, lon)| LatLon::new(lat.parse().ok()?, lon.parse().ok()?));
            let (Some(name), Some(at), Some(next)) = (record.get(0), at, record.get(3)) else {
                return Err(broken(TABLE, line, "expected node,lat,lon,next"));
            };
            let node = graph.add_node(at);
            by_name.insert(name.into(), node);
            joins.extend(next.split('|').filter(|n| !n.is_empty()).map(|n| (node, n.to_owned(), line)));
        }
        for (from, to, line) in joins {
            let Some(&to) = by_name.get(to.as_str()) else {
                return Err(broken(TABLE, line, &format!("no node {to}")));
            };
            let metres = graph.node_weight(from).zip(graph.node_weight(to)).map_or(0.0, |(a, b)| distance_m(*a, *b));
            graph.add_edge(from, to, metres);
        }
        Ok(Self { graph, by_name })
    }

    /// The point of a name.
    pub(crate) fn node(&self, name: &str) -> Option<NodeIndex> {
        self.by_name.get(name).copied()
    }

    /// Where a point is.
    pub(crate) fn at(&self, node: NodeIndex) -> Option<LatLon> {
        self.graph.node_weight(node).copied()
    }

    /// The points of the shortest way, both ends included; nothing where no lane joins them.
    pub(crate) fn way(&self, from: NodeIndex, to: NodeIndex) -> Option<Vec<LatLon>> {
        let end = *self.graph.node_weight(to)?;
        // Never above the geodesic, so that the way found is the shortest.
        let left = |n: NodeIndex| self.graph.node_weight(n).map_or(0.0, |at| near_distance_m(*at, end) * 0.99);
        let (_, nodes) = astar(&self.graph, from, |n| n == to, |e| *e.weight(), left)?;
        Some(nodes.into_iter().filter_map(|n| self.graph.node_weight(n).copied()).collect())
    }
}

/// A record of an embedded table, with its line.
pub(crate) fn checked(
    table: &'static str,
    record: Result<csv::StringRecord, csv::Error>,
) -> Result<(csv::StringRecord, u64), SimulateError> {
    let record = record.map_err(|e| broken(table, e.position().map_or(0, csv::Position::line), &e.to_string()))?;
    let line = record.position().map_or(0, csv::Position::line);
    Ok((record, line))
}

pub(crate) fn broken(table: &'static str, line: u64, detail: &str) -> SimulateError {
    SimulateError::Embedded { table, line, detail: detail.to_owned() }
}

#[cfg(test)]
#[path = "lanes_tests.rs"]
mod tests;

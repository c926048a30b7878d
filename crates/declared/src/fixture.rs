//! The tables, made once for all tests of a process.

use std::sync::LazyLock;

use geo::{PortIdx, Ports, Regions};

use crate::Parser;

pub(crate) static PORTS: LazyLock<Ports> = LazyLock::new(|| Ports::embedded().unwrap());
pub(crate) static REGIONS: LazyLock<Regions> = LazyLock::new(|| Regions::embedded().unwrap());
pub(crate) static PARSER: LazyLock<Parser<'static>> = LazyLock::new(|| Parser::new(&PORTS, &REGIONS));

/// The port of a UN/LOCODE or a key.
#[track_caller]
pub(crate) fn port(code: &str) -> PortIdx {
    PORTS.by_locode(code).or_else(|| PORTS.by_key(code)).unwrap_or_else(|| panic!("{code}"))
}

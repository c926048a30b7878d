//! A case, its assessment and its ships' movements as files that people and other tools read.
//!
//! Everything is made from a [`CaseFile`]; nothing here judges anything.
//!
//! | file | idea |
//! |---|---|
//! | `case_file` | what an export is made from |
//! | `html` | one page that needs nothing else, for screen and paper |
//! | `markdown`, `json` | the same as text, and as data |
//! | `ftm` | FollowTheMoney entities |
//! | `stix` | a STIX 2.1 bundle with an extension for claims |
//! | `features`, `geojson`, `kml`, `geoparquet` | tracks and events for maps and tables |
//! | `lines`, `places`, `events`, `chart` | tracks cut where nothing was heard, places, events in words, maps and time lines as SVG |
//! | `words`, `phrases` | English and French |

mod case_file;
mod chart;
mod events;
mod features;
mod ftm;
mod geojson;
mod geoparquet;
mod html;
mod ids;
mod json;
mod kml;
mod lines;
mod markdown;
mod phrases;
mod places;
mod stix;
mod words;

pub use case_file::{CaseFile, Fix, Input, Track};
pub use ftm::ftm;
pub use geojson::geojson;
pub use geoparquet::{GeoParquetError, geoparquet};
pub use html::html;
pub use json::{FORM, JsonError, json, read_json};
pub use kml::kml;
pub use markdown::markdown;
pub use stix::stix;

#[cfg(test)]
extern crate self as export;
#[cfg(test)]
mod made;

//! Which column means what.

use std::str::FromStr;

use crate::error::FeedError;

/// What the columns of a table mean: `t=BaseDateTime,mmsi=MMSI,lat=LAT,lon=LON,...`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColumnMapping {
    pairs: Vec<(String, String)>,
}

impl FromStr for ColumnMapping {
    type Err = FeedError;

    fn from_str(text: &str) -> Result<Self, FeedError> {
        let _ = text;
        Ok(Self { pairs: Vec::new() })
    }
}

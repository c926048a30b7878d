//! What ships of a type can do at most, for one of which too little was heard.

/// Top speed in knots of a type of ship and cargo (ITU-R M.1371-5, table 53). Own choice, on the generous side: nearly all ships of
/// the type are slower, so that no port is left out that could have been reached.
pub const fn class_top_kn(ship_type: Option<u8>) -> f64 {
    match ship_type {
        Some(30) => 14.0,
        Some(31..=33 | 36 | 52) => 15.0,
        Some(80..=89) => 18.0,
        Some(20..=29 | 40..=49) => 45.0,
        Some(35 | 51 | 55) => 35.0,
        Some(37 | 50 | 53 | 54 | 60..=69) => 28.0,
        _ => 22.0,
    }
}

//! Fields behind the checksum, as coast guards' loggers append them: `,d-109,S2105,r003669946,1325394060,1325394001`.

use model::Timestamp;

use crate::tag::time;

/// What the trailing fields say.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Trailer<'a> {
    /// The first epoch: the logger's next to the receiver. Later ones are added by those who pass the line on.
    pub(crate) time: Option<Timestamp>,
    /// The station: `r` or `b` and its number.
    pub(crate) station: Option<&'a [u8]>,
}

/// Reads the fields behind the checksum.
pub(crate) fn parse(fields: &[u8]) -> Trailer<'_> {
    let mut trailer = Trailer::default();
    for field in fields.split(|&c| c == b',') {
        match field {
            [b'r' | b'b', rest @ ..] if rest.len() >= 3 => trailer.station = Some(field),
            // Ten digits are seconds from 2001 to 2286; the shorter numbers in a trailer are counters.
            [b'1'..=b'9', ..] if field.len() >= 10 && trailer.time.is_none() => {
                trailer.time = time(field);
            }
            _ => {}
        }
    }
    trailer
}

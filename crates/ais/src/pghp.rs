//! `$PGHP` lines: Gatehouse's proprietary sentence that gives receive time and base station of the sentence after it.

use model::Timestamp;

/// What a `$PGHP` line says.
pub(crate) struct Pghp<'a> {
    pub(crate) time: Timestamp,
    pub(crate) station: Option<&'a [u8]>,
}

/// Reads the fields behind `$PGHP,`: kind, year, month, day, hour, minute, second, millisecond, country, region,
/// station, online, checksum of the next line.
pub(crate) fn parse(fields: &[u8]) -> Option<Pghp<'_>> {
    let mut fields = fields.split(|&c| c == b',');
    let _kind = fields.next()?;
    let mut number = || crate::sentence::decimal(fields.next()?);
    let [year, month, day, hour, minute, second, millis] =
        [number()?, number()?, number()?, number()?, number()?, number()?, number()?];
    let time = Timestamp::from_civil(
        i32::try_from(year).ok()?,
        u32::try_from(month).ok()?,
        u32::try_from(day).ok()?,
        u32::try_from(hour).ok()?,
        u32::try_from(minute).ok()?,
        u32::try_from(second).ok()?,
        u32::try_from(millis).ok()?,
    )?;
    let station = fields.nth(2).filter(|s| !s.is_empty());
    Some(Pghp { time, station })
}

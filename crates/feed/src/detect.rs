//! The format of an input, by its content.

use crate::{columns::csv_format, csv::Header, error::FeedError, format::Format};

/// Bytes looked at.
pub(crate) const HEAD: usize = 64 << 10;
/// Lines looked at: logs begin with comments, or in the middle of a line.
const LINES: usize = 50;

/// The byte order mark of UTF-8.
pub(crate) const BOM: &[u8] = b"\xef\xbb\xbf";

/// Finds the format of an input that begins so.
pub(crate) fn format(name: &str, head: &[u8]) -> Result<Format, FeedError> {
    if head.starts_with(b"PAR1") {
        return Ok(Format::Parquet);
    }
    encoding(name, head)?;
    let head = head.strip_prefix(BOM).unwrap_or(head);
    let lines = || head.split(|&c| c == b'\n').map(<[u8]>::trim_ascii).filter(|l| !l.is_empty()).take(LINES);
    if lines().any(is_nmea) {
        return Ok(Format::Nmea);
    }
    if let Some(first) = lines().next() {
        if first.first() == Some(&b'{')
            && first.windows(10).any(|w| w == b"\"MetaData\"" || w == b"\"MessageT\"" || w == b"MessageTyp")
        {
            return Ok(Format::AisstreamJson);
        }
        if let Some(format) = csv_format(&Header::read(first).columns) {
            return Ok(format);
        }
    }
    Err(FeedError::UnknownFormat { name: name.to_owned(), begin: shown(head) })
}

/// Refuses what is no UTF-8 by its own mark.
fn encoding(name: &str, head: &[u8]) -> Result<(), FeedError> {
    let encoding = match head {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => "UTF-32",
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "UTF-16",
        _ => return Ok(()),
    };
    Err(FeedError::Encoding { name: name.to_owned(), encoding })
}

/// A sentence with a checksum, or a TAG block.
fn is_nmea(line: &[u8]) -> bool {
    let sentence = match line {
        [b'\\', rest @ ..] => {
            let Some(end) = memchr::memchr(b'\\', rest) else { return false };
            match rest.get(end + 1..) {
                Some([]) => return rest.get(end.saturating_sub(3)) == Some(&b'*'),
                Some(sentence) => sentence,
                None => return false,
            }
        }
        _ => line,
    };
    match sentence {
        [b'!' | b'$', address @ ..] => {
            // Talker and type, four to six characters (`PGHP`, `AIVDM`), then the fields.
            memchr::memchr(b',', address)
                .and_then(|end| address.get(..end))
                .is_some_and(|a| (4..=6).contains(&a.len()) && a.iter().all(u8::is_ascii_alphanumeric))
        }
        _ => false,
    }
}

/// The first bytes for a person.
fn shown(head: &[u8]) -> String {
    if head.is_empty() {
        return "nothing: it is empty".to_owned();
    }
    let text: String = head.iter().take(48).map(|&b| if (b' '..=b'~').contains(&b) { char::from(b) } else { '.' }).collect();
    format!("{text:?}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_content() {
        let is = |text: &[u8]| format("x", text).ok();
        assert_eq!(is(b"!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A\n"), Some(Format::Nmea));
        assert_eq!(is(b"\n\n# log\nVDM,1,1\n!BSVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A\n"), Some(Format::Nmea));
        assert_eq!(is(b"\\s:x,c:1*00\\\n"), Some(Format::Nmea));
        assert_eq!(is(b"$PGHP,1,2013,11,12,10,26\n"), Some(Format::Nmea));
        assert_eq!(is(b"\xef\xbb\xbfMMSI,BaseDateTime,LAT,LON\n"), Some(Format::NoaaCsv));
        assert_eq!(is(b"# Timestamp,Type of mobile,MMSI,Latitude,Longitude\n"), Some(Format::DmaCsv));
        assert_eq!(is(b"mmsi;time;lat;lon\n"), Some(Format::Csv));
        assert_eq!(is(b"PAR1\x15"), Some(Format::Parquet));
        assert_eq!(is(br#"{"Message":{},"MessageType":"PositionReport","MetaData":{}}"#), Some(Format::AisstreamJson));
        for other in [&b""[..], b"hello", b"\0\0\0\0", b"{}", b"a,b\n1,2\n", b"\\\\", b"$$$"] {
            assert_eq!(is(other), None, "{}", String::from_utf8_lossy(other));
        }
        let error = format("x", b"\xff\xfea\0").unwrap_err().to_string();
        assert!(error.contains("UTF-16"), "{error}");
    }
}

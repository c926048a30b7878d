//! Bits as the payload of one message, in one sentence and in several.

use ais::{Decoder, DecoderConfig, Outcome};
use model::Reason;

use super::{sentence, touch::touch};

/// The longest payload a decoder promises to take.
const LONGEST: usize = 9 * 160;

/// The first byte gives the fill bits, the second the length of the parts; the rest are the payload's characters.
pub fn payload(bytes: &[u8]) {
    let [fill, cut, rest @ ..] = bytes else { return };
    let fill = usize::from(*fill % 6);
    let six: Vec<u8> = rest.iter().map(|b| b & 63).collect();
    let chars: Vec<u8> = six.iter().map(|&v| if v < 40 { v + 48 } else { v + 56 }).collect();
    let whole = decode(&[&chars], fill, &six);
    let length = usize::from(*cut).max(chars.len().div_ceil(9)).max(1);
    if chars.len() > length {
        let parts: Vec<&[u8]> = chars.chunks(length).collect();
        assert_eq!(decode(&parts, fill, &six), whole, "in parts as in one sentence");
    }
}

/// What comes of a payload in these parts, written out.
fn decode(parts: &[&[u8]], fill: usize, six: &[u8]) -> String {
    let mut decoder = Decoder::new(DecoderConfig::default());
    let (last, first) = parts.split_last().expect("a part");
    let line = |part: usize, chars: &[u8], fill: usize| {
        let sequence = if parts.len() > 1 { "3" } else { "" };
        sentence(
            &[format!("AIVDM,{},{part},{sequence},A,", parts.len()).as_bytes(), chars, format!(",{fill}").as_bytes()].concat(),
        )
    };
    for (part, chars) in (1..).zip(first) {
        assert!(matches!(decoder.push(part as u64 - 1, &line(part, chars, 0)), Outcome::Part));
    }
    let last = line(parts.len(), last, fill);
    match decoder.push(parts.len() as u64 - 1, &last) {
        Outcome::Message(received) => {
            touch(&received.message);
            assert_eq!(usize::from(received.parts), parts.len());
            assert_eq!(received.message.msg_type(), six[0]);
            let mmsi = six[1..7].iter().fold(0, |n: u64, &v| n << 6 | u64::from(v)) >> 4 & 0x3fff_ffff;
            assert_eq!(u64::from(received.message.mmsi()), mmsi);
            format!("{:?}", received.message)
        }
        Outcome::Refused(refused) => {
            match refused.reason {
                Reason::Malformed => assert!(six.len() > LONGEST),
                Reason::UnknownMessageType => assert!(!(1..=27).contains(&six[0]) || six[0] == 24),
                Reason::ShortPayload => assert!(six.len() * 6 - fill.min(six.len() * 6) < 424),
                other => unreachable!("{other:?}"),
            }
            refused.detail
        }
        other => unreachable!("{other:?}"),
    }
}

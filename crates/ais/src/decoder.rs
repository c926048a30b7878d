//! One line in, one outcome out.

use model::{Reason, Timestamp};

use crate::{
    armor,
    assemble::{Arrival, Assembler, IncompletePart, Slot},
    bits::{Bits, PADDING},
    message::{BadMessage, Message, TooShort},
    pghp,
    sentence::{self, BadSentence},
    tag::{self, BadTag, Tag},
    trailer,
};

/// Longest payload of a message, characters: nine sentences, twice as long as the standard's 82 characters allow.
const MAX_CHARS: usize = 9 * 160;
const BUFFER: usize = MAX_CHARS / 4 * 3 + 4 + PADDING;

/// How long parts wait for each other.
#[derive(Clone, Copy, Debug)]
pub struct DecoderConfig {
    /// By the feed's own clock, milliseconds. Parts of a message are sent within five slots, 133 ms; the rest is the network's.
    /// Own choice: half the interval at which the numbers of a busy station repeat.
    pub reassembly_timeout_ms: u64,
    /// In lines, for feeds without a clock. Own choice.
    pub max_lines: u64,
    /// Messages in the making. Own choice: a bound on memory.
    pub max_pending: usize,
}

impl Default for DecoderConfig {
    fn default() -> Self {
        Self { reassembly_timeout_ms: 30_000, max_lines: 10_000, max_pending: 256 }
    }
}

/// What became of a line.
#[derive(Debug)]
pub enum Outcome<'a> {
    /// It completes a message.
    Message(Received<'a>),
    /// It is a part of a message that is not complete.
    Part,
    /// It gives time or station of the next line: `$PGHP`, or a TAG block that stands alone.
    Time,
    /// It is empty or a comment.
    Blank,
    /// It is a sentence of another kind.
    Other,
    /// It cannot be read.
    Refused(Refused),
}

/// A message with what is known of its reception.
#[derive(Clone, Copy, Debug)]
pub struct Received<'a> {
    /// The message.
    pub message: Message<'a>,
    /// Receive time, where the feed gives one.
    pub time: Option<Timestamp>,
    /// The station, as the feed names it.
    pub station: Option<&'a [u8]>,
    /// First byte of its (first) line.
    pub offset_first: u64,
    /// First byte of its last line.
    pub offset_last: u64,
    /// Sentences it came in.
    pub parts: u8,
    /// A VDO sentence: the receiving ship's own report.
    pub own_ship: bool,
    /// Radio channel as given, `A`, `B`, `1` or `2`.
    pub channel: Option<u8>,
}

/// Why a line was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// For counting.
    pub reason: Reason,
    /// For a person.
    pub detail: String,
}

/// A feed's decoder: lines in their order, whatever they come from.
#[derive(Debug)]
pub struct Decoder {
    assembler: Assembler,
    buffer: Box<[u8; BUFFER]>,
    /// The message given last was assembled here.
    last: Option<Slot>,
    lines: u64,
    clock: Option<Timestamp>,
    /// Time and station a line before gave to the next message.
    announced: Announced,
}

#[derive(Debug, Default)]
struct Announced {
    time: Option<Timestamp>,
    station: [u8; 32],
    station_len: usize,
}

impl Announced {
    fn set_station(&mut self, station: Option<&[u8]>) {
        if let Some(station) = station {
            let len = station.len().min(self.station.len());
            for (to, from) in self.station.iter_mut().zip(station) {
                *to = *from;
            }
            self.station_len = len;
        }
    }

    fn clear(&mut self) {
        self.time = None;
        self.station_len = 0;
    }
}

fn refused<'a>(reason: Reason, detail: impl Into<String>) -> Outcome<'a> {
    Outcome::Refused(Refused { reason, detail: detail.into() })
}

impl Decoder {
    /// A decoder at the begin of a feed.
    pub fn new(config: DecoderConfig) -> Self {
        Self {
            assembler: Assembler::new(config),
            buffer: Box::new([0; BUFFER]),
            last: None,
            lines: 0,
            clock: None,
            announced: Announced::default(),
        }
    }

    /// Lines taken so far.
    pub fn lines(&self) -> u64 {
        self.lines
    }

    /// The last receive time the feed gave.
    pub fn clock(&self) -> Option<Timestamp> {
        self.clock
    }

    /// Takes a line, with or without its end; `offset` is its first byte in the feed.
    pub fn push<'s>(&'s mut self, offset: u64, line: &'s [u8]) -> Outcome<'s> {
        self.lines += 1;
        if let Some(slot) = self.last.take() {
            self.assembler.reuse(slot);
        }
        let raw = line.trim_ascii_end();
        let (tag, rest) = match raw {
            [] | [b'#', ..] => return Outcome::Blank,
            [b'\\', ..] => match tag::parse(raw) {
                Ok(both) => both,
                Err(BadTag::Shape) => {
                    return refused(Reason::Malformed, "a TAG block that does not end in *hh\\");
                }
                Err(BadTag::Checksum) => {
                    return refused(Reason::Checksum, "the checksum of the TAG block is wrong");
                }
            },
            _ => (Tag::default(), raw),
        };
        match rest {
            [] => {
                self.announce(tag.time, tag.station);
                Outcome::Time
            }
            [b'!', ..] if matches!(rest.get(3..6), Some(b"VDM" | b"VDO")) => self.sentence(offset, raw, tag, rest),
            [b'$', b'P', b'G', b'H', b'P', b',', ..] => self.pghp(rest),
            [b'!' | b'$', ..] => self.other(rest),
            _ => refused(Reason::Malformed, "expected a sentence that begins with ! or $"),
        }
    }

    /// Parts given up since the last call: their other parts did not come within the time-out.
    pub fn expired(&mut self) -> impl Iterator<Item = IncompletePart> + '_ {
        self.assembler.expired()
    }

    /// The end of the feed: every part that still waits.
    pub fn finish(&mut self) -> impl Iterator<Item = IncompletePart> + '_ {
        self.assembler.finish();
        self.assembler.expired()
    }

    fn announce(&mut self, time: Option<Timestamp>, station: Option<&[u8]>) {
        self.announced.time = time.or(self.announced.time);
        self.announced.set_station(station);
        self.clock = time.or(self.clock);
    }

    fn pghp(&mut self, line: &[u8]) -> Outcome<'static> {
        let content = match sentence::checked(line) {
            Ok((content, _)) => content,
            // Loggers write these lines without a checksum too; there is nothing to hold it against.
            Err(BadSentence::NoChecksum) => line.get(1..).unwrap_or_default(),
            Err(_) => return refused(Reason::Checksum, "the checksum of the $PGHP line is wrong"),
        };
        match pghp::parse(content.get(5..).unwrap_or_default()) {
            Some(pghp) => {
                self.announce(Some(pghp.time), pghp.station);
                Outcome::Time
            }
            None => refused(Reason::BadTime, "expected $PGHP,kind,year,month,day,hour,minute,second,millisecond,..."),
        }
    }

    fn other(&mut self, line: &[u8]) -> Outcome<'static> {
        self.announced.clear();
        match sentence::checked(line) {
            Ok(_) => Outcome::Other,
            // Outside of AIVDM the checksum is optional (IEC 61162-1).
            Err(BadSentence::NoChecksum) if plausible(line) => Outcome::Other,
            Err(BadSentence::NoChecksum) => refused(Reason::Malformed, "expected an NMEA sentence"),
            Err(_) => refused(Reason::Checksum, "the checksum of the sentence is wrong"),
        }
    }

    fn sentence<'s>(&'s mut self, offset: u64, raw: &'s [u8], tag: Tag<'s>, line: &'s [u8]) -> Outcome<'s> {
        let sentence = match sentence::parse(line) {
            Ok(sentence) => sentence,
            Err(BadSentence::NoChecksum) => {
                return refused(Reason::Checksum, "no checksum; expected *hh at the end");
            }
            Err(BadSentence::Checksum) => {
                return refused(Reason::Checksum, "the checksum is wrong");
            }
            Err(BadSentence::Fields) => {
                return refused(Reason::Malformed, "expected !ttVDM,parts,part,sequence,channel,payload,fill*hh");
            }
        };
        let mut tag = tag;
        if !sentence.trailer.is_empty() {
            let trailer = trailer::parse(sentence.trailer);
            tag.time = tag.time.or(trailer.time);
            tag.station = tag.station.or(trailer.station);
        }
        tag.time = tag.time.or(self.announced.time.take());
        if let Some(time) = tag.time {
            self.clock = Some(time);
        }
        let station_len = std::mem::take(&mut self.announced.station_len);
        if tag.station.is_none() && station_len > 0 {
            tag.station = self.announced.station.get(..station_len);
        }
        if sentence.parts > 1 {
            let arrival = Arrival { offset, line: self.lines, raw, tag, clock: self.clock };
            let Some(slot) = self.assembler.push(&sentence, &arrival) else {
                return Outcome::Part;
            };
            return assembled(self.last.insert(slot), &mut self.buffer, sentence.own_ship);
        }
        let chars = sentence.payload.len();
        if !clear(&mut self.buffer[..], chars, chars) || armor::decode(&mut self.buffer[..], 0, sentence.payload).is_none() {
            return refused(Reason::Malformed, "a payload with characters that are no six-bit armour, or too many");
        }
        let bits = Bits::new(&self.buffer[..], (chars * 6).saturating_sub(usize::from(sentence.fill)));
        match Message::parse(bits) {
            Ok(message) => Outcome::Message(Received {
                message,
                time: tag.time,
                station: tag.station,
                offset_first: offset,
                offset_last: offset,
                parts: 1,
                own_ship: sentence.own_ship,
                channel: sentence.channel,
            }),
            Err(bad) => no_message(bad),
        }
    }
}

/// Zeroes what the decoding of so many characters does not overwrite, from the byte on in which the first `whole` of them end; false
/// if they do not fit.
fn clear(buffer: &mut [u8], chars: usize, whole: usize) -> bool {
    match buffer.get_mut(whole / 4 * 3..chars / 4 * 3 + 4 + PADDING) {
        Some(rest) if chars <= MAX_CHARS => {
            rest.fill(0);
            true
        }
        _ => false,
    }
}

fn assembled<'s>(slot: &'s Slot, buffer: &'s mut Box<[u8; BUFFER]>, own_ship: bool) -> Outcome<'s> {
    let chars = slot.chars();
    let first = slot.payloads().next().map_or(0, <[u8]>::len);
    let mut at = 0;
    // Parts seldom end on a border of four characters: behind the first, bytes are or-ed together.
    let mut fine = clear(&mut buffer[..], chars, first);
    for payload in slot.payloads() {
        match armor::decode(&mut buffer[..], at, payload) {
            Some(next) if fine => at = next,
            _ => fine = false,
        }
    }
    if !fine {
        return refused(Reason::Malformed, "a payload with characters that are no six-bit armour, or too many");
    }
    let bits = Bits::new(&buffer[..], (chars * 6).saturating_sub(usize::from(slot.fill())));
    let (offset_first, offset_last) = slot.offsets();
    match Message::parse(bits) {
        Ok(message) => Outcome::Message(Received {
            message,
            time: slot.time(),
            station: slot.station(),
            offset_first,
            offset_last,
            parts: slot.parts(),
            own_ship,
            channel: slot.channel(),
        }),
        Err(bad) => no_message(bad),
    }
}

fn no_message<'a>(bad: BadMessage) -> Outcome<'a> {
    match bad {
        BadMessage::TooShort(TooShort { msg_type, bits, needed }) => {
            refused(Reason::ShortPayload, format!("{bits} bits where type {msg_type} needs {needed}"))
        }
        BadMessage::UnknownType(24) => refused(Reason::UnknownMessageType, "type 24 with a part number that is not defined"),
        BadMessage::UnknownType(msg_type) => refused(Reason::UnknownMessageType, format!("type {msg_type}; expected 1 to 27")),
    }
}

/// A sentence of printable characters with an address of five letters or digits.
fn plausible(line: &[u8]) -> bool {
    line.get(1..6).is_some_and(|address| address.iter().all(u8::is_ascii_alphanumeric))
        && line.iter().all(|c| (b' '..=b'~').contains(c))
}

#[cfg(test)]
#[path = "decoder_tests.rs"]
mod tests;

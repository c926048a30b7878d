//! Putting the parts of multi-part messages together, in feeds where several stations and channels interleave.

use model::Timestamp;

use crate::{decoder::DecoderConfig, sentence::Sentence, tag::Tag};

/// Lines within which parts may come in the wrong order. Sequence numbers run from 0 to 9 and begin again: a second part
/// that lost its first must not be joined to the next message of the same number.
const REORDER_LINES: u64 = 8;

/// A part whose other parts did not come in time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncompletePart {
    /// First byte of its line.
    pub offset: u64,
    /// Its line, counted from 1 by the decoder.
    pub line: u64,
    /// Which part it is, from 1.
    pub part: u8,
    /// How many there should be.
    pub parts: u8,
    /// Receive time, where known.
    pub time: Option<Timestamp>,
    /// The line.
    pub raw: Vec<u8>,
}

/// One part, as kept in a slot.
#[derive(Clone, Copy, Debug, Default)]
struct Part {
    offset: u64,
    line: u64,
    raw: (u32, u32),
    payload: (u32, u32),
    fill: u8,
}

/// A message in the making.
#[derive(Debug, Default)]
pub(crate) struct Slot {
    sequence: Option<u8>,
    channel: Option<u8>,
    group: Option<u32>,
    total: u8,
    have: u16,
    parts: [Part; 9],
    /// The lines of the parts, one behind the other.
    text: Vec<u8>,
    station: Vec<u8>,
    time: Option<Timestamp>,
    /// The clock of the feed and the line when the first part came.
    since: Option<Timestamp>,
    line: u64,
}

impl Slot {
    fn clear(&mut self) {
        self.text.clear();
        self.station.clear();
        self.have = 0;
    }

    fn complete(&self) -> bool {
        u32::from(self.total) == self.have.count_ones()
    }

    fn lacks(&self, part: u8) -> bool {
        self.have & (1 << part) == 0
    }

    fn payload(&self, part: &Part) -> &[u8] {
        self.text.get(part.payload.0 as usize..part.payload.1 as usize).unwrap_or_default()
    }

    fn held(&self) -> impl Iterator<Item = (u8, &Part)> {
        (1..).zip(&self.parts).filter(|(n, _)| !self.lacks(*n))
    }

    /// The payloads in order.
    pub(crate) fn payloads(&self) -> impl Iterator<Item = &[u8]> {
        self.parts.iter().take(usize::from(self.total)).map(|p| self.payload(p))
    }

    /// Characters of all payloads.
    pub(crate) fn chars(&self) -> usize {
        self.payloads().map(<[u8]>::len).sum()
    }

    /// Fill bits of the last part.
    pub(crate) fn fill(&self) -> u8 {
        self.parts.get(usize::from(self.total.saturating_sub(1))).map_or(0, |p| p.fill)
    }

    /// First bytes of the first and the last line.
    pub(crate) fn offsets(&self) -> (u64, u64) {
        self.held().fold((u64::MAX, 0), |(first, last), (_, p)| (first.min(p.offset), last.max(p.offset)))
    }

    pub(crate) fn time(&self) -> Option<Timestamp> {
        self.time
    }

    pub(crate) fn station(&self) -> Option<&[u8]> {
        (!self.station.is_empty()).then_some(&*self.station)
    }

    pub(crate) fn channel(&self) -> Option<u8> {
        self.channel
    }

    pub(crate) fn parts(&self) -> u8 {
        self.total
    }
}

/// What is known of a part beside its sentence.
pub(crate) struct Arrival<'a> {
    pub(crate) offset: u64,
    pub(crate) line: u64,
    pub(crate) raw: &'a [u8],
    pub(crate) tag: Tag<'a>,
    /// The clock of the feed.
    pub(crate) clock: Option<Timestamp>,
}

/// The messages in the making, oldest first.
#[derive(Debug)]
pub(crate) struct Assembler {
    config: DecoderConfig,
    slots: Vec<Slot>,
    spare: Vec<Slot>,
    expired: Vec<IncompletePart>,
}

fn agree<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    }
}

impl Assembler {
    pub(crate) fn new(config: DecoderConfig) -> Self {
        Self { config, slots: Vec::new(), spare: Vec::new(), expired: Vec::new() }
    }

    /// Takes a part; gives the message's slot when it was the last one. The slot goes back with [`Self::reuse`].
    pub(crate) fn push(&mut self, sentence: &Sentence<'_>, arrival: &Arrival<'_>) -> Option<Slot> {
        self.expire(arrival);
        let found = self.slots.iter().rposition(|slot| Self::fits(slot, sentence, arrival));
        let at = if let Some(at) = found {
            at
        } else {
            self.retire_overwritten(sentence, arrival);
            self.open(sentence, arrival)
        };
        let slot = self.slots.get_mut(at)?;
        add(slot, sentence, arrival);
        slot.complete().then(|| self.slots.remove(at))
    }

    /// Whether a part belongs to a slot: the group of its TAG block decides; without one, the sequence number, and channel and
    /// station where both sides have them.
    fn fits(slot: &Slot, sentence: &Sentence<'_>, arrival: &Arrival<'_>) -> bool {
        slot.lacks(sentence.part) && Self::same_message(slot, sentence, arrival) && {
            let before = (1_u16 << sentence.part) - 2;
            let in_order = slot.have & before == before && slot.have & !before == 0;
            let grouped = slot.group.is_some() && slot.group == arrival.tag.group;
            in_order || grouped || arrival.line - slot.line <= REORDER_LINES
        }
    }

    fn same_message(slot: &Slot, sentence: &Sentence<'_>, arrival: &Arrival<'_>) -> bool {
        if slot.total != sentence.parts || !agree(slot.station(), arrival.tag.station) {
            return false;
        }
        match (slot.group, arrival.tag.group) {
            (Some(a), Some(b)) => a == b,
            _ => slot.sequence == sentence.sequence && agree(slot.channel, sentence.channel),
        }
    }

    /// The same part of the same message number with another payload: the number is in use again, so what was missing of the old
    /// message will not come. An equal payload is the same message heard twice, and both may be completed.
    fn retire_overwritten(&mut self, sentence: &Sentence<'_>, arrival: &Arrival<'_>) {
        let mut at = 0;
        while let Some(slot) = self.slots.get(at) {
            let held = slot.parts.get(usize::from(sentence.part) - 1).filter(|_| !slot.lacks(sentence.part));
            if Self::same_message(slot, sentence, arrival) && held.is_some_and(|p| slot.payload(p) != sentence.payload) {
                self.give_up(at);
            } else {
                at += 1;
            }
        }
    }

    fn open(&mut self, sentence: &Sentence<'_>, arrival: &Arrival<'_>) -> usize {
        if self.slots.len() >= self.config.max_pending.max(1) {
            self.give_up(0);
        }
        let mut slot = self.spare.pop().unwrap_or_default();
        slot.clear();
        slot.sequence = sentence.sequence;
        slot.channel = sentence.channel;
        slot.group = arrival.tag.group;
        slot.total = sentence.parts;
        slot.time = None;
        slot.since = arrival.clock;
        slot.line = arrival.line;
        self.slots.push(slot);
        self.slots.len() - 1
    }

    /// Gives up what waited too long.
    fn expire(&mut self, arrival: &Arrival<'_>) {
        let mut at = 0;
        while let Some(slot) = self.slots.get(at) {
            let late = match (slot.since, arrival.clock) {
                // Behind by as much is a feed whose clock was set, or whose logs were joined.
                (Some(since), Some(clock)) => (clock.millis().abs_diff(since.millis())) > self.config.reassembly_timeout_ms,
                _ => false,
            };
            if late || arrival.line - slot.line > self.config.max_lines {
                self.give_up(at);
            } else {
                at += 1;
            }
        }
    }

    fn give_up(&mut self, at: usize) {
        let slot = self.slots.remove(at);
        for (part, held) in slot.held() {
            self.expired.push(IncompletePart {
                offset: held.offset,
                line: held.line,
                part,
                parts: slot.total,
                time: slot.time.or(slot.since),
                raw: slot.text.get(held.raw.0 as usize..held.raw.1 as usize).unwrap_or_default().to_vec(),
            });
        }
        self.reuse(slot);
    }

    /// Gives up everything.
    pub(crate) fn finish(&mut self) {
        while !self.slots.is_empty() {
            self.give_up(0);
        }
    }

    pub(crate) fn reuse(&mut self, slot: Slot) {
        self.spare.push(slot);
    }

    /// What was given up since the last call.
    pub(crate) fn expired(&mut self) -> std::vec::Drain<'_, IncompletePart> {
        self.expired.drain(..)
    }
}

fn add(slot: &mut Slot, sentence: &Sentence<'_>, arrival: &Arrival<'_>) {
    let begin = slot.text.len() as u32;
    slot.text.extend_from_slice(arrival.raw);
    let end = slot.text.len() as u32;
    slot.text.extend_from_slice(sentence.payload);
    let payload = (end, slot.text.len() as u32);
    if let Some(part) = slot.parts.get_mut(usize::from(sentence.part) - 1) {
        *part = Part { offset: arrival.offset, line: arrival.line, raw: (begin, end), payload, fill: sentence.fill };
    }
    slot.have |= 1 << sentence.part;
    slot.time = slot.time.or(arrival.tag.time);
    slot.channel = slot.channel.or(sentence.channel);
    slot.group = slot.group.or(arrival.tag.group);
    if slot.station.is_empty() {
        slot.station.extend_from_slice(arrival.tag.station.unwrap_or_default());
    }
}

#[cfg(test)]
#[path = "assemble_tests.rs"]
mod tests;

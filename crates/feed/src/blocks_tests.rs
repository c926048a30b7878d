use proptest::prelude::*;

use super::*;

/// A reader that gives a few bytes at a time, and breaks off.
struct Drip<'a>(&'a [u8], usize, bool);

impl Read for Drip<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.0.is_empty() && self.2 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let n = self.1.min(self.0.len()).min(buffer.len());
        let (now, later) = self.0.split_at(n);
        buffer[..n].copy_from_slice(now);
        self.0 = later;
        Ok(n)
    }
}

#[test]
fn a_stream_that_breaks_off() {
    let mut blocks = Blocks::new(Drip(b"one\ntwo\nthr", 2, true));
    let block = blocks.next(Vec::new()).unwrap();
    assert!(block.cut && blocks.broken.is_some());
    assert_eq!(lines(&block.bytes).map(|(_, l)| l.len()).collect::<Vec<_>>(), [3, 3, 3]);
    assert!(blocks.next(Vec::new()).is_none());
    let mut whole = Blocks::new(Drip(b"one\ntwo", 3, false));
    assert!(!whole.next(Vec::new()).unwrap().cut);
}

#[test]
fn line_ends() {
    let all: Vec<_> = lines(b"a\r\n\nb\n").collect();
    assert_eq!(all, [(0, &b"a"[..]), (3, b""), (4, b"b")]);
}

#[test]
fn blocks_end_with_lines() {
    let line = vec![b'x'; 999];
    let mut text = Vec::new();
    for _ in 0..20_000 {
        text.extend_from_slice(&line);
        text.push(b'\n');
    }
    let mut blocks = Blocks::new(&text[..]);
    let (mut offset, mut count) = (0, 0);
    while let Some(block) = blocks.next(Vec::new()) {
        assert_eq!(block.offset, offset);
        offset += block.bytes.len() as u64;
        count += lines(&block.bytes).inspect(|(_, l)| assert_eq!(l.len(), 999)).count();
    }
    assert_eq!((count, offset), (20_000, text.len() as u64));
}

proptest! {
    #[test]
    fn nothing_is_lost(text in "[a-c\n]{0,200}", step in 1..50_usize) {
        let mut blocks = Blocks::new(Drip(text.as_bytes(), step, false));
        let mut all = Vec::new();
        while let Some(block) = blocks.next(Vec::new()) {
            for (at, line) in lines(&block.bytes) {
                let from = block.offset as usize + at;
                prop_assert_eq!(&text.as_bytes()[from..from + line.len()], line);
            }
            all.extend(block.bytes);
        }
        prop_assert_eq!(all, text.into_bytes());
    }
}

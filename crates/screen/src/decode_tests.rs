use proptest::prelude::*;

use super::*;

/// Gives a byte at a time, so that every character is cut.
struct Drip<'a>(&'a [u8]);

impl Read for Drip<'_> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let Some((first, rest)) = self.0.split_first() else { return Ok(0) };
        buf[0] = *first;
        self.0 = rest;
        Ok(1)
    }
}

fn read(bytes: &[u8]) -> (String, Encoding, u64) {
    let mut reader = Utf8::new(Drip(bytes));
    let mut text = String::new();
    reader.read_to_string(&mut text).expect("UTF-8");
    (text, reader.encoding(), reader.foreign)
}

#[test]
fn all_the_same_text() {
    let text = "Ангара, Société, 금강산, سفينة, 🚢";
    let le: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let be: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    assert_eq!(read(text.as_bytes()), (text.to_owned(), Encoding::Utf8, 0));
    assert_eq!(read(&[b"\xef\xbb\xbf", text.as_bytes()].concat()), (text.to_owned(), Encoding::Utf8, 0));
    assert_eq!(read(&le), (text.to_owned(), Encoding::Utf16Le, 0));
    assert_eq!(read(&be), (text.to_owned(), Encoding::Utf16Be, 0));
    let plain: Vec<u8> = "<a/>".encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(read(&plain), ("<a/>".to_owned(), Encoding::Utf16Be, 0));
}

#[test]
fn latin_and_utf8_in_one_file() {
    assert_eq!(read(b"Soci\xe9t\xe9, \x96 \xc3\xa9"), ("Société, – é".to_owned(), Encoding::Utf8, 3));
    assert_eq!(read(b"\xe9"), ("é".to_owned(), Encoding::Utf8, 1));
}

#[test]
fn peeking_takes_nothing() {
    let mut reader = Utf8::new("añb".as_bytes());
    assert_eq!(reader.peek(2).expect("read"), "a");
    assert_eq!(reader.peek(9).expect("read"), "añb");
    let mut text = String::new();
    reader.read_to_string(&mut text).expect("read");
    assert_eq!(text, "añb");
}

proptest! {
    #[test]
    fn whatever_comes_is_text(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let (text, encoding, _) = read(&bytes);
        prop_assert!(encoding != Encoding::Utf8 || text.chars().count() <= bytes.len());
    }

    #[test]
    fn utf8_stays(text in ".*") {
        prop_assume!(!text.contains('\0') && !text.starts_with('\u{feff}'));
        prop_assert_eq!(read(text.as_bytes()).0, text);
    }
}

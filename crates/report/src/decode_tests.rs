use super::*;

#[test]
fn encodings() {
    assert_eq!(decode("été".as_bytes(), None).text, "été");
    assert_eq!(
        decode(b"\xe9t\xe9 \xab oui \xbb", None),
        Decoded { text: "été « oui »".into(), encoding: "windows-1252", replaced: 0 }
    );
    let utf16: Vec<u8> = "Rapport du navire été".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(decode(&utf16, None).text, "Rapport du navire été");
    let mixed = [" é à è ".as_bytes(), b"\xe9 fin"].concat();
    let read = decode(&mixed, None);
    assert_eq!((read.encoding, read.replaced), ("UTF-8", 1));
    assert_eq!(decode(b"a\r\nb\rc", None).text, "a\nb\nc");
    assert_eq!(decode(b"", None).text, "");
}

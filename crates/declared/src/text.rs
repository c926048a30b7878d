//! From the field as typed to words.

/// A word of the field: letters and digits only, upper case.
pub(crate) type Word = String;

/// Most words looked at. The field holds twenty characters; a feed that sends more is cut.
const WORDS: usize = 16;
/// Most characters looked at.
const CHARACTERS: usize = 96;

/// The field in upper-case ASCII, up to the first `@`, which ends a text in six-bit ASCII (ITU-R M.1371-5, annex 8, table 47).
pub(crate) fn field(text: &str) -> String {
    let typed: String = text.chars().take_while(|c| *c != '@').take(CHARACTERS).collect();
    let ascii = if typed.is_ascii() { typed } else { deunicode::deunicode(&typed) };
    let upper: String = ascii.chars().map(|c| if c.is_ascii_graphic() { c.to_ascii_uppercase() } else { ' ' }).collect();
    upper.trim().to_owned()
}

/// The words of a piece of the field. Apostrophes join (`R'DAM`), all else that is no letter or digit separates.
pub(crate) fn words(piece: &str) -> Vec<Word> {
    let joined: String = zeros_mended(piece).into_iter().filter(|c| !matches!(c, '\'' | '`' | '"')).collect();
    joined.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).take(WORDS).map(str::to_owned).collect()
}

/// A zero between letters is an O ("F0R ORDERS").
fn zeros_mended(piece: &str) -> Vec<char> {
    let mut chars: Vec<char> = piece.chars().collect();
    for at in 1..chars.len() {
        let letter = |i: usize| chars.get(i).is_some_and(char::is_ascii_alphabetic);
        if chars.get(at) == Some(&'0') && letter(at - 1) && letter(at + 1) {
            chars[at] = 'O';
        }
    }
    chars
}

/// The words run together, with the spellings of *saint* made one: the key under which names are looked up.
pub(crate) fn squash<S: AsRef<str>>(words: &[S]) -> String {
    let mut key = String::with_capacity(24);
    for (i, word) in words.iter().enumerate() {
        let word = word.as_ref();
        key.push_str(match word {
            "SAINT" | "SANKT" | "SINT" | "SAINTE" | "STE" | "SVETI" if i == 0 && words.len() > 1 => "ST",
            "PT" if i == 0 && words.len() > 1 => "PORT",
            "PTO" if i == 0 && words.len() > 1 => "PUERTO",
            _ => word,
        });
    }
    key
}

/// A name of the port table as keys: alternatives in brackets, behind a slash or an equals sign each apart, and the umlauts both
/// as one letter and as two, for crews type `GOETEBORG` as well as `GOTEBORG`.
pub(crate) fn name_keys(name: &str) -> Vec<String> {
    let mut keys: Vec<String> = Vec::with_capacity(2);
    let mut add = |piece: &str| {
        let key = squash(&words(&deunicode::deunicode(piece).to_ascii_uppercase()));
        if !key.is_empty() && !keys.contains(&key) {
            keys.push(key);
        }
    };
    for piece in name.split(['(', ')', '/', '=', '|', ';', ',']) {
        if piece.trim().is_empty() {
            continue;
        }
        add(piece);
        if !piece.is_ascii() {
            add(&two_letters(piece));
        }
    }
    keys
}

/// Umlauts and ring written as two letters.
fn two_letters(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    for c in name.chars() {
        match c {
            'ä' | 'æ' | 'Ä' | 'Æ' => out.push_str("AE"),
            'ö' | 'ø' | 'Ö' | 'Ø' => out.push_str("OE"),
            'ü' | 'Ü' => out.push_str("UE"),
            'å' | 'Å' => out.push_str("AA"),
            other => out.push(other),
        }
    }
    out
}

/// Umlauts and ring, written as two letters, as one.
pub(crate) fn one_letter(key: &str) -> String {
    key.replace("AE", "A").replace("OE", "O").replace("UE", "U").replace("AA", "A")
}

/// A word that holds a number, a date, a time or a draught and no name: `12`, `0600LT`, `05DEC`, `25TH`, `7M`.
pub(crate) fn is_number(word: &str) -> bool {
    if !word.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let letters: String = word.chars().filter(char::is_ascii_alphabetic).collect();
    letters.len() < 2
        || matches!(
            letters.as_str(),
            "LT" | "UTC"
                | "GMT"
                | "HRS"
                | "HR"
                | "TH"
                | "ST"
                | "ND"
                | "RD"
                | "UT"
                | "LMT"
                | "AM"
                | "PM"
                | "HH"
                | "HM"
                | "BT"
                | "CH"
                | "DW"
        )
        || is_month(&letters)
}

/// The three letters of a month, or its name.
pub(crate) fn is_month(word: &str) -> bool {
    matches!(
        word,
        "JAN"
            | "FEB"
            | "MAR"
            | "APR"
            | "MAY"
            | "JUN"
            | "JUL"
            | "AUG"
            | "SEP"
            | "SEPT"
            | "OCT"
            | "NOV"
            | "DEC"
            | "JANUARY"
            | "FEBRUARY"
            | "MARCH"
            | "APRIL"
            | "JUNE"
            | "JULY"
            | "AUGUST"
            | "SEPTEMBER"
            | "OCTOBER"
            | "NOVEMBER"
            | "DECEMBER"
    )
}

/// The consonants, for words typed without their vowels (`GDNSK`).
pub(crate) fn consonants(key: &str) -> String {
    key.chars().filter(|c| !matches!(c, 'A' | 'E' | 'I' | 'O' | 'U' | 'Y')).collect()
}

#[cfg(test)]
#[path = "text_tests.rs"]
mod tests;

//! Names of any script in Latin capitals, spelled as lists spell them.
//!
//! Cyrillic goes by the British and American system without apostrophes, Hangul as Pyongyang and
//! the lists do, voiced between vowels. Arabic and Hebrew write hardly any vowels: of those only consonants can be compared. All else
//! is left to `deunicode`.

/// A name in Latin capitals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Latin {
    pub(crate) text: String,
    /// Its script leaves vowels out.
    pub(crate) abjad: bool,
}

const LEADS: [&str; 19] = ["K", "KK", "N", "T", "TT", "R", "M", "P", "PP", "S", "SS", "", "CH", "TCH", "CH", "K", "T", "P", "H"];
const VOWELS: [&str; 21] =
    ["A", "AE", "YA", "YAE", "O", "E", "YO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WO", "WE", "WI", "YU", "U", "UI", "I"];
const TAILS: [&str; 28] = [
    "", "K", "K", "K", "N", "N", "N", "T", "L", "K", "M", "L", "L", "L", "P", "L", "M", "P", "P", "T", "T", "NG", "T", "T", "K",
    "T", "P", "T",
];

/// Spells a name in Latin capitals; what is no letter or digit stays or becomes a blank.
pub(crate) fn latin(name: &str) -> Latin {
    if name.is_ascii() {
        return Latin { text: name.to_ascii_uppercase(), abjad: false };
    }
    let mut text = String::with_capacity(name.len());
    let mut abjad = false;
    // Whether the syllable before ends so that a plain consonant after it is voiced.
    let mut voicing = false;
    for c in name.chars() {
        match c {
            '\u{ac00}'..='\u{d7a3}' => {
                voicing = hangul(c, voicing, &mut text);
                continue;
            }
            '\u{400}'..='\u{45f}' | '\u{490}' | '\u{491}' => cyrillic(c, &mut text),
            '\u{600}'..='\u{6ff}' | '\u{590}'..='\u{5ff}' => {
                abjad = true;
                semitic(c, &mut text);
            }
            // The word for a ship's name, at its end.
            '号' | '號' => text.push(' '),
            // Marks of direction, joiners, and accents that stand by themselves.
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{300}'..='\u{36f}' => {}
            c => match deunicode::deunicode_char(c) {
                Some(plain) => text.push_str(&plain.to_ascii_uppercase()),
                None => text.push(' '),
            },
        }
        voicing = false;
    }
    Latin { text, abjad }
}

fn hangul(c: char, voicing: bool, out: &mut String) -> bool {
    let index = (u32::from(c) - 0xac00) as usize;
    let (lead, vowel, tail) = (index / 588, index % 588 / 28, index % 28);
    let voiced = match lead {
        0 => "G",
        3 => "D",
        7 => "B",
        12 => "J",
        _ => "",
    };
    let lead = if voicing && !voiced.is_empty() { voiced } else { LEADS.get(lead).copied().unwrap_or_default() };
    let tail = TAILS.get(tail).copied().unwrap_or_default();
    out.push_str(lead);
    out.push_str(VOWELS.get(vowel).copied().unwrap_or_default());
    out.push_str(tail);
    matches!(tail, "" | "N" | "M" | "NG" | "L")
}

fn cyrillic(c: char, out: &mut String) {
    let lower = c.to_lowercase().next().unwrap_or(c);
    out.push_str(match lower {
        'а' => "A",
        'б' => "B",
        'в' => "V",
        'г' | 'ґ' => "G",
        'д' => "D",
        'е' | 'э' | 'ё' | 'є' => "E",
        'ж' => "ZH",
        'з' => "Z",
        'и' | 'і' | 'ї' => "I",
        'й' | 'ы' => "Y",
        'к' => "K",
        'л' => "L",
        'м' => "M",
        'н' => "N",
        'о' => "O",
        'п' => "P",
        'р' => "R",
        'с' => "S",
        'т' => "T",
        'у' | 'ў' => "U",
        'ф' => "F",
        'х' => "KH",
        'ц' => "TS",
        'ч' => "CH",
        'ш' => "SH",
        'щ' => "SHCH",
        'ю' => "YU",
        'я' => "YA",
        'ђ' => "DJ",
        'ј' => "J",
        'љ' => "LJ",
        'њ' => "NJ",
        'ћ' => "C",
        'џ' => "DZ",
        _ => "",
    });
}

fn semitic(c: char, out: &mut String) {
    out.push_str(match c {
        'ا' | 'أ' | 'إ' | 'آ' | 'ى' | 'ء' | 'א' | 'ع' | 'ئ' | 'ؤ' | 'ע' => "A",
        'ب' | 'ב' => "B",
        'پ' | 'פ' | 'ף' => "P",
        'ت' | 'ط' | 'ט' | 'ת' => "T",
        'ث' => "TH",
        'ج' => "J",
        'چ' => "CH",
        'ح' | 'ه' | 'ة' | 'ה' | 'ח' => "H",
        'خ' => "KH",
        'د' | 'ض' | 'ד' => "D",
        'ذ' | 'ز' | 'ظ' | 'ז' => "Z",
        'ر' | 'ר' => "R",
        'ژ' => "ZH",
        'س' | 'ص' | 'ס' => "S",
        'ش' | 'ש' => "SH",
        'غ' => "GH",
        'ف' => "F",
        'ق' => "Q",
        'ك' | 'ک' | 'כ' | 'ך' | 'ק' => "K",
        'گ' | 'ג' => "G",
        'ل' | 'ל' => "L",
        'م' | 'מ' | 'ם' => "M",
        'ن' | 'נ' | 'ן' => "N",
        'و' | 'ו' => "W",
        'ي' | 'ی' | 'י' => "Y",
        'צ' | 'ץ' => "TS",
        '٠' | '۰' => "0",
        '١' | '۱' => "1",
        '٢' | '۲' => "2",
        '٣' | '۳' => "3",
        '٤' | '۴' => "4",
        '٥' | '۵' => "5",
        '٦' | '۶' => "6",
        '٧' | '۷' => "7",
        '٨' | '۸' => "8",
        '٩' | '۹' => "9",
        '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{591}'..='\u{5c7}' => "",
        _ => " ",
    });
}

/// The consonants of a name as they sound: what spellings of one name in Latin letters mostly share.
pub(crate) fn sound(letters: &str) -> String {
    let bytes = letters.as_bytes();
    let mut out = String::with_capacity(letters.len());
    let mut at = 0;
    while at < bytes.len() {
        let next = bytes.get(at + 1).copied().unwrap_or(0);
        let (class, used) = match (bytes[at], next) {
            (b'C' | b'Z', b'H') => (Some('J'), 2),
            (b'S', b'H') => (Some('S'), 2),
            (b'K' | b'G', b'H') => (Some('K'), 2),
            (b'P', b'H') => (Some('F'), 2),
            (b'T' | b'D', b'H') => (Some('T'), 2),
            (b'C' | b'K' | b'Q' | b'G', _) => (Some('K'), 1),
            (b'B' | b'P', _) => (Some('P'), 1),
            (b'F' | b'V', _) => (Some('F'), 1),
            (b'D' | b'T', _) => (Some('T'), 1),
            (b'S' | b'Z', _) => (Some('S'), 1),
            (b'A' | b'E' | b'I' | b'O' | b'U' | b'Y' | b'W' | b'H', _) => ((at == 0 && bytes[at] != b'H').then_some('A'), 1),
            (c, _) => (Some(char::from(c)), 1),
        };
        if let Some(class) = class
            && !out.ends_with(class)
        {
            out.push(class);
        }
        at += used;
    }
    out
}

#[cfg(test)]
#[path = "latin_tests.rs"]
mod tests;

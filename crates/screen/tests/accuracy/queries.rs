//! Questions with a known answer: listed names as people garble them, and names that are not listed.

use std::{collections::BTreeSet, path::PathBuf};

use rand::{RngExt, SeedableRng, seq::IndexedRandom};
use rand_pcg::Pcg64Mcg;

/// A question.
#[derive(Clone, Debug)]
pub(crate) struct Query {
    /// The name as it is asked.
    pub(crate) asked: String,
    /// The listed name it stands for; nothing where it stands for none.
    pub(crate) listed: Option<String>,
    /// What was done to it.
    pub(crate) kind: &'static str,
}

/// A file of the shared data, or nothing, said loudly, where it is not there.
pub(crate) fn shared(name: &str) -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(name);
    if path.exists() {
        return Some(path);
    }
    eprintln!("SKIPPED: {} is not there", path.display());
    None
}

/// Letters and digits, numbers without zeros before them: `ZVEZDA 045` is no sister of `ZVEZDA-45`.
fn plain(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).map(|w| w.trim_start_matches('0'));
    words.collect()
}

/// Names of ships that reported in the Baltic, without those that are listed.
pub(crate) fn unlisted(listed: &BTreeSet<String>) -> Option<Vec<String>> {
    let text = std::fs::read_to_string(shared("ais/digitraffic_2025-12-12.json")?).ok()?;
    let all: serde_json::Value = serde_json::from_str(&text).ok()?;
    let names = all["vessels"].as_array()?.iter().filter_map(|v| v["name"].as_str()).map(|n| n.trim().to_owned());
    let listed: BTreeSet<String> = listed.iter().map(|n| plain(n)).collect();
    let names: BTreeSet<String> = names.filter(|n| n.len() >= 4 && !listed.contains(&plain(n))).collect();
    Some(names.into_iter().collect())
}

/// Names of ships that reported in US waters, without those that are listed.
pub(crate) fn american(listed: &BTreeSet<String>) -> Option<Vec<String>> {
    let text = std::fs::read_to_string(shared("ais/noaa_2023-01-01_1000rows.csv")?).ok()?;
    let listed: BTreeSet<String> = listed.iter().map(|n| plain(n)).collect();
    let names = text.lines().skip(1).filter_map(|l| l.split(',').nth(7)).map(|n| n.trim().to_owned());
    let names: BTreeSet<String> = names.filter(|n| n.len() >= 4 && !listed.contains(&plain(n))).collect();
    Some(names.into_iter().collect())
}

/// The questions about some listed names, and as many about unlisted ones, both treated alike.
pub(crate) fn queries(names: &[String], all_listed: &BTreeSet<String>, unlisted: &[String], seed: u64) -> Vec<Query> {
    let mut rng = Pcg64Mcg::seed_from_u64(seed);
    let mut queries = Vec::new();
    let listed: BTreeSet<String> = all_listed.iter().map(|n| plain(n)).collect();
    for name in names {
        for (kind, asked) in treated(name, &mut rng) {
            queries.push(Query { asked, listed: Some(name.clone()), kind });
        }
        if let Some(sister) = sister(name, &mut rng).filter(|s| !listed.contains(&plain(s))) {
            queries.push(Query { asked: sister, listed: None, kind: "sister of a listed ship" });
        }
    }
    let positives = queries.iter().filter(|q| q.listed.is_some()).count();
    let mut negatives = 0;
    while negatives < positives {
        let Some(name) = unlisted.choose(&mut rng) else { break };
        let kinds = treated(name, &mut rng);
        negatives += kinds.len();
        queries.extend(kinds.into_iter().map(|(_, asked)| Query { asked, listed: None, kind: "unlisted ship" }));
    }
    queries
}

/// A name in all the ways it can be garbled, each once.
fn treated(name: &str, rng: &mut Pcg64Mcg) -> Vec<(&'static str, String)> {
    let mut out = vec![("as listed", name.to_owned())];
    let prefix = ["MV ", "M/V ", "MT ", "M.T. ", "THE ", "MV \"", "TUG "].choose(rng).copied().unwrap_or_default();
    out.push(("prefixed", format!("{prefix}{name}")));
    let letters = name.bytes().filter(u8::is_ascii_alphabetic).count();
    if letters >= 5 {
        out.push(("misspelt", slip(name, rng)));
    }
    if letters >= 10 {
        let once = slip(name, rng);
        out.push(("misspelt twice", slip(&once, rng)));
    }
    let words: Vec<&str> = name.split(' ').collect();
    if words.len() > 1 {
        let mut turned = words.clone();
        turned.rotate_left(1);
        if turned != words && !turned[0].bytes().all(|b| b.is_ascii_digit()) {
            out.push(("reordered", turned.join(" ")));
        }
        out.push(("run together", name.replace([' ', '-'], "")));
    }
    if name.len() > 20 {
        out.push(("cut by AIS", name.chars().take(20).collect()));
    }
    if letters >= 4 && name.is_ascii() && !name.contains(['Q', 'W', 'X']) {
        out.push(("in Cyrillic", cyrillic(name)));
    }
    if let Some(number) = renumbered(name) {
        out.push(("number written otherwise", number));
    }
    out
}

/// One slip of the pen, not in the first letter.
fn slip(name: &str, rng: &mut Pcg64Mcg) -> String {
    let mut chars: Vec<char> = name.chars().collect();
    let places: Vec<usize> = (1..chars.len()).filter(|i| chars[*i].is_ascii_alphabetic()).collect();
    let Some(&at) = places.choose(rng) else { return name.to_owned() };
    match rng.random_range(0..4) {
        0 if chars.get(at + 1).is_some_and(char::is_ascii_alphabetic) => chars.swap(at, at + 1),
        1 => {
            chars.remove(at);
        }
        2 => chars.insert(at, chars[at]),
        _ => chars[at] = char::from(b'A' + rng.random_range(0..26_u8)),
    }
    chars.into_iter().collect()
}

/// The name with another number.
fn sister(name: &str, rng: &mut Pcg64Mcg) -> Option<String> {
    let (begin, number) = name.rsplit_once([' ', '-'])?;
    let n: u32 = number.parse().ok()?;
    Some(format!("{begin} {}", n + rng.random_range(1..4_u32)))
}

/// `5` as `V` or `NO. 5`.
fn renumbered(name: &str) -> Option<String> {
    const ROMAN: [&str; 10] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];
    let (begin, number) = name.rsplit_once([' ', '-'])?;
    if let Ok(n) = number.parse::<usize>() {
        return Some(ROMAN.get(n.wrapping_sub(1)).map_or_else(|| format!("{begin} NO.{n}"), |roman| format!("{begin} {roman}")));
    }
    let n = ROMAN.iter().position(|r| *r == number)? + 1;
    Some(format!("{begin} {n}"))
}

/// A Latin name as a Russian register would write it.
fn cyrillic(name: &str) -> String {
    const DIGRAPHS: [(&str, &str); 9] =
        [("SHCH", "Щ"), ("KH", "Х"), ("ZH", "Ж"), ("CH", "Ч"), ("SH", "Ш"), ("TS", "Ц"), ("YU", "Ю"), ("YA", "Я"), ("PH", "Ф")];
    const LETTERS: [(char, char); 23] = [
        ('A', 'А'),
        ('B', 'Б'),
        ('C', 'К'),
        ('D', 'Д'),
        ('E', 'Е'),
        ('F', 'Ф'),
        ('G', 'Г'),
        ('H', 'Х'),
        ('I', 'И'),
        ('J', 'Й'),
        ('K', 'К'),
        ('L', 'Л'),
        ('M', 'М'),
        ('N', 'Н'),
        ('O', 'О'),
        ('P', 'П'),
        ('R', 'Р'),
        ('S', 'С'),
        ('T', 'Т'),
        ('U', 'У'),
        ('V', 'В'),
        ('Y', 'Й'),
        ('Z', 'З'),
    ];
    let mut out = String::new();
    let mut rest = name;
    while let Some(c) = rest.chars().next() {
        if let Some((latin, russian)) = DIGRAPHS.iter().find(|(l, _)| rest.starts_with(l)) {
            out.push_str(russian);
            rest = &rest[latin.len()..];
            continue;
        }
        out.push(LETTERS.iter().find(|(l, _)| *l == c).map_or(c, |(_, r)| *r));
        rest = &rest[c.len_utf8()..];
    }
    out
}

//! Files, folders, pages and feeds of news to texts with what is known of them.
//!
//! Nothing is dropped in silence: what cannot be taken comes back as an [`InputError`] that names it.

pub mod fetch;
mod folder;
pub mod keep;
mod meta;
mod news;
mod page;
pub mod robots;
mod strip;
mod tags;

use std::path::{Path, PathBuf};

use model::{Precision, When};
use sha2::{Digest, Sha256};

pub use self::folder::{files, folder};
use crate::{Raw, decode::decode};

/// How a text was won from its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It is plain text.
    Text,
    /// The article was found in a page.
    Article,
    /// Everything that a page shows: no article was found in it, or it is too large or too deep to be searched for one.
    Stripped,
    /// An entry of a news API.
    Entry,
}

/// A document as taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The text and what the reader needs to know of it.
    pub raw: Raw,
    /// Who wrote it.
    pub byline: Option<String>,
    /// When it was last changed, where metadata says.
    pub modified: Option<When>,
    /// The language that metadata claims; the reader detects its own.
    pub language: Option<String>,
    /// The encoding of its bytes.
    pub encoding: &'static str,
    /// Bytes that fit no character and became U+FFFD.
    pub replaced: usize,
    /// How the text was won.
    pub way: Way,
}

/// Why something given as a document is none.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    /// A file or folder that cannot be read.
    #[error("{path}: {source}")]
    Read {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A file of a kind that holds no text.
    #[error("{path}: skipped; read are .txt, .md, .html, .htm, .json and .jsonl")]
    Kind {
        /// The file.
        path: PathBuf,
    },
    /// More bytes than are taken.
    #[error("{uri}: {bytes} bytes, the limit is {limit}")]
    Large {
        /// The path or URL.
        uri: String,
        /// Its size.
        bytes: u64,
        /// The limit.
        limit: u64,
    },
    /// JSON that cannot be parsed.
    #[error("{uri}: not JSON: {source}")]
    Json {
        /// The path or URL.
        uri: String,
        /// Where and why.
        source: serde_json::Error,
    },
    /// JSON without a list of articles.
    #[error("{uri}: expected a list of articles, or an object with one in {expected}")]
    NoList {
        /// The path or URL.
        uri: String,
        /// Where lists are looked for.
        expected: &'static str,
    },
    /// One entry of a list that cannot be taken; the others count.
    #[error("{uri}, entry {index}: expected {expected}")]
    Entry {
        /// The path or URL.
        uri: String,
        /// Its number from 0.
        index: usize,
        /// What was expected.
        expected: &'static str,
    },
}

/// The largest input taken by default.
pub const MAX_BYTES: u64 = 256 << 20;

/// What an input is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// A page.
    Html,
    /// A news API's answer, or a line of JSON for each article.
    Json,
}

impl Kind {
    /// By the ending of a name.
    pub fn of_name(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "txt" | "md" | "text" => Some(Self::Text),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            "json" | "jsonl" | "ndjson" => Some(Self::Json),
            _ => None,
        }
    }

    /// By the media type of HTTP; none where it holds no text.
    pub fn of_media(content_type: &str) -> Option<Self> {
        let media = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        match media.as_str() {
            "text/html" | "application/xhtml+xml" => Some(Self::Html),
            "" => None,
            m if m == "application/json" || m.ends_with("+json") || m.ends_with("ndjson") || m.ends_with("jsonlines") => {
                Some(Self::Json)
            }
            m if m.starts_with("text/") => Some(Self::Text),
            _ => None,
        }
    }

    /// By the first bytes.
    pub fn of_content(bytes: &[u8]) -> Self {
        let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
        let head = String::from_utf8_lossy(head).to_ascii_lowercase();
        let head = head.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']);
        let tagged = ["<!doctype", "<html", "<head", "<body", "<p>", "<div", "<article", "<meta", "<title", "<!--"];
        if tagged.iter().any(|t| head.starts_with(t)) || head.starts_with("<?xml") && head.contains("<html") {
            return Self::Html;
        }
        let mut marks = head.chars().filter(|c| !c.is_whitespace());
        match (marks.next(), marks.next()) {
            (Some('{'), Some('"' | '}')) | (Some('['), Some('{' | ']')) => Self::Json,
            _ => Self::Text,
        }
    }
}

/// Documents from bytes; `kind` where it is known, else found by content; `charset` as HTTP declares it.
pub fn bytes(uri: &str, bytes: &[u8], kind: Option<Kind>, charset: Option<&str>) -> Vec<Result<Taken, InputError>> {
    let kind = kind.unwrap_or_else(|| Kind::of_content(bytes));
    let sha = || hex(&Sha256::digest(bytes));
    match kind {
        Kind::Text => {
            let decoded = decode(bytes, charset);
            let raw = Raw { uri: uri.to_owned(), text: decoded.text, raw_sha256: sha(), outlet: outlet(uri), ..Raw::default() };
            let (encoding, replaced) = (decoded.encoding, decoded.replaced);
            vec![Ok(Taken { raw, byline: None, modified: None, language: None, encoding, replaced, way: Way::Text })]
        }
        Kind::Html => {
            let declared = charset.map(str::to_owned).or_else(|| meta::charset(bytes));
            let decoded = decode(bytes, declared.as_deref());
            let page = page::read(&decoded.text);
            let raw = Raw {
                uri: uri.to_owned(),
                text: page.text,
                raw_sha256: sha(),
                title: page.head.title,
                published: page.head.published.as_deref().and_then(date),
                outlet: page.head.site.or_else(|| outlet(uri)),
            };
            vec![Ok(Taken {
                raw,
                byline: page.head.byline,
                modified: page.head.modified.as_deref().and_then(date),
                language: page.head.language,
                encoding: decoded.encoding,
                replaced: decoded.replaced,
                way: if page.article { Way::Article } else { Way::Stripped },
            })]
        }
        Kind::Json => news::read(uri, &decode(bytes, charset), &sha()),
    }
}

/// Documents from a file; `limit` is the largest size taken, in bytes.
pub fn path(path: &Path, limit: u64) -> Vec<Result<Taken, InputError>> {
    let failed = |source| InputError::Read { path: path.to_owned(), source };
    let size = match std::fs::metadata(path) {
        Ok(data) => data.len(),
        Err(source) => return vec![Err(failed(source))],
    };
    let uri = path.display().to_string();
    if size > limit {
        return vec![Err(InputError::Large { uri, bytes: size, limit })];
    }
    match std::fs::read(path) {
        Ok(content) => bytes(&uri, &content, Kind::of_name(path), None),
        Err(source) => vec![Err(failed(source))],
    }
}

/// The host of an address, without `www.`; none for a path.
pub fn outlet(uri: &str) -> Option<String> {
    let url = url::Url::parse(uri).ok().filter(|u| matches!(u.scheme(), "http" | "https"))?;
    let host = url.host_str()?;
    Some(host.strip_prefix("www.").unwrap_or(host).to_owned())
}

/// A day from metadata: ISO 8601, RFC 2822, or seconds since 1970. The day is the one written, in the outlet's own time zone.
pub fn date(text: &str) -> Option<When> {
    let text = text.trim();
    let day = text
        .get(..10)
        .filter(|_| text.as_bytes().get(10).is_none_or(|b| !b.is_ascii_digit()))
        .and_then(model::Day::parse)
        .or_else(|| compact(text))
        .or_else(|| {
            let stamp = jiff::fmt::rfc2822::parse(text).ok()?;
            model::Day::from_civil(i32::from(stamp.year()), stamp.month() as u32, stamp.day() as u32)
        })
        .or_else(|| {
            let number: i64 = text.parse().ok().filter(|n| (100_000_000..100_000_000_000_000).contains(n))?;
            // Milliseconds have three digits more.
            let seconds = if number >= 100_000_000_000 { number / 1000 } else { number };
            Some(model::Timestamp::from_secs(seconds).day())
        })?;
    Some(When { from: Some(day), to: Some(day), precision: Precision::Day, expression: text.to_owned() })
}

/// `20221102`, `20221102T155300Z`.
fn compact(text: &str) -> Option<model::Day> {
    let digits = text.get(..8).filter(|d| d.bytes().all(|b| b.is_ascii_digit()))?;
    if !matches!(text.as_bytes().get(8), None | Some(b'T' | b' ')) {
        return None;
    }
    model::Day::from_civil(digits.get(..4)?.parse().ok()?, digits.get(4..6)?.parse().ok()?, digits.get(6..)?.parse().ok()?)
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut s, b| {
        let _ = write!(s, "{b:02x}");
        s
    })
}

#[cfg(test)]
#[path = "input_tests.rs"]
mod tests;

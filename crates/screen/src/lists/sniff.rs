//! Which format a file is of, from how it begins.

use crate::list::Format;

/// Bytes looked at.
pub(crate) const ENOUGH: usize = 16 * 1024;

const EXPECTED: &str = "expected OFAC's sdn.csv, alt.csv, add.csv or sdn.xml, the UN's consolidated XML, the EU's or the UK's CSV, \
                        FollowTheMoney JSON lines, or a CSV with a column `name` or `imo`";

/// The format, or why it is none.
pub(crate) fn format(begin: &str) -> Result<Format, String> {
    let text = begin.trim_start();
    if text.is_empty() {
        return Err(format!("the file is empty; {EXPECTED}"));
    }
    let found = match text.as_bytes() {
        [b'<', ..] => xml(text),
        [b'{' | b'[', ..] => json(text),
        _ => csv(text),
    };
    found.ok_or_else(|| {
        let line: String = text.lines().next().unwrap_or_default().chars().take(60).collect();
        format!("it begins {line:?}; {EXPECTED}")
    })
}

/// By the name of the outermost element.
fn xml(text: &str) -> Option<Format> {
    let root = text.split('<').skip(1).find(|t| t.starts_with(|c: char| c.is_alphabetic()))?;
    let name = root.split(|c: char| c.is_whitespace() || c == '>' || c == '/').next()?;
    match name.rsplit(':').next()? {
        "sdnList" => Some(Format::OfacXml),
        "CONSOLIDATED_LIST" => Some(Format::UnXml),
        _ => None,
    }
}

fn json(text: &str) -> Option<Format> {
    let first = text.lines().next()?;
    if text.contains("\"schema\"") && text.contains("\"properties\"") && first.len() > 2 {
        return Some(Format::Ftm);
    }
    let listed = text.contains("\"programs\"") || text.contains("\"list_name\"");
    (listed && text.contains("\"vessels\"")).then_some(Format::VesselsJson)
}

fn csv(text: &str) -> Option<Format> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let first = reader.records().next()?.ok()?;
    let cell = |i: usize| first.get(i).unwrap_or_default().trim();
    let number = |i: usize| !cell(i).is_empty() && cell(i).bytes().all(|b| b.is_ascii_digit());
    // OFAC's files have no header: their first column is the entry's number.
    if number(0) {
        return match first.len() {
            12 => Some(Format::OfacCsv),
            5 if ["aka", "fka", "nka"].contains(&cell(2)) => Some(Format::OfacAlt),
            6 if number(1) => Some(Format::OfacAdd),
            2 => Some(Format::OfacComments),
            _ => None,
        };
    }
    let lower = text.to_lowercase();
    let head: String = lower.lines().take(5).collect::<Vec<_>>().join("\n");
    if head.contains("entity_logicalid") {
        return Some(Format::EuCsv);
    }
    if head.contains("name 6") && (head.contains("unique id") || head.contains("group id")) {
        return Some(Format::UkCsv);
    }
    super::own::has_its_columns(lower.lines().next()?).then_some(Format::Own)
}

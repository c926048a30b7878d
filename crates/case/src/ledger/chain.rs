//! Checking the chain, record by record.

use serde::{Deserialize, Serialize};

use super::{record::Record, store::Head};

/// The first link that does not hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Broken {
    /// The number of the record.
    pub seq: i64,
    /// What differs.
    pub what: String,
}

/// What checking found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verification {
    /// How many records there are.
    pub records: u64,
    /// The hash of the last: to be kept elsewhere.
    pub head: String,
    /// The first link that does not hold; none where all do.
    pub broken: Option<Broken>,
}

/// A check under way.
pub(crate) struct Chain {
    head: Head,
    records: u64,
    broken: Option<Broken>,
    /// A hash that must be in the chain.
    expected: Option<String>,
}

impl Chain {
    pub(crate) fn new(expected: Option<&str>) -> Self {
        Self { head: Head::default(), records: 0, broken: None, expected: expected.map(str::to_lowercase) }
    }

    pub(crate) fn add(&mut self, record: &Record) {
        self.records += 1;
        if self.broken.is_none() {
            self.broken = differs(&self.head, record).map(|what| Broken { seq: record.seq, what });
        }
        if self.expected.as_ref() == Some(&record.hash) {
            self.expected = None;
        }
        self.head = Head { seq: record.seq, hash: record.hash.clone() };
    }

    pub(crate) fn done(self) -> Verification {
        let missing = self.expected.filter(|hash| *hash != Head::default().hash).map(|hash| Broken {
            seq: self.head.seq + 1,
            what: format!("the hash {hash} is nowhere in the chain: records were cut off or replaced"),
        });
        Verification { records: self.records, head: self.head.hash, broken: self.broken.or(missing) }
    }
}

/// What does not fit in a record that should follow `head`.
pub(crate) fn differs(head: &Head, record: &Record) -> Option<String> {
    let expected = head.seq + 1;
    if record.seq != expected {
        return Some(format!("record {expected} is missing: the next is {}", record.seq));
    }
    if record.prev_hash != head.hash {
        return Some(format!(
            "its prev_hash {} is not the hash {} of the record before",
            short(&record.prev_hash),
            short(&head.hash)
        ));
    }
    let computed = record.computed();
    (record.hash != computed).then(|| {
        format!("its content ({} {}) has the hash {}, not {}", record.kind, record.id, short(&computed), short(&record.hash))
    })
}

fn short(hash: &str) -> String {
    hash.chars().take(12).collect()
}

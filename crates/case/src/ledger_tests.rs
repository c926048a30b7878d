//! Every test runs on SQLite, and on PostgreSQL where `SILLAGE_TEST_POSTGRES` gives its URL.

use model::{Stage, Stance};

use super::*;
use crate::made::claim;

/// A ledger of its own, and the way to tamper with it.
struct Place {
    url: String,
    _folder: Option<tempfile::TempDir>,
    schema: Option<String>,
}

impl Place {
    fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = folder.path().join("ledger.db").to_str().unwrap().to_owned();
        Self { url, _folder: Some(folder), schema: None }
    }

    #[cfg(feature = "postgres")]
    fn postgres(test: &str) -> Option<Self> {
        let Ok(base) = std::env::var("SILLAGE_TEST_POSTGRES") else {
            eprintln!("SKIPPED on PostgreSQL: {test}: SILLAGE_TEST_POSTGRES is not set (see scripts/postgres)");
            return None;
        };
        let schema = format!("test_{test}_{}", std::process::id());
        let mut client = ::postgres::Client::connect(&base, ::postgres::NoTls).unwrap();
        client.batch_execute(&format!("DROP SCHEMA IF EXISTS {schema} CASCADE; CREATE SCHEMA {schema}")).unwrap();
        let join = if base.contains('?') { '&' } else { '?' };
        Some(Self { url: format!("{base}{join}options=-csearch_path%3D{schema}"), _folder: None, schema: Some(schema) })
    }

    #[cfg(not(feature = "postgres"))]
    fn postgres(_: &str) -> Option<Self> {
        None
    }

    fn all(test: &str) -> Vec<Self> {
        std::iter::once(Self::sqlite()).chain(Self::postgres(test)).collect()
    }

    fn open(&self) -> Ledger {
        Ledger::open(&self.url).unwrap()
    }

    /// Runs SQL past the program; an error is told.
    fn sql(&self, sql: &str) -> Result<(), String> {
        if self.schema.is_some() {
            #[cfg(feature = "postgres")]
            return ::postgres::Client::connect(&self.url, ::postgres::NoTls)
                .unwrap()
                .batch_execute(sql)
                .map_err(|e| e.as_db_error().unwrap().message().to_owned());
        }
        rusqlite::Connection::open(&self.url).unwrap().execute_batch(sql).map_err(|e| e.to_string())
    }

    fn without_guards(&self) {
        let on = if self.schema.is_some() { " ON ledger" } else { "" };
        for trigger in ["ledger_no_update", "ledger_no_delete", "ledger_in_order"] {
            let _ = self.sql(&format!("DROP TRIGGER IF EXISTS {trigger}{on}"));
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Some(schema) = &self.schema {
            let _ = self.sql(&format!("DROP SCHEMA {schema} CASCADE"));
        }
    }
}

fn objects(n: usize) -> Vec<Object> {
    (1..=n)
        .map(|i| Object::Claim(Box::new(claim(&format!("d.{i}"), "US", Stance::Asserts, Stage::Bought, "2022-11-02"))))
        .collect()
}

#[test]
fn what_is_added_is_a_whole_chain() {
    for place in Place::all("whole") {
        let mut ledger = place.open();
        assert_eq!(ledger.verify(None).unwrap().records, 0);
        ledger.append("ada", "add", &objects(3)).unwrap();
        drop(ledger);
        let mut again = place.open();
        again.append("bob", "add", &objects(2)).unwrap();
        let found = again.verify(None).unwrap();
        assert_eq!((found.records, found.broken), (5, None));
        let records = again.records().unwrap();
        assert_eq!(records[0].prev_hash, record::GENESIS);
        assert_eq!((records[4].actor.as_str(), records[4].seq), ("bob", 5));
        assert!(matches!(Object::of(&records[0]).unwrap(), Some(Object::Claim(_))));
    }
}

#[test]
fn the_database_refuses_to_change_or_delete() {
    for place in Place::all("guards") {
        place.open().append("ada", "add", &objects(2)).unwrap();
        let copy = "INSERT INTO ledger SELECT seq, prev_hash, hash || 'x', at, actor, tool, action, kind, id, object FROM ledger WHERE seq = 1";
        for sql in ["UPDATE ledger SET actor = 'eve' WHERE seq = 1", "DELETE FROM ledger WHERE seq = 2", copy] {
            let refused = place.sql(sql).unwrap_err();
            assert!(refused.contains("append-only"), "{sql}: {refused}");
        }
        if place.schema.is_some() {
            assert!(place.sql("TRUNCATE ledger").unwrap_err().contains("append-only"));
        } else {
            assert!(place.sql(&copy.replace("INSERT", "INSERT OR REPLACE")).unwrap_err().contains("append-only"));
        }
        assert_eq!(place.open().verify(None).unwrap().broken, None);
    }
}

#[test]
fn the_first_broken_link_is_named() {
    for place in Place::all("broken") {
        place.open().append("ada", "add", &objects(6)).unwrap();
        place.without_guards();
        place.sql("UPDATE ledger SET object = '{\"forged\":true}' WHERE seq = 5").unwrap();
        place.sql("UPDATE ledger SET actor = 'eve' WHERE seq = 3").unwrap();
        let broken = place.open().verify(None).unwrap().broken.unwrap();
        assert_eq!(broken.seq, 3);
        assert!(broken.what.starts_with("its content (claim d.3) has the hash"), "{}", broken.what);
    }
}

#[test]
fn a_forged_hash_breaks_the_next_link_and_a_hole_is_seen() {
    for place in Place::all("forged") {
        place.open().append("ada", "add", &objects(4)).unwrap();
        place.without_guards();
        let mut forged = place.open().records().unwrap().remove(1);
        forged.actor = "eve".into();
        place.sql(&format!("UPDATE ledger SET actor = 'eve', hash = '{}' WHERE seq = 2", forged.computed())).unwrap();
        let broken = place.open().verify(None).unwrap().broken.unwrap();
        assert!(broken.seq == 3 && broken.what.contains("prev_hash"), "{broken:?}");
        place.sql("DELETE FROM ledger WHERE seq = 2").unwrap();
        let broken = place.open().verify(None).unwrap().broken.unwrap();
        assert_eq!(broken.what, "record 2 is missing: the next is 3");
    }
}

#[test]
fn a_cut_end_is_seen_by_who_kept_the_hash() {
    for place in Place::all("cut") {
        let head = place.open().append("ada", "add", &objects(4)).unwrap().pop().unwrap().hash;
        assert_eq!(place.open().verify(Some(&head)).unwrap().broken, None);
        place.without_guards();
        place.sql("DELETE FROM ledger WHERE seq = 4").unwrap();
        assert_eq!(place.open().verify(None).unwrap().broken, None, "nothing in it tells");
        assert_eq!(place.open().verify(Some(&head)).unwrap().broken.unwrap().seq, 4);
    }
}

#[test]
fn writers_at_once_make_one_chain() {
    for place in Place::all("writers") {
        place.open();
        std::thread::scope(|scope| {
            for writer in 0..4 {
                let place = &place;
                scope.spawn(move || {
                    let mut ledger = place.open();
                    for _ in 0..10 {
                        ledger.append(&format!("writer {writer}"), "add", &objects(2)).unwrap();
                    }
                });
            }
        });
        let found = place.open().verify(None).unwrap();
        assert_eq!((found.records, found.broken), (80, None));
    }
}

#[test]
fn an_export_is_taken_over_with_its_hashes() {
    for place in Place::all("lines") {
        let mut ledger = place.open();
        ledger.append("ada", "add", &objects(1203)).unwrap();
        let mut lines = Vec::new();
        assert_eq!(ledger.export(&mut lines).unwrap(), 1203);
        let head = ledger.verify(None).unwrap().head;
        let other = Place::sqlite();
        let mut copy = other.open();
        let half: Vec<u8> = lines.split_inclusive(|b| *b == b'\n').take(600).flatten().copied().collect();
        assert_eq!(copy.import(half.as_slice()).unwrap(), 600);
        assert_eq!(copy.import(lines.as_slice()).unwrap(), 603, "only what is new");
        assert_eq!(copy.import(lines.as_slice()).unwrap(), 0);
        assert_eq!(copy.verify(None).unwrap(), Verification { records: 1203, head, broken: None });
        // The other way round, into this database.
        let mut own = Place::sqlite().open();
        own.append("eve", "add", &objects(1)).unwrap();
        assert!(matches!(own.import(lines.as_slice()), Err(LedgerError::Elsewhere)));
    }
}

#[test]
fn a_tampered_export_is_refused_at_its_line() {
    let place = Place::sqlite();
    let mut ledger = place.open();
    ledger.append("ada", "add", &objects(3)).unwrap();
    let mut lines = Vec::new();
    ledger.export(&mut lines).unwrap();
    let text = String::from_utf8(lines).unwrap();
    let tampered = text.replacen("\"id\":\"d.2\"", "\"id\":\"d.9\"", 1);
    let error = Place::sqlite().open().import(tampered.as_bytes()).unwrap_err().to_string();
    assert!(error.starts_with("line 2 of the export: record 2: its content"), "{error}");
    let cut: String = text.chars().take(text.len() - 40).collect();
    let error = Place::sqlite().open().import(cut.as_bytes()).unwrap_err().to_string();
    assert!(error.starts_with("line 3 of the export: no record"), "{error}");
}

#[test]
fn a_ledger_that_is_not_there_is_not_made_by_looking() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("none.db");
    assert!(matches!(Ledger::open_existing(place.to_str().unwrap()), Err(LedgerError::Missing(_))));
    assert!(!place.exists());
}

#[test]
fn what_is_no_ledger_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("text.txt");
    std::fs::write(&place, "this is no database, but a text of some length ".repeat(50)).unwrap();
    let error = Ledger::open(place.to_str().unwrap()).unwrap_err().to_string();
    assert!(error.contains("not a database"), "{error}");
}

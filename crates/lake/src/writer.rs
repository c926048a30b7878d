//! A lake opened for writing: one writer at a time, all or nothing.

use std::{
    collections::HashSet,
    fs::{File, TryLockError},
    io::{Read, Seek, Write},
    path::Path,
    time::{Duration, Instant},
};

use futures::executor::block_on;
use model::{Day, SourceId};
use object_store::{ObjectStore, ObjectStoreExt, PutMode, PutOptions, path::Path as ObjectPath};

use crate::{
    error::LakeError,
    manifest::{FileEntry, Manifest, Table},
    store::{Lake, MANIFESTS, PENDING, REPLACED, list, local_store, manifest_files, newest_manifest},
};

/// How many old manifests stay, for whoever still reads an older commit.
const MANIFESTS_KEPT: u64 = 3;

/// A lake opened for writing. Nothing it writes counts until [`Writer::commit`]; dropped without, it leaves the lake as it was.
#[derive(Debug)]
pub struct Writer {
    lake: Lake,
    /// Held until drop; the operating system lets go of it when the process dies.
    _lock: File,
    added: Vec<FileEntry>,
    removed: HashSet<String>,
    by: String,
}

impl Writer {
    /// Opens or creates a lake and takes its lock, waiting up to `wait`; `told` hears who holds it meanwhile, once.
    pub fn open(root: &Path, by: &str, wait: Duration, told: &mut dyn FnMut(&str)) -> Result<Self, LakeError> {
        let folder = root.join(MANIFESTS);
        if !folder.exists() && std::fs::read_dir(root).is_ok_and(|mut inside| inside.next().is_some()) {
            return Err(LakeError::NotALake(root.to_owned()));
        }
        std::fs::create_dir_all(&folder)
            .map_err(|e| LakeError::io(format!("the lake {} cannot be made or written", root.display()), e))?;
        let lock = take_lock(root, by, wait, told)?;
        let store = local_store(root)?;
        let manifest = newest_manifest(store.as_ref())?.unwrap_or_else(Manifest::empty);
        let lake = Lake { store, root: root.to_owned(), manifest };
        let writer = Self { lake, _lock: lock, added: Vec::new(), removed: HashSet::new(), by: by.to_owned() };
        writer.put_names_right()?;
        Ok(writer)
    }

    /// The lake as it was when opened.
    pub const fn lake(&self) -> &Lake {
        &self.lake
    }

    /// The number this commit will get.
    pub const fn version(&self) -> u64 {
        self.lake.manifest.version + 1
    }

    /// A folder for work files, inside the lake so that they share its disk; emptied by the next writer if we die.
    pub fn work_dir(&self) -> Result<tempfile::TempDir, LakeError> {
        let folder = self.lake.root.join("_sillage/work");
        std::fs::create_dir_all(&folder)
            .and_then(|()| tempfile::tempdir_in(&folder))
            .map_err(|e| LakeError::io(folder.display().to_string(), e))
    }

    /// Writes a file of a table. `sequence` orders the files of a partition.
    pub fn put(&self, table: Table, part: Partition, sequence: usize, rows: u64, bytes: Vec<u8>) -> Result<FileEntry, LakeError> {
        let version = self.version();
        let name = format!("{version:06}-{sequence:04}.parquet");
        let path = match part {
            Partition::Whole => format!("{}/{name}", table.folder()),
            Partition::Day(day) => format!("{}/day={day}/{name}", table.folder()),
            Partition::Source(source) => format!("{}/source={source}/{name}", table.folder()),
        };
        let entry = FileEntry {
            table,
            day: if let Partition::Day(day) = part { Some(day) } else { None },
            source: if let Partition::Source(source) = part { Some(source) } else { None },
            rows,
            bytes: bytes.len() as u64,
            mmsi_min: None,
            mmsi_max: None,
            since: version,
            path,
        };
        let pending = ObjectPath::from(format!("{}{PENDING}", entry.path));
        block_on(self.lake.store.put(&pending, bytes.into())).map_err(|e| self.failed(&pending, e))?;
        Ok(entry)
    }

    /// Adds a written file to the commit.
    pub fn add(&mut self, entry: FileEntry) {
        self.added.push(entry);
    }

    /// Takes back what was added for a source.
    pub(crate) fn withdraw(&mut self, table: Table, source: SourceId) {
        let withdrawn = |f: &FileEntry| f.table == table && f.source == Some(source);
        for entry in self.added.iter().filter(|f| withdrawn(f)) {
            self.delete_pending(entry);
        }
        self.added.retain(|f| !withdrawn(f));
    }

    /// Deletes the bytes of a file that will not count; what cannot be deleted now goes when the next writer opens the lake.
    fn delete_pending(&self, entry: &FileEntry) {
        let pending = ObjectPath::from(format!("{}{PENDING}", entry.path));
        let _ = block_on(self.lake.store.delete(&pending));
    }

    /// Takes a file of the lake out of the commit.
    pub fn remove(&mut self, path: &str) {
        self.removed.insert(path.to_owned());
    }

    /// Takes all files of a partition out of the commit.
    pub fn remove_day(&mut self, table: Table, day: Day) {
        let paths: Vec<_> = self.lake.manifest.files_on(table, day).iter().map(|f| f.path.clone()).collect();
        self.removed.extend(paths);
    }

    /// Makes it count: writes the manifest, which is the commit, then lets the folder follow.
    /// The lock stays held, and what is written next belongs to the commit after.
    pub fn commit(&mut self, next_source: SourceId, analysis: serde_json::Value) -> Result<(), LakeError> {
        let version = self.version();
        let mut files = self.lake.manifest.files.clone();
        files.retain(|f| !self.removed.contains(&f.path));
        files.append(&mut self.added);
        let manifest = Manifest { format: crate::manifest::FORMAT, version, by: self.by.clone(), next_source, files, analysis };
        let path = ObjectPath::from(format!("{MANIFESTS}/{version:010}.json"));
        let body = serde_json::to_vec(&manifest).map_err(|e| LakeError::corrupt(path.to_string(), e))?;
        let create = PutOptions { mode: PutMode::Create, ..PutOptions::default() };
        match block_on(self.lake.store.put_opts(&path, body.into(), create)) {
            Ok(_) => {}
            Err(object_store::Error::AlreadyExists { .. }) => {
                return Err(LakeError::Conflict { version });
            }
            Err(e) => return Err(self.failed(&path, e)),
        }
        self.lake.manifest = manifest;
        self.removed.clear();
        self.put_names_right()
    }

    /// An object of this lake that could not be written.
    fn failed(&self, object: &ObjectPath, source: object_store::Error) -> LakeError {
        LakeError::store(self.lake.root.join(object.as_ref()).display(), source)
    }

    /// Brings the folder in line with the manifest: pending files it names get their names, files that
    /// only earlier manifests name step aside, files that none of the kept ones names go.
    /// Files that are not of our making, in whatever folder, are let alone.
    fn put_names_right(&self) -> Result<(), LakeError> {
        let store = self.lake.store.as_ref();
        let current: HashSet<&str> = self.lake.manifest.files.iter().map(|f| f.path.as_str()).collect();
        // Whoever opened the lake one or two commits ago still reads what those named.
        let mut named: HashSet<String> = current.iter().map(|path| (*path).to_owned()).collect();
        let oldest = self.lake.manifest.version.saturating_sub(MANIFESTS_KEPT - 1);
        for version in oldest..self.lake.manifest.version {
            named.extend(manifest_files(store, version));
        }
        for object in list(store, "")? {
            let path = object.location.as_ref();
            let outcome = if let Some(last) = path.strip_suffix(PENDING).filter(|p| is_ours(p)) {
                if current.contains(last) {
                    block_on(store.rename(&object.location, &ObjectPath::from(last)))
                } else {
                    block_on(store.delete(&object.location))
                }
            } else if is_ours(path) && !current.contains(path) {
                if named.contains(path) {
                    block_on(store.rename(&object.location, &ObjectPath::from(format!("{path}{REPLACED}"))))
                } else {
                    block_on(store.delete(&object.location))
                }
            } else if let Some(replaced) = path.strip_suffix(REPLACED).filter(|p| is_ours(p)) {
                if named.contains(replaced) { Ok(()) } else { block_on(store.delete(&object.location)) }
            } else if let Some(number) = path.strip_prefix(MANIFESTS).and_then(manifest_number)
                && number + MANIFESTS_KEPT <= self.lake.manifest.version
            {
                block_on(store.delete(&object.location))
            } else {
                Ok(())
            };
            match outcome {
                // A reader of the folder may have been quicker.
                Ok(()) | Err(object_store::Error::NotFound { .. }) => {}
                Err(e) => return Err(self.failed(&object.location, e)),
            }
        }
        // Work files of a writer that died.
        let _ = std::fs::remove_dir_all(self.lake.root.join("_sillage/work"));
        Ok(())
    }
}

/// Whether a path is one that [`Writer::put`] gives: a table's folder, at most one partition, and its own form of name.
fn is_ours(path: &str) -> bool {
    let Some((folder, name)) = path.rsplit_once('/') else { return false };
    let table = match folder.rsplit_once('/') {
        Some((table, partition)) if partition.starts_with("day=") || partition.starts_with("source=") => table,
        _ => folder,
    };
    let digits = |text: &str| text.len() >= 4 && text.bytes().all(|b| b.is_ascii_digit());
    let named = name
        .strip_suffix(".parquet")
        .and_then(|stem| stem.split_once('-'))
        .is_some_and(|(version, sequence)| version.len() >= 6 && digits(version) && digits(sequence));
    named && Table::is_folder(table)
}

fn manifest_number(rest: &str) -> Option<u64> {
    rest.trim_start_matches('/').strip_suffix(".json")?.parse().ok()
}

impl Drop for Writer {
    fn drop(&mut self) {
        for entry in &self.added {
            self.delete_pending(entry);
        }
    }
}

/// Where in a table a file goes.
#[derive(Clone, Copy, Debug)]
pub enum Partition {
    /// Not partitioned.
    Whole,
    /// `day=…`
    Day(Day),
    /// `source=…`
    Source(SourceId),
}

fn take_lock(root: &Path, by: &str, wait: Duration, told: &mut dyn FnMut(&str)) -> Result<File, LakeError> {
    let path = root.join("_sillage/lock");
    let name = path.display().to_string();
    let mut file = File::options()
        .create(true)
        .truncate(false)
        .read(true)
        .write(true)
        .open(&path)
        .map_err(|e| LakeError::io(name.clone(), e))?;
    let begun = Instant::now();
    let mut said = false;
    loop {
        match file.try_lock() {
            Ok(()) => break,
            Err(TryLockError::Error(e)) => return Err(LakeError::io(name, e)),
            Err(TryLockError::WouldBlock) => {
                let mut holder = String::new();
                let _ = file.rewind().and_then(|()| file.read_to_string(&mut holder));
                if begun.elapsed() >= wait {
                    return Err(LakeError::Locked { path: root.to_owned(), holder, waited_s: wait.as_secs() });
                }
                if !said {
                    told(&holder);
                    said = true;
                }
                std::thread::sleep(Duration::from_millis(50));
            }
        }
    }
    // Who we are, for whoever waits; losing this note harms nobody.
    let _ = file.set_len(0).and_then(|()| file.rewind()).and_then(|()| write!(file, "{by}, process {}", std::process::id()));
    Ok(file)
}

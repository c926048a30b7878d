//! A lake opened for reading.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use futures::{TryStreamExt, executor::block_on};
use object_store::{ObjectStore, ObjectStoreExt, local::LocalFileSystem, path::Path as ObjectPath};

use crate::{
    error::LakeError,
    manifest::{FORMAT, FileEntry, Manifest},
};

pub(crate) const MANIFESTS: &str = "_sillage/manifest";
/// Suffix of a file whose manifest is not written yet, or was written a moment ago.
pub(crate) const PENDING: &str = ".new";

/// Suffix of a file that a later commit replaced, kept for whoever still reads an earlier one; no pattern for Parquet files fits it.
pub(crate) const REPLACED: &str = ".old";

/// A lake opened for reading: one commit, unchanged by what writers do meanwhile.
#[derive(Clone, Debug)]
pub struct Lake {
    pub(crate) store: Arc<dyn ObjectStore>,
    pub(crate) root: PathBuf,
    pub(crate) manifest: Manifest,
}

impl Lake {
    /// Opens a lake at its newest commit.
    pub fn open(root: &Path) -> Result<Self, LakeError> {
        let absent = || LakeError::Absent { path: root.display().to_string() };
        if !root.join(MANIFESTS).is_dir() {
            return Err(absent());
        }
        let store = local_store(root)?;
        let manifest = newest_manifest(store.as_ref())?.ok_or_else(absent)?;
        Ok(Self { store, root: root.to_owned(), manifest })
    }

    /// The commit it was opened at.
    pub const fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A file's bytes.
    pub fn read(&self, file: &FileEntry) -> Result<bytes::Bytes, LakeError> {
        // Its own name; the pending one, where a writer died between its commit and its renames; the one it has once a later
        // commit replaced it; and its own again, for it may just have been renamed.
        for suffix in ["", PENDING, REPLACED, ""] {
            let path = ObjectPath::from(format!("{}{suffix}", file.path));
            match get(self.store.as_ref(), &path) {
                Err(LakeError::Store { source: object_store::Error::NotFound { .. }, .. }) => {}
                other => return other,
            }
        }
        let detail =
            "the manifest names this file, and it is not there; if another process wrote to the lake meanwhile, try again";
        Err(LakeError::corrupt(file.path.clone(), detail))
    }
}

pub(crate) fn local_store(root: &Path) -> Result<Arc<dyn ObjectStore>, LakeError> {
    let store =
        LocalFileSystem::new_with_prefix(root).map_err(|source| LakeError::Store { path: root.display().to_string(), source })?;
    Ok(Arc::new(store))
}

pub(crate) fn get(store: &dyn ObjectStore, path: &ObjectPath) -> Result<bytes::Bytes, LakeError> {
    block_on(async { store.get(path).await?.bytes().await }).map_err(|e| LakeError::store(path, e))
}

pub(crate) fn list(store: &dyn ObjectStore, prefix: &str) -> Result<Vec<object_store::ObjectMeta>, LakeError> {
    let prefix = ObjectPath::from(prefix);
    block_on(store.list(Some(&prefix)).try_collect()).map_err(|e| LakeError::store(&prefix, e))
}

/// The files of an earlier commit; none where its manifest is gone.
pub(crate) fn manifest_files(store: &dyn ObjectStore, version: u64) -> Vec<String> {
    let path = ObjectPath::from(format!("{MANIFESTS}/{version:010}.json"));
    let manifest = get(store, &path).ok().and_then(|bytes| serde_json::from_slice::<Manifest>(&bytes).ok());
    manifest.map_or_else(Vec::new, |m| m.files.into_iter().map(|f| f.path).collect())
}

/// The manifest with the highest number.
pub(crate) fn newest_manifest(store: &dyn ObjectStore) -> Result<Option<Manifest>, LakeError> {
    #[derive(serde::Deserialize)]
    struct Head {
        format: u32,
    }
    let mut paths: Vec<_> = list(store, MANIFESTS)?.into_iter().map(|m| m.location).collect();
    paths.retain(|p| p.extension() == Some("json"));
    paths.sort();
    let Some(path) = paths.pop() else {
        return Ok(None);
    };
    let bytes = get(store, &path)?;
    let head: Head = serde_json::from_slice(&bytes).map_err(|e| LakeError::corrupt(path.to_string(), e))?;
    if head.format > FORMAT {
        return Err(LakeError::TooNew { path: path.to_string(), found: head.format, known: FORMAT });
    }
    serde_json::from_slice(&bytes).map(Some).map_err(|e| LakeError::corrupt(path.to_string(), e))
}

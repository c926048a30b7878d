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
        let path = ObjectPath::from(file.path.as_str());
        match get(self.store.as_ref(), &path) {
            // A writer died between its commit and its renames: the bytes are there under the pending name.
            Err(LakeError::Store { source: object_store::Error::NotFound { .. }, .. }) => {
                let pending = ObjectPath::from(format!("{}{PENDING}", file.path));
                get(self.store.as_ref(), &pending)
                    .map_err(|_| LakeError::corrupt(file.path.clone(), "the manifest names this file, and it is not there"))
            }
            other => other,
        }
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

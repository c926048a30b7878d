//! Folders, in order of names, many files at once.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::{InputError, Kind, Taken, path};

/// The files of a folder and of those in it, in order of names; a file stands for itself. Links to folders are not followed.
pub fn files(dir: &Path) -> Result<Vec<PathBuf>, InputError> {
    let mut found = Vec::new();
    // A stack, not recursion: paths can be deep.
    let mut waiting = vec![dir.to_owned()];
    while let Some(at) = waiting.pop() {
        let failed = |source| InputError::Read { path: at.clone(), source };
        if at == dir && at.is_file() {
            return Ok(vec![at]);
        }
        let entries = std::fs::read_dir(&at).map_err(failed)?;
        for entry in entries {
            let entry = entry.map_err(failed)?;
            let kind = entry.file_type().map_err(failed)?;
            if entry.file_name().as_encoded_bytes().starts_with(b".") {
                continue;
            }
            if kind.is_dir() {
                waiting.push(entry.path());
            } else {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Takes in a folder, some files at a time, so that memory is bounded by a chunk whatever the folder holds; hands each chunk on in
/// order, what could not be taken among it. `limit` is the largest file taken, in bytes.
pub fn folder(dir: &Path, limit: u64, mut each: impl FnMut(Vec<Result<Taken, InputError>>)) -> Result<(), InputError> {
    for chunk in chunks(files(dir)?) {
        each(
            chunk
                .par_iter()
                .flat_map_iter(|file| match Kind::of_name(file) {
                    Some(_) => path(file, limit),
                    None => vec![Err(InputError::Kind { path: file.clone() })],
                })
                .collect(),
        );
    }
    Ok(())
}

/// Files in chunks of so many bytes or files, whichever is reached first.
fn chunks(files: Vec<PathBuf>) -> Vec<Vec<PathBuf>> {
    const BYTES: u64 = 16 << 20;
    const FILES: usize = 256;
    let mut done: Vec<Vec<PathBuf>> = Vec::new();
    let (mut open, mut bytes) = (Vec::new(), 0);
    for file in files {
        bytes += std::fs::metadata(&file).map_or(0, |m| m.len());
        open.push(file);
        if bytes >= BYTES || open.len() >= FILES {
            done.push(std::mem::take(&mut open));
            bytes = 0;
        }
    }
    if !open.is_empty() {
        done.push(open);
    }
    done
}

#[cfg(test)]
#[path = "folder_tests.rs"]
mod tests;

//! Inputs by path, pattern, or standard input.

use std::{
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
};

use crate::{
    error::FeedError,
    zip_member::{self, Member},
};

/// One input: a file, a member of a zip archive, or standard input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    name: String,
    pub(crate) place: Place,
    size: Option<u64>,
}

/// Where the bytes are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// A file as it is.
    File(PathBuf),
    /// A member of a zip archive.
    Member(PathBuf, Member),
    /// Standard input.
    Stdin,
}

impl Input {
    /// The path as given, `archive!member` for a member of a zip archive, `-` for standard input.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where it can be found again, from whatever folder: its absolute path, `archive!member` within a zip; nothing for standard
    /// input.
    pub fn path(&self) -> Option<String> {
        let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned()).display().to_string();
        match &self.place {
            Place::File(path) => Some(absolute(path)),
            Place::Member(path, member) => Some(format!("{}!{}", absolute(path), member.name())),
            Place::Stdin => None,
        }
    }

    /// Bytes as stored, where they are known before reading.
    pub fn size(&self) -> Option<u64> {
        self.size
    }

    /// Whether it can be read only once: standard input, a pipe.
    pub fn is_passing(&self) -> bool {
        self.size.is_none()
    }

    /// SHA-256 of the stored file; of the decompressed bytes, for a member of a zip archive.
    ///
    /// # Errors
    ///
    /// The file cannot be read; or it is standard input, which cannot be read twice.
    pub fn sha256(&self) -> io::Result<[u8; 32]> {
        let mut reader: Box<dyn Read> = match &self.place {
            Place::File(path) => Box::new(File::open(path)?),
            Place::Member(path, member) => Box::new(member.open(path, crate::stored::Meter::default())?),
            Place::Stdin => {
                return Err(io::Error::new(io::ErrorKind::Unsupported, "standard input cannot be read twice"));
            }
        };
        crate::stored::sha256_of(&mut reader)
    }

    /// The input of a name or path that [`Input::name`] or [`Input::path`] gave.
    pub(crate) fn named(name: &str) -> Result<Self, FeedError> {
        if name == "-" {
            return Err(FeedError::StandardInput);
        }
        if !Path::new(name).exists() {
            for (at, _) in name.match_indices('!') {
                let (archive, member) = (&name[..at], &name[at + 1..]);
                if Path::new(archive).is_file() {
                    return members(archive)?
                        .into_iter()
                        .find(|input| input.name == name)
                        .ok_or_else(|| FeedError::archive(archive, format!("it has no member {member}")));
                }
            }
        }
        let file = files(Path::new(name), name)?;
        file.into_iter().next().ok_or_else(|| FeedError::NoMatch(name.to_owned()))
    }
}

/// The inputs that paths, patterns (`*`, `?`, `[...]`, `**`; in order of their names) and `-` stand for. A zip archive
/// gives one input for each of its members.
///
/// # Errors
///
/// A path or pattern that fits no file, a folder, a file that cannot be opened, or an archive that cannot be read.
pub fn inputs(specs: &[String]) -> Result<Vec<Input>, FeedError> {
    let mut all = Vec::with_capacity(specs.len());
    for spec in specs {
        if spec == "-" {
            all.push(Input { name: "-".to_owned(), place: Place::Stdin, size: None });
            continue;
        }
        let path = Path::new(spec);
        if path.exists() {
            all.extend(files(path, spec)?);
            continue;
        }
        let found = glob::glob(spec).map_err(|e| FeedError::Pattern { pattern: spec.clone(), detail: e.to_string() })?;
        let mut paths = Vec::new();
        for entry in found {
            let path = entry.map_err(|e| {
                let name = e.path().display().to_string();
                FeedError::io(&name, e.into())
            })?;
            if !path.is_dir() {
                paths.push(path);
            }
        }
        if paths.is_empty() {
            return Err(FeedError::NoMatch(spec.clone()));
        }
        paths.sort();
        for path in paths {
            all.extend(files(&path, &path.display().to_string())?);
        }
    }
    Ok(all)
}

/// The inputs of one file.
fn files(path: &Path, name: &str) -> Result<Vec<Input>, FeedError> {
    let io = |e| FeedError::io(name, e);
    let meta = path.metadata().map_err(io)?;
    if meta.is_dir() {
        return Err(FeedError::Folder(name.to_owned()));
    }
    // A pipe or device has no size, and what was read of it to look at it would be lost.
    if !meta.is_file() {
        return Ok(vec![Input { name: name.to_owned(), place: Place::File(path.to_owned()), size: None }]);
    }
    let mut head = Vec::with_capacity(4);
    File::open(path).and_then(|file| file.take(4).read_to_end(&mut head)).map_err(io)?;
    if zip_member::is_zip(&head) {
        return members(name);
    }
    Ok(vec![Input { name: name.to_owned(), place: Place::File(path.to_owned()), size: Some(meta.len()) }])
}

/// The inputs of an archive.
fn members(archive: &str) -> Result<Vec<Input>, FeedError> {
    let path = PathBuf::from(archive);
    Ok(zip_member::list(&path)
        .map_err(|detail| FeedError::archive(archive, detail))?
        .into_iter()
        .map(|member| Input {
            name: format!("{archive}!{}", member.name()),
            size: Some(member.stored()),
            place: Place::Member(path.clone(), member),
        })
        .collect())
}

#[cfg(test)]
#[path = "input_tests.rs"]
mod tests;

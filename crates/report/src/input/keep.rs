//! The raw bytes of what was fetched, under their SHA-256, and beside them what is known of each address.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::hex;

/// What is kept of a fetched address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sidecar {
    /// The address asked for.
    pub url: String,
    /// The address that answered, behind redirections.
    pub final_url: String,
    /// When, in RFC 3339.
    pub fetched_at: String,
    /// The status of HTTP.
    pub status: u16,
    /// The media type as declared.
    pub content_type: Option<String>,
    /// Headers that date the answer or tell its origin.
    pub headers: BTreeMap<String, String>,
    /// The SHA-256 of the bytes, which is the name of their file.
    pub sha256: String,
}

/// A folder of raw copies: `<sha256 of the bytes>`, and `url-<sha256 of the address>.json` for each address, since two can hold the same.
#[derive(Clone, Debug)]
pub struct Keep {
    folder: PathBuf,
}

impl Keep {
    /// Opens a folder, made where it is missing.
    pub fn open(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        Ok(Self { folder: folder.to_owned() })
    }

    /// The copy of an address, where one is there and whole.
    pub fn get(&self, url: &str) -> Option<(Sidecar, Vec<u8>)> {
        let sidecar: Sidecar = serde_json::from_slice(&fs::read(self.sidecar(url)).ok()?).ok()?;
        // The name is a digest, never a path, whatever the file says.
        let named = sidecar.sha256.len() == 64 && sidecar.sha256.bytes().all(|b| b.is_ascii_hexdigit());
        let bytes = fs::read(self.folder.join(&sidecar.sha256)).ok().filter(|_| named && sidecar.url == url)?;
        (hex(&Sha256::digest(&bytes)) == sidecar.sha256).then_some((sidecar, bytes))
    }

    /// Keeps a copy. The bytes come first, so that a sidecar never stands alone.
    pub fn put(&self, sidecar: &Sidecar, bytes: &[u8]) -> io::Result<()> {
        self.write(&self.folder.join(&sidecar.sha256), bytes)?;
        self.write(&self.sidecar(&sidecar.url), &serde_json::to_vec_pretty(sidecar)?)
    }

    fn sidecar(&self, url: &str) -> PathBuf {
        self.folder.join(format!("url-{}.json", hex(&Sha256::digest(url.as_bytes()))))
    }

    /// Whole or not at all. Two that write the same bytes at once do no harm: each has a file of its own until it is renamed.
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let thread = format!("{:?}", std::thread::current().id());
        let unique: String = thread.chars().filter(char::is_ascii_digit).collect();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let part = self.folder.join(format!(".{name}.{}.{unique}.part", std::process::id()));
        fs::write(&part, bytes)?;
        fs::rename(&part, path)
    }
}

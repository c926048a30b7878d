//! Lists of addresses, fetched politely: what `robots.txt` allows, one request at a time at each host, with a pause between them.

mod host;
mod request;

use std::{
    path::PathBuf,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use self::host::Hosts;
pub use self::request::FetchError;
use super::{
    InputError, Kind, Taken,
    keep::{Keep, Sidecar},
};

/// How to fetch.
#[derive(Clone, Debug)]
pub struct FetchOptions {
    /// Who we say we are. Its first word, up to a slash, is the name that `robots.txt` is asked about.
    pub user_agent: String,
    /// The folder of the raw copies.
    pub folder: PathBuf,
    /// Between two requests to one host, from the end of one to the start of the next; a longer pause asked for by the host is kept.
    pub pause: Duration,
    /// For one request as a whole.
    pub timeout: Duration,
    /// The largest answer taken.
    pub max_bytes: u64,
    /// Redirections followed.
    pub max_redirects: u32,
    /// The longest wait before the second try that a host may ask for.
    pub max_wait: Duration,
    /// Hosts asked at once.
    pub hosts_at_once: usize,
}

impl FetchOptions {
    /// With the defaults.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self {
            user_agent: concat!("sillage/", env!("CARGO_PKG_VERSION"), " (", env!("CARGO_PKG_REPOSITORY"), ")").to_owned(),
            folder: folder.into(),
            pause: Duration::from_secs(2),
            timeout: Duration::from_secs(30),
            max_bytes: 16 << 20,
            max_redirects: 5,
            max_wait: Duration::from_mins(1),
            hosts_at_once: 8,
        }
    }
}

/// What came of one address.
#[derive(Debug)]
pub struct Fetched {
    /// The address as listed.
    pub url: String,
    /// Its documents, or why there are none.
    pub outcome: Result<Vec<Result<Taken, InputError>>, FetchError>,
    /// What is kept of it; none where nothing was fetched.
    pub sidecar: Option<Sidecar>,
    /// It was there already.
    pub kept: bool,
}

/// The addresses of a list: one a line; blank lines and those that begin with `#` are left out, and so is what was listed before.
pub fn addresses(text: &str) -> Vec<String> {
    let mut seen = rustc_hash::FxHashSet::default();
    let lines = text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#'));
    lines.filter(|l| seen.insert(*l)).map(str::to_owned).collect()
}

/// Fetches addresses and hands each on as it comes; hosts are asked side by side, the addresses of one in order.
pub fn fetch(urls: &[String], options: &FetchOptions, each: impl FnMut(Fetched) + Send) -> Result<(), InputError> {
    let keep = Keep::open(&options.folder).map_err(|source| InputError::Read { path: options.folder.clone(), source })?;
    let hosts = Hosts::new(options);
    let mut queues: Vec<(String, Vec<&String>)> = Vec::new();
    let mut places = rustc_hash::FxHashMap::default();
    for url in urls {
        let host = url::Url::parse(url).ok().as_ref().map(host::key).unwrap_or_default();
        let place = *places.entry(host.clone()).or_insert(queues.len());
        if place == queues.len() {
            queues.push((host, Vec::new()));
        }
        queues[place].1.push(url);
    }
    let next = AtomicUsize::new(0);
    let each = Mutex::new(each);
    std::thread::scope(|scope| {
        for _ in 0..options.hosts_at_once.clamp(1, queues.len().max(1)) {
            scope.spawn(|| {
                while let Some((_, queue)) = queues.get(next.fetch_add(1, Ordering::Relaxed)) {
                    for url in queue {
                        let fetched = one(url, &keep, &hosts, options);
                        let mut each = each.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                        each(fetched);
                    }
                }
            });
        }
    });
    Ok(())
}

fn one(url: &str, keep: &Keep, hosts: &Hosts, options: &FetchOptions) -> Fetched {
    if let Some((sidecar, bytes)) = keep.get(url) {
        return Fetched { url: url.to_owned(), outcome: documents(&sidecar, &bytes), sidecar: Some(sidecar), kept: true };
    }
    match request::get(url, hosts, options) {
        Ok((sidecar, bytes)) => {
            let stored = keep.put(&sidecar, &bytes).map_err(|source| FetchError::Keep { url: url.to_owned(), source });
            let outcome = stored.and_then(|()| documents(&sidecar, &bytes));
            Fetched { url: url.to_owned(), outcome, sidecar: Some(sidecar), kept: false }
        }
        Err(error) => Fetched { url: url.to_owned(), outcome: Err(error), sidecar: None, kept: false },
    }
}

fn documents(sidecar: &Sidecar, bytes: &[u8]) -> Result<Vec<Result<Taken, InputError>>, FetchError> {
    let declared = sidecar.content_type.as_deref().unwrap_or_default();
    let kind = Kind::of_media(declared);
    if kind.is_none() && !declared.is_empty() && declared != "application/octet-stream" {
        return Err(FetchError::Media { url: sidecar.url.clone(), media: declared.to_owned() });
    }
    let lower = declared.to_ascii_lowercase();
    let charset = lower.split_once("charset=").map(|(_, c)| c.split(';').next().unwrap_or(c).trim().trim_matches('"').to_owned());
    // Servers call everything text/plain; what begins as a page is one.
    let kind = kind.filter(|k| *k != Kind::Text || Kind::of_content(bytes) == Kind::Text);
    Ok(super::bytes(&sidecar.url, bytes, kind, charset.as_deref()))
}

#[cfg(test)]
#[path = "fetch_tests.rs"]
mod tests;

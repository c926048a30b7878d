//! One address: asked for, asked for again where the host is busy, and followed where it has moved.

use std::{io, time::Duration};

use sha2::{Digest, Sha256};
use ureq::{Body, http::Response};
use url::Url;

use super::{
    FetchOptions,
    host::{Hosts, lock},
};
use crate::input::{hex, keep::Sidecar};

/// Why an address gave no document.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// It is no address of the web.
    #[error("{url}: expected an address that begins with http:// or https://")]
    Address {
        /// As listed.
        url: String,
    },
    /// The host does not want it read by programs, or its rules cannot be had.
    #[error("{url}: robots.txt of the host does not allow it")]
    Robots {
        /// The address.
        url: String,
    },
    /// No answer.
    #[error("{url}: {source}")]
    Request {
        /// The address.
        url: String,
        /// Why.
        source: Box<ureq::Error>,
    },
    /// An answer that is no document.
    #[error("{url}: the host answered {status}")]
    Status {
        /// The address.
        url: String,
        /// The status of HTTP.
        status: u16,
    },
    /// Moved too often.
    #[error("{url}: more than {limit} redirections")]
    Redirects {
        /// As listed.
        url: String,
        /// How many are followed.
        limit: u32,
    },
    /// Larger than taken.
    #[error("{url}: larger than {limit} bytes")]
    Large {
        /// The address.
        url: String,
        /// The limit.
        limit: u64,
    },
    /// Not text; the raw copy is kept.
    #[error("{url}: {media} holds no text that we read; the raw copy is kept")]
    Media {
        /// The address.
        url: String,
        /// The media type.
        media: String,
    },
    /// The raw copy cannot be written.
    #[error("the raw copy of {url}: {source}")]
    Keep {
        /// The address.
        url: String,
        /// Why.
        source: io::Error,
    },
}

/// The headers kept.
const HEADERS: [&str; 7] = ["date", "last-modified", "etag", "server", "content-language", "content-encoding", "link"];

/// Fetches an address.
pub(super) fn get(url: &str, hosts: &Hosts, options: &FetchOptions) -> Result<(Sidecar, Vec<u8>), FetchError> {
    let bad = |url: &str| FetchError::Address { url: url.to_owned() };
    let mut at = Url::parse(url).map_err(|_| bad(url))?;
    for _ in 0..=options.max_redirects {
        if !matches!(at.scheme(), "http" | "https") || !at.has_host() {
            return Err(bad(at.as_str()));
        }
        at.set_fragment(None);
        match step(&at, hosts, options)? {
            Step::Moved(next) => at = next,
            Step::Here(status, answer, bytes) => {
                let header = |name: &str| answer.headers().get(name).and_then(|v| v.to_str().ok()).map(str::to_owned);
                let sidecar = Sidecar {
                    url: url.to_owned(),
                    final_url: at.to_string(),
                    fetched_at: model::Timestamp::now().to_string(),
                    status,
                    content_type: header("content-type"),
                    headers: HEADERS.iter().filter_map(|n| header(n).map(|v| ((*n).to_owned(), v))).collect(),
                    sha256: hex(&Sha256::digest(&bytes)),
                };
                return Ok((sidecar, bytes));
            }
        }
    }
    Err(FetchError::Redirects { url: url.to_owned(), limit: options.max_redirects })
}

/// What one request leads to.
enum Step {
    Moved(Url),
    Here(u16, Response<Body>, Vec<u8>),
}

fn step(at: &Url, hosts: &Hosts, options: &FetchOptions) -> Result<Step, FetchError> {
    let url = || at.to_string();
    let shared = hosts.get(at);
    // Held until the answer is read: one request at a time.
    let mut host = lock(&shared);
    if !hosts.allows(&mut host, at) {
        return Err(FetchError::Robots { url: url() });
    }
    let mut again = true;
    loop {
        Hosts::wait(&host);
        let answer = hosts.agent.get(at.as_str()).call();
        hosts.asked(&mut host);
        let mut answer = answer.map_err(|e| FetchError::Request { url: url(), source: Box::new(e) })?;
        let status = answer.status().as_u16();
        match status {
            200..=299 => {
                let body = answer.body_mut().with_config().limit(options.max_bytes).read_to_vec();
                hosts.asked(&mut host);
                let bytes = body.map_err(|e| match e {
                    ureq::Error::BodyExceedsLimit(limit) => FetchError::Large { url: url(), limit },
                    other => FetchError::Request { url: url(), source: Box::new(other) },
                })?;
                return Ok(Step::Here(status, answer, bytes));
            }
            301 | 302 | 303 | 307 | 308 => {
                return location(&answer, at).map(Step::Moved).ok_or_else(|| FetchError::Status { url: url(), status });
            }
            429 | 500..=599 if again => {
                again = false;
                std::thread::sleep(asked_to_wait(&answer).min(options.max_wait));
            }
            _ => return Err(FetchError::Status { url: url(), status }),
        }
    }
}

/// Where an answer sends us.
pub(super) fn location(answer: &Response<Body>, from: &Url) -> Option<Url> {
    from.join(answer.headers().get("location")?.to_str().ok()?).ok().filter(|u| matches!(u.scheme(), "http" | "https"))
}

/// `Retry-After`, in seconds or as a date.
fn asked_to_wait(answer: &Response<Body>) -> Duration {
    let Some(text) = answer.headers().get("retry-after").and_then(|v| v.to_str().ok()) else { return Duration::ZERO };
    if let Ok(seconds) = text.trim().parse::<u64>() {
        return Duration::from_secs(seconds);
    }
    let until = jiff::fmt::rfc2822::parse(text.trim()).ok().map(|t| t.timestamp().as_millisecond());
    until.map_or(Duration::ZERO, |ms| Duration::from_millis((ms - model::Timestamp::now().millis()).max(0) as u64))
}

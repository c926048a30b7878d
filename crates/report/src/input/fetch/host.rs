//! What is known of each host: its `robots.txt`, and when it may be asked again.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use rustc_hash::FxHashMap;
use ureq::Agent;
use url::Url;

use super::{FetchOptions, request};
use crate::input::robots::Robots;

/// One host. Whoever holds its lock is the only one to ask it.
#[derive(Debug, Default)]
pub(super) struct Host {
    robots: Option<Robots>,
    next: Option<Instant>,
}

/// All hosts asked so far.
pub(super) struct Hosts {
    pub(super) agent: Agent,
    /// Our name in `robots.txt`.
    program: String,
    pause: Duration,
    known: Mutex<FxHashMap<String, Arc<Mutex<Host>>>>,
}

/// A host's name with scheme and port: each has rules of its own.
pub(super) fn key(url: &Url) -> String {
    url.origin().ascii_serialization()
}

/// A lock that survives a panic elsewhere: what it guards is whole between requests.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Hosts {
    pub(super) fn new(options: &FetchOptions) -> Self {
        // Redirections are followed by hand: each host on the way has its own rules.
        let config = Agent::config_builder()
            .user_agent(options.user_agent.clone())
            .timeout_global(Some(options.timeout))
            .timeout_connect(Some(options.timeout.min(Duration::from_secs(15))))
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .accept("text/html, application/xhtml+xml, text/plain, application/json;q=0.9, */*;q=0.1")
            .build();
        let program = options.user_agent.split(['/', ' ']).next().unwrap_or_default().to_owned();
        Self { agent: config.new_agent(), program, pause: options.pause, known: Mutex::default() }
    }

    /// A host by its address.
    pub(super) fn get(&self, url: &Url) -> Arc<Mutex<Host>> {
        lock(&self.known).entry(key(url)).or_default().clone()
    }

    /// Waits until a host may be asked.
    pub(super) fn wait(host: &Host) {
        if let Some(next) = host.next {
            std::thread::sleep(next.saturating_duration_since(Instant::now()));
        }
    }

    /// Notes that a request to a host has just ended.
    pub(super) fn asked(&self, host: &mut Host) {
        let asked_for = host.robots.as_ref().and_then(|r| r.delay).unwrap_or_default();
        host.next = Some(Instant::now() + self.pause.max(asked_for.min(Duration::from_mins(2))));
    }

    /// Whether a host allows a request. A host without rules allows everything; one whose rules cannot be had allows nothing.
    pub(super) fn allows(&self, host: &mut Host, url: &Url) -> bool {
        if host.robots.is_none() {
            let robots = self.robots(host, url);
            host.robots = Some(robots);
            // The pause it asks for counts from its first answer on.
            self.asked(host);
        }
        let query = url.query().map(|q| format!("?{q}")).unwrap_or_default();
        let path = format!("{}{query}", url.path());
        host.robots.as_ref().is_some_and(|r| r.allows(&path))
    }

    fn robots(&self, host: &Host, url: &Url) -> Robots {
        const LARGEST: u64 = 512 << 10;
        let Ok(mut at) = url.join("/robots.txt") else { return Robots::closed() };
        for _ in 0..5 {
            Self::wait(host);
            let Ok(mut answer) = self.agent.get(at.as_str()).call() else { return Robots::closed() };
            match answer.status().as_u16() {
                200..=299 => {
                    let body = answer.body_mut().with_config().limit(LARGEST).lossy_utf8(true).read_to_string();
                    return body.map_or_else(|_| Robots::closed(), |text| Robots::read(&text, &self.program));
                }
                300..=399 => match request::location(&answer, &at) {
                    Some(next) => at = next,
                    None => return Robots::default(),
                },
                // 429 is a plea to stay away, not the absence of rules.
                400..=428 | 430..=499 => return Robots::default(),
                _ => return Robots::closed(),
            }
        }
        Robots::default()
    }
}

//! `robots.txt`, as RFC 9309 describes it.

use std::time::Duration;

/// What a host allows a program of ours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Robots {
    /// Patterns with whether they allow, from the groups that speak to us.
    rules: Vec<(String, bool)>,
    /// The pause that the host asks for between requests.
    pub delay: Option<Duration>,
}

impl Robots {
    /// Allows nothing: for a host whose rules cannot be had.
    pub fn closed() -> Self {
        Self { rules: vec![("/".to_owned(), false)], delay: None }
    }

    /// Reads the rules for the program of this name, such as `sillage`: its own groups where there are any, else those for all.
    pub fn read(text: &str, program: &str) -> Self {
        // The standard lets a reader stop at 500 kB.
        const LINES: usize = 20_000;
        let program = program.to_ascii_lowercase();
        let (mut own, mut all) = (None::<Self>, Self::default());
        // Whom the open group speaks to, and whether it still may name others.
        let (mut to_us, mut to_all, mut naming) = (false, false, false);
        for line in text.trim_start_matches('\u{feff}').lines().take(LINES) {
            let line = line.split('#').next().unwrap_or_default();
            let Some((key, value)) = line.split_once(':') else { continue };
            let (key, value) = (key.trim().to_ascii_lowercase(), value.trim());
            if key == "user-agent" {
                if !naming {
                    (to_us, to_all, naming) = (false, false, true);
                }
                let name = value.split('/').next().unwrap_or_default().trim().to_ascii_lowercase();
                to_all |= name == "*";
                if !name.is_empty() && name == program {
                    to_us = true;
                    own.get_or_insert_default();
                }
                continue;
            }
            let rule = match key.as_str() {
                "allow" => Some(true),
                "disallow" => Some(false),
                "crawl-delay" => None,
                _ => continue,
            };
            naming = false;
            for group in [own.as_mut().filter(|_| to_us), Some(&mut all).filter(|_| to_all)].into_iter().flatten() {
                match rule {
                    Some(allow) if !value.is_empty() => group.rules.push((value.to_owned(), allow)),
                    None => {
                        let seconds = value.parse::<f64>().ok().filter(|s| (0.0..=86_400.0).contains(s));
                        group.delay = seconds.map(Duration::from_secs_f64).or(group.delay);
                    }
                    Some(_) => {}
                }
            }
        }
        own.unwrap_or(all)
    }

    /// Whether a path with its query may be asked for: the longest pattern decides, and of two as long the one that allows.
    pub fn allows(&self, path: &str) -> bool {
        let decided = self.rules.iter().filter(|(p, _)| matches(p, path)).max_by_key(|(p, allow)| (p.len(), *allow));
        decided.is_none_or(|(_, allow)| *allow)
    }
}

/// Whether a path begins like the pattern; `*` stands for anything, `$` for the end.
fn matches(pattern: &str, path: &str) -> bool {
    let (pattern, anchored) = pattern.strip_suffix('$').map_or((pattern, false), |p| (p, true));
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| path.strip_prefix(first)) else { return false };
    let mut last = None;
    for part in parts {
        // The earliest place is the best: whatever follows has the most left.
        let Some(at) = rest.find(part) else { return false };
        last = Some(part);
        rest = rest.get(at + part.len()..).unwrap_or_default();
    }
    !anchored || rest.is_empty() || last.is_some_and(|part| part.is_empty() || rest.ends_with(part))
}

#[cfg(test)]
#[path = "robots_tests.rs"]
mod tests;

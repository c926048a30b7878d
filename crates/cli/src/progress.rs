//! Progress: a bar with rate and time left on a terminal, a plain line now and then when piped.

use std::{
    io::IsTerminal,
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressStyle};

use crate::output::count;

/// Between plain lines.
const PLAIN_EVERY: Duration = Duration::from_secs(10);

/// The progress of a command.
pub(crate) struct Progress {
    bar: Option<ProgressBar>,
    quiet: bool,
    last_plain: Instant,
    begun: Instant,
    of: String,
}

impl Progress {
    pub(crate) fn new(quiet: bool) -> Self {
        let bar = (!quiet && std::io::stderr().is_terminal()).then(ProgressBar::no_length);
        Self { bar, quiet, last_plain: Instant::now(), begun: Instant::now(), of: String::new() }
    }

    /// Begins another piece of work.
    fn begin(&mut self, of: &str, template: &str) {
        if self.of == of {
            return;
        }
        of.clone_into(&mut self.of);
        self.begun = Instant::now();
        self.last_plain = Instant::now();
        if let Some(bar) = &self.bar {
            bar.reset();
            bar.set_style(ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()));
            bar.set_prefix(of.to_owned());
            // A step that takes its time shall not look like one that hangs.
            bar.enable_steady_tick(Duration::from_millis(120));
        }
    }

    /// Bytes of an input read, and the lines in them.
    pub(crate) fn bytes(&mut self, of: &str, done: u64, total: Option<u64>, lines: u64) {
        let template = if total.is_some() {
            "{prefix} {wide_bar} {bytes}/{total_bytes} {eta} left  {msg}"
        } else {
            "{prefix} {spinner} {bytes} {bytes_per_sec}  {msg}"
        };
        self.begin(of, template);
        let rate = lines as f64 / self.begun.elapsed().as_secs_f64().max(0.001);
        if let Some(bar) = &self.bar {
            bar.set_length(total.unwrap_or(done));
            bar.set_position(done);
            bar.set_message(format!("{} lines, {}/s", count(lines), count(rate as u64)));
        } else if self.plain_due() {
            eprintln!("{of}: {} lines, {}/s", count(lines), count(rate as u64));
        }
    }

    /// Steps done of a known number.
    pub(crate) fn steps(&mut self, of: &str, detail: &str, done: usize, total: usize) {
        let template =
            if total > 1 { "{prefix} {wide_bar} {pos}/{len} {eta} left  {msg}" } else { "{prefix} {spinner} {elapsed}  {msg}" };
        self.begin(of, template);
        if let Some(bar) = &self.bar {
            bar.set_length(total as u64);
            bar.set_position(done as u64);
            bar.set_message(detail.to_owned());
        } else if self.plain_due() {
            eprintln!("{of}: {done} of {total} {detail}");
        }
    }

    fn plain_due(&mut self) -> bool {
        let due = !self.quiet && self.last_plain.elapsed() >= PLAIN_EVERY;
        if due {
            self.last_plain = Instant::now();
        }
        due
    }

    /// Says a line above the bar.
    pub(crate) fn note(&self, text: &str) {
        match &self.bar {
            Some(bar) => bar.println(text),
            None if self.quiet => {}
            None => eprintln!("{text}"),
        }
    }

    /// Takes the bar away.
    pub(crate) fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

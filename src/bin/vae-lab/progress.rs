//! How far long work has come: a bar on a terminal, and lines in a log.

use std::fmt::Write;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressState, ProgressStyle};

/// How often a line is written where there is no terminal for a bar.
const LINE: Duration = Duration::from_secs(60);

/// Work under way.
pub struct Progress {
    bar: ProgressBar,
    label: String,
    unit: &'static str,
    line: Instant,
}

impl Progress {
    /// Work on `total` things called `unit`, of which `done` are done.
    pub fn new(label: &str, unit: &'static str, done: u64, total: u64) -> Self {
        let rate = move |state: &ProgressState, out: &mut dyn Write| {
            // A bar that can't be drawn in full is still a bar.
            let _ = write!(out, "{:.1} {unit}/s", state.per_sec());
        };
        let template = "{prefix} {wide_bar} {pos}/{len} | {rate} | {msg}{eta} left";
        let style = ProgressStyle::with_template(template).expect("the template is well-formed");
        let bar = ProgressBar::new(total).with_style(style.with_key("rate", rate));
        let bar = bar.with_position(done);
        bar.set_prefix(label.to_owned());
        bar.reset_eta();
        // The bar moves by itself as well, so that work which tells nothing for long is seen alive.
        bar.enable_steady_tick(Duration::from_secs(1));
        if bar.is_hidden() {
            eprintln!("{label}: {}", counted(total - done.min(total), unit));
        }
        Self {
            bar,
            label: label.to_owned(),
            unit,
            line: Instant::now(),
        }
    }

    /// Says that `done` things are done, and perhaps how it goes.
    pub fn reached(&mut self, done: u64, how: &str) {
        let mut how = how.to_owned();
        if !how.is_empty() {
            how += " | ";
        }
        if self.bar.is_hidden() && self.line.elapsed() >= LINE {
            let Self { label, unit, .. } = self;
            let total = self.bar.length().unwrap_or(done);
            eprintln!(
                "{label}: {done} of {total} {unit} | {}",
                how.trim_end_matches(" | ")
            );
            self.line = Instant::now();
        }
        self.bar.set_message(how);
        self.bar.set_position(done);
    }

    /// Writes a line without disturbing the bar.
    pub fn say(&self, line: &str) {
        self.bar.suspend(|| eprintln!("{line}"));
    }
}

/// "1 step", "2 steps".
fn counted(count: u64, unit: &str) -> String {
    match count {
        1 => format!("1 {}", unit.trim_end_matches('s')),
        _ => format!("{count} {unit}"),
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

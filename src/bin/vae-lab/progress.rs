//! Training with a bar that tells how far it has come.

use std::fmt::Write;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressState, ProgressStyle};
use pollster::block_on;
use vae_lab::objectives::Term;
use vae_lab::session::Session;
use vae_lab::train::TrainReport;

use super::curve::Curve;
use super::files::Result;

/// How long a burst of steps may take: long enough that reading its losses costs nothing, short
/// enough for a bar that moves.
const BURST: Duration = Duration::from_millis(300);
const LONGEST_BURST: u64 = 1000;

/// How often a line is written where there is no terminal for a bar.
const LINE: Duration = Duration::from_secs(60);

/// Trains until step number `end` or until `stop` says so; `curve` takes what was measured.
pub fn train(
    session: &mut Session,
    end: u64,
    label: &str,
    stop: &AtomicBool,
    curve: &mut Curve,
) -> Result<()> {
    let start = session.model_summary()?.step;
    let bar = bar(label, start, end);
    let mut line = Instant::now();
    let (mut step, mut burst) = (start, 1);
    while step < end && !stop.load(Ordering::Relaxed) {
        let began = Instant::now();
        let steps = burst.min(end - step);
        let report = block_on(session.train(steps as usize))?;
        let seconds = began.elapsed().as_secs_f64() / steps as f64;
        burst = ((BURST.as_secs_f64() / seconds) as u64).clamp(1, LONGEST_BURST);
        step = report.step;
        curve.extend(&report);
        bar.set_message(latest(&report));
        bar.set_position(step);
        if bar.is_hidden() && line.elapsed() >= LINE {
            eprintln!("{label}: step {step} of {end}, {}", latest(&report));
            line = Instant::now();
        }
    }
    bar.finish_and_clear();
    Ok(())
}

fn bar(label: &str, start: u64, end: u64) -> ProgressBar {
    let rate = |state: &ProgressState, out: &mut dyn Write| {
        // A bar that can't be drawn in full is still a bar.
        let _ = write!(out, "{:.1} steps/s", state.per_sec());
    };
    let style = ProgressStyle::with_template(
        "{prefix} {wide_bar} {pos}/{len} | {rate} | {msg} | {eta} left",
    )
    .expect("the template is well-formed")
    .with_key("rate", rate);
    let bar = ProgressBar::new(end).with_style(style).with_position(start);
    bar.set_prefix(label.to_owned());
    bar.reset_eta();
    bar
}

/// The mean of what matters most over the burst.
fn latest(report: &TrainReport) -> String {
    let (name, term) = match report.terms.contains_key(&Term::Bound) {
        true => ("bound", Term::Bound),
        false => ("loss", Term::Loss),
    };
    let values = report.of(term);
    format!(
        "{name} {:.2}",
        values.iter().sum::<f64>() / values.len() as f64
    )
}

//! Training that tells how far it has come, can be stopped, and is saved on the way.

use std::time::{Duration, Instant};

use clap::Args;
use pollster::block_on;
use vae_lab::session::Session;
use vae_lab::systems::Term;
use vae_lab::train::TrainReport;

use super::curve::Curve;
use super::files::{Failure, Result};
use super::output::Output;
use super::progress::Progress;
use super::stop::Stop;

/// How long a burst of steps may take: long enough that reading its losses costs nothing, short
/// enough for a bar that moves.
const BURST: Duration = Duration::from_millis(300);
/// Of the smallest models, whose steps take less than that: a report is kept for each step of a burst.
const LONGEST_BURST: u64 = 1000;

/// How often a run is saved.
#[derive(Args)]
pub struct SaveArgs {
    /// After how many minutes of training the checkpoint and the curve are written again
    #[arg(long, value_name = "MINUTES", default_value_t = 5.0, value_parser = minutes)]
    save_every: f64,
}

fn minutes(text: &str) -> std::result::Result<f64, String> {
    let minutes = text.parse().ok();
    // A year, which a duration holds.
    let minutes = minutes.filter(|minutes: &f64| *minutes > 0.0 && *minutes <= 525_600.0);
    minutes.ok_or_else(|| "it is no number of minutes above 0, such as 5 or 0.5".into())
}

impl SaveArgs {
    /// The time from one saving to the next.
    pub fn interval(&self) -> Duration {
        Duration::from_secs_f64(self.save_every * 60.0)
    }
}

/// Where a run's checkpoint and curve go.
pub struct Files {
    pub checkpoint: Output,
    pub curve: Option<Output>,
}

/// A run to the step `end`.
pub struct Training<'a> {
    pub label: &'a str,
    pub end: u64,
    pub stop: &'a Stop,
    pub save_every: Duration,
    pub files: &'a Files,
    /// What has to be written before the checkpoint is.
    pub before_saving: &'a dyn Fn() -> Result<()>,
}

impl Files {
    /// Makes sure that the disk has room for a checkpoint of so many parameters.
    pub fn check_room(&self, session: &Session) -> Result<()> {
        // Weights and two moments, of four bytes each, and then the header.
        let bytes = session.model_summary()?.parameters as u64 * 12 + (1 << 16);
        self.checkpoint.check_room(bytes)
    }

    /// Writes both as they are now. What can be written only once is left for the end.
    fn save(&self, session: &Session, curve: &Curve) -> Result<()> {
        if self.checkpoint.file().is_some() {
            self.checkpoint.write(&block_on(session.save())?)?;
        }
        match &self.curve {
            Some(output) if output.file().is_some() => output.write(&curve.encode(output)),
            _ => Ok(()),
        }
    }

    /// Writes both for the last time; where one can't be written, the other is all the same.
    fn finish(&self, session: &Session, curve: &Curve) -> Result<()> {
        let checkpoint = block_on(session.save());
        let checkpoint = checkpoint
            .map_err(Failure::from)
            .and_then(|bytes| self.checkpoint.write_or_rescue(&bytes));
        let curve = match &self.curve {
            Some(output) => output.write_or_rescue(&curve.encode(output)),
            None => Ok(()),
        };
        both(checkpoint, curve)
    }
}

impl Training<'_> {
    /// Trains; whatever ends it, checkpoint and curve are written as they are then.
    pub fn run(&self, session: &mut Session, curve: &mut Curve) -> Result<()> {
        let trained = self.train(session, curve);
        let noted = (self.before_saving)();
        let saved = both(self.files.finish(session, curve), noted);
        if saved.is_ok() {
            let step = session.model_summary()?.step;
            eprintln!(
                "{}: step {step} is saved in “{}”",
                self.label, self.files.checkpoint
            );
        }
        both(trained, saved)
    }

    fn train(&self, session: &mut Session, curve: &mut Curve) -> Result<()> {
        let (label, end) = (self.label, self.end);
        let mut step = session.model_summary()?.step;
        let mut progress = Progress::new(label, "steps", step, end);
        let (mut burst, mut saved) = (1, Instant::now());
        while step < end && !self.stop.is_asked() {
            let began = Instant::now();
            let steps = burst.min(end - step);
            let report = block_on(session.train(steps as usize))?;
            let seconds = began.elapsed().as_secs_f64() / steps as f64;
            burst = ((BURST.as_secs_f64() / seconds) as u64).clamp(1, LONGEST_BURST);
            step = report.step;
            curve.extend(&report);
            progress.reached(step, &latest(&report));
            if saved.elapsed() >= self.save_every && step < end {
                let noted = (self.before_saving)();
                progress.say(
                    &match noted.and_then(|()| self.files.save(session, curve)) {
                        Ok(()) => format!(
                            "{label}: step {step} is saved in “{}”",
                            self.files.checkpoint
                        ),
                        // Perhaps there is room again next time.
                        Err(Failure(why)) => format!("{label}: {why} Training goes on."),
                    },
                );
                saved = Instant::now();
            }
        }
        Ok(())
    }
}

/// What went wrong first, and after it what else did.
fn both(first: Result<()>, second: Result<()>) -> Result<()> {
    match (first, second) {
        (Err(Failure(first)), Err(Failure(second))) => Err(Failure(format!("{first} {second}"))),
        (first, second) => first.and(second),
    }
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

//! `vae-lab train`: settings to a checkpoint.

use std::path::{Path, PathBuf};

use vae_lab::checkpoint::Contents;
use vae_lab::session::Session;

use super::curve::{self, Curve};
use super::files::{Failure, Result, print, read};
use super::measure::{evaluate, lines, on_images};
use super::open::{SessionArgs, about};
use super::output::Output;
use super::settings::SettingsArgs;
use super::stop::Stop;
use super::training::{Files, SaveArgs, Training};

/// Trains a model and saves it
///
/// The checkpoint and the curve are written every few minutes and at the end. Ctrl-C, a closed terminal
/// and a shutdown end training after the step under way, and both are written then, too.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    settings: SettingsArgs,
    #[command(flatten)]
    session: SessionArgs,
    /// Goes on with a checkpoint, with its settings
    #[arg(long, value_name = "CHECKPOINT", conflicts_with_all = ["config", "preset", "settings", "seed"])]
    resume: Option<PathBuf>,
    /// Starts a new model with the weights in a safetensors file that holds nothing else
    #[arg(long, value_name = "FILE", conflicts_with = "resume")]
    weights: Option<PathBuf>,
    #[command(flatten)]
    length: Length,
    /// Where the checkpoint goes
    #[arg(long, value_name = "FILE", default_value = "model.safetensors")]
    out: PathBuf,
    /// Where the curve of training goes: a .csv or .json file; with --resume, it goes on with the
    /// rows that are there
    #[arg(long, value_name = "FILE", value_parser = curve::file)]
    curve: Option<PathBuf>,
    /// How many steps one row of the curve is the mean of
    #[arg(long, value_name = "STEPS", default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..))]
    every: u32,
    #[command(flatten)]
    save: SaveArgs,
}

/// How long a run is.
#[derive(clap::Args)]
#[group(required = true, multiple = false)]
struct Length {
    /// The step to train to, counted from the model's beginning
    #[arg(long, value_name = "NUMBER")]
    steps: Option<u64>,
    /// The epoch to train to, instead of a step
    #[arg(long, value_name = "NUMBER")]
    epochs: Option<u64>,
}

/// Trains as `args` say.
pub fn run(args: &Args) -> Result<()> {
    // Found out now, and not after the training.
    let files = Files {
        checkpoint: Output::at(&args.out)?,
        curve: Output::maybe(&args.curve)?,
    };
    if let Some(curve) = &files.curve {
        Output::apart(&files.checkpoint, curve)?;
    }
    let mut session = match &args.resume {
        Some(checkpoint) => args.session.resumed_to_train(checkpoint)?,
        None => args.session.configured(args.settings.read()?)?,
    };
    if let Some(weights) = &args.weights {
        adopt(&mut session, weights)?;
    }
    let end = args.length.last_step(&session)?;
    let mut curve = match (&files.curve, &args.resume) {
        (Some(output), Some(_)) => Curve::going_on(args.every.into(), output)?,
        _ => Curve::new(args.every.into()),
    };
    if let Some(checkpoint) = &args.resume {
        let step = session.model_summary()?.step;
        if step >= end {
            return Err(Failure(format!(
                "“{}” has been trained for {step} steps, and {} ends at step {end}: there is \
                 nothing to train, and nothing was written. Give more of them.",
                checkpoint.display(),
                args.length
            )));
        }
    }
    files.check_room(&session)?;
    let stop = Stop::on_signals()?;
    describe(&session, &files)?;
    let training = Training {
        label: "Training",
        end,
        stop: &stop,
        save_every: args.save.interval(),
        files: &files,
        before_saving: &|| Ok(()),
    };
    training.run(&mut session, &mut curve)?;
    let step = session.model_summary()?.step;
    if step < end {
        let out = &files.checkpoint;
        return Err(Failure(format!(
            "Stopped after step {step} of {end}; --resume {out} goes on from there."
        )));
    }
    stop.at_once(true);
    let data = session.data_summary()?;
    let terms = evaluate(&session, data.held_out, "Evaluating")?;
    let images = on_images(data.held_out, &data);
    print(&format!("Step {step}, {images}:\n{}", lines(&terms)))
}

/// Puts weights that came without settings into the model at hand.
fn adopt(session: &mut Session, weights: &Path) -> Result<()> {
    let about = |error| about(weights, error);
    let tensors = match Contents::from_bytes(&read(weights)?).map_err(about)? {
        Contents::Weights(tensors) => tensors,
        Contents::Run(_) => {
            return Err(Failure(format!(
                "“{0}” holds a whole run: --resume {0} goes on with it.",
                weights.display()
            )));
        }
    };
    session.set_weights(&tensors).map_err(about)
}

impl Length {
    /// The number of the last step.
    fn last_step(&self, session: &Session) -> Result<u64> {
        match (self.steps, self.epochs) {
            (Some(steps), _) => Ok(steps),
            (None, epochs) => Ok(epochs
                .unwrap_or(1)
                .saturating_mul(steps_per_epoch(session)?)),
        }
    }
}

impl std::fmt::Display for Length {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.steps, self.epochs) {
            (Some(steps), _) => write!(f, "--steps {steps}"),
            (None, epochs) => write!(f, "--epochs {}", epochs.unwrap_or(1)),
        }
    }
}

/// Batches are whole, and some models take several of them in one step.
fn steps_per_epoch(session: &Session) -> Result<u64> {
    let config = session.config()?;
    let images = session.data_summary()?.train;
    let batches = images / config.training.batch_size.min(images);
    Ok(batches.div_ceil(config.model.batches_per_step()) as u64)
}

fn describe(session: &Session, files: &Files) -> Result<()> {
    let (model, data) = (session.model_summary()?, session.data_summary()?);
    eprintln!(
        "{} parameters; {} images of “{}”, {} held out; {}",
        model.parameters,
        data.train,
        data.name,
        data.held_out,
        session.device().self_test
    );
    if files.checkpoint.file().is_none() {
        eprintln!(
            "“{}” is no file: the checkpoint goes there once, at the end.",
            files.checkpoint
        );
    }
    Ok(())
}

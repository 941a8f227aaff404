//! `vae-lab train`: settings to a checkpoint.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use pollster::block_on;
use vae_lab::session::Session;

use super::curve::{self, Curve};
use super::files::{Failure, Result, create_folder, print, write};
use super::measure::{by_name, lines};
use super::open::SessionArgs;
use super::progress;
use super::settings::SettingsArgs;

/// Trains a model and saves it
///
/// Ctrl-C ends training after the step under way; the checkpoint is written all the same.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    settings: SettingsArgs,
    #[command(flatten)]
    session: SessionArgs,
    /// Goes on with a checkpoint, with its settings
    #[arg(long, value_name = "CHECKPOINT", conflicts_with_all = ["config", "preset", "settings", "seed"])]
    resume: Option<PathBuf>,
    /// The step to train to, counted from the model's beginning
    #[arg(long, value_name = "NUMBER", required_unless_present = "epochs")]
    steps: Option<u64>,
    /// The epoch to train to, instead of a step
    #[arg(long, value_name = "NUMBER", conflicts_with = "steps")]
    epochs: Option<u64>,
    /// Where the checkpoint goes
    #[arg(long, value_name = "FILE", default_value = "model.safetensors")]
    out: PathBuf,
    /// Where the curve of training goes: a .csv or .json file
    #[arg(long, value_name = "FILE", value_parser = curve::file)]
    curve: Option<PathBuf>,
    /// How many steps one row of the curve is the mean of
    #[arg(long, value_name = "STEPS", default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..))]
    every: u32,
}

/// Trains as `args` say.
pub fn run(args: &Args) -> Result<()> {
    let mut session = match &args.resume {
        Some(checkpoint) => args.session.resumed(checkpoint)?,
        None => args.session.configured(args.settings.read()?)?,
    };
    let end = match (args.steps, args.epochs) {
        (Some(steps), _) => steps,
        (None, epochs) => epochs.unwrap_or(1) * steps_per_epoch(&session)?,
    };
    // Found out now, and not after the training.
    if let Some(folder) = args.out.parent() {
        create_folder(folder)?;
    }
    let stop = stopped_by_ctrl_c()?;
    describe(&session)?;
    let mut curve = Curve::default();
    let trained = progress::train(&mut session, end, "Training", &stop, &mut curve);
    // Whatever ended training, the session holds the last good weights.
    write(&args.out, &block_on(session.save())?)?;
    if let Some(path) = &args.curve {
        curve.write(path, args.every as usize)?;
    }
    trained?;
    let step = session.model_summary()?.step;
    if stop.load(Ordering::Relaxed) && step < end {
        let out = args.out.display();
        return Err(Failure(format!(
            "Stopped after step {step} of {end}; --resume {out} goes on from there."
        )));
    }
    let evaluation = block_on(session.evaluate(usize::MAX))?;
    print(&format!(
        "Step {step}, on {} held-out images:\n{}",
        evaluation.images,
        lines(&by_name(&evaluation.terms))
    ))
}

/// Batches are whole, and some objectives take several of them in one step.
fn steps_per_epoch(session: &Session) -> Result<u64> {
    let config = session.config()?;
    let images = session.data_summary()?.train;
    let batches = images / config.training.batch_size.min(images);
    Ok(batches.div_ceil(config.objective.batches_per_step()) as u64)
}

fn describe(session: &Session) -> Result<()> {
    let (model, data) = (session.model_summary()?, session.data_summary()?);
    eprintln!(
        "{} parameters; {} images of “{}”, {} held out; {}",
        model.parameters,
        data.train,
        data.name,
        data.held_out,
        session.device().self_test
    );
    Ok(())
}

/// Set by the first Ctrl-C; a second one ends the program at once.
fn stopped_by_ctrl_c() -> Result<Arc<AtomicBool>> {
    let stop = Arc::new(AtomicBool::new(false));
    let seen = stop.clone();
    let handler = move || {
        if seen.swap(true, Ordering::Relaxed) {
            std::process::exit(130);
        }
    };
    ctrlc::set_handler(handler)
        .map_err(|error| Failure(format!("Ctrl-C can't be watched: {error}.")))?;
    Ok(stop)
}

//! `vae-lab compare`: an experiment to a table.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::time::Instant;

use pollster::block_on;
use serde_json::json;
use vae_lab::session::Session;

use super::curve::{Curve, name};
use super::experiment::{Experiment, Run};
use super::files::{Failure, Result, create_folder, print, write};
use super::open::SessionArgs;
use super::progress;
use super::results::{Finished, Results, Setup, markdown, write_csv};
use super::settings::Changes;

/// Trains several models on the same images for the same steps, and puts them into one table
///
/// Finished runs are kept in the output folder, each with its checkpoint and curve. Started again, a
/// comparison goes on with the runs that are missing or whose settings have changed.
#[derive(clap::Args)]
pub struct Args {
    /// The experiment: a TOML or JSON file with `steps`, `evaluation`, `base` and `runs`
    experiment: PathBuf,
    /// The folder for results, checkpoints and curves
    #[arg(long, value_name = "FOLDER", default_value = "comparison")]
    out: PathBuf,
    /// Does the run of this name alone; can be repeated
    #[arg(long, value_name = "NAME")]
    only: Vec<String>,
    /// Steps of each run, instead of the experiment's
    #[arg(long, value_name = "NUMBER")]
    steps: Option<u64>,
    /// Codes drawn for each image to estimate log p(x), instead of the experiment's
    #[arg(long, value_name = "NUMBER")]
    samples: Option<usize>,
    /// How many held-out images are looked at, instead of the experiment's
    #[arg(long, value_name = "NUMBER")]
    images: Option<usize>,
    #[command(flatten)]
    changes: Changes,
    #[command(flatten)]
    session: SessionArgs,
}

/// Does what `args` say.
pub fn run(args: &Args) -> Result<()> {
    let mut experiment = Experiment::read(&args.experiment, &args.changes)?;
    experiment.keep(&args.only)?;
    experiment.steps = args.steps.unwrap_or(experiment.steps);
    let evaluation = &mut experiment.evaluation;
    evaluation.samples = args.samples.unwrap_or(evaluation.samples);
    evaluation.images = args.images.unwrap_or(evaluation.images);
    evaluation.check()?;
    create_folder(&args.out)?;
    let results = Results::of(&args.out);
    let mut table = Vec::new();
    for run in &experiment.runs {
        let session = args.session.configured(run.config.clone())?;
        let setup = setup(&experiment, &session)?;
        let known = results.read()?;
        let known = known
            .into_iter()
            .find(|known| known.name == run.name && known.setup == setup);
        let finished = match known {
            Some(finished) => {
                eprintln!("{}: already done", run.name);
                finished
            }
            None => {
                let finished = finish(run, session, setup, &args.out)
                    .map_err(|Failure(sentence)| Failure(format!("{}: {sentence}", run.name)))?;
                results.add(finished.clone())?;
                finished
            }
        };
        table.push(finished);
        write_csv(&table, &args.out.join("results.csv"))?;
    }
    print(&markdown(&table))
}

fn setup(experiment: &Experiment, session: &Session) -> Result<Setup> {
    let data = session.data_summary()?;
    Ok(Setup {
        steps: experiment.steps,
        evaluation: experiment.evaluation.within(&data),
        device: name(session.device().kind),
        data: json!(data),
        config: session.config()?.clone(),
    })
}

/// Trains and measures a run; its checkpoint and curve go to `folder`.
fn finish(run: &Run, mut session: Session, setup: Setup, folder: &Path) -> Result<Finished> {
    let mut curve = Curve::default();
    let began = Instant::now();
    // A comparison that is stopped loses the run under way alone.
    let stop = AtomicBool::new(false);
    progress::train(&mut session, setup.steps, &run.name, &stop, &mut curve)?;
    let seconds = began.elapsed().as_secs_f64();
    let file = |extension: &str| folder.join(format!("{}.{extension}", run.file_name()));
    write(&file("safetensors"), &block_on(session.save())?)?;
    curve.write(&file("csv"), 100)?;
    eprintln!("{}: trained in {seconds:.0} s, now measured", run.name);
    Ok(Finished {
        name: run.name.clone(),
        codes_per_image: setup.config.objective.codes_per_image(),
        measured: setup.evaluation.take(&session)?,
        seconds,
        setup,
    })
}

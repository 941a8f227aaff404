//! `vae-lab compare`: an experiment to a table.

use std::path::PathBuf;
use std::time::Instant;

use serde_json::json;
use vae_lab::session::Session;

use super::curve::name;
use super::experiment::{Experiment, Run};
use super::files::{Failure, Result, print};
use super::open::SessionArgs;
use super::results::{Finished, Results, Setup, markdown};
use super::settings::Changes;
use super::stop::Stop;
use super::training::{SaveArgs, Training};
use super::underway::{Before, Underway};

/// Trains several models on the same images for the same steps, and puts them into one table
///
/// Finished runs are kept in the output folder, each with its checkpoint and curve; the one under way is
/// saved there every few minutes and when the program is stopped. Started again, a comparison goes on
/// with it and with the runs that are missing or whose settings have changed.
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
    save: SaveArgs,
    #[command(flatten)]
    session: SessionArgs,
}

/// A run that can be begun.
struct Ready<'a> {
    run: &'a Run,
    setup: Setup,
    underway: Underway,
}

/// Does what `args` say.
pub fn run(args: &Args) -> Result<()> {
    let mut experiment = Experiment::read(&args.experiment, &args.changes, args.steps)?;
    experiment.keep(&args.only)?;
    let evaluation = &mut experiment.evaluation;
    evaluation.samples = args.samples.unwrap_or(evaluation.samples);
    evaluation.images = args.images.unwrap_or(evaluation.images);
    let named = "--samples and --images, or “evaluation”";
    evaluation.check().map_err(|failure| failure.about(named))?;
    let results = Results::in_folder(&args.out)?;
    // All that can be refused is refused before the first of them.
    let ready = experiment
        .runs
        .iter()
        .map(|run| args.ready(&experiment, run));
    let ready = ready.collect::<Result<Vec<_>>>()?;
    let stop = Stop::on_signals()?;
    let mut table = Vec::new();
    for ready in ready {
        let name = &ready.run.name;
        let known = results.read()?;
        let known = known
            .into_iter()
            .find(|known| known.name == *name && known.setup == ready.setup);
        let finished = match known {
            Some(finished) => {
                eprintln!("{name}: already done");
                finished
            }
            None => {
                let finished = args.finish(&ready, &stop);
                let finished = finished.map_err(|failure| failure.about(name))?;
                results.add(finished.clone())?;
                ready.underway.done();
                finished
            }
        };
        table.push(finished);
        results.write_csv(&table)?;
    }
    print(&markdown(&table))
}

impl Args {
    /// Makes sure that `run` fits the images and that its files can be written.
    fn ready<'a>(&self, experiment: &Experiment, run: &'a Run) -> Result<Ready<'a>> {
        let ready = || -> Result<Ready<'a>> {
            let session = self.session.configured(run.config.clone())?;
            let underway = Underway::of(run, &self.out)?;
            underway.files.check_room(&session)?;
            Ok(Ready {
                run,
                setup: setup(experiment, &session)?,
                underway,
            })
        };
        ready().map_err(|failure| failure.about(&run.name))
    }

    /// Trains and measures a run; its checkpoint and curve go to the folder.
    fn finish(&self, ready: &Ready, stop: &Stop) -> Result<Finished> {
        let Ready {
            run,
            setup,
            underway,
        } = ready;
        let Before {
            checkpoint,
            mut curve,
        } = underway.before(setup)?;
        let (mut session, before) = match checkpoint {
            Some((path, seconds)) => (self.session.resumed(&path)?, seconds),
            None => (self.session.configured(run.config.clone())?, 0.0),
        };
        let began = Instant::now();
        let seconds = || before + began.elapsed().as_secs_f64();
        let training = Training {
            label: &run.name,
            end: setup.steps,
            stop,
            save_every: self.save.interval(),
            files: &underway.files,
            before_saving: &|| underway.note(setup, seconds()),
        };
        training.run(&mut session, &mut curve)?;
        let step = session.model_summary()?.step;
        if step < setup.steps {
            return Err(Failure(format!(
                "Stopped after step {step} of {}; the same command goes on from there.",
                setup.steps
            )));
        }
        let seconds = seconds();
        // The checkpoint is written: a signal costs no more than the measuring.
        stop.at_once(true);
        let label = format!("{}, measured", run.name);
        let measured = setup.evaluation.take(&session, &label)?;
        stop.at_once(false);
        Ok(Finished {
            name: run.name.clone(),
            codes_per_image: setup.config.model.codes_per_image(),
            measured,
            seconds,
            setup: setup.clone(),
        })
    }
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

//! `vae-lab classify`: what the codes are worth to someone with few labels.

use std::path::PathBuf;

use pollster::block_on;
use serde::Serialize;
use vae_lab::config::ClassifierConfig;
use vae_lab::session::{ClassifierInput, ClassifierResult, Session};

use super::csv;
use super::figures::FigureArgs;
use super::files::{Result, print};
use super::measure::on_images;
use super::open::{SessionArgs, about, only_for, with_encoder};
use super::progress::Progress;
use super::results::table;

/// Trains small classifiers on few labels: on pixels, on codes and with the encoder
///
/// The same classifier learns from the pixels of a few labelled training images, from the means of their codes,
/// and together with a copy of the encoder (fine-tuned). Each takes the learning rate that does best on its
/// validation images, a fifth of the labelled ones, and is then judged by the held-out images: mean and
/// standard deviation over the seeds.
#[derive(clap::Args)]
pub struct Args {
    /// The trained model, one with an encoder
    checkpoint: PathBuf,
    /// How many training images have labels; several numbers, with commas between them, are tried in turn
    #[arg(long, value_name = "NUMBERS", value_delimiter = ',', default_values_t = [default().labels])]
    labels: Vec<usize>,
    /// How many seeds, from 1 on: labels, weights and batches are drawn from each
    #[arg(long, value_name = "NUMBER", default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=1000))]
    seeds: u32,
    /// Units of the hidden layer; 0 for none
    #[arg(long, value_name = "NUMBER", default_value_t = default().hidden)]
    hidden: usize,
    /// The learning rate; of several, with commas between them, each input takes its best
    #[arg(long, value_name = "RATES", value_delimiter = ',', default_values_t = [default().learning_rate])]
    learning_rates: Vec<f64>,
    /// After how many epochs without a better validation a classifier stops
    #[arg(long, value_name = "EPOCHS", default_value_t = default().patience)]
    patience: usize,
    /// After how many epochs it stops in any case
    #[arg(long, value_name = "EPOCHS", default_value_t = default().max_epochs)]
    max_epochs: usize,
    /// What the classifiers learn from, with commas between them
    #[arg(long, value_name = "INPUTS", value_enum, value_delimiter = ',', default_values_t = [Input::Pixels, Input::Codes, Input::FineTuned])]
    inputs: Vec<Input>,
    #[command(flatten)]
    figures: FigureArgs,
    #[command(flatten)]
    session: SessionArgs,
}

/// What a classifier learns from.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, clap::ValueEnum)]
#[serde(rename_all = "camelCase")]
enum Input {
    /// The images as the encoder is given them
    Pixels,
    /// The means of the codes; the encoder stays as it is
    Codes,
    /// The codes of a copy of the encoder that learns as well
    FineTuned,
}

/// One input with so many labels at one learning rate.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Tried {
    labels: usize,
    input: Input,
    learning_rate: f64,
    /// Whether this rate does best on the validation images, of those that were tried.
    best: bool,
    accuracy: Spread,
    validation: Spread,
    /// Seed by seed.
    results: Vec<ClassifierResult>,
}

/// Over seeds.
#[derive(Serialize)]
struct Spread {
    mean: f64,
    /// One seed says nothing about it.
    deviation: Option<f64>,
}

fn default() -> ClassifierConfig {
    ClassifierConfig::default()
}

/// Does what `args` say.
pub fn run(args: &Args) -> Result<()> {
    for labels in &args.labels {
        for rate in &args.learning_rates {
            args.config(*labels, *rate, 1).check()?;
        }
    }
    let files = args.figures.files()?;
    let session = args.session.resumed(&args.checkpoint)?;
    only_for(&session, &args.checkpoint, &with_encoder(), "classify")?;
    let tried = args.all(&session)?;
    files.write(&tried, || to_csv(&tried))?;
    let data = session.data_summary()?;
    let images = on_images(data.held_out, &data);
    print(&format!(
        "Accuracy in per cent, {images}:\n\n{}",
        markdown(&tried)
    ))
}

impl Args {
    fn config(&self, labels: usize, learning_rate: f64, seed: u32) -> ClassifierConfig {
        ClassifierConfig {
            labels,
            hidden: self.hidden,
            learning_rate,
            patience: self.patience,
            max_epochs: self.max_epochs,
            seed,
            ..default()
        }
    }

    fn all(&self, session: &Session) -> Result<Vec<Tried>> {
        let kinds = self.labels.len() * self.inputs.len();
        let total = kinds * self.learning_rates.len() * self.seeds as usize;
        let mut progress = Progress::new("Classifiers", "of them", 0, total as u64);
        let (mut tried, mut done) = (Vec::new(), 0);
        for &labels in &self.labels {
            for &input in &self.inputs {
                let mut rates = Vec::new();
                for &learning_rate in &self.learning_rates {
                    let mut results = Vec::new();
                    for seed in 1..=self.seeds {
                        let config = self.config(labels, learning_rate, seed);
                        let fitted = block_on(session.fit_classifier(&config, input.into()));
                        results.push(fitted.map_err(|error| about(&self.checkpoint, error))?);
                        done += 1;
                        progress.reached(done, "");
                    }
                    rates.push(Tried {
                        labels,
                        input,
                        learning_rate,
                        best: false,
                        accuracy: Spread::of(&results, |result| result.accuracy),
                        validation: Spread::of(&results, |result| result.validation_accuracy),
                        results,
                    });
                }
                let by_validation = |a: &&mut Tried, b: &&mut Tried| {
                    a.validation.mean.total_cmp(&b.validation.mean)
                };
                if let Some(best) = rates.iter_mut().max_by(by_validation) {
                    best.best = true;
                }
                tried.append(&mut rates);
            }
        }
        Ok(tried)
    }
}

impl From<Input> for ClassifierInput {
    fn from(input: Input) -> Self {
        match input {
            Input::Pixels => Self::Pixels,
            Input::Codes => Self::Codes,
            Input::FineTuned => Self::FineTuned,
        }
    }
}

impl Spread {
    fn of(results: &[ClassifierResult], figure: impl Fn(&ClassifierResult) -> f64) -> Self {
        let count = results.len() as f64;
        let mean = results.iter().map(&figure).sum::<f64>() / count;
        let squares = results.iter().map(|result| (figure(result) - mean).powi(2));
        let deviation = (squares.sum::<f64>() / (count - 1.0)).sqrt();
        Self {
            mean,
            deviation: (results.len() > 1).then_some(deviation),
        }
    }
}

impl std::fmt::Display for Spread {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:.2}", 100.0 * self.mean)?;
        match self.deviation {
            Some(deviation) => write!(f, " ± {:.2}", 100.0 * deviation),
            None => Ok(()),
        }
    }
}

impl std::fmt::Display for Input {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Pixels => "pixels",
            Self::Codes => "codes",
            Self::FineTuned => "fine-tuned",
        })
    }
}

fn markdown(tried: &[Tried]) -> String {
    let row = |tried: &Tried| {
        let mark = if tried.best { "**" } else { "" };
        [
            tried.labels.to_string(),
            tried.input.to_string(),
            tried.learning_rate.to_string(),
            format!("{mark}{}{mark}", tried.accuracy),
            tried.validation.to_string(),
        ]
    };
    let rows: Vec<_> = tried.iter().map(row).collect();
    table(
        ["labels", "input", "learning rate", "accuracy", "validation"],
        &rows,
    )
}

fn to_csv(tried: &[Tried]) -> String {
    let head = "labels,input,learning rate,best,seeds,accuracy,deviation,validation,validation deviation\n";
    let number = |value: Option<f64>| value.map_or(String::new(), |value| format!("{value:.6}"));
    let row = |tried: &Tried| {
        csv::row([
            tried.labels.to_string(),
            tried.input.to_string(),
            tried.learning_rate.to_string(),
            tried.best.to_string(),
            tried.results.len().to_string(),
            number(Some(tried.accuracy.mean)),
            number(tried.accuracy.deviation),
            number(Some(tried.validation.mean)),
            number(tried.validation.deviation),
        ])
    };
    head.to_owned() + &tried.iter().map(row).collect::<String>()
}

//! `vae-lab quality`: what a model's samples are worth beside held-out images.

use std::path::PathBuf;

use pollster::block_on;
use serde::Serialize;
use vae_lab::session::{MAX_PICTURES, SampleQuality, Session};

use super::files::{Result, print};
use super::open::{SessionArgs, about};
use super::output::Output;
use super::progress::Progress;
use super::results::table;

/// Judges samples of trained models by held-out images
///
/// A small classifier is trained on the training images and their labels. The Fréchet distance lies between
/// samples and images in its hidden layer: it compares models of the same images, judged by as many
/// samples, and is no FID of the literature. The gradient energy, the mean squared difference of
/// neighbouring pixels, tells how sharp pictures are. A class is covered that has one sample in a hundred.
#[derive(clap::Args)]
pub struct Args {
    /// The trained models, a row of the table each
    #[arg(required = true)]
    checkpoints: Vec<PathBuf>,
    /// How many samples are judged, by as many held-out images
    #[arg(long, value_name = "NUMBER", default_value_t = MAX_PICTURES as u32, value_parser = clap::value_parser!(u32).range(2..=MAX_PICTURES as i64))]
    samples: u32,
    /// What the codes are drawn from; the same seed gives the same samples
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    seed: u32,
    /// Where the figures go as JSON, the share of each class among them
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    #[command(flatten)]
    session: SessionArgs,
}

/// One model's figures.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Judged {
    checkpoint: String,
    step: u64,
    #[serde(flatten)]
    quality: SampleQuality,
}

/// Does what `args` say.
pub fn run(args: &Args) -> Result<()> {
    let json = Output::maybe(&args.json)?;
    let mut progress = Progress::new("Judging", "models", 0, args.checkpoints.len() as u64);
    let mut judged = Vec::new();
    // A session keeps its feature classifier as long as the images are the same.
    let mut session: Option<Session> = None;
    for checkpoint in &args.checkpoints {
        let at_hand = args.session.resumed_in(session.take(), checkpoint)?;
        let at_hand = session.insert(at_hand);
        let quality = at_hand.sample_quality(args.samples as usize, args.seed);
        let quality = block_on(quality).map_err(|error| about(checkpoint, error))?;
        judged.push(Judged {
            checkpoint: checkpoint.display().to_string(),
            step: at_hand.model_summary()?.step,
            quality,
        });
        progress.reached(judged.len() as u64, "");
    }
    drop(progress);
    if let Some(json) = &json {
        json.write_json(&judged)?;
    }
    print(&markdown(&judged))
}

fn markdown(judged: &[Judged]) -> String {
    let head = [
        "model",
        "steps",
        "samples",
        "Fréchet distance",
        "gradient energy",
        "classes covered",
    ];
    let mut rows: Vec<_> = judged.iter().map(row).collect();
    if let Some(Judged { quality, .. }) = judged.first() {
        let sharpness = format!("{:.4}", quality.real_gradient_energy);
        let images = "held-out images".to_owned();
        rows.push([
            images,
            String::new(),
            quality.samples.to_string(),
            "0".into(),
            sharpness,
            String::new(),
        ]);
    }
    table(head, &rows)
}

fn row(judged: &Judged) -> [String; 6] {
    let quality = &judged.quality;
    let classes = quality.coverage.shares.len();
    [
        judged.checkpoint.clone(),
        judged.step.to_string(),
        quality.samples.to_string(),
        format!("{:.1}", quality.frechet_distance),
        format!("{:.4}", quality.gradient_energy),
        format!("{} of {classes}", quality.coverage.covered),
    ]
}

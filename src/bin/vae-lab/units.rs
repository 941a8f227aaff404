//! `vae-lab units`: which dimensions of a code say something about the image.

use std::path::PathBuf;

use pollster::block_on;
use vae_lab::diagnostics::LatentSummary;
use vae_lab::session::MAX_PICTURES;

use super::csv;
use super::figures::FigureArgs;
use super::files::{Result, print};
use super::measure::on_images;
use super::open::{SessionArgs, only_for, with_encoder};
use super::results::table;

/// Tells which dimensions of a trained model's codes are used
///
/// A dimension is active if the mean of its posterior varies by more than 0.01 over held-out images (Burda
/// et al. 2015). The KL of each is in nats for one image; an autoencoder's codes have none.
#[derive(clap::Args)]
pub struct Args {
    /// The trained model, one with an encoder
    checkpoint: PathBuf,
    /// How many held-out images are looked at
    #[arg(long, value_name = "NUMBER", default_value_t = MAX_PICTURES as u32, value_parser = clap::value_parser!(u32).range(2..=MAX_PICTURES as i64))]
    images: u32,
    #[command(flatten)]
    figures: FigureArgs,
    #[command(flatten)]
    session: SessionArgs,
}

const COLUMNS: [&str; 4] = ["dimension", "KL", "variance of the mean", "active"];

/// Does what `args` say.
pub fn run(args: &Args) -> Result<()> {
    let files = args.figures.files()?;
    let session = args.session.resumed(&args.checkpoint)?;
    only_for(&session, &args.checkpoint, &with_encoder(), "units")?;
    let data = session.data_summary()?;
    let images = data.held_out.min(args.images as usize);
    let found = block_on(session.latent_summary(images))?;
    files.write(&found, || {
        let rows = rows(&found, 6).into_iter().map(csv::row);
        csv::row(COLUMNS) + &rows.collect::<String>()
    })?;
    let images = on_images(images, &data);
    let mut text = format!(
        "{} of {} dimensions are active, {images}.\n",
        found.active_units,
        found.active.len()
    );
    if !found.kl_per_dimension.is_empty() {
        let sum: f64 = found.kl_per_dimension.iter().sum();
        text += &format!("Their KL is {sum:.2} nats in all.\n");
    }
    text += &format!("\n{}", table(COLUMNS, &rows(&found, 4)));
    if let Some(warning) = &found.warning {
        text += &format!("\n{warning}\n");
    }
    print(&text)
}

/// One of each dimension, counted from 1, with as many `digits` after the point.
fn rows(found: &LatentSummary, digits: usize) -> Vec<[String; 4]> {
    let number =
        |value: Option<&f64>| value.map_or(String::new(), |value| format!("{value:.digits$}"));
    let row = |at: usize| {
        [
            (at + 1).to_string(),
            number(found.kl_per_dimension.get(at)),
            number(found.variance_of_mean.get(at)),
            if found.active[at] { "yes" } else { "no" }.to_owned(),
        ]
    };
    (0..found.active.len()).map(row).collect()
}

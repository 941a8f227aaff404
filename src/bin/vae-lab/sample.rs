//! `vae-lab sample`: a checkpoint to images.

use std::path::PathBuf;

use pollster::block_on;
use vae_lab::session::MAX_PICTURES;

use super::files::Result;
use super::open::DeviceArgs;
use super::output::Output;
use super::pictures::{encode, file};

/// Draws images from a trained model
#[derive(clap::Args)]
pub struct Args {
    /// The trained model; the images it was trained on aren't needed
    checkpoint: PathBuf,
    /// How many images
    #[arg(long, value_name = "NUMBER", default_value_t = 64, value_parser = clap::value_parser!(u32).range(1..=MAX_PICTURES as i64))]
    count: u32,
    /// What the codes are drawn from; the same seed gives the same images
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    seed: u32,
    /// Where they go: a sheet as .png, an array of [images, height, width], of colour [images,
    /// channels, height, width], as .npy, or one row of levels for each image as .csv
    #[arg(long, value_name = "FILE", default_value = "samples.png", value_parser = file)]
    out: PathBuf,
    #[command(flatten)]
    device: DeviceArgs,
}

/// Does what `args` say.
pub fn run(args: &Args) -> Result<()> {
    let out = Output::at(&args.out)?;
    let session = args.device.drawing(&args.checkpoint)?;
    let images = block_on(session.sample(args.count as usize, args.seed))?;
    out.write(&encode(&images, &args.out)?)
}

//! `vae-lab reconstruct`: held-out images through a checkpoint's model and back.

use std::path::PathBuf;

use pollster::block_on;
use vae_lab::session::MAX_PICTURES;

use super::files::Result;
use super::open::{SessionArgs, about};
use super::output::Output;
use super::pictures::{encode, file};

/// Rebuilds held-out images from their codes
///
/// Each image is encoded, and the mean of its code is decoded: no noise has a say in it.
#[derive(clap::Args)]
pub struct Args {
    /// The trained model
    checkpoint: PathBuf,
    /// How many images, the first of those held out
    #[arg(long, value_name = "NUMBER", default_value_t = 64, value_parser = clap::value_parser!(u32).range(1..=MAX_PICTURES as i64))]
    count: u32,
    /// Where they go: a sheet as .png, an array of [images, height, width], of colour [images,
    /// channels, height, width], as .npy, or one row of levels for each image as .csv
    #[arg(long, value_name = "FILE", default_value = "reconstructions.png", value_parser = file)]
    out: PathBuf,
    /// Where the images themselves go, in the same formats
    #[arg(long, value_name = "FILE", value_parser = file)]
    originals: Option<PathBuf>,
    #[command(flatten)]
    session: SessionArgs,
}

/// Does what `args` say.
pub fn run(args: &Args) -> Result<()> {
    let out = Output::at(&args.out)?;
    let originals_out = Output::maybe(&args.originals)?;
    if let Some(other) = &originals_out {
        Output::apart(&out, other)?;
    }
    let session = args.session.resumed(&args.checkpoint)?;
    let count = session.data_summary()?.held_out.min(args.count as usize);
    let originals = session.held_out(&(0..count).collect::<Vec<_>>())?;
    let rebuilt = block_on(session.reconstruct(originals.pixels.clone()));
    let rebuilt = rebuilt.map_err(|error| about(&args.checkpoint, error))?;
    if let (Some(output), Some(path)) = (&originals_out, &args.originals) {
        output.write(&encode(&originals, path)?)?;
    }
    out.write(&encode(&rebuilt, &args.out)?)
}

//! `vae-lab shrink`: a checkpoint to a small one.

use std::path::{Path, PathBuf};

use pollster::block_on;
use vae_lab::ImageShape;
use vae_lab::checkpoint::Checkpoint;
use vae_lab::data::DIGIT_SIDE;
use vae_lab::device::ComputeDevice;
use vae_lab::session::Session;

use super::files::{Failure, Result, read};
use super::open::about;
use super::output::Output;

/// Writes a small copy of a checkpoint, to show or to start from
///
/// The weights are kept in half precision and the optimiser's moments are left out: a sixth of the
/// size. Training can go on from it, with an optimiser that starts afresh.
#[derive(clap::Args)]
pub struct Args {
    /// The trained model
    checkpoint: PathBuf,
    /// Where the small copy goes
    #[arg(long, value_name = "FILE", default_value = "small.safetensors")]
    out: PathBuf,
    /// Has it open on that many digits instead of the images of its training: fewer are sooner there
    #[arg(long, value_name = "NUMBER")]
    digits: Option<usize>,
    /// What these digits are drawn from; another seed than the training's draws unseen ones
    #[arg(long, value_name = "NUMBER", default_value_t = 2, requires = "digits")]
    seed: u32,
}

/// Does what `args` say.
pub fn run(args: &Args) -> Result<()> {
    let out = Output::at(&args.out)?;
    let mut bytes = read(&args.checkpoint)?;
    if let Some(count) = args.digits {
        bytes = on_digits(&bytes, &args.checkpoint, count, args.seed)?;
    }
    let about = |error| about(&args.checkpoint, error);
    let checkpoint = Checkpoint::from_bytes(&bytes).map_err(about)?;
    out.write(&checkpoint.to_small_bytes().map_err(about)?)
}

/// The same run on other digits.
fn on_digits(bytes: &[u8], path: &Path, count: usize, seed: u32) -> Result<Vec<u8>> {
    let image = Session::saved_image(bytes).map_err(|error| about(path, error))?;
    if image != ImageShape::grey(DIGIT_SIDE, DIGIT_SIDE) {
        return Err(Failure(format!(
            "“{}” is for images of {image}; digits have {DIGIT_SIDE} by \
             {DIGIT_SIDE}.",
            path.display()
        )));
    }
    let mut session = Session::new(ComputeDevice::cpu());
    let loaded = session.load_digits(count, seed);
    loaded.map_err(|error| Failure::from(error).about("--digits"))?;
    let loaded = session.load_onto_images(bytes);
    loaded.map_err(|error| about(path, error))?;
    Ok(block_on(session.save())?)
}

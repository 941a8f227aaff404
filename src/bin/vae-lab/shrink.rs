//! `vae-lab shrink`: a checkpoint to a small one.

use std::path::{Path, PathBuf};

use pollster::block_on;
use vae_lab::checkpoint::Checkpoint;
use vae_lab::data::DIGIT_SIDE;
use vae_lab::device::ComputeDevice;
use vae_lab::session::Session;

use super::files::{Failure, Result, read, write};
use super::open::about;

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
    let mut bytes = read(&args.checkpoint)?;
    if let Some(count) = args.digits {
        bytes = on_digits(&bytes, &args.checkpoint, count, args.seed)?;
    }
    let about = |error| about(&args.checkpoint, error);
    let checkpoint = Checkpoint::from_bytes(&bytes).map_err(about)?;
    write(&args.out, &checkpoint.to_small_bytes().map_err(about)?)
}

/// The same run on other digits.
fn on_digits(bytes: &[u8], path: &Path, count: usize, seed: u32) -> Result<Vec<u8>> {
    let [height, width] = Session::saved_image(bytes).map_err(|error| about(path, error))?;
    if [height, width] != [DIGIT_SIDE; 2] {
        return Err(Failure(format!(
            "“{}” is for images of {height} by {width} pixels; digits have {DIGIT_SIDE} by \
             {DIGIT_SIDE}.",
            path.display()
        )));
    }
    let mut session = Session::new(ComputeDevice::cpu());
    // A run on files goes on with the images at hand.
    session.load_digits(count, seed)?;
    session.load(bytes).map_err(|error| about(path, error))?;
    session.load_digits(count, seed)?;
    Ok(block_on(session.save())?)
}

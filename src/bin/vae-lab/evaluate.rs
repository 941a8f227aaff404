//! `vae-lab evaluate`: a checkpoint to figures.

use std::path::PathBuf;

use super::files::{Result, print, write_json};
use super::measure::{Measure, lines};
use super::open::SessionArgs;

/// Measures a trained model on held-out images
///
/// Prints the terms of its objective and, for a VAE, log p(x) by importance sampling, in nats for one
/// image.
#[derive(clap::Args)]
pub struct Args {
    /// The trained model
    checkpoint: PathBuf,
    /// Codes drawn for each image to estimate log p(x)
    #[arg(long, value_name = "NUMBER", default_value_t = Measure::default().samples)]
    samples: usize,
    /// How many held-out images are looked at
    #[arg(long, value_name = "NUMBER", default_value_t = Measure::default().images)]
    images: usize,
    /// Where the figures go as JSON, log p(x) image by image
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    #[command(flatten)]
    session: SessionArgs,
}

/// Does what `args` say.
pub fn run(args: &Args) -> Result<()> {
    let measure = Measure {
        samples: args.samples,
        images: args.images,
    };
    measure.check()?;
    let session = args.session.resumed(&args.checkpoint)?;
    let measure = measure.within(&session.data_summary()?);
    let measured = measure.take(&session)?;
    if let Some(path) = &args.json {
        write_json(path, &measured)?;
    }
    let mut text = lines(&measured.terms);
    if let Some(found) = &measured.log_likelihood {
        text += &format!(
            "log p(x)              {:>12.4} ± {:.4} ({} codes an image, effectively {:.1})\n",
            found.mean, found.standard_error, measure.samples, found.effective_sample_size
        );
    }
    print(&format!("On {} held-out images:\n{text}", measure.images))
}

//! `vae-lab evaluate`: a checkpoint to figures.

use std::path::PathBuf;

use super::files::{Result, print};
use super::measure::{LogLikelihood, Measure, lines, on_images};
use super::open::SessionArgs;
use super::output::Output;

/// Measures a trained model on held-out images
///
/// Prints the terms of its loss and, for a VAE, log p(x) by importance sampling, in nats for one
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
    let flags = "--samples and --images";
    measure.check().map_err(|failure| failure.about(flags))?;
    let json = Output::maybe(&args.json)?;
    let session = args.session.resumed(&args.checkpoint)?;
    let data = session.data_summary()?;
    let measure = measure.within(&data);
    let measured = measure.take(&session, "Evaluating")?;
    if let Some(json) = &json {
        json.write_json(&measured)?;
    }
    let mut text = format!(
        "{}:\n{}",
        on_images(measure.images, &data),
        lines(&measured.terms)
    );
    if let Some(found) = &measured.log_likelihood {
        text += &likelihood(found, measure.samples);
    }
    print(&text.replacen("on", "On", 1))
}

fn likelihood(found: &LogLikelihood, samples: usize) -> String {
    let error = found.standard_error.map(|error| format!(" ± {error:.4}"));
    format!(
        "log p(x)              {:>12.4}{} ({samples} codes an image, effectively {:.1})\n",
        found.mean,
        error.unwrap_or_default(),
        found.effective_sample_size
    )
}

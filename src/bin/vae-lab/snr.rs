//! `vae-lab snr`: how much of a gradient is signal, as the number of codes grows.

use std::fmt::Write;
use std::path::PathBuf;

use pollster::block_on;
use vae_lab::bounds::{Bound, Dreg, Iwae, Piwae};
use vae_lab::config::ModelKind;
use vae_lab::diagnostics::GradientSnr;
use vae_lab::limits::{self, MAX_CODES};

use super::chart::{Chart, Line};
use super::files::{Failure, Result, print};
use super::open::{SessionArgs, only_for};
use super::output::Output;
use super::progress::Progress;

/// What PIWAE's and MIWAE's estimates are made of here: so many codes each, and ever more of them.
const CODES_PER_ESTIMATE: usize = 8;

/// Measures the signal-to-noise ratio of a trained model's gradients
///
/// The mean over parameters of |E[g]| / std[g], encoder and decoder apart (Rainforth et al. 2018),
/// over repeated gradients on the same images, for bounds that draw 1, 2, 4 and more codes for
/// each of them.
#[derive(clap::Args)]
pub struct Args {
    /// The trained model, a VAE
    checkpoint: PathBuf,
    /// The largest number of codes drawn for an image
    #[arg(long, value_name = "NUMBER", default_value_t = 64, value_parser = clap::value_parser!(u32).range(1..=256))]
    codes: u32,
    /// How often each gradient is estimated
    #[arg(long, value_name = "NUMBER", default_value_t = 1000)]
    repeats: usize,
    /// How many training images each estimate sees
    #[arg(long, value_name = "NUMBER", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..))]
    images: u32,
    /// Where the figures go as CSV
    #[arg(long, value_name = "FILE")]
    csv: Option<PathBuf>,
    /// Where a drawing of them goes as SVG
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,
    #[command(flatten)]
    session: SessionArgs,
}

/// One bound, as it grows.
struct Curve {
    name: &'static str,
    points: Vec<(usize, GradientSnr)>,
}

/// Does what `args` say.
pub fn run(args: &Args) -> Result<()> {
    limits::REPEATS
        .check(args.repeats as f64)
        .map_err(|error| Failure::from(error).about("--repeats"))?;
    let (csv_file, svg_file) = (Output::maybe(&args.csv)?, Output::maybe(&args.svg)?);
    if let (Some(csv), Some(svg)) = (&csv_file, &svg_file) {
        Output::apart(csv, svg)?;
    }
    let session = args.session.resumed(&args.checkpoint)?;
    only_for(&session, &args.checkpoint, &[ModelKind::Vae], "snr")?;
    let images = session.data_summary()?.train.min(args.images as usize);
    let most = MAX_CODES / images;
    if args.codes as usize > most {
        return Err(Failure(format!(
            "--codes {} for each of {images} images are too many at a time; allowed are {most} with \
             so many images, or fewer --images.",
            args.codes
        )));
    }
    let mut curves: Vec<_> = ["IWAE", "PIWAE", "DReG"]
        .map(|name| Curve {
            name,
            points: Vec::new(),
        })
        .into();
    let codes: Vec<_> = (0..)
        .map(|power| 1 << power)
        .take_while(|&codes| codes <= args.codes as usize)
        .collect();
    let total = (curves.len() * codes.len()) as u64;
    let mut progress = Progress::new("Gradients", "kinds", 0, total);
    let mut done = 0;
    for curve in &mut curves {
        for &codes in &codes {
            if let Some(bound) = bound(curve.name, codes) {
                let found = session.gradient_snr(bound, args.repeats, images);
                curve.points.push((codes, block_on(found)?));
            }
            done += 1;
            progress.reached(done, curve.name);
        }
    }
    drop(progress);
    let csv = csv(&curves);
    if let Some(file) = &csv_file {
        file.write(csv.as_bytes())?;
    }
    if let Some(file) = &svg_file {
        file.write(drawing(&curves).as_bytes())?;
    }
    print(&csv)
}

/// The bound of this name that draws `codes` for an image, if it can draw so few.
fn bound(name: &str, codes: usize) -> Option<Bound> {
    match name {
        "IWAE" => Some(Iwae { samples: codes }.into()),
        "DReG" => Some(Dreg { samples: codes }.into()),
        _ if codes < CODES_PER_ESTIMATE => None,
        _ => {
            let piwae = Piwae {
                estimates: codes / CODES_PER_ESTIMATE,
                samples: CODES_PER_ESTIMATE,
            };
            Some(piwae.into())
        }
    }
}

fn csv(curves: &[Curve]) -> String {
    let mut text = "objective,codes,encoder,decoder,floor,repeats,images\n".to_owned();
    for Curve { name, points } in curves {
        for (codes, snr) in points {
            let GradientSnr {
                repeats,
                images,
                encoder,
                decoder,
                floor,
            } = snr;
            writeln!(
                text,
                "{name},{codes},{encoder:.5},{decoder:.5},{floor:.5},{repeats},{images}"
            )
            .expect("a string takes any text");
        }
    }
    text
}

/// Encoder and decoder side by side.
fn drawing(curves: &[Curve]) -> String {
    let line = |name, curve: &Curve, part: fn(&GradientSnr) -> f64| Line {
        name,
        points: curve
            .points
            .iter()
            .map(|(codes, snr)| (*codes as f64, part(snr)))
            .collect(),
    };
    let chart = |title, lines| Chart {
        title,
        x: "codes for each image",
        y: "signal to noise",
        lines,
    };
    let encoders = curves
        .iter()
        .map(|curve| line(curve.name, curve, |snr| snr.encoder));
    // The decoder's gradient is IWAE's with all codes, whichever of them it is.
    let decoder = line("all three", &curves[0], |snr| snr.decoder);
    Chart::side_by_side(&[
        chart("Encoder", encoders.collect()),
        chart("Decoder", vec![decoder]),
    ])
}

//! `vae-lab snr`: how much of a gradient is signal, as the number of codes grows.

use std::fmt::Write;
use std::path::PathBuf;

use indicatif::ProgressBar;
use pollster::block_on;
use vae_lab::config::Objective;
use vae_lab::diagnostics::GradientSnr;

use super::chart::{Chart, Line};
use super::files::{Result, print, write};
use super::open::SessionArgs;

/// What PIWAE's and MIWAE's estimates are made of here: so many codes each, and ever more of them.
const CODES_PER_ESTIMATE: usize = 8;

/// Measures the signal-to-noise ratio of a trained model's gradients
///
/// The mean over parameters of |E[g]| / std[g], encoder and decoder apart (Rainforth et al. 2018),
/// over repeated gradients on the same images, for objectives that draw 1, 2, 4 and more codes for
/// each of them.
#[derive(clap::Args)]
pub struct Args {
    /// The trained model, a VAE
    checkpoint: PathBuf,
    /// The largest number of codes drawn for an image
    #[arg(long, value_name = "NUMBER", default_value_t = 64)]
    codes: usize,
    /// How often each gradient is estimated
    #[arg(long, value_name = "NUMBER", default_value_t = 1000)]
    repeats: usize,
    /// How many training images each estimate sees
    #[arg(long, value_name = "NUMBER", default_value_t = 20)]
    images: usize,
    /// Where the figures go as CSV
    #[arg(long, value_name = "FILE")]
    csv: Option<PathBuf>,
    /// Where a drawing of them goes as SVG
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,
    #[command(flatten)]
    session: SessionArgs,
}

/// One objective, as it grows.
struct Curve {
    name: &'static str,
    points: Vec<(usize, GradientSnr)>,
}

/// Does what `args` say.
pub fn run(args: &Args) -> Result<()> {
    let session = args.session.resumed(&args.checkpoint)?;
    let mut curves: Vec<_> = ["IWAE", "PIWAE", "DReG"]
        .map(|name| Curve {
            name,
            points: Vec::new(),
        })
        .into();
    let codes: Vec<_> = (0..)
        .map(|power| 1 << power)
        .take_while(|&codes| codes <= args.codes)
        .collect();
    let bar = ProgressBar::new((curves.len() * codes.len()) as u64);
    for curve in &mut curves {
        for &codes in &codes {
            if let Some(objective) = objective(curve.name, codes) {
                let found = session.gradient_snr(objective, args.repeats, args.images);
                curve.points.push((codes, block_on(found)?));
            }
            bar.inc(1);
        }
    }
    bar.finish_and_clear();
    let csv = csv(&curves);
    if let Some(path) = &args.csv {
        write(path, csv.as_bytes())?;
    }
    if let Some(path) = &args.svg {
        write(path, drawing(&curves).as_bytes())?;
    }
    print(&csv)
}

/// The objective of this name that draws `codes` for an image, if it can draw so few.
fn objective(name: &str, codes: usize) -> Option<Objective> {
    match name {
        "IWAE" => Some(Objective::Iwae { samples: codes }),
        "DReG" => Some(Objective::Dreg { samples: codes }),
        _ if codes < CODES_PER_ESTIMATE => None,
        _ => Some(Objective::Piwae {
            estimates: codes / CODES_PER_ESTIMATE,
            samples: CODES_PER_ESTIMATE,
        }),
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

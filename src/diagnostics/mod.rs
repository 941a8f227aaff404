//! What a trained model is like, in figures.
//!
//! What must not live here: what to draw (that is [`crate::explore`]), and losses.

mod active_units;
mod coverage;
mod frechet;
mod gradient_snr;
mod log_likelihood;
mod moments;
mod sharpness;
mod trace;

pub use active_units::{ACTIVE_VARIANCE, LatentSummary, latent_summary};
pub use coverage::{COVERED_SHARE, ClassCoverage, class_coverage};
pub use frechet::frechet_distance;
pub use gradient_snr::{GradientSnr, gradient_snr};
pub use log_likelihood::{LogLikelihood, log_likelihood};
pub(crate) use moments::Moments;
pub use sharpness::gradient_energy;
pub use trace::{TRACED_CODES, Trace, TracedCode, TracedPosterior, trace};

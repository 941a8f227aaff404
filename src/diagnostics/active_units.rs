//! Which dimensions of a code carry information, and what each costs in KL.

use serde::Serialize;

use crate::error::{Notice, Told};

/// How much the posterior mean of an active dimension varies, at least (Burda et al. 2015).
pub const ACTIVE_VARIANCE: f64 = 0.01;

/// Which dimensions of a code say something about the image.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct LatentSummary {
    /// `KL(q(z|x) || p(z))` of each dimension, in nats for one image; empty where codes are no
    /// distributions.
    pub kl_per_dimension: Vec<f64>,
    /// The variance of each dimension's posterior mean over the images.
    pub variance_of_mean: Vec<f64>,
    /// Whether each dimension's posterior mean varies by more than 0.01.
    pub active: Vec<bool>,
    /// How many dimensions are active.
    pub active_units: usize,
    /// What few active dimensions mean, and what helps.
    pub warning: Option<Told<Notice>>,
}

/// Sums up the posteriors of some images: `locs` and `scales` are both `[n, latent_dim]`, the
/// means and standard deviations of independent normals, to be compared with a standard normal
/// prior. Without an image every figure is 0, and one alone, whose variance is 0, warns of nothing.
pub fn latent_summary(locs: &[f32], scales: &[f32], latent_dim: usize) -> LatentSummary {
    let column = |values: &[f32], dimension: usize| -> Vec<f64> {
        let column = values.iter().skip(dimension).step_by(latent_dim);
        column.copied().map(f64::from).collect()
    };
    let dimensions = || (0..latent_dim).map(|d| (column(locs, d), column(scales, d)));
    let kl_per_dimension = dimensions().map(|(loc, scale)| mean(loc.iter().zip(&scale).map(kl)));
    let variance_of_mean: Vec<_> = dimensions().map(|(loc, _)| variance(&loc)).collect();
    let active: Vec<_> = variance_of_mean
        .iter()
        .map(|&variance| variance > ACTIVE_VARIANCE)
        .collect();
    let active_units = active.iter().filter(|&&active| active).count();
    LatentSummary {
        kl_per_dimension: kl_per_dimension.collect(),
        variance_of_mean,
        active,
        active_units,
        warning: collapse(active_units, latent_dim).filter(|_| locs.len() > latent_dim),
    }
}

/// `KL(N(loc, scale^2) || N(0, 1))` (Kingma & Welling 2013, appendix B).
fn kl((loc, scale): (&f64, &f64)) -> f64 {
    0.5 * (scale * scale + loc * loc - 1.0) - scale.ln()
}

fn collapse(active: usize, latent_dim: usize) -> Option<Told<Notice>> {
    (4 * active <= latent_dim).then(|| {
        let dimensions = latent_dim;
        Notice::PosteriorCollapse { active, dimensions }.into()
    })
}

fn variance(values: &[f64]) -> f64 {
    let centre = mean(values.iter().copied());
    mean(values.iter().map(|value| (value - centre).powi(2)))
}

fn mean(values: impl ExactSizeIterator<Item = f64>) -> f64 {
    let count = values.len().max(1) as f64;
    values.sum::<f64>() / count
}

//! `log p(x)` by importance sampling, in chunks, with its standard error.

use burn::tensor::Tensor;
use serde::Serialize;

use crate::device;
use crate::error::Error;
use crate::kernels::Noise;
use crate::math::log_sum_exp;
use crate::models::LatentVariableModel;
use crate::random::Purpose;
use crate::systems::importance::log_weights;

/// How many codes are decoded at a time: enough to keep a device busy, few enough to fit.
const ROWS: usize = 2000;

/// An importance-sampled estimate of `log p(x)`: IWAE's bound with so many samples that it is
/// nearly tight (Burda et al. 2015, section 5). In nats for one image.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct LogLikelihood {
    /// How many held-out images were looked at.
    pub images: usize,
    /// How many codes were drawn for each.
    pub samples: usize,
    /// The mean over the images.
    pub mean: f64,
    /// The standard error of the mean over images: how far other images of the same kind would
    /// move it. One image tells nothing of that.
    pub standard_error: Option<f64>,
    /// The mean effective sample size, between 1 and `samples`: where it is small, `mean` is still
    /// a lower bound but may lie well below the truth.
    pub effective_sample_size: f64,
    /// The estimate of each image, for differences between models on the same images.
    pub values: Vec<f64>,
}

/// The estimate for `images` `[count, pixels]`, without autodiff; the same `seed` and `first`, the
/// number of the first image in its set, draw the same codes. `done` is told on the way how many images
/// have been looked at.
///
/// # Errors
/// [`Error::Device`] when the device fails to answer.
pub async fn log_likelihood(
    model: &impl LatentVariableModel,
    images: Tensor<2>,
    samples: usize,
    seed: u32,
    first: usize,
    mut done: impl FnMut(usize),
) -> Result<LogLikelihood, Error> {
    let count = images.dims()[0];
    let device = images.device();
    let mut estimates = Vec::with_capacity(count);
    // Far more streams than an image can use lie between those of two images.
    let (mut pass, mut sizes) = ((first as u64) << 20, 0.0);
    // Many samples of few images at a time: an image is then encoded only a few times.
    let group = (ROWS / samples).clamp(1, count).max(count.min(20));
    for start in (0..count).step_by(group) {
        let group = group.min(count - start);
        let batch = images.clone().narrow(0, start, group);
        let mut parts = Vec::new();
        let chunk = (ROWS / group).max(1);
        for drawn in (0..samples).step_by(chunk) {
            let chunk = chunk.min(samples - drawn);
            let mut noise = Noise::new(Purpose::LogLikelihood, seed, pass, &device);
            let noise = noise.standard_normal([chunk * group, model.latent_dim()]);
            let log_weights = log_weights(model, batch.clone(), noise);
            parts.push(log_sum_exp(log_weights.clone()));
            parts.push(log_sum_exp(log_weights * 2.0));
            pass += 1;
        }
        let parts = device::read(parts).await?;
        for image in 0..group {
            let total = |first: usize| {
                let parts = parts.iter().skip(first).step_by(2);
                log_sum(parts.map(|part| f64::from(part[image])))
            };
            let (once, squared) = (total(0), total(1));
            estimates.push(once - (samples as f64).ln());
            sizes += (2.0 * once - squared).exp();
        }
        done(start + group);
    }
    let mean = estimates.iter().sum::<f64>() / count as f64;
    Ok(LogLikelihood {
        images: count,
        samples,
        mean,
        standard_error: standard_error(&estimates, mean),
        effective_sample_size: sizes / count as f64,
        values: estimates,
    })
}

/// Of the `mean` of `values`; none of a single one.
fn standard_error(values: &[f64], mean: f64) -> Option<f64> {
    let count = values.len();
    let squares = values.iter().map(|value| (value - mean).powi(2));
    (count > 1).then(|| (squares.sum::<f64>() / (count * (count - 1)) as f64).sqrt())
}

/// `log sum exp` of a few numbers on the host.
fn log_sum(values: impl Iterator<Item = f64> + Clone) -> f64 {
    let largest = values.clone().fold(f64::NEG_INFINITY, f64::max);
    largest
        + values
            .map(|value| (value - largest).exp())
            .sum::<f64>()
            .ln()
}

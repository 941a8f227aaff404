//! The signal-to-noise ratio of a bound's gradients at fixed weights.

use burn::tensor::Tensor;
use serde::Serialize;

use crate::bounds::Bound;
use crate::device;
use crate::error::Error;
use crate::kernels::Noise;
use crate::models::{LatentVariableModel, weights};
use crate::random::Purpose;
use crate::systems::bound_step;

/// How much of a gradient estimate is signal (Rainforth et al. 2018, section 3): the mean over
/// parameters of `|E[g]| / std[g]`, encoder and decoder apart.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct GradientSnr {
    /// How often the gradient was estimated, each time with other noise.
    pub repeats: usize,
    /// How many images each estimate saw: the same ones every time.
    pub images: usize,
    /// Of the encoder's parameters.
    pub encoder: f64,
    /// Of the decoder's parameters.
    pub decoder: f64,
    /// What pure noise would seem to have, `sqrt(2 / (pi * repeats))`: the mean of so few estimates
    /// is never quite zero. A ratio near it says nothing.
    pub floor: f64,
}

/// The ratio for `bound` on `images` `[count, pixels]`, at the weights of `model`, which has
/// autodiff and is left as it is. Parameters whose gradient never changes, as those of pixels that
/// are black in every image, tell nothing and are left out.
///
/// # Errors
/// [`Error::Device`] when the device fails to answer.
pub async fn gradient_snr(
    model: &impl LatentVariableModel,
    bound: &Bound,
    images: Tensor<2>,
    repeats: usize,
    seed: u32,
) -> Result<GradientSnr, Error> {
    let count = images.dims()[0];
    let rows = bound.codes_per_image() * count;
    let mut sums: Vec<Option<Sums>> = Vec::new();
    for repeat in 0..repeats {
        let mut noise = Noise::new(Purpose::GradientSnr, seed, repeat as u64, &images.device());
        let noise = noise.standard_normal([rows, model.latent_dim()]);
        // As late in training as can be: the KL has its full weight.
        let step = bound_step(model, bound, images.clone(), noise, u64::MAX);
        if sums.is_empty() {
            sums = step
                .gradients
                .into_iter()
                .map(|g| g.map(Sums::new))
                .collect();
        } else {
            for (sums, gradient) in sums.iter_mut().zip(step.gradients) {
                if let (Some(sums), Some(gradient)) = (sums, gradient) {
                    sums.add(gradient);
                }
            }
        }
    }
    let specs = weights::param_specs(model);
    let of_encoder: Vec<_> = specs
        .iter()
        .zip(&sums)
        .filter(|(_, sums)| sums.is_some())
        .map(|(spec, _)| spec.name.starts_with("encoder."))
        .collect();
    let ratios = sums.into_iter().flatten().map(|sums| sums.ratio(repeats));
    let parts = device::read(ratios.flatten().collect()).await?;
    let mean = |encoder: bool| {
        let of_player = parts.chunks_exact(2).zip(&of_encoder);
        let of_player = of_player.filter(|&(_, &of_encoder)| of_encoder == encoder);
        let (ratios, counts): (Vec<f64>, Vec<f64>) = of_player
            .map(|(part, _)| (f64::from(part[0][0]), f64::from(part[1][0])))
            .unzip();
        ratios.iter().sum::<f64>() / counts.iter().sum::<f64>().max(1.0)
    };
    Ok(GradientSnr {
        repeats,
        images: count,
        encoder: mean(true),
        decoder: mean(false),
        floor: (std::f64::consts::FRAC_2_PI / repeats as f64).sqrt(),
    })
}

/// Sums over estimates of one parameter's gradient, each flattened. All are of the difference to
/// the first one, so that a mean far from zero does not drown the variance.
struct Sums {
    first: Tensor<1>,
    sum: Tensor<1>,
    squares: Tensor<1>,
}

impl Sums {
    fn new(first: Tensor<1>) -> Self {
        let zero = first.zeros_like();
        Self {
            first,
            sum: zero.clone(),
            squares: zero,
        }
    }

    fn add(&mut self, gradient: Tensor<1>) {
        let difference = gradient - self.first.clone();
        self.sum.inplace(|sum| sum + difference.clone());
        self.squares
            .inplace(|squares| squares + difference.square());
    }

    /// The sum of `|E[g]| / std[g]` over the numbers of the parameter that vary, and how many do.
    fn ratio(self, repeats: usize) -> [Tensor<1>; 2] {
        let count = repeats as f64;
        let mean = self.sum / count;
        let variance = (self.squares / count - mean.clone().square()) * (count / (count - 1.0));
        // Rounding leaves a little where nothing varies.
        let noise = (self.first.clone().abs() + mean.clone().abs()) * 1e-6;
        let still = variance
            .clone()
            .lower_equal(noise.square() + f64::from(f32::MIN_POSITIVE));
        let deviation = variance.mask_fill(still.clone(), 1.0).sqrt();
        let ratios = ((self.first + mean).abs() / deviation).mask_fill(still.clone(), 0.0);
        let varying = ratios.ones_like().mask_fill(still, 0.0);
        [ratios.sum(), varying.sum()]
    }
}

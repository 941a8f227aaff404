//! A model whose likelihood, posterior and gradients are known: the oracle of the bounds
//! (Rainforth et al. 2018, section 4).
//!
//! `p(x) = N(mean, 2 I)`, by way of codes `z ~ N(0, I)` and `x ~ N(z + mean, I)`; the posterior is
//! `N((x - mean)/2, I/2)`, and `q(z|x) = N(A x + b, 2/3 I)`. The paper's codes are `z + mean`: all
//! densities, and the gradients by A and b, are the same.

use burn::module::{Module, Param};
use burn::tensor::{Device, Tensor};
use vae_lab::distributions::{Normal, Posterior};
use vae_lab::math::LN_TAU;
use vae_lab::models::{LatentVariableModel, Likelihood};

use super::{draws, host_tensor};

/// The scale of `q` is that of the exact posterior times the root of this.
const VARIANCE_RATIO: f64 = 4.0 / 3.0;

#[derive(Module, Debug)]
pub struct LinearGaussian {
    encoder: Affine,
    decoder: Offset,
}

#[derive(Module, Debug)]
struct Affine {
    /// `[pixels, latent_dim]`.
    weight: Param<Tensor<2>>,
    bias: Param<Tensor<1>>,
}

#[derive(Module, Debug)]
struct Offset {
    mean: Param<Tensor<1>>,
}

impl LatentVariableModel for LinearGaussian {
    fn latent_dim(&self) -> usize {
        self.decoder.mean.dims()[0]
    }

    fn posterior(&self, images: Tensor<2>) -> Posterior {
        let loc = images.matmul(self.encoder.weight.val()) + self.encoder.bias.val().unsqueeze();
        let log_scale = loc.zeros_like() + 0.5 * (0.5 * VARIANCE_RATIO).ln();
        Posterior::Diagonal(Normal::new(loc, log_scale))
    }

    fn likelihood(&self, codes: Tensor<2>) -> Likelihood {
        let loc = codes + self.decoder.mean.val().unsqueeze();
        let log_scale = loc.zeros_like();
        Likelihood::Normal(Normal::new(loc, log_scale))
    }
}

/// Images of the model, and parameters near their optimum.
#[derive(Debug)]
pub struct Oracle {
    pub dim: usize,
    pub count: usize,
    seed: u64,
    images: Vec<f32>,
    weight: Vec<f32>,
    bias: Vec<f32>,
    mean: Vec<f32>,
}

impl Oracle {
    /// `count` images of `dim` pixels, and the parameters with the greatest bounds on them.
    pub fn new(dim: usize, count: usize) -> Self {
        Self::drawn(dim, count, 0)
    }

    /// The same, of which each `seed` draws others.
    pub fn drawn(dim: usize, count: usize, seed: u64) -> Self {
        let center = draws::standard_normal(100 * seed + 21, dim);
        let mut images = draws::standard_normal(100 * seed + 22, dim * count);
        for (i, x) in images.iter_mut().enumerate() {
            *x = *x * std::f32::consts::SQRT_2 + center[i % dim];
        }
        let column = |at: usize| images.iter().skip(at).step_by(dim).sum::<f32>();
        let mean: Vec<_> = (0..dim).map(|at| column(at) / count as f32).collect();
        let eye = |i: usize| if i.is_multiple_of(dim + 1) { 0.5 } else { 0.0 };
        Self {
            dim,
            count,
            seed,
            weight: (0..dim * dim).map(eye).collect(),
            bias: mean.iter().map(|mean| -0.5 * mean).collect(),
            mean,
            images,
        }
    }

    /// The same with every parameter moved by a draw from `N(0, scale^2)`.
    pub fn moved(mut self, scale: f32) -> Self {
        let parameters = [&mut self.weight, &mut self.bias, &mut self.mean];
        for (seed, values) in (100 * self.seed + 31..).zip(parameters) {
            let noise = draws::standard_normal(seed, values.len());
            for (value, noise) in values.iter_mut().zip(noise) {
                *value += scale * noise;
            }
        }
        self
    }

    pub fn model(&self, device: &Device) -> LinearGaussian {
        let vector = |values: &[f32]| {
            Param::from_tensor(host_tensor::<1>(values.to_vec(), [self.dim], device))
        };
        let weight = host_tensor(self.weight.clone(), [self.dim, self.dim], device);
        LinearGaussian {
            encoder: Affine {
                weight: Param::from_tensor(weight),
                bias: vector(&self.bias),
            },
            decoder: Offset {
                mean: vector(&self.mean),
            },
        }
    }

    /// The first `count` images.
    pub fn images(&self, count: usize, device: &Device) -> Tensor<2> {
        self.part(0, count, device)
    }

    /// `count` images from number `first` on.
    pub fn part(&self, first: usize, count: usize, device: &Device) -> Tensor<2> {
        let values = self.images[first * self.dim..][..count * self.dim].to_vec();
        host_tensor(values, [count, self.dim], device)
    }

    /// Noise for `rows` codes.
    pub fn noise(&self, seed: u64, rows: usize, device: &Device) -> Tensor<2> {
        let values = draws::standard_normal(seed, rows * self.dim);
        host_tensor(values, [rows, self.dim], device)
    }

    /// `log p(x)` of each image, exactly.
    pub fn log_likelihood(&self) -> Vec<f64> {
        let log_prob = |image: &[f32]| {
            let pairs = image.iter().zip(&self.mean);
            let square: f64 = pairs.map(|(x, m)| f64::from(x - m).powi(2)).sum();
            -0.25 * square - 0.5 * self.dim as f64 * (LN_TAU + 2f64.ln())
        };
        self.images.chunks_exact(self.dim).map(log_prob).collect()
    }

    /// `E[(w / p(x))^n]` at the optimum, the same for every image; `n` may be a fraction.
    pub fn moment(&self, n: f64) -> f64 {
        let ratio = VARIANCE_RATIO;
        let one = ratio.powf(n) / (1.0 + n * (ratio - 1.0));
        one.powf(0.5 * self.dim as f64)
    }

    /// `E[log p(x) - ELBO]` at the optimum: the KL between `q` and the exact posterior.
    pub fn elbo_gap(&self) -> f64 {
        0.5 * self.dim as f64 * (VARIANCE_RATIO - 1.0 - VARIANCE_RATIO.ln())
    }

    /// `E[log p(x) - IWAE(samples)]` at the optimum, to the second order of `1 / samples`
    /// (Maddison et al. 2017, proposition 1 has the first).
    pub fn iwae_gap(&self, samples: usize) -> f64 {
        self.renyi_gap(samples, 0.0)
    }

    /// The same of the Rényi bound of an order other than one: what `log E[w^(1 - alpha)]` lacks, and
    /// what its estimate from so few samples lacks of it.
    pub fn renyi_gap(&self, samples: usize, alpha: f64) -> f64 {
        let (k, power) = (samples as f64, 1.0 - alpha);
        let first = self.moment(power);
        let second = self.moment(2.0 * power) / first.powi(2);
        let third = self.moment(3.0 * power) / first.powi(3);
        let variance = second - 1.0;
        let skew = third - 3.0 * second + 2.0;
        let of_samples = variance / (2.0 * k) - (skew / 3.0 - 0.75 * variance * variance) / (k * k);
        (of_samples - first.ln()) / power
    }
}

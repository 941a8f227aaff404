//! What training maximises, as values: a new objective is one file and one variant of
//! [`Objective`].
//!
//! Every bound is in nats for one image: summed over pixels and code dimensions, averaged over
//! the batch only.

mod elbo;

use burn::tensor::Tensor;

use crate::config::Objective;
use crate::models::Vae;

pub use elbo::{elbo_terms, warmed_up};

/// The parts of a loss, each one number: `loss = reconstruction + beta * kl`.
#[derive(Debug, Clone)]
pub struct Terms {
    /// `-E_q[log p(x|z)]`, `[1]`.
    pub reconstruction: Tensor<1>,
    /// `KL(q(z|x) || p(z))`, `[1]`.
    pub kl: Tensor<1>,
    /// The weight of the KL at this step.
    pub beta: f64,
}

impl Terms {
    /// The number that training minimises, `[1]`.
    pub fn loss(&self) -> Tensor<1> {
        self.reconstruction.clone() + self.kl.clone() * self.beta
    }
}

impl Objective {
    /// The terms for one batch: `images` `[batch, pixels]` in `[0, 1]` and standard normal
    /// `noise` `[batch, latent_dim]`.
    pub fn terms(&self, model: &Vae, images: Tensor<2>, noise: Tensor<2>, step: u64) -> Terms {
        let beta = self.beta(step);
        let (reconstruction, kl) = elbo_terms(model, images, noise);
        Terms {
            reconstruction,
            kl,
            beta,
        }
    }

    /// The weight of the KL at `step`.
    pub fn beta(&self, step: u64) -> f64 {
        let Self::Elbo { beta, warmup_steps } = *self;
        warmed_up(beta, warmup_steps, step)
    }
}

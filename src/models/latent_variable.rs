//! What a bound needs of a model with a likelihood, so that the oracle of the tests can take a VAE's place.

use burn::module::Module;
use burn::tensor::Tensor;

use super::{Likelihood, Vae};
use crate::distributions::Posterior;

/// All that a bound needs to know of a model whose codes have a standard normal prior.
pub trait LatentVariableModel: Module {
    /// Dimensions of a code.
    fn latent_dim(&self) -> usize;

    /// `q(z|x)` over `[batch, latent_dim]` for images `[batch, pixels]`.
    fn posterior(&self, images: Tensor<2>) -> Posterior;

    /// `p(x|z)` over `[batch, pixels]` for codes `[batch, latent_dim]`.
    fn likelihood(&self, codes: Tensor<2>) -> Likelihood;
}

impl LatentVariableModel for Vae {
    fn latent_dim(&self) -> usize {
        self.latent_dim()
    }

    fn posterior(&self, images: Tensor<2>) -> Posterior {
        self.posterior(images)
    }

    fn likelihood(&self, codes: Tensor<2>) -> Likelihood {
        self.likelihood(codes)
    }
}

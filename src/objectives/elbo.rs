use burn::tensor::Tensor;

use super::{Step, Term, Terms};
use crate::config::Objective;
use crate::kernels;
use crate::models::{LatentVariableModel, Posterior, weights};

/// What weighs on the KL at one step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct KlWeight {
    /// The weight itself, warmed up.
    pub beta: f64,
    /// Nats that each dimension may use without a penalty.
    pub free_bits: f64,
}

/// The evidence lower bound with `L` samples and the closed-form KL (SGVB-B, Kingma & Welling 2013,
/// equation 7), each `[1]`, in nats for one image.
#[derive(Debug, Clone)]
pub struct Elbo {
    /// `reconstruction + beta * KL`, where the KL counts only beyond the free nats.
    pub loss: Tensor<1>,
    /// `-(reconstruction + KL)`, which is never weighed; as the two, without autodiff.
    pub bound: Tensor<1>,
    /// `-E_q[log p(x|z)]`.
    pub reconstruction: Tensor<1>,
    /// `KL(q(z|x) || p(z))`.
    pub kl: Tensor<1>,
}

impl Elbo {
    /// For `images` `[batch, pixels]` and standard normal `noise` `[samples * batch, latent_dim]`.
    pub fn new(
        model: &impl LatentVariableModel,
        images: Tensor<2>,
        noise: Tensor<2>,
        KlWeight { beta, free_bits }: KlWeight,
    ) -> Self {
        let posterior = model.posterior(images.clone());
        let codes = posterior.rsample(noise);
        let log_likelihood = model.likelihood(codes).log_prob(images);
        if let (Posterior::Diagonal(q), true) = (&posterior, free_bits <= 0.0) {
            let [loss, bound, reconstruction, kl] =
                kernels::elbo(log_likelihood, q.loc(), q.log_scale(), beta);
            return Self {
                loss,
                bound,
                reconstruction,
                kl,
            };
        }
        let reconstruction = log_likelihood.neg().mean();
        let kl = posterior.kl_to_standard().mean();
        let penalty = if free_bits > 0.0 {
            beyond_free_bits(&posterior, free_bits)
        } else {
            kl.clone()
        };
        let loss = reconstruction.clone() + penalty * beta;
        let [reconstruction, kl] = [reconstruction, kl].map(Tensor::inner);
        let bound = (reconstruction.clone() + kl.clone()).neg();
        Self {
            loss,
            bound,
            reconstruction,
            kl,
        }
    }

    /// The gradients of the loss.
    pub(super) fn step(self, model: &impl LatentVariableModel) -> Step {
        let gradients = weights::gradients(model, &mut self.loss.backward());
        Step {
            gradients,
            terms: self.terms(),
        }
    }

    pub(super) fn terms(self) -> Terms {
        vec![
            (Term::Loss, self.loss.inner()),
            (Term::Bound, self.bound),
            (Term::Reconstruction, self.reconstruction),
            (Term::Kl, self.kl),
        ]
    }
}

/// `sum_j max(free_bits, KL_j)`, each dimension's KL averaged over the batch first, so that a
/// dimension is free as a whole (Kingma et al. 2016, appendix C.8).
fn beyond_free_bits(posterior: &Posterior, free_bits: f64) -> Tensor<1> {
    let per_dimension = posterior.kl_to_standard_per_dimension().mean_dim(0);
    per_dimension.clamp_min(free_bits).sum()
}

impl Objective {
    /// What weighs on the KL at `step`; nothing but 1 for objectives that don't weigh it.
    pub fn kl_weight(&self, step: u64) -> KlWeight {
        match *self {
            Self::Elbo {
                beta,
                warmup_steps,
                free_bits,
                ..
            } => KlWeight {
                beta: warmed_up(beta, warmup_steps, step),
                free_bits,
            },
            _ => KlWeight {
                beta: 1.0,
                free_bits: 0.0,
            },
        }
    }
}

/// `beta` after a linear rise from 0 over `warmup_steps` (Bowman et al. 2016; Sønderby et al.
/// 2016).
pub fn warmed_up(beta: f64, warmup_steps: u32, step: u64) -> f64 {
    if step >= u64::from(warmup_steps) {
        return beta;
    }
    beta * step as f64 / f64::from(warmup_steps)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn warm_up_rises_linearly_and_then_stays() {
        let betas: Vec<_> = [0, 5, 10, 11].map(|step| warmed_up(2.0, 10, step)).into();
        assert_eq!(betas, [0.0, 1.0, 2.0, 2.0]);
        assert_eq!(warmed_up(2.0, 0, 0), 2.0);
    }
}

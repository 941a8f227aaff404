use burn::tensor::Tensor;

use crate::models::Vae;

/// The two terms of the evidence lower bound with one sample and the closed-form KL (SGVB-B,
/// Kingma & Welling 2013, equation 7): `(-E_q[log p(x|z)], KL(q(z|x) || p(z)))`, each `[1]`, in
/// nats for one image.
///
/// `images` is `[batch, pixels]`, `noise` standard normal `[batch, latent_dim]`.
pub fn elbo_terms(model: &Vae, images: Tensor<2>, noise: Tensor<2>) -> (Tensor<1>, Tensor<1>) {
    let posterior = model.posterior(images.clone());
    let likelihood = model.likelihood(posterior.rsample(noise));
    let reconstruction = likelihood.log_prob(images).neg();
    (reconstruction.mean(), posterior.kl_to_standard().mean())
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

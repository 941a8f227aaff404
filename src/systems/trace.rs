//! What flows through one step, for whoever shows it.

use burn::tensor::Tensor;

use super::Terms;
use crate::distributions::Posterior;
use crate::models::weights::GradientList;

/// What a trace shows, still on the device and without autodiff: rows are the codes of one image.
#[derive(Debug)]
pub struct TraceTensors {
    /// Means and standard deviations, each `[1, latent_dim]`, of a posterior.
    pub moments: Option<[Tensor<2>; 2]>,
    /// What the codes were made with, `[codes, latent_dim]`.
    pub noise: Option<Tensor<2>>,
    /// `[codes, latent_dim]`.
    pub codes: Tensor<2>,
    /// `[codes, pixels]`.
    pub images: Tensor<2>,
    /// Of each code in the decoder's gradient and in the encoder's, `[codes]`.
    pub weights: [Tensor<1>; 2],
    /// With respect to what places the pixels, `[codes, pixels]`.
    pub by_pixels: Tensor<2>,
    /// With respect to the codes, `[codes, latent_dim]`.
    pub by_codes: Tensor<2>,
    /// Of every weight, as a step takes it.
    pub gradients: GradientList,
    /// Of the image.
    pub terms: Terms,
}

/// The gradient of `loss` with respect to its argument, at `place`.
pub(super) fn gradient(place: Tensor<2>, loss: impl FnOnce(Tensor<2>) -> Tensor<1>) -> Tensor<2> {
    let leaf = Tensor::from_inner(place.inner()).require_grad();
    let mut found = loss(leaf.clone()).backward();
    leaf.grad_remove(&mut found)
        .unwrap_or_else(|| leaf.inner().zeros_like())
}

pub(super) fn moments(posterior: &Posterior) -> [Tensor<2>; 2] {
    [posterior.loc(), posterior.scale()].map(Tensor::inner)
}

/// The weights of a code that is the only one.
pub(super) fn alone(codes: &Tensor<2>) -> [Tensor<1>; 2] {
    let one = Tensor::ones([1], &codes.clone().inner().device());
    [one.clone(), one]
}

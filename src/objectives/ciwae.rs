use burn::tensor::Tensor;

use super::importance::Weighting;
use super::{iwae, sgvb_a};

/// `share * ELBO + (1 - share) * IWAE` (Rainforth et al. 2018, equation 14), both by sampling, for
/// log weights `[K, B]`.
pub fn ciwae(log_weights: Tensor<2>, share: f64) -> Weighting {
    let (elbo, iwae) = (sgvb_a(log_weights.clone()), iwae(log_weights));
    Weighting::of_bound(
        elbo.bound * share + iwae.bound * (1.0 - share),
        elbo.decoder * share + iwae.decoder * (1.0 - share),
    )
}

use burn::tensor::Tensor;

use super::importance::Weighting;
use super::{iwae, miwae};

/// The decoder follows IWAE with all `M * K` samples, whose gradient for it is the best; the
/// encoder follows MIWAE, whose gradient keeps its signal (Rainforth et al. 2018, equation 15).
/// For log weights `[M * K, B]`; the bound is IWAE's.
pub fn piwae(log_weights: Tensor<2>, estimates: usize) -> Weighting {
    Weighting {
        encoder: miwae(log_weights.clone(), estimates).encoder,
        ..iwae(log_weights)
    }
}

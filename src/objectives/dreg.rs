use burn::tensor::Tensor;

use super::importance::Weighting;
use super::iwae;

/// IWAE, whose encoder gradient is reparameterised twice: each sample weighs its normalised weight
/// squared, and no gradient flows through the parameters of `log q` (Tucker et al. 2018,
/// equation 6). For log weights `[K, B]`.
pub fn dreg(log_weights: Tensor<2>) -> Weighting {
    let iwae = iwae(log_weights);
    Weighting {
        encoder: iwae.encoder.clone().square(),
        through_codes_only: true,
        ..iwae
    }
}

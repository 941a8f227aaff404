use burn::tensor::Tensor;

use super::importance::Weighting;
use crate::math::{log_mean_exp, softmax};

/// `log 1/K sum_k w_k`, the importance-weighted bound (Burda et al. 2015, equation 8), for log
/// weights `[K, B]`.
///
/// Three samples of one image, the middle one twice as likely as the others: it weighs half of the
/// gradient.
///
/// ```
/// use burn::tensor::Tensor;
/// use vae_lab::device::ComputeDevice;
/// use vae_lab::objectives::iwae;
///
/// let device = ComputeDevice::cpu();
/// let log_weights = Tensor::<2>::from_data([[0.0], [2.0_f32.ln()], [0.0]], &device.plain());
/// let weighting = iwae(log_weights);
/// let numbers = |tensor: Tensor<1>| tensor.into_data().to_vec::<f32>().unwrap();
///
/// let bound = numbers(weighting.bound)[0];
/// assert!((bound - (4.0_f32 / 3.0).ln()).abs() < 1e-6);
/// assert!((numbers(weighting.decoder.flatten(0, 1))[1] - 0.5).abs() < 1e-6);
/// ```
pub fn iwae(log_weights: Tensor<2>) -> Weighting {
    let normalised = softmax(log_weights.clone());
    Weighting::of_bound(log_mean_exp(log_weights), normalised)
}

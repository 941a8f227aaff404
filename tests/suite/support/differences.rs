//! Central differences of a loss, on the CPU: a software GPU would need minutes for them.

use burn::module::Module;
use burn::tensor::Tensor;
use vae_lab::device::ComputeDevice;
use vae_lab::models::weights;

use super::{draws, host_tensor, tolerance};

/// A parameter's step for differences. A loss of some 30 nats in float32 is known to 2e-6 only, and
/// that is divided by the step; a larger step crosses more kinks of ReLUs, where no gradient is right.
const STEP: f32 = 1.0 / 2048.0;
/// Parameters looked at in each tensor.
const PLACES: usize = 24;

/// `gradients`, each flattened in burn's layout and visiting order, are the differences of `loss`
/// around the weights of `model`, which lies on the CPU. An empty one is of a weight that is not
/// asked about.
pub async fn assert_differences<M: Module>(
    what: &str,
    model: &M,
    gradients: &[Vec<f32>],
    loss: impl Fn(M) -> Tensor<1>,
) {
    let device = ComputeDevice::cpu().plain();
    let values = weights::collect(model);
    let host = vae_lab::device::read(values.clone()).await;
    let host = host.expect("the device answers");
    for (i, spec) in weights::param_specs(model).iter().enumerate() {
        if gradients[i].is_empty() {
            continue;
        }
        let places = draws::places(i as u64, host[i].len(), PLACES);
        let mut losses = Vec::new();
        for (&place, step) in places.iter().flat_map(|p| [(p, STEP), (p, -STEP)]) {
            let mut moved = host[i].clone();
            moved[place] += step;
            let mut values = values.clone();
            values[i] = host_tensor(moved, [host[i].len()], &device);
            losses.push(loss(weights::replace(model.clone(), values)));
        }
        let losses = vae_lab::device::read(losses).await;
        let losses = losses.expect("the device answers");
        let (mut distance, mut length) = (0.0, 0.0);
        for (pair, &place) in losses.chunks_exact(2).zip(&places) {
            let difference = f64::from(pair[0][0] - pair[1][0]) / f64::from(2.0 * STEP);
            let gradient = f64::from(gradients[i][place]);
            distance += (difference - gradient).powi(2);
            length += gradient.powi(2);
        }
        let share = (distance / length).sqrt();
        let name = &spec.name;
        assert!(share < tolerance::DIFFERENCES, "{what}: {name}: {share}");
    }
}

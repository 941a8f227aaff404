//! What is asked of every player's gradient.

use burn::module::Module;
use burn::tensor::Tensor;
use vae_lab::models::weights::{self, GradientList};

use crate::support::golden::Named;
use crate::support::{assert_close, draws, host_tensor, read, tolerance};

/// A weight's step for differences, as tests/suite/gradients.rs has it.
const STEP: f32 = 1.0 / 2048.0;
/// Weights looked at in each tensor.
const PLACES: usize = 24;

/// `gradients` are PyTorch's for the weights of `player` and none for all others.
pub async fn assert_golden<M: Module>(
    model: &M,
    gradients: GradientList,
    player: &str,
    expected: &[Named],
) {
    for (slot, gradient) in weights::slots(model).iter().zip(gradients) {
        let own = slot.name.starts_with(player);
        assert_eq!(gradient.is_some(), own, "{}", slot.name);
        let Some(gradient) = gradient else { continue };
        let found = slot.export(read(gradient).await);
        let expected = expected.iter().find(|e| e.name == slot.name);
        let expected = expected.expect("PyTorch has it");
        assert_eq!(found.shape, expected.shape);
        assert_close(
            &slot.name,
            &found.values,
            &expected.values,
            tolerance::GRADIENT,
        );
    }
}

/// `gradients` are central differences of `loss`, which a model without autodiff computes. On the
/// CPU, as a software GPU would need minutes.
pub async fn assert_differences<M: Module>(
    model: &M,
    gradients: GradientList,
    loss: impl Fn(&M) -> Tensor<1>,
) {
    let values = weights::collect(model);
    let slots = weights::slots(model);
    for (i, (slot, gradient)) in slots.iter().zip(gradients).enumerate() {
        let Some(gradient) = gradient else { continue };
        let gradient = read(gradient).await;
        let host = read(values[i].clone()).await;
        let (mut distance, mut length) = (0.0, 0.0);
        for place in draws::places(i as u64, host.len(), PLACES) {
            let mut reached = Vec::new();
            for step in [STEP, -STEP] {
                let mut moved = host.clone();
                moved[place] += step;
                let mut values = values.clone();
                values[i] = host_tensor(moved, [host.len()], &values[i].device());
                let model = weights::replace(model.clone(), values);
                reached.push(f64::from(read(loss(&model)).await[0]));
            }
            let difference = (reached[0] - reached[1]) / f64::from(2.0 * STEP);
            distance += (difference - f64::from(gradient[place])).powi(2);
            length += f64::from(gradient[place]).powi(2);
        }
        let share = (distance / length).sqrt();
        assert!(share < tolerance::DIFFERENCES, "{}: {share}", slot.name);
    }
}

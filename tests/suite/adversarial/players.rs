//! What is asked of every player's gradient.

use burn::module::Module;
use burn::tensor::Tensor;
use vae_lab::models::weights::{self, GradientList};

use crate::support::golden::Named;
use crate::support::{assert_close, differences, read, tolerance};

/// `gradients` are PyTorch's for the weights of `player` and none for all others.
pub async fn assert_golden<M: Module>(
    model: &M,
    gradients: GradientList,
    player: &str,
    expected: &[Named],
) {
    for (spec, gradient) in weights::param_specs(model).iter().zip(gradients) {
        let own = spec.name.starts_with(player);
        assert_eq!(gradient.is_some(), own, "{}", spec.name);
        let Some(gradient) = gradient else { continue };
        let found = spec.export(read(gradient).await);
        let expected = expected.iter().find(|e| e.name == spec.name);
        let expected = expected.expect("PyTorch has it");
        assert_eq!(found.shape, expected.shape);
        assert_close(
            &spec.name,
            &found.values,
            &expected.values,
            tolerance::GRADIENT,
        );
    }
}

/// `gradients` are the differences of `loss`, which a model without autodiff computes.
pub async fn assert_differences<M: Module>(
    player: &str,
    model: M,
    gradients: GradientList,
    loss: impl Fn(M) -> Tensor<1>,
) {
    let mut host = Vec::new();
    for gradient in gradients {
        host.push(match gradient {
            Some(gradient) => read(gradient).await,
            None => Vec::new(),
        });
    }
    differences::assert_differences(player, &model, &host, loss).await;
}

//! Autodiff against PyTorch's and against central differences of the loss itself.

use std::collections::HashMap;

use burn::module::{Module, ModuleVisitor, Param};
use burn::optim::GradientsParams;
use burn::tensor::{Device, Tensor};
use vae_lab::bounds::KlWeight;
use vae_lab::device::ComputeDevice;
use vae_lab::models::Vae;
use vae_lab::models::weights;
use vae_lab::systems::elbo_loss;

use crate::support::differences::assert_differences;
use crate::support::golden::GoldenModel;
use crate::support::{assert_close, device, read, tolerance};

/// Gradients, each flattened, in visiting order.
struct Flatten {
    gradients: GradientsParams,
    flat: Vec<Tensor<1>>,
}

impl ModuleVisitor for Flatten {
    fn visit_float<const D: usize>(&mut self, param: &Param<Tensor<D>>) {
        let gradient = self.gradients.remove::<D>(param.id);
        let gradient = gradient.expect("every parameter takes part in the loss");
        self.flat.push(gradient.flatten(0, D - 1));
    }
}

fn loss(golden: &GoldenModel, model: &Vae, device: &Device) -> Tensor<1> {
    let (images, noise) = (golden.images(device), golden.noise(device));
    let weight = KlWeight {
        beta: golden.beta,
        free_bits: 0.0,
    };
    elbo_loss(model, images, noise, weight).loss
}

/// The gradients of the golden loss, in burn's layout and visiting order.
async fn autodiff(golden: &GoldenModel, device: &Device) -> Vec<Vec<f32>> {
    let model = golden.build(device);
    let loss = loss(golden, &model, device);
    gradients(loss, &model).await
}

/// The gradients of `loss` with respect to every parameter, in burn's layout and visiting order.
async fn gradients(loss: Tensor<1>, model: &Vae) -> Vec<Vec<f32>> {
    let mut flatten = Flatten {
        gradients: GradientsParams::from_grads(loss.backward(), model),
        flat: Vec::new(),
    };
    model.visit(&mut flatten);
    let read = vae_lab::device::read(flatten.flat).await;
    read.expect("the device answers")
}

async_test!(
    the_bound_of_one_kernel_is_that_of_its_terms_one_by_one,
    async {
        let device = device().await.autodiff();
        let wide = |values: &[f32]| values.iter().map(|&x| x.into()).collect::<Vec<f64>>();
        for golden in GoldenModel::all() {
            for beta in [0.0, 1.0, 4.0] {
                let mut found = Vec::new();
                // So few free nats change no term, but no kernel computes the loss with them.
                for free_bits in [0.0, 1e-30] {
                    let model = golden.build(&device);
                    let (images, noise) = (golden.images(&device), golden.noise(&device));
                    let weight = KlWeight { beta, free_bits };
                    let elbo = elbo_loss(&model, images, noise, weight);
                    let mut values = Vec::new();
                    for term in [
                        elbo.loss.clone().inner(),
                        elbo.bound,
                        elbo.reconstruction,
                        elbo.kl,
                    ] {
                        values.extend(read(term).await);
                    }
                    found.push((values, gradients(elbo.loss, &model).await));
                }
                let [(values, slopes), (expected, expected_slopes)] = &found[..] else {
                    unreachable!("two ways")
                };
                let what = format!("beta {beta}");
                assert_close(&what, values, &wide(expected), tolerance::NETWORK);
                for (slopes, expected) in slopes.iter().zip(expected_slopes) {
                    assert_close(&what, slopes, &wide(expected), tolerance::GRADIENT);
                }
            }
        }
    }
);

async_test!(gradients_are_those_of_pytorch, async {
    let device = device().await.autodiff();
    for golden in GoldenModel::all() {
        let expected: HashMap<_, _> = golden.gradients.iter().map(|g| (&g.name, g)).collect();
        let specs = weights::param_specs(&golden.build(&device));
        for (spec, values) in specs.iter().zip(autodiff(&golden, &device).await) {
            let found = spec.export(values);
            let expected = expected[&spec.name];
            assert_eq!(found.shape, expected.shape);
            assert_close(
                &spec.name,
                &found.values,
                &expected.values,
                tolerance::GRADIENT,
            );
        }
    }
});

async fn assert_gradients_are_differences(golden: &GoldenModel) {
    let gradients = autodiff(golden, &device().await.autodiff()).await;
    let device = ComputeDevice::cpu().plain();
    let model = golden.build(&device);
    let loss = |model: Vae| loss(golden, &model, &device);
    assert_differences("loss", &model, &gradients, loss).await;
}

async_test!(
    gradients_of_a_fully_connected_model_are_its_losss_differences,
    async { assert_gradients_are_differences(&GoldenModel::mlp()).await }
);

async_test!(
    gradients_of_a_convolutional_model_are_its_losss_differences,
    async { assert_gradients_are_differences(&GoldenModel::conv()).await }
);

async_test!(
    gradients_through_sides_that_do_not_halve_are_its_losss_differences,
    async { assert_gradients_are_differences(&GoldenModel::deep()).await }
);

async_test!(
    gradients_through_nearest_neighbours_are_its_losss_differences,
    async { assert_gradients_are_differences(&GoldenModel::nearest()).await }
);

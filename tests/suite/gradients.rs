//! Autodiff against PyTorch's and against central differences of the loss itself.

use std::collections::HashMap;

use burn::module::{Module, ModuleVisitor, Param};
use burn::optim::GradientsParams;
use burn::tensor::{Device, Tensor};
use vae_lab::device::ComputeDevice;
use vae_lab::models::Vae;
use vae_lab::models::weights;
use vae_lab::objectives::Elbo;

use crate::support::differences::assert_differences;
use crate::support::golden::GoldenModel;
use crate::support::{assert_close, device, sessions, tolerance};

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
    let weight = sessions::elbo(golden.beta).kl_weight(0);
    Elbo::new(model, images, noise, weight).loss
}

/// The gradients of the golden loss, in burn's layout and visiting order.
async fn autodiff(golden: &GoldenModel, device: &Device) -> Vec<Vec<f32>> {
    let model = golden.build(device);
    let gradients = loss(golden, &model, device).backward();
    let mut flatten = Flatten {
        gradients: GradientsParams::from_grads(gradients, &model),
        flat: Vec::new(),
    };
    model.visit(&mut flatten);
    let read = vae_lab::device::read(flatten.flat).await;
    read.expect("the device answers")
}

async_test!(gradients_are_those_of_pytorch, async {
    let device = device().await.autodiff();
    for golden in GoldenModel::all() {
        let expected: HashMap<_, _> = golden.gradients.iter().map(|g| (&g.name, g)).collect();
        let slots = weights::slots(&golden.build(&device));
        for (slot, values) in slots.iter().zip(autodiff(&golden, &device).await) {
            let found = slot.export(values);
            let expected = expected[&slot.name];
            assert_eq!(found.shape, expected.shape);
            assert_close(
                &slot.name,
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

//! The classifier itself.

use burn::module::Module;
use burn::nn::Linear;
use burn::tensor::{Device, Tensor};

use crate::kernels::{self, Activation, linear};
use crate::networks::Initializer;
use crate::systems::Model;

/// A shallow classifier: at most one hidden layer of ReLUs, then one logit a class. It may stand
/// on an encoder, whose codes are then its inputs.
#[derive(Module, Debug)]
pub struct Classifier {
    encoder: Option<Model>,
    /// What is taken from the inputs, `[1, inputs]`.
    centre: Tensor<2>,
    /// What they are divided by then.
    scale: f64,
    hidden: Option<Linear>,
    out: Linear,
}

impl Classifier {
    /// From `inputs` numbers through a layer of `hidden`, none if that is 0, to `classes`; weights
    /// are drawn from `seed`.
    pub fn new(inputs: usize, hidden: usize, classes: usize, seed: u32, device: &Device) -> Self {
        let init = &mut Initializer::new(device, seed);
        let layer = (hidden > 0).then(|| init.linear(inputs, hidden));
        let out = init.linear(if hidden > 0 { hidden } else { inputs }, classes);
        Self {
            encoder: None,
            centre: Tensor::zeros([1, inputs], device),
            scale: 1.0,
            hidden: layer,
            out,
        }
    }

    /// The same, which takes `centre` `[inputs]` from its inputs and divides them by `scale`.
    pub fn standardising(self, centre: Vec<f32>, scale: f64) -> Self {
        let shape = [1, centre.len()];
        let centre = kernels::tensor(centre, shape, &self.centre.device());
        Self {
            centre,
            scale,
            ..self
        }
    }

    /// The same on top of `model`, whose encoder learns with it: inputs are images from now on.
    pub fn on_encoder(self, model: Model) -> Self {
        let encoder = Some(model);
        Self { encoder, ..self }
    }

    /// The hidden layer, `[batch, hidden]`, for codes `[batch, inputs]` or, on an encoder, images
    /// `[batch, pixels]`. Without a hidden layer the standardised inputs.
    ///
    /// # Panics
    /// On a model that has no encoder.
    pub fn features(&self, inputs: Tensor<2>) -> Tensor<2> {
        let inputs = match &self.encoder {
            None => inputs,
            Some(model) => {
                let [codes, _] = model.encode(inputs).expect("the model has an encoder");
                codes
            }
        };
        let standardised = (inputs - self.centre.clone()) / self.scale;
        match &self.hidden {
            None => standardised,
            Some(hidden) => linear(standardised, hidden, Some(Activation::Relu)),
        }
    }

    /// Logits `[batch, classes]` for [`features`](Self::features).
    pub fn logits(&self, features: Tensor<2>) -> Tensor<2> {
        linear(features, &self.out, None)
    }
}

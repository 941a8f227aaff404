use burn::module::Module;
use burn::nn::Linear;
use burn::tensor::{Tensor, activation};

use super::Initializer;

/// Fully connected layers, each followed by a ReLU.
#[derive(Module, Debug)]
pub struct Mlp {
    layers: Vec<Linear>,
}

impl Mlp {
    /// Layers from `inputs` through each of `widths`.
    pub fn new(inputs: usize, widths: &[usize], init: &mut Initializer) -> Self {
        let mut from = inputs;
        let layers = widths
            .iter()
            .map(|&width| init.linear(std::mem::replace(&mut from, width), width))
            .collect();
        Self { layers }
    }

    /// `[batch, inputs]` to `[batch, last width]`.
    pub fn forward(&self, input: Tensor<2>) -> Tensor<2> {
        self.layers
            .iter()
            .fold(input, |h, layer| activation::relu(layer.forward(h)))
    }
}

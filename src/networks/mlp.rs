//! Fully connected bodies.

use burn::module::Module;
use burn::nn::Linear;
use burn::tensor::Tensor;

use super::Initializer;
use crate::kernels::{Activation, linear};

/// Fully connected layers, each followed by an activation.
#[derive(Module, Debug)]
pub struct Mlp {
    layers: Vec<Linear>,
    #[module(skip)]
    activation: Activation,
}

impl Mlp {
    /// Layers from `inputs` through each of `widths`.
    pub fn new(
        inputs: usize,
        widths: &[usize],
        activation: Activation,
        init: &mut Initializer,
    ) -> Self {
        let mut from = inputs;
        let layers = widths
            .iter()
            .map(|&width| init.linear(std::mem::replace(&mut from, width), width))
            .collect();
        Self { layers, activation }
    }

    /// `[batch, inputs]` to `[batch, last width]`.
    pub fn forward(&self, input: Tensor<2>) -> Tensor<2> {
        self.layers
            .iter()
            .fold(input, |h, layer| linear(h, layer, Some(self.activation)))
    }
}

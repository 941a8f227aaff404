use std::fmt::Debug;

use burn::nn::Linear;
use burn::tensor::Tensor;

use super::activation::activated;
use super::device::{Float, Kernels};
use super::operation::{Operation, apply};
use crate::config::Activation;

/// `activation(input * weight + bias)`, `[batch, inputs]` to `[batch, outputs]`: one pass over the
/// outputs, and one back.
pub fn linear(input: Tensor<2>, layer: &Linear, activation: Option<Activation>) -> Tensor<2> {
    let Some(bias) = &layer.bias else {
        return activated(layer.forward(input), activation);
    };
    let inputs = [
        input.into_dispatch(),
        layer.weight.val().into_dispatch(),
        bias.val().into_dispatch(),
    ];
    apply(Affine { activation }, inputs)
}

/// What the way back through a layer needs of the way there.
#[derive(Debug, Clone)]
pub struct Layer<T> {
    pub input: T,
    pub weight: T,
    pub activation: Option<Activation>,
    /// With what an activation gave, its gradient is found.
    pub output: Option<T>,
}

impl<T: Clone> Layer<T> {
    /// Keeps the output only where there is an activation.
    pub fn new(input: T, weight: T, activation: Option<Activation>, output: &T) -> Self {
        Self {
            input,
            weight,
            activation,
            output: activation.map(|_| output.clone()),
        }
    }
}

#[derive(Debug, Clone)]
struct Affine {
    activation: Option<Activation>,
}

impl Operation<3> for Affine {
    type Kept<T: Clone + Debug + Send + 'static> = Layer<T>;

    fn forward<B: Kernels>(&self, inputs: [Float<B>; 3], _: bool) -> (Float<B>, Layer<Float<B>>) {
        let [input, weight, _] = inputs.clone();
        let output = B::affine(inputs, self.activation);
        let kept = Layer::new(input, weight, self.activation, &output);
        (output, kept)
    }

    fn backward<B: Kernels>(
        self,
        layer: Layer<Float<B>>,
        gradient: Float<B>,
        wanted: [bool; 3],
    ) -> [Option<Float<B>>; 3] {
        B::affine_back(layer, gradient, wanted)
    }
}

use std::fmt::Debug;

use burn::nn::Linear;
use burn::tensor::Tensor;

use super::device::{Float, Kernels};
use super::operation::{Operation, apply};
use crate::config::Activation;

/// `activation(input * weight + bias)`, `[batch, inputs]` to `[batch, outputs]`: one pass over the
/// outputs, and one back.
pub fn linear(input: Tensor<2>, layer: &Linear, activation: Option<Activation>) -> Tensor<2> {
    let bias = layer.bias.as_ref().expect("every layer here has a bias");
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
    /// An activation, and what it gave: of that its gradient is made.
    pub through: Option<(Activation, T)>,
}

impl<T: Clone> Layer<T> {
    /// What `forward` makes of input, weight and bias, and what is kept of them.
    pub fn kept(
        inputs: [T; 3],
        activation: Option<Activation>,
        forward: impl FnOnce([T; 3]) -> T,
    ) -> (T, Self) {
        let [input, weight, _] = inputs.clone();
        let output = forward(inputs);
        let through = activation.map(|activation| (activation, output.clone()));
        let kept = Self {
            input,
            weight,
            through,
        };
        (output, kept)
    }
}

#[derive(Debug, Clone)]
struct Affine {
    activation: Option<Activation>,
}

impl Operation<3> for Affine {
    type Kept<T: Clone + Debug + Send + 'static> = Layer<T>;

    fn forward<B: Kernels>(&self, inputs: [Float<B>; 3], _: bool) -> (Float<B>, Layer<Float<B>>) {
        let forward = |inputs| B::affine(inputs, self.activation);
        Layer::kept(inputs, self.activation, forward)
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

//! How weights start.

use burn::module::{Param, ParamId};
use burn::nn::Linear;
use burn::nn::conv::{Conv2d, ConvTranspose2d};
use burn::tensor::{Device, Tensor};

use crate::kernels::{self, doubling, halving};
use crate::random::{Purpose, uniform};

/// Makes layers whose weights start as PyTorch's do: uniform in `+-1/sqrt(fan_in)`, biases too
/// (`nn.Linear`, `nn.Conv2d` and `nn.ConvTranspose2d`, whose "fan in" counts output channels).
///
/// Drawn on the host, so that every device starts from the same values, and only when they are
/// first looked at: a model whose weights are replaced at once costs nothing but its shapes.
#[derive(Debug)]
pub struct Initializer<'a> {
    device: &'a Device,
    seed: u32,
    tensors: u64,
}

impl<'a> Initializer<'a> {
    /// Layers on `device`, drawn from `seed`.
    pub fn new(device: &'a Device, seed: u32) -> Self {
        Self {
            device,
            seed,
            tensors: 0,
        }
    }

    /// `[batch, inputs]` to `[batch, outputs]`.
    pub fn linear(&mut self, inputs: usize, outputs: usize) -> Linear {
        Linear {
            weight: self.uniform([inputs, outputs], inputs),
            bias: Some(self.uniform([outputs], inputs)),
        }
    }

    /// Halves height and width (rounding up): kernel 3, stride 2, padding 1.
    pub fn conv(&mut self, inputs: usize, outputs: usize) -> Conv2d {
        let fan_in = inputs * 9;
        let weight = self.uniform([outputs, inputs, 3, 3], fan_in);
        halving(weight, self.uniform([outputs], fan_in))
    }

    /// Doubles height and width: kernel 4, stride 2, padding 1.
    pub fn conv_transpose(&mut self, inputs: usize, outputs: usize) -> ConvTranspose2d {
        let fan_in = outputs * 16;
        let weight = self.uniform([inputs, outputs, 4, 4], fan_in);
        doubling(weight, self.uniform([outputs], fan_in), [inputs, outputs])
    }

    /// A vector `[len]` whose elements all start at `value`.
    pub fn constant(&mut self, value: f32, len: usize) -> Param<Tensor<1>> {
        Param::from_tensor(kernels::tensor(vec![value; len], [len], self.device))
    }

    fn uniform<const D: usize>(&mut self, shape: [usize; D], fan_in: usize) -> Param<Tensor<D>> {
        let bound = (fan_in as f32).sqrt().recip();
        let (seed, index) = (self.seed, self.tensors);
        self.tensors += 1;
        let draw = move |device: &Device, learns| {
            let values = uniform(seed, Purpose::Weights, index, bound, shape.iter().product());
            kernels::tensor::<D>(values, shape, device).set_require_grad(learns)
        };
        let device = self.device.clone();
        Param::uninitialized(ParamId::new(), draw, device, true, shape.into())
    }
}

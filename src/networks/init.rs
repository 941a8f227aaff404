//! How weights start.

use burn::module::{Param, ParamId};
use burn::nn::Linear;
use burn::nn::conv::{Conv2d, ConvTranspose2d};
use burn::tensor::{Device, Tensor};

use crate::config::WeightInit;
use crate::kernels::{self, doubling, halving, smoothing};
use crate::random::{Purpose, standard_normal, uniform};

/// Makes layers whose weights start as [`WeightInit`] says, [at first](WeightInit::Pytorch) as those of PyTorch's
/// `nn.Linear`, `nn.Conv2d` and `nn.ConvTranspose2d` do.
///
/// Drawn on the host, so that every device starts from the same values, and only when they are
/// first looked at: a model whose weights are replaced at once costs nothing but its shapes.
#[derive(Debug)]
pub struct Initializer<'a> {
    device: &'a Device,
    seed: u32,
    init: WeightInit,
    tensors: u64,
}

impl<'a> Initializer<'a> {
    /// Layers on `device`, drawn from `seed`.
    pub fn new(device: &'a Device, seed: u32) -> Self {
        Self {
            device,
            seed,
            init: WeightInit::default(),
            tensors: 0,
        }
    }

    /// From now on makes layers that start as `init` says.
    pub fn starting(&mut self, init: WeightInit) {
        self.init = init;
    }

    /// `[batch, inputs]` to `[batch, outputs]`.
    pub fn linear(&mut self, inputs: usize, outputs: usize) -> Linear {
        let fans = Fans {
            fan_in: inputs,
            fan_out: outputs,
        };
        Linear {
            weight: self.weight([inputs, outputs], fans),
            bias: Some(self.bias(outputs, fans)),
        }
    }

    /// Halves height and width (rounding up): kernel 3, stride 2, padding 1.
    pub fn conv(&mut self, inputs: usize, outputs: usize) -> Conv2d {
        let (weight, bias) = self.kernel_of_3(inputs, outputs);
        halving(weight, bias)
    }

    /// Leaves height and width: kernel 3, stride 1, padding 1; for images doubled by nearest neighbours.
    pub fn conv_nearest(&mut self, inputs: usize, outputs: usize) -> Conv2d {
        let (weight, bias) = self.kernel_of_3(inputs, outputs);
        smoothing(weight, bias)
    }

    fn kernel_of_3(
        &mut self,
        inputs: usize,
        outputs: usize,
    ) -> (Param<Tensor<4>>, Param<Tensor<1>>) {
        let fans = Fans {
            fan_in: inputs * 9,
            fan_out: outputs * 9,
        };
        let weight = self.weight([outputs, inputs, 3, 3], fans);
        (weight, self.bias(outputs, fans))
    }

    /// Doubles height and width: kernel 4, stride 2, padding 1.
    pub fn conv_transpose(&mut self, inputs: usize, outputs: usize) -> ConvTranspose2d {
        // As PyTorch counts them, whose "fan in" of a transposed convolution is of its outputs.
        let fans = Fans {
            fan_in: outputs * 16,
            fan_out: inputs * 16,
        };
        let weight = self.weight([inputs, outputs, 4, 4], fans);
        doubling(weight, self.bias(outputs, fans), [inputs, outputs])
    }

    /// A vector `[len]` whose elements all start at `value`.
    pub fn constant(&mut self, value: f32, len: usize) -> Param<Tensor<1>> {
        Param::from_tensor(kernels::tensor(vec![value; len], [len], self.device))
    }

    fn weight<const D: usize>(&mut self, shape: [usize; D], fans: Fans) -> Param<Tensor<D>> {
        let Fans { fan_in, fan_out } = fans;
        self.drawn(
            shape,
            match self.init {
                WeightInit::Pytorch => Distribution::Uniform(fans.pytorch_bound()),
                WeightInit::Glorot => {
                    Distribution::Uniform((6.0 / (fan_in + fan_out) as f32).sqrt())
                }
                WeightInit::He => Distribution::Normal((2.0 / fan_in as f32).sqrt()),
                WeightInit::Normal { scale } => Distribution::Normal(scale as f32),
                WeightInit::Zeros => Distribution::Zero,
            },
        )
    }

    fn bias(&mut self, len: usize, fans: Fans) -> Param<Tensor<1>> {
        self.drawn(
            [len],
            match self.init {
                WeightInit::Pytorch => Distribution::Uniform(fans.pytorch_bound()),
                WeightInit::Glorot
                | WeightInit::He
                | WeightInit::Normal { .. }
                | WeightInit::Zeros => Distribution::Zero,
            },
        )
    }

    fn drawn<const D: usize>(&mut self, shape: [usize; D], from: Distribution) -> Param<Tensor<D>> {
        let (seed, index) = (self.seed, self.tensors);
        self.tensors += 1;
        let draw = move |device: &Device, learns| {
            let values = from.draw(seed, index, shape.iter().product());
            kernels::tensor::<D>(values, shape, device).set_require_grad(learns)
        };
        let device = self.device.clone();
        Param::uninitialized(ParamId::new(), draw, device, true, shape.into())
    }
}

/// How many numbers one output is summed from, and how many outputs one input goes into.
#[derive(Debug, Clone, Copy)]
struct Fans {
    fan_in: usize,
    fan_out: usize,
}

impl Fans {
    /// What PyTorch's layers draw weights and biases within.
    fn pytorch_bound(self) -> f32 {
        (self.fan_in as f32).sqrt().recip()
    }
}

/// What one tensor is drawn from, around zero.
#[derive(Debug, Clone, Copy)]
enum Distribution {
    /// Up to this bound.
    Uniform(f32),
    /// Of this standard deviation.
    Normal(f32),
    Zero,
}

impl Distribution {
    fn draw(self, seed: u32, index: u64, count: usize) -> Vec<f32> {
        match self {
            Self::Uniform(bound) => uniform(seed, Purpose::Weights, index, bound, count),
            Self::Normal(scale) => {
                let mut values = standard_normal(seed, Purpose::Weights, index, count);
                values.iter_mut().for_each(|value| *value *= scale);
                values
            }
            Self::Zero => vec![0.0; count],
        }
    }
}

//! The activations that a layer's kernel applies to its own output.

use serde::{Deserialize, Serialize};

use super::device::{Float, KernelBackend};

/// What follows a layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Activation {
    /// `max(0, x)`.
    #[default]
    Relu,
    /// `x` above zero and a fifth of it below (Maas et al. 2013).
    LeakyRelu,
    /// `x` above zero and `e^x - 1` below (Clevert et al. 2016).
    Elu,
    /// `x` times the standard normal's distribution function of it, in its exact form (Hendrycks & Gimpel 2016).
    Gelu,
    /// `x` times the logistic function of it (Elfwing et al. 2018), also called swish.
    Silu,
    /// The hyperbolic tangent, which the papers' tables used.
    Tanh,
}

/// The slope of a leaky ReLU below zero: that of DCGAN's discriminator (Radford et al. 2016), which is what
/// models of this family use it for. With PyTorch's default, 0.01, it can hardly be told from a ReLU.
pub const LEAK: f32 = 0.2;

/// Beyond this the hyperbolic tangent of a float32 is one. GPUs may compute it from exponentials, and infinity
/// divided by infinity is NaN.
pub const TANH_IS_ONE: f32 = 10.0;

/// What a device computes of it.
pub trait ActivationKernel: KernelBackend {
    /// The activation of each element, of any shape.
    fn activate(values: Float<Self>, activation: Activation) -> Float<Self>;
}

impl Activation {
    /// Whether its slope is told by what went in alone: two inputs may have the same output where it falls and
    /// rises. The slope of the others is computed from what came out, which is there anyway.
    pub fn is_saved_before(self) -> bool {
        match self {
            Self::Gelu | Self::Silu => true,
            Self::Relu | Self::LeakyRelu | Self::Elu | Self::Tanh => false,
        }
    }
}

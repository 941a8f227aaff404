//! Any GPU: kernels in CubeCL, compiled on the device when they are first needed.

// SAFETY of every launch: it is unchecked because CubeCL's checks cost a comparison for each access. Units beyond the end
// return before they read or write, and the shapes of inputs are those that the functions on tensors ask for.
#![allow(
    unsafe_code,
    reason = "kernels are launched without checks of bounds, which they make themselves"
)]

mod activation;
mod adam;
mod bernoulli;
mod convolution;
mod discretised_logistic;
mod elbo;
mod gaussian;
mod held;
mod linear;
mod log_sum_exp;
mod matmul;
mod noise;
mod parts;
mod patches;
mod rows;
mod split_k;
mod table;
mod tensors;
mod triangular;

use burn::backend::tensor::FloatTensor;
use burn::backend::{Autodiff, BackendTensor, Cube, DispatchTensorKind};
use burn::tensor::Tensor;
use burn_cubecl::tensor::CubeTensor;

use super::device::KernelBackend;
use super::interface::Kernels;

impl Kernels for Cube {}

impl KernelBackend for Cube {
    fn from_dispatch(kind: DispatchTensorKind) -> BackendTensor<Self> {
        let DispatchTensorKind::Cube(tensor) = kind else {
            panic!("expected a tensor on the GPU, not {kind:?}");
        };
        tensor
    }

    fn into_tensor<const D: usize>(value: CubeTensor) -> Tensor<D> {
        Tensor::from_primitive::<Self>(value)
    }

    fn into_autodiff<const D: usize>(value: FloatTensor<Autodiff<Self>>) -> Tensor<D> {
        Tensor::from_primitive::<Autodiff<Self>>(value)
    }
}

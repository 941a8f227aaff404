//! The CPU: loops over vectors of four floats, in one thread.

mod activation;
mod adam;
mod bernoulli;
mod buffers;
mod convolution;
mod discretised_logistic;
mod elbo;
mod elementary;
mod factor;
mod gaussian;
mod gemm;
mod held;
mod lanes;
mod linear;
mod log_sum_exp;
mod matmul;
mod noise;
mod patches;
mod strided;
mod table;
mod tile;
mod triangular;

use burn::backend::flex::FlexTensor;
use burn::backend::tensor::FloatTensor;
use burn::backend::{Autodiff, BackendTensor, DispatchTensorKind, Flex};
use burn::tensor::Tensor;

use super::device::KernelBackend;
use super::interface::Kernels;

impl Kernels for Flex {}

impl KernelBackend for Flex {
    fn from_dispatch(kind: DispatchTensorKind) -> BackendTensor<Self> {
        let DispatchTensorKind::Flex(tensor) = kind else {
            panic!("expected a tensor on the CPU, not {kind:?}");
        };
        tensor
    }

    fn into_tensor<const D: usize>(value: FlexTensor) -> Tensor<D> {
        Tensor::from_primitive::<Self>(value)
    }

    fn into_autodiff<const D: usize>(value: FloatTensor<Autodiff<Self>>) -> Tensor<D> {
        Tensor::from_primitive::<Autodiff<Self>>(value)
    }
}

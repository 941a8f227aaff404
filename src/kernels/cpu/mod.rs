//! The CPU: loops over vectors of four numbers, in one thread.

mod activation;
mod adam;
mod bernoulli;
mod convolution;
mod elbo;
mod elementary;
mod gaussian;
mod gemm;
mod lanes;
mod linear;
mod log_sum_exp;
mod noise;
mod numbers;
mod patches;
mod products;
mod table;
mod triangular;

use burn::backend::flex::FlexTensor;
use burn::backend::tensor::FloatTensor;
use burn::backend::{Autodiff, BackendTensor, DispatchTensorKind, Flex};
use burn::tensor::Tensor;

use super::adam::Update;
use super::convolution::Convolution;
use super::device::Kernels;
use super::linear::Layer;
use super::noise::Stream;
use super::products::Lines;
use crate::config::Activation;
use numbers::{dense, dims, numbers, numbers_mut, tensor};

impl Kernels for Flex {
    fn own(kind: DispatchTensorKind) -> BackendTensor<Self> {
        match kind {
            DispatchTensorKind::Flex(tensor) => tensor,
            other => panic!("expected a tensor on the CPU, not {other:?}"),
        }
    }

    fn plain<const D: usize>(value: FlexTensor) -> Tensor<D> {
        Tensor::from_primitive::<Self>(value)
    }

    fn training<const D: usize>(value: FloatTensor<Autodiff<Self>>) -> Tensor<D> {
        Tensor::from_primitive::<Autodiff<Self>>(value)
    }

    fn affine(inputs: [FlexTensor; 3], activation: Option<Activation>) -> FlexTensor {
        linear::linear(inputs, activation)
    }

    fn affine_back(
        layer: Layer<FlexTensor>,
        gradient: FlexTensor,
        wanted: [bool; 3],
    ) -> [Option<FlexTensor>; 3] {
        linear::linear_back(layer, gradient, wanted)
    }

    fn products(lines: Lines, a: FlexTensor, b: FlexTensor) -> FlexTensor {
        products::products(lines, a, b)
    }

    fn convolution(inputs: [FlexTensor; 3], layer: Convolution) -> FlexTensor {
        layer.forward(inputs)
    }

    fn convolution_back(
        convolution: Convolution,
        layer: Layer<FlexTensor>,
        gradient: FlexTensor,
        wanted: [bool; 3],
    ) -> [Option<FlexTensor>; 3] {
        convolution.backward(layer, gradient, wanted)
    }

    fn bernoulli(
        value: FlexTensor,
        logits: FlexTensor,
        residual: bool,
    ) -> (FlexTensor, Option<FlexTensor>) {
        bernoulli::bernoulli(value, logits, residual)
    }

    fn scale_rows(rows: FlexTensor, factors: FlexTensor) -> FlexTensor {
        bernoulli::scale_rows(rows, factors)
    }

    fn rsample(loc: FlexTensor, log_scale: FlexTensor, noise: FlexTensor) -> FlexTensor {
        gaussian::rsample(loc, log_scale, noise)
    }

    fn rsample_back(loc: FlexTensor, codes: FlexTensor, gradient: FlexTensor) -> [FlexTensor; 2] {
        gaussian::rsample_back(loc, codes, gradient)
    }

    fn log_ratio(codes: FlexTensor, log_scale: FlexTensor, noise: FlexTensor) -> FlexTensor {
        gaussian::log_ratio(codes, log_scale, noise)
    }

    fn log_ratio_back(codes: FlexTensor, gradient: FlexTensor, batch: usize) -> [FlexTensor; 2] {
        gaussian::log_ratio_back(codes, gradient, batch)
    }

    fn elbo(
        log_likelihood: FlexTensor,
        loc: FlexTensor,
        log_scale: FlexTensor,
        beta: f64,
    ) -> [FlexTensor; 4] {
        elbo::elbo(log_likelihood, loc, log_scale, beta)
    }

    fn elbo_back(kept: [FlexTensor; 3], gradient: FlexTensor, beta: f64) -> [FlexTensor; 3] {
        elbo::elbo_back(kept, gradient, beta)
    }

    fn log_sum_exp(values: FlexTensor, shares: bool) -> (FlexTensor, Option<FlexTensor>) {
        log_sum_exp::log_sum_exp(values, shares)
    }

    fn scale_columns(columns: FlexTensor, factors: FlexTensor) -> FlexTensor {
        log_sum_exp::scale_columns(columns, factors)
    }

    fn lower_triangular(diagonal: FlexTensor, below: FlexTensor) -> FlexTensor {
        triangular::lower_triangular(diagonal, below)
    }

    fn lower_triangular_back(gradient: FlexTensor) -> [FlexTensor; 2] {
        triangular::lower_triangular_back(gradient)
    }

    fn standard_normal(place: FlexTensor, stream: Stream) -> FlexTensor {
        noise::standard_normal(place, stream)
    }

    fn write_row(table: FlexTensor, row: usize, numbers: Vec<FlexTensor>) -> FlexTensor {
        table::write_row(table, row, numbers)
    }

    fn adam(updates: Vec<Update<FlexTensor>>) -> Vec<[FlexTensor; 3]> {
        updates.into_iter().map(adam::adam).collect()
    }
}

//! Any GPU: kernels in CubeCL, compiled on the device when they are first needed.

mod activation;
mod adam;
mod convolution;
mod cut;
mod elbo;
mod gaussian;
mod log_sum_exp;
mod noise;
mod parts;
mod patches;
mod product;
mod rows;
mod table;
mod tensors;
mod triangular;

use burn::backend::tensor::FloatTensor;
use burn::backend::{Autodiff, BackendTensor, Cube, DispatchTensorKind};
use burn::tensor::Tensor;
use burn_cubecl::tensor::CubeTensor;

use super::adam::Update;
use super::convolution::Convolution;
use super::device::Kernels;
use super::linear::Layer;
use super::noise::Stream;
use super::products::Lines;
use crate::config::Activation;
use activation::gradient_before;
use product::{Also, product};

impl Kernels for Cube {
    fn own(kind: DispatchTensorKind) -> BackendTensor<Self> {
        match kind {
            DispatchTensorKind::Cube(tensor) => tensor,
            other => panic!("expected a tensor on the GPU, not {other:?}"),
        }
    }

    fn plain<const D: usize>(value: CubeTensor) -> Tensor<D> {
        Tensor::from_primitive::<Self>(value)
    }

    fn training<const D: usize>(value: FloatTensor<Autodiff<Self>>) -> Tensor<D> {
        Tensor::from_primitive::<Autodiff<Self>>(value)
    }

    fn affine(
        [input, weight, bias]: [CubeTensor; 3],
        activation: Option<Activation>,
    ) -> CubeTensor {
        let also = Also {
            bias: Some(bias),
            activation,
            ..Also::default()
        };
        product(Lines::AsWritten, input, weight, also).0
    }

    fn affine_back(
        layer: Layer<CubeTensor>,
        gradient: CubeTensor,
        [to_input, to_weight, to_bias]: [bool; 3],
    ) -> [Option<CubeTensor>; 3] {
        // Read twice it is better gone through once beforehand.
        let (gradient, through) = if to_input {
            (gradient_before(layer.through, gradient), None)
        } else {
            (gradient, layer.through)
        };
        let by_layer = (to_weight || to_bias).then(|| {
            let also = Also {
                through,
                sums: to_bias,
                ..Also::default()
            };
            product(Lines::LeftTransposed, layer.input, gradient.clone(), also)
        });
        let by_input = to_input.then(|| {
            product(
                Lines::RightTransposed,
                gradient,
                layer.weight,
                Also::default(),
            )
            .0
        });
        let (by_weight, by_bias) = by_layer.unzip();
        [by_input, by_weight.filter(|_| to_weight), by_bias.flatten()]
    }

    fn products(lines: Lines, a: CubeTensor, b: CubeTensor) -> CubeTensor {
        product::products(lines, a, b)
    }

    fn convolution(inputs: [CubeTensor; 3], layer: Convolution) -> CubeTensor {
        layer.on_gpu(inputs)
    }

    fn convolution_back(
        convolution: Convolution,
        layer: Layer<CubeTensor>,
        gradient: CubeTensor,
        wanted: [bool; 3],
    ) -> [Option<CubeTensor>; 3] {
        convolution.back_on_gpu(layer, gradient, wanted)
    }

    fn bernoulli(
        value: CubeTensor,
        logits: CubeTensor,
        residual: bool,
    ) -> (CubeTensor, Option<CubeTensor>) {
        rows::bernoulli(value, logits, residual)
    }

    fn scale_rows(rows: CubeTensor, factors: CubeTensor) -> CubeTensor {
        rows::scale_rows(rows, factors)
    }

    fn rsample(loc: CubeTensor, log_scale: CubeTensor, noise: CubeTensor) -> CubeTensor {
        gaussian::rsample(loc, log_scale, noise)
    }

    fn rsample_back(loc: CubeTensor, codes: CubeTensor, gradient: CubeTensor) -> [CubeTensor; 2] {
        gaussian::rsample_back(loc, codes, gradient)
    }

    fn log_ratio(codes: CubeTensor, log_scale: CubeTensor, noise: CubeTensor) -> CubeTensor {
        gaussian::log_ratio(codes, log_scale, noise)
    }

    fn log_ratio_back(codes: CubeTensor, gradient: CubeTensor, batch: usize) -> [CubeTensor; 2] {
        gaussian::log_ratio_back(codes, gradient, batch)
    }

    fn elbo(
        log_likelihood: CubeTensor,
        loc: CubeTensor,
        log_scale: CubeTensor,
        beta: f64,
    ) -> [CubeTensor; 4] {
        elbo::elbo(log_likelihood, loc, log_scale, beta)
    }

    fn elbo_back(kept: [CubeTensor; 3], gradient: CubeTensor, beta: f64) -> [CubeTensor; 3] {
        elbo::elbo_back(kept, gradient, beta)
    }

    fn log_sum_exp(values: CubeTensor, shares: bool) -> (CubeTensor, Option<CubeTensor>) {
        log_sum_exp::log_sum_exp(values, shares)
    }

    fn scale_columns(columns: CubeTensor, factors: CubeTensor) -> CubeTensor {
        log_sum_exp::scale_columns(columns, factors)
    }

    fn lower_triangular(diagonal: CubeTensor, below: CubeTensor) -> CubeTensor {
        triangular::lower_triangular(diagonal, below)
    }

    fn lower_triangular_back(gradient: CubeTensor) -> [CubeTensor; 2] {
        triangular::lower_triangular_back(gradient)
    }

    fn standard_normal(place: CubeTensor, stream: Stream) -> CubeTensor {
        noise::standard_normal(place, stream)
    }

    fn write_row(table: CubeTensor, row: usize, numbers: Vec<CubeTensor>) -> CubeTensor {
        table::write_row(table, row, numbers)
    }

    fn adam(updates: Vec<Update<CubeTensor>>) -> Vec<[CubeTensor; 3]> {
        adam::adam(updates)
    }
}

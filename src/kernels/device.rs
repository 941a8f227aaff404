//! What a device has to compute in code of our own.

use burn::backend::tensor::FloatTensor;
use burn::backend::{Autodiff, Backend, BackendTensor, DispatchTensorKind};
use burn::tensor::Tensor;

use super::adam::Update;
use super::convolution::Convolution;
use super::linear::Layer;
use super::noise::Stream;
use super::products::Lines;
use crate::config::Activation;

/// A tensor of a device.
pub type Float<B> = FloatTensor<B>;

/// A backend for which every operation here is written out. All of them take and give dense or strided
/// tensors of the shapes named at the functions of [`super`].
pub trait Kernels: Backend {
    /// A tensor known to be of this device.
    fn own(kind: DispatchTensorKind) -> BackendTensor<Self>;

    /// Without autodiff.
    fn plain<const D: usize>(value: Float<Self>) -> Tensor<D>;

    /// With it.
    fn training<const D: usize>(value: FloatTensor<Autodiff<Self>>) -> Tensor<D>;

    /// `activation(input * weight + bias)`.
    fn affine(inputs: [Float<Self>; 3], activation: Option<Activation>) -> Float<Self>;

    /// The gradients of [`affine`](Self::affine) by input, weight and bias.
    fn affine_back(
        layer: Layer<Float<Self>>,
        gradient: Float<Self>,
        wanted: [bool; 3],
    ) -> [Option<Float<Self>>; 3];

    /// The products `[batch, m, n]` of as many pairs of matrices that lie as `lines` says.
    fn products(lines: Lines, a: Float<Self>, b: Float<Self>) -> Float<Self>;

    /// `activation(layer(input))` from input, weight and bias.
    fn convolution(inputs: [Float<Self>; 3], layer: Convolution) -> Float<Self>;

    /// The gradients of [`convolution`](Self::convolution) by input, weight and bias, from what
    /// `layer` kept.
    fn convolution_back(
        convolution: Convolution,
        layer: Layer<Float<Self>>,
        gradient: Float<Self>,
        wanted: [bool; 3],
    ) -> [Option<Float<Self>>; 3];

    /// `sum(value * logits - softplus(logits))` of each row, and `value - sigmoid(logits)` if that is
    /// wanted.
    fn bernoulli(
        value: Float<Self>,
        logits: Float<Self>,
        residual: bool,
    ) -> (Float<Self>, Option<Float<Self>>);

    /// Each of `rows` times its factor.
    fn scale_rows(rows: Float<Self>, factors: Float<Self>) -> Float<Self>;

    /// `loc + exp(log_scale) * noise`, the same rows of both for several of the noise.
    fn rsample(loc: Float<Self>, log_scale: Float<Self>, noise: Float<Self>) -> Float<Self>;

    /// The gradients of [`rsample`](Self::rsample) by `loc` and `log_scale`, from that by the codes it gave.
    fn rsample_back(
        loc: Float<Self>,
        codes: Float<Self>,
        gradient: Float<Self>,
    ) -> [Float<Self>; 2];

    /// `sum((noise^2 - codes^2) / 2 + log_scale)` of each row.
    fn log_ratio(codes: Float<Self>, log_scale: Float<Self>, noise: Float<Self>) -> Float<Self>;

    /// The gradients of [`log_ratio`](Self::log_ratio) by codes and `log_scale`, of which there are `batch`
    /// rows.
    fn log_ratio_back(codes: Float<Self>, gradient: Float<Self>, batch: usize) -> [Float<Self>; 2];

    /// Loss, bound, reconstruction and KL, each `[1]`, as [`super::elbo`] explains them.
    fn elbo(
        log_likelihood: Float<Self>,
        loc: Float<Self>,
        log_scale: Float<Self>,
        beta: f64,
    ) -> [Float<Self>; 4];

    /// The gradients of the loss by log likelihood, `loc` and `log_scale`.
    fn elbo_back(kept: [Float<Self>; 3], gradient: Float<Self>, beta: f64) -> [Float<Self>; 3];

    /// `ln sum_k exp(values[k])` of each column, and the share of each value in the sum if that is wanted.
    fn log_sum_exp(values: Float<Self>, shares: bool) -> (Float<Self>, Option<Float<Self>>);

    /// Each of `columns` times its factor.
    fn scale_columns(columns: Float<Self>, factors: Float<Self>) -> Float<Self>;

    /// Triangular matrices of their entries.
    fn lower_triangular(diagonal: Float<Self>, below: Float<Self>) -> Float<Self>;

    /// The gradients by the entries.
    fn lower_triangular_back(gradient: Float<Self>) -> [Float<Self>; 2];

    /// Standard normal numbers in place of those at hand.
    fn standard_normal(place: Float<Self>, stream: Stream) -> Float<Self>;

    /// `table` with `numbers` in its `row`.
    fn write_row(table: Float<Self>, row: usize, numbers: Vec<Float<Self>>) -> Float<Self>;

    /// One step of Adam for each parameter.
    fn adam(updates: Vec<Update<Float<Self>>>) -> Vec<[Float<Self>; 3]>;
}

/// `$call` with `$B` the backend that a tensor of this kind is of.
macro_rules! by_device {
    ($kind:expr, $B:ident => $call:expr) => {{
        #[cfg(feature = "gpu")]
        let on_gpu = crate::kernels::device::is_on_gpu($kind);
        #[cfg(not(feature = "gpu"))]
        let on_gpu = false;
        if on_gpu {
            #[cfg(feature = "gpu")]
            {
                type $B = burn::backend::Cube;
                $call
            }
            #[cfg(not(feature = "gpu"))]
            unreachable!("there is no GPU in this build")
        } else {
            type $B = burn::backend::Flex;
            $call
        }
    }};
}
pub(super) use by_device;

/// The numbers of a tensor, with autodiff or without.
pub fn value_of<B: Kernels>(kind: DispatchTensorKind) -> Float<B> {
    match kind {
        DispatchTensorKind::Autodiff(inner) => B::own(*inner).autodiff_inner(),
        plain => B::own(plain).float(),
    }
}

/// Whether a tensor is on a GPU.
#[cfg(feature = "gpu")]
pub fn is_on_gpu(kind: &DispatchTensorKind) -> bool {
    match kind {
        DispatchTensorKind::Autodiff(inner) => is_on_gpu(inner),
        kind => matches!(kind, DispatchTensorKind::Cube(_)),
    }
}

//! All that a device has to compute, as the sum of what each operation declares beside itself.

use super::adam::AdamKernel;
use super::bernoulli::BernoulliKernel;
use super::convolution::ConvolutionKernel;
use super::discretised_logistic::DiscretisedLogisticKernel;
use super::elbo::ElboKernel;
use super::gaussian::GaussianKernel;
use super::held::HeldKernel;
use super::linear::LinearKernel;
use super::log_sum_exp::LogSumExpKernel;
use super::matmul::MatmulKernel;
use super::noise::NoiseKernel;
use super::table::TableKernel;
use super::triangular::TriangularKernel;

/// A backend for which every operation is written out. A device claims it in its own folder, where the compiler
/// then names what is missing.
#[allow(
    dead_code,
    reason = "claiming it is its use; operations ask for their own kernels only"
)]
pub trait Kernels:
    AdamKernel
    + BernoulliKernel
    + ConvolutionKernel
    + DiscretisedLogisticKernel
    + ElboKernel
    + GaussianKernel
    + HeldKernel
    + LinearKernel
    + LogSumExpKernel
    + NoiseKernel
    + MatmulKernel
    + TableKernel
    + TriangularKernel
{
}

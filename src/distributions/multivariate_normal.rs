//! Normal distributions with a full covariance, by its Cholesky factor.

use burn::tensor::Tensor;

use super::{Normal, triangular};
use crate::kernels::{batched_matmul, lower_triangular};
use crate::math::{LN_TAU, sum_event};

/// Normal distributions whose dimensions may depend on each other, with covariance `L L^T` for a
/// lower-triangular `L` with positive diagonal (Kingma & Welling 2019, section 2.5.1).
///
/// Draws and densities of a repeated distribution share one `L` for all repetitions of a row, so
/// that 64 samples an image cost no more memory than their codes.
#[derive(Debug, Clone)]
pub struct MultivariateNormal {
    loc: Tensor<2>,
    log_diagonal: Tensor<2>,
    scale_tril: Tensor<3>,
    repeats: usize,
}

impl MultivariateNormal {
    /// `loc` is `[batch, event]`; `L` has `exp(log_diagonal)` `[batch, event]` on its diagonal and
    /// `below` `[batch, event * (event - 1) / 2]` under it, row by row. Any real numbers are valid.
    pub fn new(loc: Tensor<2>, log_diagonal: Tensor<2>, below: Tensor<2>) -> Self {
        let scale_tril = lower_triangular(log_diagonal.clone().exp(), below);
        Self {
            loc,
            log_diagonal,
            scale_tril,
            repeats: 1,
        }
    }

    /// The means, `[batch, event]`.
    pub fn loc(&self) -> Tensor<2> {
        self.tile(self.loc.clone())
    }

    /// The standard deviation of each dimension by itself, `[batch, event]`.
    pub fn scale(&self) -> Tensor<2> {
        self.tile(self.variance().sqrt())
    }

    /// `L`, `[batch, event, event]`.
    pub fn scale_tril(&self) -> Tensor<3> {
        self.tile(self.scale_tril.clone())
    }

    /// A differentiable draw, `loc + L noise`, for standard normal `noise` `[batch, event]`.
    pub fn rsample(&self, noise: Tensor<2>) -> Tensor<2> {
        let offset = batched_matmul(self.scale_tril.clone(), self.columns(noise));
        self.loc() + self.rows(offset)
    }

    /// Log density of `value` `[batch, event]` in nats, `[batch]`.
    ///
    /// It solves with `L`; where the noise behind `value` is known, [`Self::log_prob_of_noise`] is
    /// far cheaper.
    pub fn log_prob(&self, value: Tensor<2>) -> Tensor<1> {
        let offset = self.columns(value - self.loc());
        let noise = triangular::solve(self.scale_tril.clone(), offset);
        self.log_prob_of_noise(self.rows(noise))
    }

    /// Log density in nats of the draw that `noise` `[batch, event]` makes, `[batch]`: the value of
    /// `log_prob(rsample(noise))` without its rounding, and its gradient along the draw.
    pub fn log_prob_of_noise(&self, noise: Tensor<2>) -> Tensor<1> {
        let [_batch, event] = noise.dims();
        let log_normaliser = self.log_determinant() + 0.5 * LN_TAU * event as f64;
        sum_event(noise.square() * -0.5) - self.tile(log_normaliser)
    }

    /// `-E[log_prob]` in nats, `[batch]`.
    pub fn entropy(&self) -> Tensor<1> {
        let [_batch, event] = self.loc.dims();
        self.tile(self.log_determinant() + 0.5 * (1.0 + LN_TAU) * event as f64)
    }

    /// `KL(self || other)` in nats, `[batch]`.
    ///
    /// Like [`Self::scale_tril`] it spells out every repetition: take it before [`Self::repeat`].
    pub fn kl_divergence(&self, other: &Self) -> Tensor<1> {
        let distance = (other.loc() - self.loc()).unsqueeze_dim(2);
        // Seen from `other`'s standard coordinates, both squares are of one matrix.
        let both = Tensor::cat(vec![self.scale_tril(), distance], 2);
        let both = triangular::solve(other.scale_tril(), both);
        let [_batch, event] = self.loc.dims();
        let squares = sum_event(both.square().sum_dim(2).squeeze_dim(2));
        let log_ratio = self.tile(self.log_determinant()) - other.tile(other.log_determinant());
        (squares - event as f64) * 0.5 - log_ratio
    }

    /// `KL(self || N(0, I))` in nats, `[batch]`.
    pub fn kl_to_standard(&self) -> Tensor<1> {
        let squares = self.variance() + self.loc.clone().square();
        let kl = sum_event((squares - 1.0) * 0.5 - self.log_diagonal.clone());
        self.tile(kl)
    }

    /// `KL` in nats of each dimension's marginal from `N(0, 1)`, `[batch, event]`.
    ///
    /// Not shares of [`Self::kl_to_standard`]: that exceeds their sum by
    /// [`Self::total_correlation`], which belongs to no dimension.
    pub fn kl_to_standard_per_dimension(&self) -> Tensor<2> {
        let marginals = Normal::new(self.loc.clone(), self.variance().log() * 0.5);
        self.tile(marginals.kl_to_standard_per_dimension())
    }

    /// How many nats the dimensions know of each other, `[batch]`: the KL from the product of the
    /// marginals, `sum_j ln sd_j - ln det L` (Watanabe 1960). It is 0 where they are independent.
    pub fn total_correlation(&self) -> Tensor<1> {
        let marginals = sum_event(self.variance().log() * 0.5);
        self.tile(marginals - self.log_determinant())
    }

    /// The same distributions `times` over, for several draws of each: row `k * batch + b` is row
    /// `b`, `[times * batch, event]`.
    pub fn repeat(&self, times: usize) -> Self {
        Self {
            repeats: self.repeats * times,
            ..self.clone()
        }
    }

    /// The same distributions, through which no gradient reaches the parameters.
    pub fn detach(&self) -> Self {
        Self {
            loc: self.loc.clone().detach(),
            log_diagonal: self.log_diagonal.clone().detach(),
            scale_tril: self.scale_tril.clone().detach(),
            repeats: self.repeats,
        }
    }

    /// The marginal variances of the rows that are repeated.
    fn variance(&self) -> Tensor<2> {
        self.scale_tril.clone().square().sum_dim(2).squeeze_dim(2)
    }

    /// `ln det L` of the rows that are repeated.
    fn log_determinant(&self) -> Tensor<1> {
        sum_event(self.log_diagonal.clone())
    }

    fn tile<const D: usize>(&self, rows: Tensor<D>) -> Tensor<D> {
        rows.repeat_dim(0, self.repeats)
    }

    /// `[repeats * rows, event]` to `[rows, event, repeats]`, for `L` to multiply.
    fn columns(&self, value: Tensor<2>) -> Tensor<3> {
        let [rows, event] = self.loc.dims();
        value
            .reshape([self.repeats, rows, event])
            .permute([1, 2, 0])
    }

    /// The inverse of [`Self::columns`].
    fn rows(&self, columns: Tensor<3>) -> Tensor<2> {
        let [rows, event, repeats] = columns.dims();
        columns.permute([2, 0, 1]).reshape([repeats * rows, event])
    }
}

//! The Fréchet distance between two sets of features.

use nalgebra::DMatrix;

use super::Moments;
use crate::error::Error;

/// The Fréchet distance between the normal distributions that fit two sets of feature vectors,
/// `a` `[n, dim]` and `b` `[m, dim]`, in squared units of the features (Heusel et al. 2017):
///
/// `|mean_a - mean_b|^2 + tr(A + B - 2 (A^½ B A^½)^½)` for covariances `A` and `B`.
///
/// Two sets from one distribution are some way apart too, the further the fewer they are: compare
/// figures of equally many samples only.
///
/// # Errors
/// [`Error::Argument`] if a set has fewer than two whole vectors or numbers that are not finite.
pub fn frechet_distance(a: &[f32], b: &[f32], dim: usize) -> Result<f64, Error> {
    let (a, b) = (Moments::of(a, dim)?, Moments::of(b, dim)?);
    let traces = a.covariance.trace() + b.covariance.trace();
    let root = square_root(a.covariance);
    let product = &root * b.covariance * &root;
    let overlap = product.symmetric_eigenvalues().map(root_of_rounded).sum();
    let shift = (a.mean - b.mean).norm_squared();
    Ok((shift + traces - 2.0 * overlap).max(0.0))
}

/// The symmetric square root of a symmetric matrix without negative eigenvalues.
fn square_root(matrix: DMatrix<f64>) -> DMatrix<f64> {
    let mut eigen = matrix.symmetric_eigen();
    eigen
        .eigenvalues
        .apply(|value| *value = root_of_rounded(*value));
    eigen.recompose()
}

/// An eigenvalue that is zero may come out slightly below.
fn root_of_rounded(eigenvalue: f64) -> f64 {
    eigenvalue.max(0.0).sqrt()
}

//! Mean and covariance of a set of vectors, in float64.

use nalgebra::{DMatrix, DVector};

use crate::error::{ArgumentError, Error};

/// The normal distribution that fits a set of vectors.
#[derive(Debug)]
pub(crate) struct Moments {
    /// `[dim]`.
    pub mean: DVector<f64>,
    /// `[dim, dim]`, unbiased.
    pub covariance: DMatrix<f64>,
}

impl Moments {
    /// Of `vectors` `[n, dim]`.
    ///
    /// # Errors
    /// [`Error::Argument`] if there are fewer than two whole vectors or a number is not finite.
    pub fn of(vectors: &[f32], dim: usize) -> Result<Self, Error> {
        check(vectors, dim)?;
        let count = vectors.len() / dim;
        let values = vectors.iter().copied().map(f64::from);
        let mut columns = DMatrix::from_iterator(dim, count, values);
        let mean = columns.column_mean();
        for mut column in columns.column_iter_mut() {
            column -= &mean;
        }
        let covariance = &columns * columns.transpose() / (count - 1) as f64;
        Ok(Self { mean, covariance })
    }
}

fn check(vectors: &[f32], dim: usize) -> Result<(), Error> {
    let len = vectors.len();
    if dim == 0 || !len.is_multiple_of(dim) || len / dim < 2 {
        return Err(ArgumentError::NoSpread {
            numbers: len,
            size: dim,
        }
        .into());
    }
    // An eigenvalue iteration would never end on them.
    if let Some(&value) = vectors.iter().find(|x| !x.is_finite()) {
        return Err(ArgumentError::NotFinite { value }.into());
    }
    Ok(())
}

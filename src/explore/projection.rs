//! A plane through codes of any number of dimensions, by principal components.

use nalgebra::{DMatrix, DVector};

use crate::diagnostics::Moments;
use crate::error::{ArgumentError, Error};

/// A plane through codes of any dimension, and the way back from it: their two principal
/// components (Pearson 1901). Codes of two dimensions are their own plane, and those of one lie along its
/// first axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Projection {
    /// The code at the plane's origin, `[dim]`.
    origin: DVector<f64>,
    /// Two orthonormal directions, `[2, dim]`.
    axes: DMatrix<f64>,
    explained: [f64; 2],
}

impl Projection {
    /// The plane along which `codes` `[n, dim]` vary most; a single code lies on that of the first
    /// two coordinates, along which nothing varies.
    ///
    /// The largest component of each axis is positive, so that a picture doesn't flip between two
    /// fits of nearly the same codes.
    ///
    /// # Errors
    /// [`Error::Argument`] if `dim` is 0, if there is no whole code, or if a number is not
    /// finite.
    pub fn fit(codes: &[f32], dim: usize) -> Result<Self, Error> {
        check(dim)?;
        if codes.len() == dim {
            return Ok(Self {
                explained: [0.0; 2],
                ..Self::coordinates(dim)?
            });
        }
        let Moments { mean, covariance } = Moments::of(codes, dim)?;
        let total = covariance.trace();
        let (origin, axes) = if dim <= 2 {
            (DVector::zeros(dim), DMatrix::identity(2, dim))
        } else {
            (mean, principal_axes(covariance.clone()))
        };
        // Codes that are all the same vary along no axis.
        let share = |axis: usize| {
            let axis = axes.row(axis);
            let variance = (axis * &covariance).dot(&axis);
            if total > 0.0 { variance / total } else { 0.0 }
        };
        let explained = [share(0), share(1)];
        Ok(Self {
            origin,
            axes,
            explained,
        })
    }

    /// The plane of the first two of `dim` coordinates, along which a standard normal varies as
    /// much as along any other.
    ///
    /// # Errors
    /// [`Error::Argument`] if `dim` is 0.
    pub fn coordinates(dim: usize) -> Result<Self, Error> {
        check(dim)?;
        Ok(Self {
            origin: DVector::zeros(dim),
            axes: DMatrix::identity(2, dim),
            explained: [0, 1].map(|axis| if axis < dim { 1.0 / dim as f64 } else { 0.0 }),
        })
    }

    /// The same plane, its axes turned (or one of them flipped) to lie as near to those of `before`
    /// as they can (Schönemann 1966): pictures of one model at two moments then don't spin.
    pub fn aligned_to(mut self, before: &Self) -> Self {
        let agreement = (&before.axes * self.axes.transpose()).svd(true, true);
        let (Some(left), Some(right)) = (agreement.u, agreement.v_t) else {
            return self;
        };
        let turn = left * right;
        let along = |axis: usize| {
            let [first, second] = self.explained;
            turn[(axis, 0)].powi(2) * first + turn[(axis, 1)].powi(2) * second
        };
        self.explained = [along(0), along(1)];
        self.axes = turn * self.axes;
        self
    }

    /// Where codes `[n, dim]` fall onto the plane, `[n, 2]`.
    pub fn to_plane(&self, codes: &[f32]) -> Vec<f32> {
        let dim = self.origin.len();
        mapped(codes, dim, |code| &self.axes * (code - &self.origin))
    }

    /// The codes `[n, dim]` of points `[n, 2]` on the plane.
    pub fn from_plane(&self, points: &[f32]) -> Vec<f32> {
        mapped(points, 2, |point| &self.origin + self.axes.tr_mul(&point))
    }

    /// The share of the codes' variance that lies along each axis of the plane.
    pub fn explained(&self) -> [f64; 2] {
        self.explained
    }
}

fn check(dim: usize) -> Result<(), Error> {
    if dim == 0 {
        return Err(ArgumentError::NoPlane { dimensions: dim }.into());
    }
    Ok(())
}

/// The eigenvectors of the two largest eigenvalues, the largest first, as rows.
fn principal_axes(covariance: DMatrix<f64>) -> DMatrix<f64> {
    let eigen = covariance.symmetric_eigen();
    let mut order: Vec<_> = (0..eigen.eigenvalues.len()).collect();
    order.sort_by(|&a, &b| eigen.eigenvalues[b].total_cmp(&eigen.eigenvalues[a]));
    let axis = |place: usize| {
        let axis = eigen.eigenvectors.column(order[place]);
        (axis * axis[axis.iamax()].signum()).transpose()
    };
    DMatrix::from_rows(&[axis(0), axis(1)])
}

/// Applies `map` to each vector of `values` `[n, dim]`.
fn mapped(values: &[f32], dim: usize, map: impl Fn(DVector<f64>) -> DVector<f64>) -> Vec<f32> {
    let vectors = values.chunks_exact(dim);
    vectors
        .map(|vector| DVector::from_iterator(dim, vector.iter().copied().map(f64::from)))
        .flat_map(|vector| Vec::from(map(vector).data))
        .map(|value| value as f32)
        .collect()
}

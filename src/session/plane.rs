//! The plane on which codes are drawn: themselves where they have no more than two dimensions.

use burn::module::Module;
use serde::Serialize;

use super::pictures::{MAX_PICTURES, rows};
use super::{Run, Session};
use crate::config::ModelKind;
use crate::device;
use crate::error::{ArgumentError, Error, Rows};
use crate::explore::{self, Projection};
use crate::image::ImageBatch;

/// How many held-out images the plane is fitted to where nobody has asked for it before.
const PLANE_IMAGES: usize = 1_000;

/// Codes as they fall onto the plane along which they vary most.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LatentPlane {
    /// Two numbers an image, `[images, 2]`.
    #[serde(with = "crate::typed_array")]
    #[cfg_attr(test, ts(type = "Float32Array"))]
    pub points: Vec<f32>,
    /// The share of the codes' variance that lies along each axis.
    pub explained: [f64; 2],
    /// Where the prior's mean falls.
    pub prior: [f32; 2],
}

/// A posterior as it falls onto the plane: again a normal distribution.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PlanePosterior {
    /// Its mean.
    pub mean: [f64; 2],
    /// Variance along the first axis, covariance, variance along the second.
    pub covariance: [f64; 3],
}

impl Session {
    /// The codes of the first `images` held-out images, 10,000 at most, on the plane of their two
    /// principal components, which the run then keeps, turned as little as possible from the plane
    /// before; codes of two dimensions are their own plane.
    ///
    /// # Errors
    /// [`Error::Argument`] for a model without an encoder.
    pub async fn latent_plane(&mut self, images: usize) -> Result<LatentPlane, Error> {
        let codes = self.encode_held_out(images).await?;
        let run = self.run_mut()?;
        let mut plane = Projection::fit(&codes, run.latent_dim())?;
        if let Some(before) = &run.plane {
            plane = plane.aligned_to(before);
        }
        let prior = plane.to_plane(&vec![0.0; run.latent_dim()]);
        let found = LatentPlane {
            prior: [prior[0], prior[1]],
            points: plane.to_plane(&codes),
            explained: plane.explained(),
        };
        run.plane = Some(plane);
        Ok(found)
    }

    /// The expected images for `points` `[count, 2]` of the plane.
    pub async fn decode_plane(&self, points: Vec<f32>) -> Result<ImageBatch, Error> {
        rows(&points, 2, Rows::Points)?;
        self.decode(self.plane().await?.from_plane(&points)).await
    }

    /// A `side` by `side` grid of decoded codes over `[-extent, extent]^2` of the plane, the
    /// largest second coordinate first.
    pub async fn manifold(&self, side: usize, extent: f32) -> Result<ImageBatch, Error> {
        self.run()?;
        // A larger grid is refused before it is laid out.
        if side.saturating_mul(side) > MAX_PICTURES {
            return Err(ArgumentError::GridTooLarge {
                side,
                most: MAX_PICTURES,
            }
            .into());
        }
        self.decode_plane(explore::plane(side, extent)).await
    }

    /// `q(z|x)` of held-out image `index` on the plane; an autoencoder's is a point.
    ///
    /// # Errors
    /// [`Error::Argument`] for a model without an encoder and where there is no such image.
    pub async fn posterior_on_plane(&self, index: usize) -> Result<PlanePosterior, Error> {
        let run = self.run()?;
        let dim = run.latent_dim();
        let image = run.held_out(&[index])?;
        // The code is linear in its noise: a unit of it along each dimension gives the columns of
        // the scale, and none at all the mean.
        let noise =
            (0..=dim).flat_map(|row| (0..dim).map(move |at| f32::from(u8::from(at == row))));
        let noise = self.tensor(noise.collect(), dim + 1);
        let images = self.tensor(image.repeat(dim + 1), dim + 1);
        let codes = run.trainer.model().valid().draw_codes(images, noise);
        let codes = device::read(vec![codes.ok_or(ArgumentError::NoEncoder)?]).await?;
        let points = self.plane().await?.to_plane(&codes[0]);
        let (columns, mean) = points.split_at(2 * dim);
        let mean = [f64::from(mean[0]), f64::from(mean[1])];
        let mut covariance = [0.0; 3];
        for column in columns.chunks_exact(2) {
            let [x, y] = [0, 1].map(|axis| f64::from(column[axis]) - mean[axis]);
            covariance[0] += x * x;
            covariance[1] += x * y;
            covariance[2] += y * y;
        }
        Ok(PlanePosterior { mean, covariance })
    }

    /// The plane that the run keeps. Without one it is fitted to the first codes, or is that of
    /// the first two coordinates: where there are no others, and for a GAN, which gives images no
    /// codes and whose prior varies alike in every direction.
    async fn plane(&self) -> Result<Projection, Error> {
        let run = self.run()?;
        let latent_dim = run.latent_dim();
        match &run.plane {
            Some(plane) => Ok(plane.clone()),
            None if latent_dim <= 2 || run.config.get().model.kind() == ModelKind::Gan => {
                Projection::coordinates(latent_dim)
            }
            None => Projection::fit(&self.encode_held_out(PLANE_IMAGES).await?, latent_dim),
        }
    }
}

impl Run {
    fn latent_dim(&self) -> usize {
        self.config.get().model.latent_dim()
    }
}

//! The plane on which codes are drawn: themselves where they have two dimensions.

use super::pictures::{MAX_PICTURES, rows};
use super::{Run, Session};
use crate::config::ModelKind;
use crate::error::Error;
use crate::explore::{self, Projection};

/// How many held-out images the plane is fitted to where nobody has asked for it before.
const PLANE_IMAGES: usize = 1_000;

/// Codes as they fall onto the plane along which they vary most.
#[derive(Debug, Clone, PartialEq)]
pub struct LatentPlane {
    /// Two numbers an image, `[images, 2]`.
    pub points: Vec<f32>,
    /// The share of the codes' variance that lies along each axis.
    pub explained: [f64; 2],
}

impl Session {
    /// The codes of the first `images` held-out images, 10,000 at most, on the plane of their two
    /// principal components, which the run then keeps; codes of two dimensions are their own plane.
    ///
    /// # Errors
    /// [`Error::Argument`] for a model without an encoder, or for a single image.
    pub async fn latent_plane(&mut self, images: usize) -> Result<LatentPlane, Error> {
        let codes = self.encode_held_out(images).await?;
        let run = self.run_mut()?;
        let plane = Projection::fit(&codes, run.latent_dim())?;
        let found = LatentPlane {
            points: plane.to_plane(&codes),
            explained: plane.explained(),
        };
        run.plane = Some(plane);
        Ok(found)
    }

    /// The expected images for `points` `[count, 2]` of the plane: images `[count, height * width]`.
    pub async fn decode_plane(&self, points: Vec<f32>) -> Result<Vec<f32>, Error> {
        rows(&points, 2, "points", "numbers")?;
        self.decode(self.plane().await?.from_plane(&points)).await
    }

    /// A `side` by `side` grid of decoded codes over `[-extent, extent]^2` of the plane, the
    /// largest second coordinate first.
    pub async fn manifold(&self, side: usize, extent: f32) -> Result<Vec<f32>, Error> {
        self.run()?;
        // A larger grid is refused before it is laid out.
        if side.saturating_mul(side) > MAX_PICTURES {
            return Err(Error::Argument(format!(
                "A grid of {side} by {side} images is too large; at most {MAX_PICTURES} are allowed."
            )));
        }
        self.decode_plane(explore::plane(side, extent)).await
    }

    /// The plane that the run keeps. Without one it is fitted to the first codes, or is that of
    /// the first two coordinates: where there are no others, and for a GAN, which gives images no
    /// codes and whose prior varies alike in every direction.
    async fn plane(&self) -> Result<Projection, Error> {
        let run = self.run()?;
        let latent_dim = run.latent_dim();
        match &run.plane {
            Some(plane) => Ok(plane.clone()),
            None if latent_dim == 2 || run.config.get().model.kind == ModelKind::Gan => {
                Projection::coordinates(latent_dim)
            }
            None => Projection::fit(&self.encode_held_out(PLANE_IMAGES).await?, latent_dim),
        }
    }
}

impl Run {
    fn latent_dim(&self) -> usize {
        self.config.get().model.latent_dim
    }
}

//! What a session says of its code dimensions.

use super::Session;
use super::pictures::MAX_PICTURES;
use crate::config::ModelKind;
use crate::diagnostics::{LatentSummary, latent_summary};
use crate::error::Error;

impl Session {
    /// Which dimensions of the codes of the first `images` held-out images, 10,000 at most, carry
    /// information. An autoencoder's codes are no distributions, so they have no KL.
    ///
    /// # Errors
    /// [`Error::Argument`] for a model without an encoder.
    pub async fn latent_summary(&self, images: usize) -> Result<LatentSummary, Error> {
        let run = self.run()?;
        let model = &run.config.get().model;
        let images = images.clamp(1, run.data.held_out.len().min(MAX_PICTURES));
        let pixels = run.held_out(&(0..images).collect::<Vec<_>>())?;
        let (loc, scale) = self.encode(pixels).await?;
        let mut summary = latent_summary(&loc, &scale, model.latent_dim());
        if model.kind() == ModelKind::Autoencoder {
            summary.kl_per_dimension.clear();
        }
        Ok(summary)
    }
}

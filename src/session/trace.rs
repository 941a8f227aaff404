//! The step that a session would take on one image.

use super::Session;
use crate::diagnostics::{self, Trace};
use crate::error::Error;
use crate::kernels::Noise;
use crate::random::Purpose;
use crate::train::held_out_batch;

impl Session {
    /// The next step as it would be if held-out image `index` were its whole batch, with the noise
    /// of this number; weights and step stay as they are.
    ///
    /// # Errors
    /// [`Error::Argument`] for an image that there is none of.
    pub async fn trace(&self, index: usize, draw: u64) -> Result<Trace, Error> {
        let run = self.run()?;
        run.held_out(&[index])?;
        let config = run.config.get();
        let (device, preparation) = (self.device.autodiff(), config.model.preparation());
        let batch = held_out_batch(&run.data.held_out, &[index], preparation, &device);
        let noise = &mut Noise::new(Purpose::Trace, config.seed, draw, &device);
        let (trainer, shape) = (&run.trainer, run.image());
        let (model, optimiser) = (trainer.model(), trainer.optimiser());
        diagnostics::trace(model, optimiser, batch, shape, noise, trainer.step()).await
    }
}

//! Losses that are no longer finite.

sentences! {
    /// The loss left the finite numbers; training went back to the last good weights.
    pub enum DivergedError {
        #[error(
            "Training stopped: the loss of step {step} was {loss}. The model is back at step {good}. A smaller \
             learning rate usually helps; it is {rate} now."
        )]
        Loss { step: u64, loss: f64, good: u64, rate: f64 },

        #[error(
            "The classifier's loss was {loss} after epoch {epoch}. A smaller learning rate usually helps; it is \
             {rate} now."
        )]
        ClassifierLoss { loss: f64, epoch: usize, rate: f64 },
    }
}

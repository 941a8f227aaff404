//! Networks joined to distributions. A model knows no loss: objectives and the trainer do.

mod vae;
pub mod weights;

pub use vae::Vae;

//! GANs and VAE-GANs: their losses, each player's gradient, the gate, and whole runs.

mod gan;
mod gate;
mod golden;
mod losses;
mod players;
pub mod runs;
mod vae_gan;

//! Trains variational autoencoders in the browser, on WebGPU or the CPU.
#![warn(missing_docs)]

mod checkpoint;
pub mod config;
pub mod data;
pub mod device;
pub mod distributions;
mod error;
pub mod explore;
pub mod limits;
pub mod math;
pub mod models;
pub mod networks;
pub mod objectives;
mod random;
pub mod session;
pub mod train;

pub use error::Error;
#[cfg(target_arch = "wasm32")]
mod wasm;

//! Trains variational autoencoders and their relatives in the browser, on WebGPU or the CPU.
//!
//! A [`session::Session`] holds a device, images, a model and its optimiser, and answers everything
//! a page can ask: train, evaluate, encode, decode, sample, interpolate, save and load. The page's
//! side of it is TypeScript in `www/`; `wasm.rs` is the thin boundary between them.
//!
//! ```
//! use vae_lab::config::{DataConfig, Network, Objective, SessionConfig};
//! use vae_lab::device::ComputeDevice;
//! use vae_lab::objectives::Term;
//! use vae_lab::session::Session;
//!
//! # pollster::block_on(async {
//! let mut config = SessionConfig::default();
//! config.model.network = Network::mlp(vec![32]);
//! config.objective = Objective::Iwae { samples: 5 };
//! config.data = DataConfig::Digits { count: 500, seed: 1 };
//!
//! let mut session = Session::new(ComputeDevice::cpu());
//! session.configure(config.check()?)?;
//! let report = session.train(20).await?;
//! let bound = report.of(Term::Bound);
//! assert!(bound[19] > bound[0]);
//!
//! let images = session.sample(4, 7).await?;
//! assert_eq!(images.len(), 4 * 28 * 28);
//! # Ok::<(), vae_lab::Error>(())
//! # }).unwrap();
//! ```
//!
//! # Map
//!
//! Each layer may use what stands before it, never after; [`config`], [`limits`], [`random`] and
//! [`Error`] are open to all.
//!
//! | module | what lives there |
//! |---|---|
//! | [`math`] | reductions and constants |
//! | [`data`] | images: the built-in digits, IDX files, seeded batches, binarisation, corruption |
//! | [`device`] | which device computes, and whether it passed its self-test |
//! | [`kernels`] | what a step spends its time on, written out for the CPU and for GPUs |
//! | [`distributions`] | `log_prob`, `rsample`, entropy, KL |
//! | [`networks`] | the bodies of encoders and decoders, and their initial weights |
//! | [`models`] | the members of the family: networks joined to distributions, and weights by name |
//! | [`objectives`] | what training maximises or plays: one file a bound |
//! | [`checkpoint`] | a run as a safetensors file |
//! | [`train`] | one step of each system, the optimisers, their reports, classifiers on codes |
//! | [`diagnostics`] | figures that tell how good a model and its samples are |
//! | [`explore`] | which codes to decode to see what was learnt |
//! | [`session`] | all of it behind one facade, with checkpoints |
//!
//! # Units and shapes
//!
//! Bounds and their terms are in nats for one image: summed over pixels and code dimensions,
//! averaged over the batch only. Images are `[batch, height * width]`, grey in `[0, 1]`; codes are
//! `[batch, latent_dim]`. All randomness is a function of (purpose, seed, index), the same on every
//! device, so that a run resumes from its step number alone.
#![warn(missing_docs)]

pub mod checkpoint;
pub mod config;
pub mod data;
pub mod device;
pub mod diagnostics;
pub mod distributions;
mod error;
pub mod explore;
pub mod kernels;
pub mod limits;
pub mod math;
pub mod models;
pub mod networks;
pub mod objectives;
pub mod random;
pub mod session;
pub mod train;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod typescript;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use error::Error;

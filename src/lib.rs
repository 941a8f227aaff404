//! Trains variational autoencoders and their relatives in the browser, on WebGPU or the CPU.
//!
//! A [`session::Session`] holds a device, images, a model and its optimiser, and answers everything
//! a page can ask: train, evaluate, encode, decode, sample, interpolate, save and load. The page's
//! side of it is TypeScript in `www/`; `wasm.rs` is the thin boundary between them.
//!
//! ```ignore-wasm32
//! use vae_lab::ImageShape;
//! use vae_lab::bounds::Iwae;
//! use vae_lab::config::{DataConfig, Network, SessionConfig, VaeConfig};
//! use vae_lab::device::ComputeDevice;
//! use vae_lab::session::Session;
//! use vae_lab::systems::Term;
//!
//! # pollster::block_on(async {
//! let config = SessionConfig {
//!     model: VaeConfig {
//!         network: Network::mlp(vec![32]),
//!         bound: Iwae { samples: 5 }.into(),
//!         ..VaeConfig::default()
//!     }
//!     .into(),
//!     data: DataConfig::Digits { count: 500, seed: 1 },
//!     ..SessionConfig::default()
//! };
//!
//! let mut session = Session::new(ComputeDevice::cpu());
//! session.configure(config.check()?)?;
//! let report = session.train(20).await?;
//! let bound = report.of(Term::Bound);
//! assert!(bound[19] > bound[0]);
//!
//! let images = session.sample(4, 7).await?;
//! assert_eq!((images.count(), images.shape), (4, ImageShape::grey(28, 28)));
//! # Ok::<(), vae_lab::Error>(())
//! # }).unwrap();
//! ```
//!
//! # Map
//!
#![doc = include_str!("layers.md")]
//!
//! | module | what lives there |
//! |---|---|
//! | [`kernels`] | what a step spends its time on, written out for the CPU and for GPUs |
//! | [`math`] | reductions and constants |
//! | [`distributions`] | `log_prob`, `rsample`, entropy, KL |
//! | [`bounds`] | lower bounds on `log p(x)`: one file a bound, with its settings and words |
//! | [`config`] | what a user may ask for, checked once |
//! | [`data`] | images: the built-in digits, IDX files, seeded batches, binarisation, corruption |
//! | [`device`] | which device computes, and whether it passed its self-test |
//! | [`networks`] | the bodies of encoders and decoders, and their initial weights |
//! | [`models`] | the members of the family: networks joined to distributions, and weights by name |
//! | [`optimiser`] | what turns gradients into steps |
//! | [`systems`] | what each kind of model is trained with, one file a kind: its losses, its step, its trace |
//! | [`schema`] | what a page needs to build its form |
//! | [`train`] | the course of training, its reports, classifiers on codes |
//! | [`diagnostics`] | figures that tell how good a model and its samples are |
//! | [`explore`] | which codes to decode to see what was learnt |
//! | [`checkpoint`] | a run as a safetensors file |
//! | [`session`] | all of it behind one facade, with checkpoints |
//!
//! # Units and shapes
//!
//! Bounds and their terms are in nats for one image: summed over pixels, their channels and code dimensions,
//! averaged over the batch only. Images are `[batch, channels * height * width]` in `[0, 1]`, channel
//! after channel; codes are `[batch, latent_dim]`. All randomness is a function of (purpose, seed, index), the same on every
//! device, so that a run resumes from its step number alone.

#[cfg(any(test, target_arch = "wasm32"))]
mod api;
pub mod bounds;
pub mod checkpoint;
pub mod config;
pub mod data;
pub mod device;
pub mod diagnostics;
pub mod distributions;
pub mod error;
pub mod explore;
mod image;
pub mod kernels;
pub mod limits;
pub mod math;
pub mod models;
pub mod networks;
pub mod optimiser;
pub mod random;
pub mod schema;
pub mod session;
pub mod systems;
pub mod train;
mod typed_array;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod typescript;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use error::Error;
pub use image::{ImageBatch, ImageShape};

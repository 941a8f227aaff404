//! What every preset and every kind of model did when it was recorded: the house may move around
//! them, and they go on as they were. Native only; what a browser does is compared elsewhere.
//!
//! `VAE_LAB_RECORD=1 cargo test --test recorded` writes the record anew, after a change that is meant
//! to alter numbers. Processors with other vector units add in another order, so that the test allows
//! for rounding; `VAE_LAB_EXACT=1` asks for every bit, on the machine that wrote the record.
#![cfg(not(target_arch = "wasm32"))]

mod presets;
mod record;
mod version_1;

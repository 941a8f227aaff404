//! The numerics of vae-lab, from one density to whole runs.
//!
//! One source for three places: natively, in a browser on the CPU, and in a browser on WebGPU
//! (`wasm-pack test --headless --chrome -- --test suite`, with `--features webgpu` for the last).
//! Expected numbers come from PyTorch and SciPy by way of `tests/golden`.

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);

#[macro_use]
mod support;

mod adversarial;
mod arguments;
#[cfg(not(target_arch = "wasm32"))]
mod at_once;
mod checkpoint;
mod classifier;
mod colour;
mod config;
mod convolutions;
mod corruption;
mod data;
mod devices;
mod distributions;
mod divergence;
mod exchanged_checkpoints;
mod explore;
mod few_images;
mod given;
mod gradients;
mod held;
mod hostile_checkpoints;
#[cfg(not(target_arch = "wasm32"))]
mod idx;
mod kernels;
mod layers;
mod linear;
mod losses;
mod math;
mod measures;
mod models;
mod networks;
mod optimiser;
mod oracle;
mod other_images;
mod page;
mod plane;
mod projection;
mod pytorch_checkpoints;
mod runs;
mod sizes;
mod sprite_labels;
mod sprites;
mod trace;
mod training;
mod tuning;
mod weight_decay;

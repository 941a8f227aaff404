//! Seeded random damage to what vae-lab reads: IDX files, checkpoints, settings. Never a panic, never a hang, never
//! memory that the input's own size does not warrant; every refusal is a sentence, and what is read can be written
//! and read again.
//!
//! `FUZZ_SECONDS` is how much processor time each reader is tried for: 1 by itself, 10 in pkg-scripts/test, 600 for a hunt. `FUZZ_SEED`
//! takes other damage, and with `FUZZ_KEEP` the inputs that showed something new go into `tests/fuzz/corpus`, which each
//! run begins with. Native only: it watches the system's allocator.
#![cfg(not(target_arch = "wasm32"))]

mod checkpoint;
mod config;
mod driver;
mod idx;
mod memory;
mod mutation;

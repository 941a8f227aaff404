//! Four floats that a processor computes with at once.
//!
//! Each kind of processor is told by name how to: left to turn loops over arrays into its vectors, the compiler does not
//! where it is told to keep code small, and they take up to sixty times as long.

#![allow(
    unsafe_code,
    reason = "the processor's own instructions; each file says why it may use them"
)]

#[cfg_attr(target_arch = "wasm32", path = "wasm.rs")]
#[cfg_attr(target_arch = "x86_64", path = "x86_64.rs")]
#[cfg_attr(target_arch = "aarch64", path = "aarch64.rs")]
#[cfg_attr(
    not(any(
        target_arch = "wasm32",
        target_arch = "x86_64",
        target_arch = "aarch64"
    )),
    path = "array.rs"
)]
mod vector;

pub use vector::Lanes;

/// How many floats there are.
pub const LANES: usize = 4;

#[cfg(test)]
mod tests;

/// What other processors get, tested on this one.
#[cfg(test)]
#[path = "."]
#[allow(clippy::duplicate_mod, reason = "the same tests, of other vectors")]
mod elsewhere {
    use super::LANES;
    use vector::Lanes;

    #[path = "tests.rs"]
    mod tests;
    #[path = "array.rs"]
    mod vector;
}

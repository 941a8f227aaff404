//! What a step on the CPU spends its time on, written out: products of matrices and the few functions
//! of every pixel and every code, with their gradients.
//!
//! Each function takes and gives burn's tensors. On the CPU backend it runs the code here; on any other
//! device it is the same formula in burn's own operations. Nothing here knows a model.

mod activation;
mod adam;
mod bernoulli;
mod convolution;
mod cpu;
mod elementary;
mod gemm;
mod lanes;
mod linear;
mod patches;

pub use adam::{Adam, adam};
pub use bernoulli::bernoulli_log_prob;
pub use convolution::{conv, conv_transpose};
pub use linear::linear;

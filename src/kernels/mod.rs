//! What a step spends its time on, written out for each device: products of matrices and the few
//! functions of every pixel and every code, with their gradients.
//!
//! Each function takes and gives burn's tensors, and computes where they are: on the CPU with the code of
//! `cpu`, on any GPU with that of `gpu`. Nothing here knows a model.

mod adam;
mod bernoulli;
mod convolution;
mod cpu;
mod device;
mod elbo;
mod gaussian;
#[cfg(feature = "gpu")]
mod gpu;
mod linear;
mod log_sum_exp;
mod noise;
mod operation;
mod products;
mod strides;
mod table;
mod tensor;
mod triangular;

pub use adam::{Adam, Update, adam};
pub use bernoulli::bernoulli_log_prob;
pub use convolution::{conv, conv_transpose, doubling, halving};
pub use elbo::elbo;
pub use gaussian::{log_ratio, rsample};
pub use linear::linear;
pub use log_sum_exp::{log_sum_exp, softmax};
pub use noise::Noise;
pub use products::products;
pub use table::write_row;
pub use tensor::tensor;
pub use triangular::lower_triangular;

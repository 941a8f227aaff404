//! What a step spends its time on, written out for each device: products of matrices and the few
//! functions of every pixel and every code, with their gradients.
//!
//! An operation is a file: its function takes and gives burn's tensors, its trait says what a device computes
//! for it, and `cpu` and `gpu` implement that in files of the same name. Each computes where its tensors are.
//! Nothing here knows a model or a config.

mod activation;
mod adam;
mod bernoulli;
mod convolution;
mod cpu;
mod device;
mod discretised_logistic;
mod elbo;
mod gaussian;
#[cfg(feature = "gpu")]
mod gpu;
mod held;
mod interface;
mod linear;
mod log_sum_exp;
mod matmul;
mod noise;
mod operation;
mod saved;
mod sigmoid;
mod strides;
mod table;
mod tensor;
mod triangular;

pub use activation::{Activation, TANH_IS_ONE};
pub use adam::{Adam, Update, adam};
pub use bernoulli::bernoulli_log_prob;
pub use convolution::{conv, conv_nearest, conv_transpose, doubling, halving, smoothing};
pub use discretised_logistic::{LARGEST as LARGEST_LEVEL, discretised_logistic_log_prob};
pub use elbo::elbo;
pub use gaussian::{log_ratio, rsample};
pub use held::{held, held_gently};
pub use linear::linear;
pub use log_sum_exp::{log_sum_exp, softmax};
pub use matmul::batched_matmul;
pub use noise::Noise;
pub use sigmoid::sigmoid;
pub use table::write_row;
pub use tensor::tensor;
pub use triangular::lower_triangular;

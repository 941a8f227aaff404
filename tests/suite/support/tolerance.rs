//! How far from the truth a result may lie, by name.
//!
//! WGSL lets a GPU's `exp` and division be several units in the last place off, so the GPU artifact
//! is given ten times as much as the CPU's exactly rounded arithmetic.

use super::Close;

const DEVICE: f64 = if cfg!(all(target_arch = "wasm32", feature = "webgpu")) {
    10.0
} else {
    1.0
};

/// One density or KL in float32 against float64: its terms are often of size ten, where two units
/// in the last place are 2e-6, and cancel; wasm has no fused multiply-add to save one of them.
pub const DENSITY: Close = Close {
    relative: 2e-6 * DEVICE,
    absolute: 2e-6 * DEVICE,
};

/// A sum of logarithms of size ten that cancel to nearly nothing.
pub const LOGARITHMS: Close = Close {
    relative: 2e-6 * DEVICE,
    absolute: 1e-5 * DEVICE,
};

/// The outputs of a small network, and losses made of them.
pub const NETWORK: Close = Close {
    relative: 5e-6 * DEVICE,
    absolute: 2e-6 * DEVICE,
};

/// Gradients through a small network.
pub const GRADIENT: Close = Close {
    relative: 2e-5 * DEVICE,
    absolute: 1e-5 * DEVICE,
};

/// Two ways to one number in float32, on the CPU.
pub const IDENTITY: Close = Close {
    relative: 1e-6,
    absolute: 1e-6,
};

/// A bound whose log weights are some hundreds of nats apart, of which float32 leaves about 1e-5.
pub const FAR_TERM: Close = Close {
    relative: 1e-5 * DEVICE,
    absolute: 1e-5 * DEVICE,
};

/// Gradients of such a bound: normalised weights carry the error of their logarithms.
pub const FAR_GRADIENT: Close = Close {
    relative: 1e-4 * DEVICE,
    absolute: 1e-4 * DEVICE,
};

/// Weights after some updates of Adam.
pub const ADAM: Close = Close {
    relative: 2e-6 * DEVICE,
    absolute: 1e-6 * DEVICE,
};

/// A whole tensor's gradient against central differences of a loss in float32, relative to the
/// gradient's length. The differences' own error, of rounding and of ReLUs' kinks, is half as large;
/// [`GRADIENT`] is the sharp test, and a wrong gradient is wrong by about one.
pub const DIFFERENCES: f64 = 5e-2;

/// A sum of a few terms that the device has added up in float32, against the same sum of them as
/// they are read.
pub const SUM_OF_TERMS: Close = Close {
    relative: 3e-7,
    absolute: 0.0,
};

/// Losses of one run on two devices, after some steps.
pub const LOSS_ON_ANOTHER_DEVICE: Close = Close {
    relative: 1e-3,
    absolute: 0.0,
};

/// Eigenvalues and what is made of them in float64, of matrices of some ten rows.
pub const EIGEN: Close = Close {
    relative: 1e-9,
    absolute: 1e-9,
};

/// The same of matrices with fewer ranks than rows: the root of a zero eigenvalue's rounding.
pub const SINGULAR: Close = Close {
    relative: 1e-5,
    absolute: 1e-5,
};

/// Codes moved in float64 and rounded to float32.
pub const MOVED_CODE: Close = Close {
    relative: 1e-6,
    absolute: 1e-6,
};

/// How many standard errors a mean of random draws may lie from its expectation. The draws are
/// seeded, so that a pass stays one.
pub const STANDARD_ERRORS: f64 = 4.0;

/// How far an exponent found by regression over two decades may lie from the theory's.
pub const SLOPE: f64 = 0.1;

/// Largest distance of an empirical distribution from the true one, times the square root of the
/// number of draws (Kolmogorov & Smirnov): one fair sample in a thousand exceeds it.
pub const KOLMOGOROV_SMIRNOV: f64 = 1.95;

/// A slope smaller than float32's step below one: the CPU's kernel keeps it, a GPU's cancels it.
pub const VANISHING_SLOPE: Close = Close {
    relative: 1e-5,
    absolute: if DEVICE > 1.0 {
        f32::EPSILON as f64
    } else {
        0.0
    },
};

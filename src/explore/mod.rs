//! Pictures of a model: what to decode to see what it has learnt.

mod interpolation;
mod manifold;
mod projection;

pub use interpolation::{Path, interpolate};
pub use manifold::plane;
pub use projection::Projection;

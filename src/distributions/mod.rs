//! Distributions over `[batch, event]`: log densities in nats, summed over the event axis.
//!
//! No networks and no losses here: a distribution knows its parameters and nothing else.

mod bernoulli;
mod normal;

pub use bernoulli::Bernoulli;
pub use normal::Normal;

//! Distributions over `[batch, event]`: log densities in nats, summed over the event axis.
//!
//! No networks and no losses here: a distribution knows its parameters and nothing else. Draws take
//! their randomness from the caller, as standard normal or uniform noise.

mod bernoulli;
mod continuous_bernoulli;
mod discretised_logistic;
mod multivariate_normal;
mod normal;
mod posterior;
mod triangular;

pub use bernoulli::Bernoulli;
pub use continuous_bernoulli::ContinuousBernoulli;
pub use discretised_logistic::DiscretisedLogistic;
pub use multivariate_normal::MultivariateNormal;
pub use normal::Normal;
pub use posterior::Posterior;

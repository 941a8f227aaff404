//! One step of training, the optimiser, and what a step reports.

mod adam;
mod report;
mod trainer;

pub use adam::Adam;
pub use report::{Evaluation, TrainReport};
pub use trainer::Trainer;

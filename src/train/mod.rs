//! One step of training, the optimiser, and what a step reports.

mod images;
mod optimiser;
mod order;
mod report;
mod schedule;
mod step;
mod trainer;

pub use images::{corrupted_held_out, held_out_pixels};
pub use optimiser::{Memory, Optimiser};
pub use report::{Evaluation, TrainReport};
pub use trainer::Trainer;

//! One step of training, the optimiser, what a step reports, and the training of classifiers.

mod classifier;
mod examples;
mod images;
mod optimiser;
mod order;
mod record;
mod report;
mod schedule;
mod step;
mod trainer;

pub use classifier::{FittedClassifier, Judgement};
pub use examples::Examples;
pub use images::{corrupted_held_out, held_out_batch, held_out_pixels};
pub use optimiser::{Memory, Optimiser};
pub use report::{Evaluation, TrainReport};
pub use trainer::Trainer;

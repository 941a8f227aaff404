//! The course of training: which images a step sees, what it reports, where it goes back to from a loss
//! that is not finite; and the training of classifiers.

mod classifier;
mod cross_entropy;
mod examples;
mod images;
mod last_good;
mod metrics_buffer;
mod report;
mod schedule;
mod trainer;

pub use classifier::{Classifier, FittedClassifier, Prediction};
pub use cross_entropy::cross_entropy;
pub use examples::Examples;
pub use images::{corrupted_held_out, held_out_batch, held_out_pixels};
pub use report::{Evaluation, TrainReport};
pub use trainer::Trainer;

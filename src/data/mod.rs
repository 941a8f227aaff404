//! Pictures and the order they are shown in.
//!
//! What lives here: the checked [`Dataset`], the built-in generators of handwritten-looking
//! [`digits`](fn@digits) and of [`sprites`](fn@sprites) in colour, the reader of IDX (MNIST) files, the
//! [`BatchSampler`] that says which images each training step sees, and what a batch goes
//! through on its way to the model: to be [binarised](binarise) or [corrupted](corrupt).
//!
//! What must not live here: tensors, devices, models, files on disk, the
//! browser. This layer turns bytes and seeds into pictures and indices,
//! knows nothing above itself but [`crate::error::Error`], and every random
//! choice in it can be had again from `(seed, index)` alone.

mod batch_sampler;
mod batches;
mod binarisation;
mod corruption;
mod dataset;
mod digits;
mod guess;
mod idx;
mod labelled;
mod random;
mod sprites;

pub use batch_sampler::BatchSampler;
pub use batches::Batches;
pub use binarisation::binarise;
pub use corruption::corrupt;
pub use dataset::{
    Dataset, MAX_BYTES, MAX_IMAGES, MAX_SIDE, MIN_HELD_OUT, MIN_SIDE, MIN_TRAIN, Split,
};
pub use digits::{DIGIT_SIDE, digit, digits};
pub use guess::looks_like;
pub use idx::{IdxSet, NamedBytes, read_idx};
pub use labelled::Labelled;
pub use sprites::{SpriteFactors, SpriteShape, sprite, sprites};
pub(crate) use sprites::{relabelled, sprite_shape};

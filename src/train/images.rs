//! Images as a training step or an evaluation sees them: binarised and corrupted as the config says.

use burn::tensor::Device;

use crate::config::{Corruption, Preparation};
use crate::data::{Dataset, binarise, corrupt};
use crate::kernels;
use crate::random::Purpose;
use crate::systems::Batch;

/// Held-out images become black and white in one way, whatever the run's seed, so that the figures
/// of two runs can be compared.
const HELD_OUT_SEED: u32 = 0;

/// Images `indices` of `data` as training step number `index` sees them.
pub(super) fn training_batch(
    data: &Dataset,
    indices: &[usize],
    preparation: Preparation,
    seed: u32,
    index: u64,
    device: &Device,
) -> Batch {
    let mut pixels = Vec::new();
    data.fill(indices, &mut pixels);
    as_trained_on(pixels, data.event_size(), preparation, seed, index, device)
}

/// Images `pixels` of `size` each as training step number `index` sees them.
pub(super) fn as_trained_on(
    mut pixels: Vec<f32>,
    size: usize,
    preparation: Preparation,
    seed: u32,
    index: u64,
    device: &Device,
) -> Batch {
    let purpose = Purpose::Binarisation;
    binarise(preparation.binarisation, seed, purpose, index, &mut pixels);
    batch(pixels, size, preparation, device, |mut input| {
        let purpose = Purpose::Corruption;
        corrupt(preparation.corruption, seed, purpose, index, &mut input);
        input
    })
}

/// Images `indices` of held-out `data` as evaluations see them: the same each time, image by image,
/// `[indices, pixels]`.
pub fn held_out_pixels(data: &Dataset, indices: &[usize], preparation: Preparation) -> Vec<f32> {
    let mut pixels = Vec::new();
    data.fill(indices, &mut pixels);
    binarise_held_out(&mut pixels, data.event_size(), indices, preparation);
    pixels
}

fn binarise_held_out(pixels: &mut [f32], size: usize, indices: &[usize], preparation: Preparation) {
    let purpose = Purpose::HeldOutBinarisation;
    for (image, &index) in pixels.chunks_mut(size).zip(indices) {
        let index = index as u64;
        binarise(
            preparation.binarisation,
            HELD_OUT_SEED,
            purpose,
            index,
            image,
        );
    }
}

/// [`held_out_pixels`], and what an encoder is given of them.
pub fn held_out_batch(
    data: &Dataset,
    indices: &[usize],
    preparation: Preparation,
    device: &Device,
) -> Batch {
    let mut pixels = Vec::new();
    data.fill(indices, &mut pixels);
    as_held_out(pixels, data.event_size(), indices, preparation, device)
}

/// Images `pixels` of `size` each as evaluations see held-out images `indices`.
pub(super) fn as_held_out(
    mut pixels: Vec<f32>,
    size: usize,
    indices: &[usize],
    preparation: Preparation,
    device: &Device,
) -> Batch {
    binarise_held_out(&mut pixels, size, indices, preparation);
    batch(pixels, size, preparation, device, |input| {
        corrupted_held_out(input, indices, preparation)
    })
}

/// Images `target` of `size` each on the device, and what an encoder is given of them: the very same
/// tensor where nothing is corrupted, so that no step copies and uploads its images twice.
fn batch(
    target: Vec<f32>,
    size: usize,
    preparation: Preparation,
    device: &Device,
    corrupted: impl FnOnce(Vec<f32>) -> Vec<f32>,
) -> Batch {
    let tensor = |pixels: Vec<f32>| {
        let shape = [pixels.len() / size, size];
        kernels::tensor::<2>(pixels, shape, device)
    };
    let input =
        (preparation.corruption != Corruption::None).then(|| tensor(corrupted(target.clone())));
    let target = tensor(target);
    Batch {
        input: input.unwrap_or_else(|| target.clone()),
        target,
    }
}

/// What an encoder is given of held-out images `indices`, corrupted the same way each time.
pub fn corrupted_held_out(
    mut pixels: Vec<f32>,
    indices: &[usize],
    preparation: Preparation,
) -> Vec<f32> {
    let size = pixels.len() / indices.len().max(1);
    for (image, &index) in pixels.chunks_mut(size.max(1)).zip(indices) {
        let purpose = Purpose::HeldOutCorruption;
        corrupt(
            preparation.corruption,
            HELD_OUT_SEED,
            purpose,
            index as u64,
            image,
        );
    }
    pixels
}

//! What a convolution and a transposed one are made of: products of the layer's weights and the patches of its images.

use super::factor::Matrix;
use super::gemm::add_product;
use super::patches::Parts;
use crate::kernels::strides::Strides;

/// Positions whose products are found together: their patches stay in the second cache, and the weights are packed for
/// as many at once.
const TOGETHER: usize = 256;

/// Images whose patches the gradient of a weight adds up in one product.
const GROUP: usize = 8;

impl Strides {
    /// Adds `weight` `[narrow, patch]` times the patches of `images` to `positions` `[images, narrow, count]`.
    pub fn down(&self, images: &[f32], weight: &[f32], positions: &mut [f32]) {
        let (patch, count) = (self.patch(), self.count());
        let narrow = weight.len() / patch;
        let weight = Matrix::rows(weight, patch);
        let together = self.together(images.len() / self.size());
        let mut parts = Parts::new(*self, together);
        let groups = images.chunks(together * self.size());
        for (images, positions) in groups.zip(positions.chunks_mut(together * narrow * count)) {
            let number = images.len() / self.size();
            parts.take(images);
            let patches = parts.patches(number);
            let sizes = [narrow, number * count, patch];
            if number == 1 {
                add_product(sizes, weight, patches, positions);
                continue;
            }
            let mut sums = side_by_side(positions, narrow, count);
            add_product(sizes, weight, patches, &mut sums);
            for (at, position) in positions.chunks_exact_mut(count).enumerate() {
                let (image, row) = (at / narrow, at % narrow);
                position.copy_from_slice(&sums[(row * number + image) * count..][..count]);
            }
        }
    }

    /// The adjoint of [`down`](Self::down): images of what their channels start from, or zero, and the patches that
    /// `weight` makes of `positions`.
    pub fn up(&self, positions: &[f32], weight: &[f32], start: Option<&[f32]>) -> Vec<f32> {
        let (patch, count) = (self.patch(), self.count());
        let narrow = weight.len() / patch;
        let weight = Matrix::rows(weight, patch).transposed();
        let batch = positions.len() / (narrow * count);
        let mut images = vec![0.0; batch * self.size()];
        let together = self.together(batch);
        let mut parts = Parts::new(*self, together);
        let mut columns = vec![0.0; patch * together * count];
        let groups = images.chunks_mut(together * self.size());
        for (images, positions) in groups.zip(positions.chunks(together * narrow * count)) {
            let number = images.len() / self.size();
            let width = number * count;
            let positions = side_by_side(positions, narrow, count);
            let columns = &mut columns[..patch * width];
            columns.fill(0.0);
            add_product(
                [patch, width, narrow],
                weight,
                Matrix::rows(&positions, width),
                columns,
            );
            parts.start(start);
            parts.add(columns, number);
            parts.put(images);
        }
        images
    }

    /// The gradient of the weight `[narrow, patch]`, from the images and their positions: one is the input, the other the
    /// gradient of the output.
    pub fn weight_grad(&self, images: &[f32], positions: &[f32], narrow: usize) -> Vec<f32> {
        let (patch, count) = (self.patch(), self.count());
        let mut sums = vec![0.0; narrow * patch];
        let mut parts = Parts::new(*self, GROUP.min(images.len() / self.size()));
        let groups = images.chunks(GROUP * self.size());
        for (images, positions) in groups.zip(positions.chunks(GROUP * narrow * count)) {
            let number = images.len() / self.size();
            let width = number * count;
            parts.take(images);
            let positions = side_by_side(positions, narrow, count);
            let (positions, patches) = (
                Matrix::rows(&positions, width),
                parts.patches(number).transposed(),
            );
            add_product([narrow, patch, width], positions, patches, &mut sums);
        }
        sums
    }

    /// How many of so many images are taken together.
    fn together(&self, images: usize) -> usize {
        TOGETHER.div_ceil(self.count()).min(images)
    }
}

/// `positions` `[images, narrow, count]` as a matrix `[narrow, images * count]`.
fn side_by_side(positions: &[f32], narrow: usize, count: usize) -> Vec<f32> {
    let images = positions.len() / (narrow * count);
    let position = |image: usize, row: usize| &positions[(image * narrow + row) * count..][..count];
    let mut rows = Vec::with_capacity(positions.len());
    for row in 0..narrow {
        for image in 0..images {
            rows.extend_from_slice(position(image, row));
        }
    }
    rows
}

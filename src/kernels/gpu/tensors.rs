//! Tensors as the kernels here take them, and what their launches have in common.

use burn::backend::Cube;
use burn::backend::ops::FloatTensorOps;
use burn::tensor::Shape;
use burn_cubecl::cubecl;
use burn_cubecl::cubecl::calculate_cube_count_elemwise;
use burn_cubecl::cubecl::prelude::*;
use burn_cubecl::kernel::into_contiguous;
use burn_cubecl::ops::numeric::empty_device_contiguous_dtype;
use burn_cubecl::tensor::CubeTensor;

/// Row after row without gaps; copied first where it lies otherwise.
pub fn dense(tensor: CubeTensor) -> CubeTensor {
    into_contiguous(tensor)
}

/// A tensor on the device of `like` whose elements are yet to be written.
pub fn empty(like: &CubeTensor, shape: impl Into<Shape>) -> CubeTensor {
    let (client, device) = (like.client.clone(), like.device.clone());
    empty_device_contiguous_dtype(client, device, shape.into(), like.dtype)
}

/// A tensor of the same shape as `like`.
pub fn empty_like(like: &CubeTensor) -> CubeTensor {
    empty(like, like.meta.shape().clone())
}

pub fn reshape(tensor: CubeTensor, shape: impl Into<Shape>) -> CubeTensor {
    Cube::float_reshape(tensor, shape.into())
}

pub fn dims<const D: usize>(tensor: &CubeTensor) -> [usize; D] {
    tensor.meta.shape().dims()
}

/// How many elements a vector has that divides rows of `length`.
pub fn vector_size(length: usize) -> usize {
    [4, 2]
        .into_iter()
        .find(|size| length.is_multiple_of(*size))
        .unwrap_or(1)
}

/// Cubes and units for `units` of work, one each.
pub fn units(tensor: &CubeTensor, units: usize) -> (CubeCount, CubeDim) {
    let dim = CubeDim::new(&tensor.client, units);
    let count = calculate_cube_count_elemwise(&tensor.client, units, dim);
    (count, dim)
}

/// How many tensors a kernel can read beside the one that it writes.
pub fn room_beside(written: &CubeTensor) -> usize {
    written.client.properties().hardware.max_bindings as usize - 1
}

/// `tensor` if nobody else holds its memory, so that it can be written, else a copy.
pub fn unshared(tensor: CubeTensor) -> CubeTensor {
    if tensor.can_mut() {
        return tensor;
    }
    let copied = empty_like(&tensor);
    copy(&tensor, &copied, 0);
    copied
}

/// Into `buffer` from element `place` on.
pub fn copy(tensor: &CubeTensor, buffer: &CubeTensor, place: usize) {
    let (count, dim) = units(tensor, tensor.meta.num_elements());
    unsafe {
        copy_kernel::launch_unchecked(
            &buffer.client,
            count,
            dim,
            tensor.clone().into_buffer_arg(),
            buffer.clone().into_buffer_arg(),
            place,
        );
    }
}

#[cube(launch_unchecked)]
fn copy_kernel(from: &[f32], to: &mut [f32], place: usize) {
    if ABSOLUTE_POS < from.len() {
        to[place + ABSOLUTE_POS] = from[ABSOLUTE_POS];
    }
}

/// The sum of a vector's elements.
#[cube]
pub fn horizontal_sum<N: Size>(vector: Vector<f32, N>) -> f32 {
    let mut total = vector.extract(0usize);
    #[unroll]
    for part in 1..N::value() {
        total += vector.extract(part);
    }
    total
}

//! Tensors as the kernels here want them.

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

/// A tensor beside `like` whose numbers are yet to be written.
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

/// The numbers of a vector that fits into lines of `length`.
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

/// The numbers of `tensor` where nobody else holds them and they can be written: its own, or a copy.
pub fn unshared(tensor: CubeTensor) -> CubeTensor {
    if tensor.can_mut() {
        return tensor;
    }
    let copied = empty_like(&tensor);
    copy(&tensor, &copied, 0);
    copied
}

/// Into `buffer` from number `place` on.
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

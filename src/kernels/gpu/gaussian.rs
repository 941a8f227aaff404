use burn_cubecl::cubecl;
use burn_cubecl::cubecl::prelude::*;
use burn_cubecl::tensor::CubeTensor;

use super::tensors::{dense, empty_like, units, vector_size};

/// What a kernel makes of three numbers.
#[derive(Debug, Clone, Copy, Hash, PartialEq, Eq)]
enum Way {
    /// A code, of its location, the logarithm of its scale and its noise.
    There,
    /// The gradient by the logarithm of the scale, of a location, a code and the gradient by it.
    Back,
}

pub fn rsample(loc: CubeTensor, log_scale: CubeTensor, noise: CubeTensor) -> CubeTensor {
    launch(Way::There, [loc, log_scale, noise])
}

pub fn rsample_back(loc: CubeTensor, codes: CubeTensor, gradient: CubeTensor) -> CubeTensor {
    launch(Way::Back, [loc, codes, gradient])
}

fn launch(way: Way, tensors: [CubeTensor; 3]) -> CubeTensor {
    let [loc, second, third] = tensors.map(dense);
    let out = empty_like(&loc);
    let numbers = loc.meta.num_elements();
    let size = vector_size(numbers);
    let (count, dim) = units(&loc, numbers / size);
    unsafe {
        rsample_kernel::launch_unchecked(
            &loc.client.clone(),
            count,
            dim,
            size,
            loc.into_buffer_arg(),
            second.into_buffer_arg(),
            third.into_buffer_arg(),
            out.clone().into_buffer_arg(),
            way,
        );
    }
    out
}

#[cube(launch_unchecked)]
fn rsample_kernel<N: Size>(
    loc: &[Vector<f32, N>],
    second: &[Vector<f32, N>],
    third: &[Vector<f32, N>],
    out: &mut [Vector<f32, N>],
    #[comptime] way: Way,
) {
    let at = ABSOLUTE_POS;
    if at < out.len() {
        out[at] = match way {
            Way::There => loc[at] + second[at].exp() * third[at],
            Way::Back => (second[at] - loc[at]) * third[at],
        };
    }
}

//! The noise of `cpu::noise`, a block of four values for each unit.

use burn::backend::Cube;
use burn_cubecl::cubecl;
use burn_cubecl::cubecl::prelude::*;
use burn_cubecl::tensor::CubeTensor;

use super::tensors::{dense, units};
use crate::kernels::noise::{BLOCK, FACTORS, NoiseKernel, PhiloxStream, ROUNDS, STEPS};

impl NoiseKernel for Cube {
    fn standard_normal(place: CubeTensor, stream: PhiloxStream) -> CubeTensor {
        let place = dense(place);
        let (count, dim) = units(&place, place.meta.num_elements().div_ceil(BLOCK));
        unsafe {
            normal_kernel::launch_unchecked(
                &place.client,
                count,
                dim,
                place.clone().into_buffer_arg(),
                stream.key[0],
                stream.key[1],
                stream.index[0],
                stream.index[1],
                stream.block,
            );
        }
        place
    }
}

#[cube(launch_unchecked)]
fn normal_kernel(place: &mut [f32], key0: u32, key1: u32, index0: u32, index1: u32, block: u32) {
    let start = ABSOLUTE_POS * comptime!(BLOCK);
    if start < place.len() {
        let (mut key0, mut key1) = (key0, key1);
        let mut c0 = block + ABSOLUTE_POS as u32;
        let mut c1 = 0u32;
        let mut c2 = index0;
        let mut c3 = index1;
        for _ in 0..comptime!(ROUNDS) {
            let first = c0 * comptime!(FACTORS[0]);
            let first_high = c0.mul_hi(comptime!(FACTORS[0]));
            let second = c2 * comptime!(FACTORS[1]);
            let second_high = c2.mul_hi(comptime!(FACTORS[1]));
            c0 = second_high ^ c1 ^ key0;
            c2 = first_high ^ c3 ^ key1;
            c1 = second;
            c3 = first;
            key0 += comptime!(STEPS[0]);
            key1 += comptime!(STEPS[1]);
        }
        pair(place, start, c0, c1);
        pair(place, start + 2, c2, c3);
    }
}

/// Two values from the bits of a radius and of an angle.
#[cube]
fn pair(place: &mut [f32], at: usize, radius: u32, angle: u32) {
    let radius = root_of_minus_two_ln(f32::cast_from((radius >> 8u32) + 1u32));
    let within = f32::cast_from((angle >> 8u32) & 0x3F_FFFFu32) / 4_194_304.0f32 - 0.5f32;
    let x = within * core::f32::consts::FRAC_PI_2;
    let square = x * x;
    let sine = x + x
        * square
        * (-1.666_665_5e-1f32 + square * (8.332_161e-3f32 - square * 1.951_529_6e-4f32));
    let cosine = 1.0f32 - square * 0.5f32
        + square
            * square
            * (4.166_664_6e-2f32 + square * (-1.388_731_6e-3f32 + square * 2.443_315_7e-5f32));
    let quarter = angle >> 30u32;
    let turned = quarter % 2u32 == 1u32;
    let sign = select(quarter < 2u32, radius, -radius);
    if at < place.len() {
        place[at] = sign * select(turned, -sine, cosine);
    }
    if at + 1 < place.len() {
        place[at + 1] = sign * select(turned, cosine, sine);
    }
}

/// `sqrt(-2 ln(n / 2^24))` for whole numbers from 1 to 2^24: by series, because a GPU's logarithm may be
/// off where it is small, and above zero.
#[cube]
fn root_of_minus_two_ln(number: f32) -> f32 {
    let bits = u32::reinterpret(number);
    let exponent = f32::cast_from(bits >> 23u32) - 151.0f32;
    let fraction = f32::reinterpret((bits & 0x7F_FFFFu32) | 0x3F80_0000u32) - 1.0f32;
    let s = fraction / (fraction + 2.0f32);
    let square = s * s;
    let mut series = square * (2.0f32 / 15.0f32) + 2.0f32 / 13.0f32;
    series = series * square + 2.0f32 / 11.0f32;
    series = series * square + 2.0f32 / 9.0f32;
    series = series * square + 2.0f32 / 7.0f32;
    series = series * square + 2.0f32 / 5.0f32;
    series = series * square + 2.0f32 / 3.0f32;
    series = series * square + 2.0f32;
    let ln = exponent * core::f32::consts::LN_2 + series * s;
    max(ln * -2.0f32, 0.0f32).sqrt()
}

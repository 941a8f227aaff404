//! Sums of rows, a cube of units for each.

use burn_cubecl::cubecl;
use burn_cubecl::cubecl::prelude::*;

use super::tensors::horizontal_sum;

/// Units that share a row.
pub const SHARE: usize = 32;

/// A cube for each of `rows`, or some more: a device counts them in more than one dimension.
pub fn rows_of_cubes(rows: usize) -> CubeCount {
    let across = rows.min(1 << 15);
    CubeCount::Static(across as u32, rows.div_ceil(across) as u32, 1)
}

/// Of the sums that each unit of a cube has of its part of a row the total, which the first unit knows.
#[cube]
pub fn sum_of_row<N: Size>(part: Vector<f32, N>) -> f32 {
    let mut total = horizontal_sum::<N>(part);
    let mut shared = Shared::<[f32]>::new_slice(SHARE);
    shared[UNIT_POS_X as usize] = total;
    sync_cube();
    if UNIT_POS_X == 0 {
        for other in 1..SHARE {
            total += shared[other];
        }
    }
    total
}

//! A row of scalars, written in place; as many in one kernel as the device binds.

use burn::backend::Cube;
use burn_cubecl::cubecl;
use burn_cubecl::cubecl::prelude::*;
use burn_cubecl::tensor::CubeTensor;

use super::tensors::{dense, room_beside, unshared};
use crate::kernels::table::TableKernel;

impl TableKernel for Cube {
    fn write_row(table: CubeTensor, row: usize, numbers: Vec<CubeTensor>) -> CubeTensor {
        let table = unshared(table);
        let numbers: Vec<_> = numbers.into_iter().map(dense).collect();
        let mut place = row * numbers.len();
        for some in numbers.chunks(room_beside(&table)) {
            let mut arguments = SequenceArg::new();
            for number in some {
                arguments.push(number.clone().into_buffer_arg());
            }
            unsafe {
                write_kernel::launch_unchecked(
                    &table.client,
                    CubeCount::Static(1, 1, 1),
                    CubeDim::new_1d(1),
                    table.clone().into_buffer_arg(),
                    arguments,
                    place,
                );
            }
            place += some.len();
        }
        table
    }
}

#[cube(launch_unchecked)]
fn write_kernel(table: &mut [f32], numbers: Sequence<&[f32]>, place: usize) {
    #[unroll]
    for at in 0..numbers.len() {
        table[place + at] = numbers[at][0];
    }
}

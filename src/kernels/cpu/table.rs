//! A row of scalars, written in place.

use burn::backend::Flex;
use burn::backend::flex::FlexTensor;

use super::buffers;
use crate::kernels::table::TableKernel;

impl TableKernel for Flex {
    fn write_row(mut table: FlexTensor, row: usize, numbers: Vec<FlexTensor>) -> FlexTensor {
        let columns = numbers.len();
        let places = &mut buffers::values_mut(&mut table)[row * columns..][..columns];
        for (place, number) in places.iter_mut().zip(numbers) {
            *place = buffers::values(&buffers::dense(number))[0];
        }
        table
    }
}

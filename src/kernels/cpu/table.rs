use burn::backend::flex::FlexTensor;

use crate::kernels::cpu;

pub fn write_row(mut table: FlexTensor, row: usize, numbers: Vec<FlexTensor>) -> FlexTensor {
    let columns = numbers.len();
    let places = &mut cpu::numbers_mut(&mut table)[row * columns..][..columns];
    for (place, number) in places.iter_mut().zip(numbers) {
        *place = cpu::numbers(&cpu::dense(number))[0];
    }
    table
}

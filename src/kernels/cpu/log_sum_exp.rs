//! Sums of exponentials by column, from the greatest value on, so that none overflows.

use burn::backend::Flex;
use burn::backend::flex::FlexTensor;

use super::buffers;
use super::elementary::{exp, zip_in_place};
use super::lanes::Lanes;
use crate::kernels::log_sum_exp::LogSumExpKernel;

impl LogSumExpKernel for Flex {
    fn log_sum_exp(values: FlexTensor, shares: bool) -> (FlexTensor, Option<FlexTensor>) {
        let mut values = buffers::dense(values);
        let [_, columns] = buffers::dims(&values);
        let mut greatest = vec![f32::NEG_INFINITY; columns];
        for row in buffers::values(&values).chunks_exact(columns) {
            for (greatest, &value) in greatest.iter_mut().zip(row) {
                *greatest = greatest.max(value);
            }
        }
        let mut sums = vec![0.0; columns];
        for row in buffers::values_mut(&mut values).chunks_exact_mut(columns) {
            zip_in_place(row, &greatest, |value, greatest| exp(value.minus(greatest)));
            zip_in_place(&mut sums, row, Lanes::plus);
        }
        let logarithms = sums.iter().zip(&greatest);
        let logarithms = logarithms.map(|(sum, greatest)| sum.ln() + greatest);
        let logarithms = buffers::tensor(logarithms.collect(), [columns]);
        if !shares {
            return (logarithms, None);
        }
        for row in buffers::values_mut(&mut values).chunks_exact_mut(columns) {
            zip_in_place(row, &sums, Lanes::over);
        }
        (logarithms, Some(values))
    }

    fn scale_columns(columns: FlexTensor, factors: FlexTensor) -> FlexTensor {
        let [mut columns, factors] = [columns, factors].map(buffers::dense);
        let factors = buffers::values(&factors);
        for row in buffers::values_mut(&mut columns).chunks_exact_mut(factors.len()) {
            zip_in_place(row, factors, Lanes::times);
        }
        columns
    }
}

//! The gradient of a clamp that lets values come back.

use burn::backend::Flex;
use burn::backend::flex::FlexTensor;

use super::buffers;
use super::elementary::zip_in_place;
use super::lanes::Lanes;
use crate::kernels::held::HeldKernel;

impl HeldKernel for Flex {
    fn held_backward(
        value: FlexTensor,
        gradient: FlexTensor,
        (low, high): (f64, f64),
    ) -> FlexTensor {
        let [value, mut gradient] = [value, gradient].map(buffers::dense);
        let [zero, low, high] = [0.0, low, high].map(|limit| Lanes::splat(limit as f32));
        let slopes = buffers::values_mut(&mut gradient);
        zip_in_place(slopes, buffers::values(&value), |slope, value| {
            let above = high.below(value, slope.max(zero), slope);
            value.below(low, slope.min(zero), above)
        });
        gradient
    }
}

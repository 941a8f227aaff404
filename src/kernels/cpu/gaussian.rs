//! Draws from normal distributions and the ratio of their densities, several draws for each row of parameters.

use burn::backend::Flex;
use burn::backend::flex::FlexTensor;

use super::buffers;
use super::elementary::{exp, map_in_place, zip_in_place};
use super::lanes::Lanes;
use crate::kernels::gaussian::GaussianKernel;

impl GaussianKernel for Flex {
    fn rsample(loc: FlexTensor, log_scale: FlexTensor, noise: FlexTensor) -> FlexTensor {
        let [loc, mut scale, mut codes] = [loc, log_scale, noise].map(buffers::dense);
        map_in_place(buffers::values_mut(&mut scale), exp);
        let (loc, scale) = (buffers::values(&loc), buffers::values(&scale));
        for codes in buffers::values_mut(&mut codes).chunks_exact_mut(loc.len()) {
            zip_in_place(codes, scale, Lanes::times);
            zip_in_place(codes, loc, Lanes::plus);
        }
        codes
    }

    fn rsample_backward(
        loc: FlexTensor,
        codes: FlexTensor,
        gradient: FlexTensor,
    ) -> [FlexTensor; 2] {
        let [loc, mut codes, gradient] = [loc, codes, gradient].map(buffers::dense);
        let (shape, loc) = (buffers::dims(&loc), buffers::values(&loc));
        let (mut loc_grad, mut log_scale_grad) = (vec![0.0; loc.len()], vec![0.0; loc.len()]);
        let gradients = buffers::values(&gradient).chunks_exact(loc.len());
        let draws = buffers::values_mut(&mut codes).chunks_exact_mut(loc.len());
        for (codes, gradient) in draws.zip(gradients) {
            zip_in_place(codes, loc, Lanes::minus);
            zip_in_place(codes, gradient, Lanes::times);
            zip_in_place(&mut log_scale_grad, codes, Lanes::plus);
            zip_in_place(&mut loc_grad, gradient, Lanes::plus);
        }
        [loc_grad, log_scale_grad].map(|values| buffers::tensor(values, shape))
    }

    fn log_ratio(codes: FlexTensor, log_scale: FlexTensor, noise: FlexTensor) -> FlexTensor {
        let [mut codes, log_scale, noise] = [codes, log_scale, noise].map(buffers::dense);
        let ([rows, width], scales) = (buffers::dims(&codes), buffers::values(&log_scale));
        let half = Lanes::splat(0.5);
        let squares = buffers::values_mut(&mut codes);
        zip_in_place(squares, buffers::values(&noise), |code, noise| {
            noise.times(noise).minus(code.times(code)).times(half)
        });
        for draws in squares.chunks_exact_mut(scales.len()) {
            zip_in_place(draws, scales, Lanes::plus);
        }
        let rows_of = squares.chunks_exact(width);
        buffers::tensor(rows_of.map(|row| row.iter().sum()).collect(), [rows])
    }

    fn log_ratio_backward(
        codes: FlexTensor,
        gradient: FlexTensor,
        batch: usize,
    ) -> [FlexTensor; 2] {
        let [mut codes_grad, gradient] = [codes, gradient].map(buffers::dense);
        let ([_, width], gradient) = (buffers::dims(&codes_grad), buffers::values(&gradient));
        let rows = buffers::values_mut(&mut codes_grad).chunks_exact_mut(width);
        let mut of_images = vec![0.0; batch];
        for (at, (row, &slope)) in rows.zip(gradient).enumerate() {
            map_in_place(row, |code| code.times(Lanes::splat(-slope)));
            of_images[at % batch] += slope;
        }
        let of_images = of_images.into_iter();
        let log_scale_grad = of_images.flat_map(|sum: f32| std::iter::repeat_n(sum, width));
        let log_scale_grad = buffers::tensor(log_scale_grad.collect(), [batch, width]);
        [codes_grad, log_scale_grad]
    }
}

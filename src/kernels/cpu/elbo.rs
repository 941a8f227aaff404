//! The terms of the evidence lower bound, summed in float64, and the gradients of its loss.

use burn::backend::Flex;
use burn::backend::flex::FlexTensor;

use super::buffers;
use super::elementary::{exp, map_in_place, zip_in_place};
use super::lanes::Lanes;
use crate::kernels::elbo::ElboKernel;

impl ElboKernel for Flex {
    fn elbo(
        log_likelihood: FlexTensor,
        loc: FlexTensor,
        log_scale: FlexTensor,
        beta: f64,
    ) -> [FlexTensor; 4] {
        let [log_likelihood, loc, mut terms] = [log_likelihood, loc, log_scale].map(buffers::dense);
        let (numbers, [batch, _]) = (buffers::values(&log_likelihood), buffers::dims(&loc));
        zip_in_place(
            buffers::values_mut(&mut terms),
            buffers::values(&loc),
            |l, loc| {
                let twice = l.plus(l);
                exp(twice)
                    .minus(twice)
                    .minus(Lanes::splat(1.0))
                    .plus(loc.times(loc))
            },
        );
        let sum = |numbers: &[f32]| numbers.iter().map(|&number| f64::from(number)).sum::<f64>();
        let reconstruction = -sum(numbers) / numbers.len() as f64;
        let kl = sum(buffers::values(&terms)) / (2 * batch) as f64;
        let values = [
            reconstruction + beta * kl,
            -(reconstruction + kl),
            reconstruction,
            kl,
        ];
        values.map(|value| buffers::tensor(vec![value as f32], [1]))
    }

    fn elbo_backward(
        [log_likelihood, loc, log_scale]: [FlexTensor; 3],
        gradient: FlexTensor,
        beta: f64,
    ) -> [FlexTensor; 3] {
        let [mut loc_grad, mut log_scale_grad, gradient] =
            [loc, log_scale, gradient].map(buffers::dense);
        let (slope, [batch, _]) = (
            f64::from(buffers::values(&gradient)[0]),
            buffers::dims(&loc_grad),
        );
        let codes = log_likelihood.layout().shape().num_elements();
        let likelihood_grad = vec![(-slope / codes as f64) as f32; codes];
        let slope = Lanes::splat((slope * beta / batch as f64) as f32);
        map_in_place(buffers::values_mut(&mut loc_grad), |loc| loc.times(slope));
        map_in_place(buffers::values_mut(&mut log_scale_grad), |l| {
            exp(l.plus(l)).minus(Lanes::splat(1.0)).times(slope)
        });
        [
            buffers::tensor(likelihood_grad, [codes]),
            loc_grad,
            log_scale_grad,
        ]
    }
}

//! The log probabilities of levels under logistic distributions, and their slopes, in one pass over the locations.

use burn::backend::Flex;
use burn::backend::flex::FlexTensor;

use super::buffers;
use super::elementary::{exp, filled, ln_one_plus};
use super::lanes::{LANES, Lanes};
use crate::kernels::discretised_logistic::{DiscretisedLogisticKernel, HALF, LARGEST};

impl DiscretisedLogisticKernel for Flex {
    fn discretised_logistic(
        value: FlexTensor,
        loc: FlexTensor,
        scales: FlexTensor,
        slopes: bool,
    ) -> (FlexTensor, Option<[FlexTensor; 2]>) {
        let [value, loc, scales] = [value, loc, scales].map(buffers::dense);
        let [rows, width] = buffers::dims(&loc);
        let scales = buffers::values(&scales);
        let [reciprocals, between, between_slopes] =
            [0, 1, 2].map(|part| &scales[part * scales.len() / 3..(part + 1) * scales.len() / 3]);
        let kept = if slopes { rows * width } else { width };
        let (mut loc_slopes, mut log_scale_slopes) = (vec![0.0; kept], vec![0.0; kept]);
        let levels = buffers::values(&value).chunks_exact(width).cycle();
        let scales = reciprocals
            .chunks_exact(width)
            .zip(between.chunks_exact(width))
            .zip(between_slopes.chunks_exact(width))
            .cycle();
        let sums = buffers::values(&loc)
            .chunks_exact(width)
            .zip(levels)
            .zip(scales)
            .enumerate()
            .map(
                |(at, ((loc, levels), ((reciprocals, between), between_slopes)))| {
                    // Unwanted ones are written over those of the row before.
                    let start = if slopes { at * width } else { 0 };
                    let kept = start..start + width;
                    row(
                        [levels, loc, reciprocals, between, between_slopes],
                        &mut loc_slopes[kept.clone()],
                        &mut log_scale_slopes[kept],
                    )
                },
            )
            .collect();
        let sums = buffers::tensor(sums, [rows]);
        let slopes = slopes.then(|| {
            [loc_slopes, log_scale_slopes].map(|values| buffers::tensor(values, [rows, width]))
        });
        (sums, slopes)
    }
}

/// One image's sum, and the slopes of its elements; of `levels`, `loc`, and what the table has of their scales.
fn row(inputs: [&[f32]; 5], loc_slopes: &mut [f32], log_scale_slopes: &mut [f32]) -> f32 {
    let whole = inputs.map(|input| input.as_chunks::<LANES>().0);
    let rest = inputs.map(|input| input.as_chunks::<LANES>().1);
    let (loc_whole, loc_rest) = loc_slopes.as_chunks_mut::<LANES>();
    let (log_scale_whole, log_scale_rest) = log_scale_slopes.as_chunks_mut::<LANES>();
    let mut sum = Lanes::splat(0.0);
    for (at, (loc_slopes, log_scale_slopes)) in
        loc_whole.iter_mut().zip(log_scale_whole).enumerate()
    {
        let elements = whole.map(|input| Lanes::load(&input[at]));
        sum = sum.plus(elements_of(elements, loc_slopes, log_scale_slopes));
    }
    let count = loc_rest.len();
    if count == 0 {
        return sum.sum();
    }
    let [mut terms, mut loc_slopes, mut log_scale_slopes] = [[0.0; LANES]; 3];
    let elements = rest.map(|input| Lanes::load(&filled(input)));
    elements_of(elements, &mut loc_slopes, &mut log_scale_slopes).store(&mut terms);
    loc_rest.copy_from_slice(&loc_slopes[..count]);
    log_scale_rest.copy_from_slice(&log_scale_slopes[..count]);
    sum.sum() + terms[..count].iter().sum::<f32>()
}

/// Of four elements the terms, and their slopes.
#[inline(always)]
fn elements_of(
    [value, loc, reciprocal, between, between_slope]: [Lanes; 5],
    loc_slopes: &mut [f32; LANES],
    log_scale_slopes: &mut [f32; LANES],
) -> Lanes {
    let [zero, half] = [0.0, HALF].map(Lanes::splat);
    let level = value.times(Lanes::splat(LARGEST)).nearest();
    let distance = level.over(Lanes::splat(LARGEST)).minus(loc);
    let centre = distance.times(reciprocal);
    let half_level = half.times(reciprocal);
    let at_bottom = |yes, no| level.below(Lanes::splat(0.5), yes, no);
    let at_top = |yes, no| level.below(Lanes::splat(LARGEST - 0.5), no, yes);

    let (upper, upper_slope) = log_sigmoid(centre.plus(half_level));
    let (lower, lower_slope) = log_sigmoid(half_level.minus(centre));
    let [upper, upper_slope] = [upper, upper_slope].map(|term| at_top(zero, term));
    let [lower, lower_slope] = [lower, lower_slope].map(|term| at_bottom(zero, term));
    let inside = |term| at_bottom(zero, at_top(zero, term));

    // With respect to the reciprocal of the scale; times its negative, to the logarithm of the scale.
    let slope = upper_slope
        .times(distance.plus(half))
        .plus(lower_slope.times(half.minus(distance)))
        .plus(inside(between_slope));
    reciprocal
        .times(lower_slope.minus(upper_slope))
        .store(loc_slopes);
    zero.minus(reciprocal.times(slope)).store(log_scale_slopes);
    upper.plus(lower).plus(inside(between))
}

/// `ln sigmoid(x)` and its slope `sigmoid(-x)`, both by way of `e^-|x|`.
#[inline(always)]
fn log_sigmoid(x: Lanes) -> (Lanes, Lanes) {
    let (zero, one) = (Lanes::splat(0.0), Lanes::splat(1.0));
    let decay = exp(zero.minus(x.abs()));
    let larger = one.over(one.plus(decay)); // sigmoid(|x|)
    let value = x.min(zero).minus(ln_one_plus(decay));
    (value, x.below(zero, larger, decay.times(larger)))
}

//! Adam in one pass over a parameter, its gradient and both means.

use burn::backend::Flex;
use burn::backend::flex::FlexTensor;

use super::buffers;
use super::lanes::{LANES, Lanes};
use crate::kernels::adam::{AdamKernel, Update};

impl AdamKernel for Flex {
    fn adam(updates: Vec<Update<FlexTensor>>) -> Vec<[FlexTensor; 3]> {
        updates.into_iter().map(updated).collect()
    }
}

/// The value, the mean gradient and the mean square after one update.
fn updated(update: Update<FlexTensor>) -> [FlexTensor; 3] {
    let Update {
        rule,
        mut value,
        gradient,
        mut first,
        mut second,
    } = update.map(buffers::dense);
    let (rate, epsilon) = rule.corrected();
    let [rate, epsilon, penalty, kept, beta1, beta2, rest1, rest2] = [
        -rate,
        epsilon,
        rule.penalty,
        rule.kept,
        rule.beta1,
        rule.beta2,
        1.0 - rule.beta1,
        1.0 - rule.beta2,
    ]
    .map(|x| Lanes::splat(x as f32));
    let update = |value: &mut [f32; LANES],
                  gradient: &[f32; LANES],
                  first: &mut [f32; LANES],
                  second: &mut [f32; LANES]| {
        let before = Lanes::load(value);
        let gradient = before.mul_add(penalty, Lanes::load(gradient));
        let mean = Lanes::load(first).mul_add(beta1, gradient.times(rest1));
        let square = Lanes::load(second).mul_add(beta2, gradient.times(gradient).times(rest2));
        let moved = mean.over(square.root().plus(epsilon));
        moved.mul_add(rate, before.times(kept)).store(value);
        mean.store(first);
        square.store(second);
    };
    {
        let (values, value_rest) = buffers::values_mut(&mut value).as_chunks_mut::<LANES>();
        let (gradients, gradient_rest) = buffers::values(&gradient).as_chunks::<LANES>();
        let (firsts, first_rest) = buffers::values_mut(&mut first).as_chunks_mut::<LANES>();
        let (seconds, second_rest) = buffers::values_mut(&mut second).as_chunks_mut::<LANES>();
        for (((value, gradient), first), second) in
            values.iter_mut().zip(gradients).zip(firsts).zip(seconds)
        {
            update(value, gradient, first, second);
        }
        let rest = value_rest
            .iter_mut()
            .zip(gradient_rest)
            .zip(first_rest)
            .zip(second_rest);
        for (((value, gradient), first), second) in rest {
            let mut single = [*value, *first, *second].map(|x| [x; LANES]);
            let [one, two, three] = &mut single;
            update(one, &[*gradient; LANES], two, three);
            [*value, *first, *second] = single.map(|x| x[0]);
        }
    }
    [value, first, second]
}

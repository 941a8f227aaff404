use burn::backend::Flex;
use burn::backend::flex::FlexTensor;
use burn::tensor::Tensor;

use super::cpu::{self, Place};
use super::lanes::{LANES, Lanes};

/// Adam's numbers for one update (Kingma & Ba 2015, algorithm 1).
#[derive(Debug, Clone, Copy)]
pub struct Adam {
    /// How much of the mean gradient stays.
    pub beta1: f64,
    /// How much of the mean square stays.
    pub beta2: f64,
    /// Added to the root of the mean square.
    pub epsilon: f64,
    /// The step's length.
    pub learning_rate: f64,
    /// Which update it is, from 1.
    pub step: u64,
}

impl Adam {
    /// The learning rate and epsilon with the bias corrections of both means moved into them: two passes
    /// less over the weights.
    fn corrected(&self) -> (f64, f64) {
        let steps = self.step as f64;
        let root = (1.0 - self.beta2.powf(steps)).sqrt();
        let rate = self.learning_rate * root / (1.0 - self.beta1.powf(steps));
        (rate, self.epsilon * root)
    }
}

/// The value, the mean gradient and the mean square after an update, from those before and the
/// gradient, all of one shape.
pub fn adam(
    rule: Adam,
    value: Tensor<1>,
    gradient: Tensor<1>,
    [first, second]: [Tensor<1>; 2],
) -> [Tensor<1>; 3] {
    let inputs = [value, gradient, first, second];
    match Place::of(inputs.each_ref().map(|input| input.clone().into_dispatch())) {
        Place::Plain(places) => {
            drop(inputs); // what nobody else holds is written in place
            on_cpu(rule, places.map(cpu::dense)).map(Tensor::from_primitive::<Flex>)
        }
        _ => {
            let [value, gradient, first, second] = inputs;
            let Adam { beta1, beta2, .. } = rule;
            let (rate, epsilon) = rule.corrected();
            let first = first * beta1 + gradient.clone() * (1.0 - beta1);
            let second = second * beta2 + gradient.square() * (1.0 - beta2);
            let moved = first.clone() * rate / (second.clone().sqrt() + epsilon);
            [value - moved, first, second]
        }
    }
}

fn on_cpu(rule: Adam, tensors: [FlexTensor; 4]) -> [FlexTensor; 3] {
    let [mut value, gradient, mut first, mut second] = tensors;
    let (rate, epsilon) = rule.corrected();
    let [rate, epsilon, beta1, beta2, rest1, rest2] = [
        -rate,
        epsilon,
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
        let gradient = Lanes::load(gradient);
        let mean = Lanes::load(first).mul_add(beta1, gradient.times(rest1));
        let square = Lanes::load(second).mul_add(beta2, gradient.times(gradient).times(rest2));
        let moved = mean.over(square.root().plus(epsilon));
        moved.mul_add(rate, Lanes::load(value)).store(value);
        mean.store(first);
        square.store(second);
    };
    {
        let (values, value_rest) = cpu::numbers_mut(&mut value).as_chunks_mut::<LANES>();
        let (gradients, gradient_rest) = cpu::numbers(&gradient).as_chunks::<LANES>();
        let (firsts, first_rest) = cpu::numbers_mut(&mut first).as_chunks_mut::<LANES>();
        let (seconds, second_rest) = cpu::numbers_mut(&mut second).as_chunks_mut::<LANES>();
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

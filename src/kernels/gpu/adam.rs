use burn_cubecl::cubecl;
use burn_cubecl::cubecl::prelude::*;
use burn_cubecl::tensor::CubeTensor;

use super::tensors::{dense, empty_like, units, vector_size};
use crate::kernels::adam::Update;

/// Two parameters, a layer's weight and bias as a rule, at a time: every tensor of theirs is a binding,
/// and of those some devices have ten.
pub fn adam(updates: Vec<Update<CubeTensor>>) -> Vec<[CubeTensor; 3]> {
    let mut updated = Vec::with_capacity(updates.len());
    let mut updates = updates.into_iter().map(|update| update.map(dense)).peekable();
    while let Some(update) = updates.next() {
        if !in_place(&update) {
            updated.push(beside(update));
            continue;
        }
        let second = updates.next_if(in_place);
        updated.push(places(&update));
        updated.extend(second.as_ref().map(places));
        launch(update, second);
    }
    updated
}

/// Whether nobody else holds what is to be written.
fn in_place(update: &Update<CubeTensor>) -> bool {
    [&update.value, &update.first, &update.second].iter().all(|tensor| tensor.can_mut())
}

fn places(update: &Update<CubeTensor>) -> [CubeTensor; 3] {
    [&update.value, &update.first, &update.second].map(CubeTensor::clone)
}

/// What a kernel is told of a parameter beside its tensors.
#[derive(CubeLaunch, CubeType)]
struct Rule {
    rate: f32,
    epsilon: f32,
    beta1: f32,
    beta2: f32,
}

fn rule(update: &Update<CubeTensor>) -> RuleLaunch {
    let (rate, epsilon) = update.rule.corrected();
    let (beta1, beta2) = (update.rule.beta1, update.rule.beta2);
    RuleLaunch::new(rate as f32, epsilon as f32, beta1 as f32, beta2 as f32)
}

fn launch(one: Update<CubeTensor>, other: Option<Update<CubeTensor>>) {
    let numbers = |update: &Update<CubeTensor>| update.value.meta.num_elements();
    let size = vector_size(numbers(&one));
    let client = one.value.client.clone();
    let one_rule = rule(&one);
    unsafe {
        match other {
            None => {
                let (count, dim) = units(&one.value, numbers(&one) / size);
                let [value, gradient, first, second] = arguments(one);
                one_kernel::launch_unchecked(
                    &client, count, dim, size, value, gradient, first, second, one_rule,
                );
            }
            Some(other) => {
                let other_size = vector_size(numbers(&other));
                let longest = (numbers(&one) / size).max(numbers(&other) / other_size);
                let (count, dim) = units(&one.value, longest);
                let other_rule = rule(&other);
                let [value, gradient, first, second] = arguments(one);
                let [value2, gradient2, first2, second2] = arguments(other);
                two_kernel::launch_unchecked(
                    &client, count, dim, size, other_size, value, gradient, first, second, one_rule,
                    value2, gradient2, first2, second2, other_rule,
                );
            }
        }
    }
}

fn arguments(update: Update<CubeTensor>) -> [BufferArg; 4] {
    [update.value, update.gradient, update.first, update.second].map(CubeTensor::into_buffer_arg)
}

/// Of a parameter that somebody else holds as well, what comes next, into memory of its own.
fn beside(update: Update<CubeTensor>) -> [CubeTensor; 3] {
    let next = [(); 3].map(|()| empty_like(&update.value));
    let numbers = update.value.meta.num_elements();
    let size = vector_size(numbers);
    let (count, dim) = units(&update.value, numbers / size);
    let (client, rule) = (update.value.client.clone(), rule(&update));
    let [value, gradient, first, second] = arguments(update);
    let [next_value, next_first, next_second] = next.clone().map(CubeTensor::into_buffer_arg);
    unsafe {
        beside_kernel::launch_unchecked(
            &client, count, dim, size, value, gradient, first, second, rule, next_value, next_first,
            next_second,
        );
    }
    next
}

#[cube(launch_unchecked)]
fn one_kernel<N: Size>(
    value: &mut [Vector<f32, N>],
    gradient: &[Vector<f32, N>],
    first: &mut [Vector<f32, N>],
    second: &mut [Vector<f32, N>],
    rule: &Rule,
) {
    advance::<N>(value, gradient, first, second, rule);
}

#[cube(launch_unchecked)]
fn two_kernel<N: Size, M: Size>(
    value: &mut [Vector<f32, N>],
    gradient: &[Vector<f32, N>],
    first: &mut [Vector<f32, N>],
    second: &mut [Vector<f32, N>],
    rule: &Rule,
    other_value: &mut [Vector<f32, M>],
    other_gradient: &[Vector<f32, M>],
    other_first: &mut [Vector<f32, M>],
    other_second: &mut [Vector<f32, M>],
    other_rule: &Rule,
) {
    advance::<N>(value, gradient, first, second, rule);
    advance::<M>(other_value, other_gradient, other_first, other_second, other_rule);
}

#[cube]
fn advance<N: Size>(
    value: &mut [Vector<f32, N>],
    gradient: &[Vector<f32, N>],
    first: &mut [Vector<f32, N>],
    second: &mut [Vector<f32, N>],
    rule: &Rule,
) {
    let at = ABSOLUTE_POS;
    if at < gradient.len() {
        let slope = gradient[at];
        let mean_gradient = mean::<N>(first[at], slope, rule.beta1);
        let mean_square = mean::<N>(second[at], slope * slope, rule.beta2);
        first[at] = mean_gradient;
        second[at] = mean_square;
        value[at] -= length::<N>(mean_gradient, mean_square, rule);
    }
}

#[cube(launch_unchecked)]
fn beside_kernel<N: Size>(
    value: &[Vector<f32, N>],
    gradient: &[Vector<f32, N>],
    first: &[Vector<f32, N>],
    second: &[Vector<f32, N>],
    rule: &Rule,
    next_value: &mut [Vector<f32, N>],
    next_first: &mut [Vector<f32, N>],
    next_second: &mut [Vector<f32, N>],
) {
    let at = ABSOLUTE_POS;
    if at < gradient.len() {
        let slope = gradient[at];
        let mean_gradient = mean::<N>(first[at], slope, rule.beta1);
        let mean_square = mean::<N>(second[at], slope * slope, rule.beta2);
        next_first[at] = mean_gradient;
        next_second[at] = mean_square;
        next_value[at] = value[at] - length::<N>(mean_gradient, mean_square, rule);
    }
}

#[cube]
fn mean<N: Size>(before: Vector<f32, N>, now: Vector<f32, N>, stays: f32) -> Vector<f32, N> {
    before * Vector::new(stays) + now * Vector::new(1.0f32 - stays)
}

/// How far numbers go.
#[cube]
fn length<N: Size>(
    mean_gradient: Vector<f32, N>,
    mean_square: Vector<f32, N>,
    rule: &Rule,
) -> Vector<f32, N> {
    Vector::new(rule.rate) * mean_gradient / (mean_square.sqrt() + Vector::new(rule.epsilon))
}

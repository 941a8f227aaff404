//! Adam over many parameters in one kernel.
//!
//! What comes out of an update lies in one buffer, the values, then the means of the gradients, then those
//! of their squares; of each parameter there are three views of it. Given back for the next update, they
//! are read as one: a kernel then binds that buffer and as many gradients as the device has room for. It is
//! written in place where nobody else holds a view. A new one for each step would cost a browser hundreds of
//! megabytes, because it frees a buffer only when it next collects what JavaScript has let go.

use std::collections::BTreeMap;

use burn::backend::Cube;
use burn_cubecl::cubecl;
use burn_cubecl::cubecl::prelude::*;
use burn_cubecl::tensor::CubeTensor;

use super::tensors::{copy, dense, empty, room_beside, units, unshared, vector_size};
use crate::kernels::adam::{Adam, AdamKernel, Update};

/// Where a view may begin, in elements: devices bind buffers at multiples of 256 bytes.
const ALIGNMENT: usize = 64;

impl AdamKernel for Cube {
    fn adam(updates: Vec<Update<CubeTensor>>) -> Vec<[CubeTensor; 3]> {
        let updates: Vec<_> = updates
            .into_iter()
            .map(|update| update.map(dense))
            .collect();
        let layout = Layout::of(&updates);
        let buffer = layout
            .found(&updates)
            .unwrap_or_else(|| layout.gathered(&updates));
        // Here their views of it end, or they would count among those who hold it.
        let parameters: Vec<_> = updates
            .into_iter()
            .zip(&layout.places)
            .map(|(Update { rule, gradient, .. }, &place)| Parameter {
                rule,
                gradient,
                place,
            })
            .collect();
        let buffer = unshared(buffer);
        // A kernel reads vectors of one size, and all of its parameters have been updated equally often.
        let mut groups = BTreeMap::<_, Vec<_>>::new();
        for parameter in &parameters {
            let size = vector_size(parameter.numbers());
            groups
                .entry((size, parameter.rule.step))
                .or_default()
                .push(parameter);
        }
        for ((size, _), group) in groups {
            for some in group.chunks(room_beside(&buffer)) {
                advance(&buffer, some, size, layout.section);
            }
        }
        let views = parameters
            .iter()
            .map(|parameter| layout.views(&buffer, parameter.place, &parameter.gradient));
        views.collect()
    }
}

/// What a kernel needs of an update beside the buffer.
struct Parameter {
    rule: Adam,
    gradient: CubeTensor,
    place: usize,
}

impl Parameter {
    fn numbers(&self) -> usize {
        self.gradient.meta.num_elements()
    }
}

fn advance(buffer: &CubeTensor, parameters: &[&Parameter], size: usize, section: usize) {
    let numbers = parameters.iter().map(|parameter| parameter.numbers());
    let (count, dim) = units(buffer, numbers.max().unwrap_or(0) / size);
    let (mut gradients, mut places) = (SequenceArg::new(), SequenceArg::new());
    for parameter in parameters {
        gradients.push(parameter.gradient.clone().into_buffer_arg());
        places.push(parameter.place / size);
    }
    let rule = parameters[0].rule;
    let (rate, epsilon) = rule.corrected();
    unsafe {
        advance_kernel::launch_unchecked(
            &buffer.client,
            count,
            dim,
            size,
            buffer.clone().into_buffer_arg(),
            gradients,
            places,
            section / size,
            RuleLaunch::new(
                rate as f32,
                epsilon as f32,
                rule.penalty as f32,
                rule.kept as f32,
                rule.beta1 as f32,
                rule.beta2 as f32,
            ),
        );
    }
}

#[derive(CubeLaunch, CubeType)]
struct Rule {
    rate: f32,
    epsilon: f32,
    penalty: f32,
    kept: f32,
    beta1: f32,
    beta2: f32,
}

#[cube(launch_unchecked)]
fn advance_kernel<N: Size>(
    numbers: &mut [Vector<f32, N>],
    gradients: Sequence<&[Vector<f32, N>]>,
    places: Sequence<usize>,
    section: usize,
    rule: &Rule,
) {
    #[unroll]
    for parameter in 0..gradients.len() {
        if ABSOLUTE_POS < gradients[parameter].len() {
            let value = places[parameter] + ABSOLUTE_POS;
            let before = numbers[value];
            let slope = gradients[parameter][ABSOLUTE_POS] + before * Vector::new(rule.penalty);
            let first = value + section;
            let second = first + section;
            let mean_slope = mean::<N>(numbers[first], slope, rule.beta1);
            let mean_square = mean::<N>(numbers[second], slope * slope, rule.beta2);
            numbers[first] = mean_slope;
            numbers[second] = mean_square;
            let root = mean_square.sqrt() + Vector::new(rule.epsilon);
            numbers[value] =
                before * Vector::new(rule.kept) - Vector::new(rule.rate) * mean_slope / root;
        }
    }
}

#[cube]
fn mean<N: Size>(before: Vector<f32, N>, now: Vector<f32, N>, stays: f32) -> Vector<f32, N> {
    before * Vector::new(stays) + now * Vector::new(1.0f32 - stays)
}

/// Where parameters lie in a buffer.
struct Layout {
    /// The first element of each.
    places: Vec<usize>,
    /// Elements from a value to its mean gradient, and from there to its mean square.
    section: usize,
}

impl Layout {
    fn of(updates: &[Update<CubeTensor>]) -> Self {
        let mut section = 0;
        let places = updates.iter().map(|update| {
            let numbers = update.value.meta.num_elements().next_multiple_of(ALIGNMENT);
            section += numbers;
            section - numbers
        });
        Self {
            places: places.collect(),
            section,
        }
    }

    /// The views of one parameter of the shape of `like`.
    fn views(&self, buffer: &CubeTensor, place: usize, like: &CubeTensor) -> [CubeTensor; 3] {
        let numbers = like.meta.num_elements();
        [0, 1, 2].map(|section| {
            let start = place + section * self.section;
            let rest = 3 * self.section - start - numbers;
            let bytes = |numbers: usize| (numbers * size_of::<f32>()) as u64;
            let handle = buffer
                .handle
                .clone()
                .offset_start(bytes(start))
                .offset_end(bytes(rest));
            CubeTensor {
                handle,
                meta: like.meta.clone(),
                ..buffer.clone()
            }
        })
    }

    /// The buffer of which all parameters are views at their places, if there is one.
    fn found(&self, updates: &[Update<CubeTensor>]) -> Option<CubeTensor> {
        let first = &updates[0].value;
        let mut handle = first.handle.clone();
        (handle.offset_start, handle.offset_end) = (None, None);
        if handle.size() != (3 * self.section * size_of::<f32>()) as u64 {
            return None;
        }
        let (client, device) = (first.client.clone(), first.device.clone());
        let shape = [3 * self.section].into();
        let buffer = CubeTensor::new_contiguous(client, device, shape, handle, first.dtype);
        let lies = |tensor: &CubeTensor| {
            let handle = &tensor.handle;
            (
                handle.memory.clone().binding().id(),
                handle.offset_start.unwrap_or(0),
            )
        };
        let all = updates.iter().zip(&self.places).all(|(update, &place)| {
            let views = self.views(&buffer, place, &update.value);
            let tensors = [&update.value, &update.first, &update.second];
            tensors
                .into_iter()
                .zip(&views)
                .all(|(tensor, view)| lies(tensor) == lies(view))
        });
        all.then_some(buffer)
    }

    /// The parameters copied into one buffer.
    fn gathered(&self, updates: &[Update<CubeTensor>]) -> CubeTensor {
        let buffer = empty(&updates[0].value, [3 * self.section]);
        for (update, &place) in updates.iter().zip(&self.places) {
            let tensors = [&update.value, &update.first, &update.second];
            for (section, tensor) in tensors.into_iter().enumerate() {
                copy(tensor, &buffer, place + section * self.section);
            }
        }
        buffer
    }
}

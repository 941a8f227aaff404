//! Adam over many parameters in one kernel.
//!
//! What comes out of an update lies in one buffer, the values, then the means of the gradients, then those
//! of their squares; of each parameter there are three views of it. Given back for the next update, they
//! are read as one: a kernel then binds two buffers and as many gradients as the device has room for.

use std::collections::BTreeMap;

use burn_cubecl::cubecl;
use burn_cubecl::cubecl::prelude::*;
use burn_cubecl::tensor::CubeTensor;

use super::tensors::{dense, empty, units, vector_size};
use crate::kernels::adam::Update;

/// Where a view may begin, in numbers: devices bind buffers at multiples of 256 bytes.
const ALIGNMENT: usize = 64;

pub fn adam(updates: Vec<Update<CubeTensor>>) -> Vec<[CubeTensor; 3]> {
    let updates: Vec<_> = updates
        .into_iter()
        .map(|update| update.map(dense))
        .collect();
    let layout = Layout::of(&updates);
    let now = layout
        .found(&updates)
        .unwrap_or_else(|| layout.gathered(&updates));
    let next = empty(&now, [3 * layout.section]);
    let parameters = updates.iter().zip(&layout.places);
    let views = parameters
        .clone()
        .map(|(update, &place)| layout.views(&next, place, &update.value))
        .collect();
    // A kernel reads vectors of one size, and all of its parameters have been updated equally often.
    let mut groups = BTreeMap::<_, Vec<_>>::new();
    for parameter in parameters {
        let size = vector_size(parameter.0.gradient.meta.num_elements());
        groups
            .entry((size, parameter.0.rule.step))
            .or_default()
            .push(parameter);
    }
    let room = now.client.properties().hardware.max_bindings as usize - 2;
    for ((size, _), group) in groups {
        for some in group.chunks(room) {
            advance(&now, &next, some, size, layout.section);
        }
    }
    views
}

fn advance(
    now: &CubeTensor,
    next: &CubeTensor,
    parameters: &[(&Update<CubeTensor>, &usize)],
    size: usize,
    section: usize,
) {
    let numbers =
        |&(update, _): &(&Update<CubeTensor>, &usize)| update.gradient.meta.num_elements();
    let longest = parameters.iter().map(numbers).max().unwrap_or(0);
    let (count, dim) = units(now, longest / size);
    let (mut gradients, mut places) = (SequenceArg::new(), SequenceArg::new());
    for &(update, &place) in parameters {
        gradients.push(update.gradient.clone().into_buffer_arg());
        places.push(place / size);
    }
    let rule = parameters[0].0.rule;
    let (rate, epsilon) = rule.corrected();
    unsafe {
        advance_kernel::launch_unchecked(
            &now.client,
            count,
            dim,
            size,
            now.clone().into_buffer_arg(),
            next.clone().into_buffer_arg(),
            gradients,
            places,
            section / size,
            RuleLaunch::new(
                rate as f32,
                epsilon as f32,
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
    beta1: f32,
    beta2: f32,
}

#[cube(launch_unchecked)]
fn advance_kernel<N: Size>(
    now: &[Vector<f32, N>],
    next: &mut [Vector<f32, N>],
    gradients: Sequence<&[Vector<f32, N>]>,
    places: Sequence<usize>,
    section: usize,
    rule: &Rule,
) {
    #[unroll]
    for parameter in 0..gradients.len() {
        if ABSOLUTE_POS < gradients[parameter].len() {
            let slope = gradients[parameter][ABSOLUTE_POS];
            let value = places[parameter] + ABSOLUTE_POS;
            let first = value + section;
            let second = first + section;
            let mean_slope = mean::<N>(now[first], slope, rule.beta1);
            let mean_square = mean::<N>(now[second], slope * slope, rule.beta2);
            next[first] = mean_slope;
            next[second] = mean_square;
            let root = mean_square.sqrt() + Vector::new(rule.epsilon);
            next[value] = now[value] - Vector::new(rule.rate) * mean_slope / root;
        }
    }
}

#[cube]
fn mean<N: Size>(before: Vector<f32, N>, now: Vector<f32, N>, stays: f32) -> Vector<f32, N> {
    before * Vector::new(stays) + now * Vector::new(1.0f32 - stays)
}

/// Where parameters lie in a buffer.
struct Layout {
    /// Of each its first number.
    places: Vec<usize>,
    /// Numbers from a value to its mean gradient, and from there to its mean square.
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
                copy(tensor.clone(), &buffer, place + section * self.section);
            }
        }
        buffer
    }
}

/// Into `buffer` from number `place` on.
fn copy(tensor: CubeTensor, buffer: &CubeTensor, place: usize) {
    let (count, dim) = units(&tensor, tensor.meta.num_elements());
    unsafe {
        copy_kernel::launch_unchecked(
            &buffer.client,
            count,
            dim,
            tensor.into_buffer_arg(),
            buffer.clone().into_buffer_arg(),
            place,
        );
    }
}

#[cube(launch_unchecked)]
fn copy_kernel(from: &[f32], to: &mut [f32], place: usize) {
    if ABSOLUTE_POS < from.len() {
        to[place + ABSOLUTE_POS] = from[ABSOLUTE_POS];
    }
}

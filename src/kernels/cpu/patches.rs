//! The patches of images under a kernel that strides over them, where they lie: no matrix of them is made.
//!
//! Images are taken apart into their even and odd lines and columns, with their padding around them. What strides over
//! the image goes step by step over these parts, so that element `row` of the patch at `position` lies at `rows[row] +
//! positions[position]`.

use super::elementary::zip_in_place;
use super::factor::{Places, Scattered};
use super::lanes::{LANES, Lanes};
use crate::kernels::strides::{STRIDE, Strides};

/// Two vectors of a line, of which one is even columns, the other odd ones.
const PAIR: usize = STRIDE * LANES;

/// Images taken apart, and where their patches lie.
pub struct Parts {
    strides: Strides,
    /// Elements of the parts of one channel.
    size: usize,
    /// Where in them the even columns of each line start, and its odd ones.
    lines: Vec<[usize; STRIDE]>,
    /// `[images, channels, line of two, column of two, height, width]`.
    values: Vec<f32>,
    /// Where each element of a patch lies, from where the patch begins.
    rows: Vec<usize>,
    /// Where each patch begins.
    positions: Vec<usize>,
}

impl Parts {
    /// Room for so many images.
    pub fn new(strides: Strides, images: usize) -> Self {
        let [height, width] = [0, 1].map(|at| {
            let reached = strides.output_positions[at] + (strides.kernel[at] - 1) / STRIDE;
            reached.max((strides.input_positions[at] + strides.padding).div_ceil(STRIDE))
        });
        let size = STRIDE * STRIDE * height * width;
        let place = |y: usize, x: usize| {
            let part = y % STRIDE * STRIDE + x % STRIDE;
            (part * height + y / STRIDE) * width + x / STRIDE
        };
        let line = |y| [0, 1].map(|x| place(y + strides.padding, x + strides.padding));
        let [lines, columns] = strides.kernel;
        let row = |row: usize| {
            let (channel, at) = (row / (lines * columns), row % (lines * columns));
            channel * size + place(at / columns, at % columns)
        };
        let [_, across] = strides.output_positions;
        let position = |at: usize| {
            let (image, at) = (at / strides.count(), at % strides.count());
            image * strides.channels * size + at / across * width + at % across
        };
        Self {
            strides,
            size,
            lines: (0..strides.input_positions[0]).map(line).collect(),
            values: vec![0.0; images * strides.channels * size],
            rows: (0..strides.patch()).map(row).collect(),
            positions: (0..images * strides.count()).map(position).collect(),
        }
    }

    /// The patches of the first so many images, `[patch, images * count]`.
    pub fn patches(&self, images: usize) -> Scattered<'_> {
        let positions = &self.positions[..images * self.strides.count()];
        Scattered {
            values: &self.values,
            rows: Places {
                places: &self.rows,
                run: 1,
            },
            columns: Places {
                places: positions,
                run: self.strides.output_positions[1],
            },
        }
    }

    /// Takes these images in place of those before.
    pub fn take(&mut self, images: &[f32]) {
        let [height, width] = self.strides.input_positions;
        let parts = self.values.chunks_exact_mut(self.size);
        for (plane, parts) in images.chunks_exact(height * width).zip(parts) {
            for (line, starts) in plane.chunks_exact(width).zip(&self.lines) {
                take_apart(line, parts, *starts);
            }
        }
    }

    /// Fills the parts of every image's channels with these numbers, with zeros where there are none.
    pub fn start(&mut self, channels: Option<&[f32]>) {
        let Some(channels) = channels else {
            return self.values.fill(0.0);
        };
        let parts = self.values.chunks_exact_mut(self.size);
        for (part, &value) in parts.zip(channels.iter().cycle()) {
            part.fill(value);
        }
    }

    /// The adjoint of [`patches`](Self::patches): adds `columns` `[patch, images * count]` to where they come from.
    pub fn add(&mut self, columns: &[f32], images: usize) {
        let across = self.strides.output_positions[1];
        let positions = &self.positions[..images * self.strides.count()];
        for (row, &from) in columns.chunks_exact(positions.len()).zip(&self.rows) {
            for (run, &at) in row
                .chunks_exact(across)
                .zip(positions.iter().step_by(across))
            {
                zip_in_place(&mut self.values[from + at..][..across], run, Lanes::plus);
            }
        }
    }

    /// Puts the parts together to these images.
    pub fn put(&self, images: &mut [f32]) {
        let [height, width] = self.strides.input_positions;
        let parts = self.values.chunks_exact(self.size);
        for (plane, parts) in images.chunks_exact_mut(height * width).zip(parts) {
            for (line, starts) in plane.chunks_exact_mut(width).zip(&self.lines) {
                put_together(line, parts, *starts);
            }
        }
    }
}

/// A line of an image into the parts, from where its even columns start, and its odd ones.
#[inline(always)]
fn take_apart(line: &[f32], parts: &mut [f32], starts: [usize; STRIDE]) {
    let (pairs, rest) = line.as_chunks::<PAIR>();
    for (at, pair) in pairs.iter().enumerate() {
        let [low, high] = pair.as_chunks::<LANES>().0 else {
            unreachable!()
        };
        let apart = Lanes::apart(Lanes::load(low), Lanes::load(high));
        for (start, vector) in starts.into_iter().zip(apart) {
            let to = parts[start + at * LANES..].first_chunk_mut();
            vector.store(to.expect("a part's line is as long"));
        }
    }
    let done = pairs.len() * LANES;
    for (at, &value) in rest.iter().enumerate() {
        parts[starts[at % STRIDE] + done + at / STRIDE] = value;
    }
}

/// A line of an image from the parts, as [`take_apart`] left them.
#[inline(always)]
fn put_together(line: &mut [f32], parts: &[f32], starts: [usize; STRIDE]) {
    let (pairs, rest) = line.as_chunks_mut::<PAIR>();
    let done = pairs.len() * LANES;
    for (at, pair) in pairs.iter_mut().enumerate() {
        let [even, odd] = starts.map(|start| {
            let from = parts[start + at * LANES..].first_chunk();
            Lanes::load(from.expect("a part's line is as long"))
        });
        let [low, high] = pair.as_chunks_mut::<LANES>().0 else {
            unreachable!()
        };
        let [first, second] = Lanes::interleaved(even, odd);
        first.store(low);
        second.store(high);
    }
    for (at, value) in rest.iter_mut().enumerate() {
        *value = parts[starts[at % STRIDE] + done + at / STRIDE];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STRIDES: Strides = Strides {
        channels: 2,
        input_positions: [5, 4],
        kernel: [3, 2],
        padding: 1,
        output_positions: [3, 3],
    };

    fn patches(strides: Strides, images: &[f32]) -> Vec<f32> {
        let count = images.len() / strides.size();
        let mut parts = Parts::new(strides, count);
        parts.take(images);
        let Scattered {
            values,
            rows,
            columns,
        } = parts.patches(count);
        let mut found = Vec::new();
        for row in rows.places {
            let places = columns.places.iter();
            found.extend(places.map(|column| values[row + column]));
        }
        found
    }

    #[test]
    fn patches_are_what_lies_under_the_kernel_at_each_place() {
        let images: Vec<f32> = (1..=80).map(|i| i as f32).collect();
        for (at, found) in patches(STRIDES, &images).into_iter().enumerate() {
            let (row, image, position) = (at / 18, at / 9 % 2, at % 9);
            let (channel, y, x) = (row / 6, row / 2 % 3, row % 2);
            let line = (position / 3 * 2 + y)
                .checked_sub(1)
                .filter(|&line| line < 5);
            let column = (position % 3 * 2 + x)
                .checked_sub(1)
                .filter(|&column| column < 4);
            let expected = match (line, column) {
                (Some(line), Some(column)) => {
                    images[((image * 2 + channel) * 5 + line) * 4 + column]
                }
                _ => 0.0,
            };
            assert_eq!(found, expected, "{at}");
        }
    }

    #[test]
    fn what_was_taken_apart_is_put_together_again() {
        for width in 2..20 {
            let strides = Strides {
                input_positions: [5, width],
                output_positions: [3, width / 2 + 1],
                ..STRIDES
            };
            let images: Vec<f32> = (0..2 * strides.size()).map(|i| i as f32).collect();
            let mut parts = Parts::new(strides, 2);
            parts.take(&images);
            let mut found = vec![0.0; images.len()];
            parts.put(&mut found);
            assert_eq!(found, images, "{width}");
        }
    }

    #[test]
    fn adding_patches_is_the_adjoint_of_reading_them() {
        let numbers = |count: usize, by: usize| -> Vec<f32> {
            (0..count).map(|i| ((i * by) % 7) as f32 - 3.0).collect()
        };
        let (images, columns) = (numbers(80, 3), numbers(12 * 18, 5));
        let mut parts = Parts::new(STRIDES, 2);
        parts.start(None);
        parts.add(&columns, 2);
        let mut added = vec![0.0; 80];
        parts.put(&mut added);
        let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
        assert_eq!(
            dot(&patches(STRIDES, &images), &columns),
            dot(&images, &added)
        );
    }
}

//! The patches of an image under a kernel that strides over it, as columns of a matrix (im2col and col2im).

use crate::kernels::strides::{STRIDE, Strides};

impl Strides {
    /// The patches of `images` `[images, channels, height, width]` into `columns` `[patch, images * count]`,
    /// which keep what they hold, zeros, where a patch reaches into the padding.
    pub fn unfold(&self, images: &[f32], columns: &mut [f32]) {
        self.runs(
            images.len() / self.size(),
            |in_columns, in_images, length| {
                let (pairs, last) =
                    images[in_images..][..length * STRIDE - 1].as_chunks::<STRIDE>();
                let run = &mut columns[in_columns..][..length];
                for (to, [from, _]) in run.iter_mut().zip(pairs) {
                    *to = *from;
                }
                run[length - 1] = last[0];
            },
        );
    }

    /// The adjoint of [`unfold`](Self::unfold): adds `columns` to where they come from in `images`.
    pub fn fold(&self, columns: &[f32], images: &mut [f32]) {
        self.runs(
            images.len() / self.size(),
            |in_columns, in_images, length| {
                let line = &mut images[in_images..][..length * STRIDE - 1];
                let (pairs, last) = line.as_chunks_mut::<STRIDE>();
                let run = &columns[in_columns..][..length];
                for ([to, _], from) in pairs.iter_mut().zip(run) {
                    *to += from;
                }
                last[0] += run[length - 1];
            },
        );
    }

    /// Calls `each` for every run of positions in one line of an image: its start in the columns, that in
    /// the images, and how many positions it has.
    #[inline(always)]
    fn runs(&self, images: usize, mut each: impl FnMut(usize, usize, usize)) {
        let ([height, width], [rows, columns]) = (self.input_positions, self.kernel);
        let [down, across] = self.output_positions;
        let inside = |numbers, positions, side| -> Vec<_> {
            (0..numbers)
                .map(|at| self.inside(at, positions, side))
                .collect()
        };
        let (down, runs) = (inside(rows, down, height), inside(columns, across, width));
        for (row, image) in
            (0..self.patch()).flat_map(|row| (0..images).map(move |image| (row, image)))
        {
            let (channel, y, x) = (row / (rows * columns), row / columns % rows, row % columns);
            let run = runs[x].clone();
            if run.is_empty() {
                continue;
            }
            let plane = (image * self.channels + channel) * height;
            let first = run.start * STRIDE + x - self.padding;
            for position in down[y].clone() {
                let line = plane + position * STRIDE + y - self.padding;
                let to = (row * images + image) * self.count() + position * across + run.start;
                each(to, line * width + first, run.len());
            }
        }
    }

    /// The positions, of `positions` along one side, at which element `at` of the kernel lies on the image.
    fn inside(&self, at: usize, positions: usize, side: usize) -> std::ops::Range<usize> {
        let first = self.padding.saturating_sub(at).div_ceil(STRIDE);
        let end = (side + self.padding)
            .saturating_sub(at)
            .div_ceil(STRIDE)
            .min(positions);
        first.min(end)..end
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

    #[test]
    fn patches_are_what_lies_under_the_kernel_at_each_place() {
        let images: Vec<f32> = (1..=80).map(|i| i as f32).collect();
        let mut columns = vec![0.0; STRIDES.patch() * 2 * STRIDES.count()];
        STRIDES.unfold(&images, &mut columns);
        for (at, &found) in columns.iter().enumerate() {
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
    fn folding_is_the_adjoint_of_unfolding() {
        let numbers = |count: usize, by: usize| -> Vec<f32> {
            (0..count).map(|i| ((i * by) % 7) as f32 - 3.0).collect()
        };
        let (images, columns) = (numbers(80, 3), numbers(12 * 18, 5));
        let (mut unfolded, mut folded) = (vec![0.0; 12 * 18], vec![0.0; 80]);
        STRIDES.unfold(&images, &mut unfolded);
        STRIDES.fold(&columns, &mut folded);
        let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
        assert_eq!(dot(&unfolded, &columns), dot(&images, &folded));
    }
}

//! Products of matrices: blocks packed so that the innermost loop reads memory in order, and in it
//! 4 x 8 sums that stay in registers (after Goto & van de Geijn 2008).
//!
//! Sixteen vector registers hold no more: with 6 x 8 or 4 x 12 sums V8 spills, and is half as fast.

use std::cell::RefCell;

use super::lanes::{LANES, Lanes};

/// Rows of a tile of sums.
const TILE_ROWS: usize = 4;
/// Columns of a tile of sums.
const TILE_COLUMNS: usize = 2 * LANES;
/// Most terms that are summed before the sums go to memory: packed panels of this depth fit the first cache.
const DEPTH: usize = 512;
/// Rows packed at a time: a block of them fits the second cache.
const ROWS: usize = 96;

/// A matrix in memory: element `(i, j)` lies at `i * row_stride + j * column_stride`.
#[derive(Clone, Copy)]
pub struct Matrix<'a> {
    pub values: &'a [f32],
    pub row_stride: usize,
    pub column_stride: usize,
}

impl<'a> Matrix<'a> {
    /// Row after row, each of `columns`.
    pub fn rows(values: &'a [f32], columns: usize) -> Self {
        Self {
            values,
            row_stride: columns,
            column_stride: 1,
        }
    }

    pub fn transposed(self) -> Self {
        Self {
            row_stride: self.column_stride,
            column_stride: self.row_stride,
            ..self
        }
    }
}

thread_local! {
    /// Packed blocks of the two factors, kept from one product to the next.
    static PACKED: RefCell<(Vec<f32>, Vec<f32>)> = const { RefCell::new((Vec::new(), Vec::new())) };
}

/// `a` `[m, k]` times `b` `[k, n]`, row after row; each row starts from `start` `[n]`, or from zero.
pub fn product([m, n, k]: [usize; 3], a: Matrix, b: Matrix, start: Option<&[f32]>) -> Vec<f32> {
    let mut sums = match start {
        Some(start) => start.repeat(m),
        None => vec![0.0; m * n],
    };
    add_product([m, n, k], a, b, &mut sums);
    sums
}

/// Adds `a` `[m, k]` times `b` `[k, n]` to `sums` `[m, n]`, row after row.
pub fn add_product([m, n, k]: [usize; 3], a: Matrix, b: Matrix, sums: &mut [f32]) {
    assert_eq!(sums.len(), m * n);
    PACKED.with_borrow_mut(|(packed_a, packed_b)| {
        let depth = k.div_ceil(k.div_ceil(DEPTH).max(1)).max(1); // equal parts
        for top in (0..k).step_by(depth) {
            let depth = depth.min(k - top);
            pack::<TILE_COLUMNS>(b.transposed(), 0..n, top, depth, packed_b);
            for first in (0..m).step_by(ROWS) {
                let rows = first..m.min(first + ROWS);
                pack::<TILE_ROWS>(a, rows.clone(), top, depth, packed_a);
                let block = &mut sums[rows.start * n..rows.end * n];
                add_block(packed_a, packed_b, depth, n, block);
            }
        }
    });
}

/// Copies `depth` columns of `rows` of a matrix into panels of `WIDTH` rows each, column after column;
/// the last panel is filled up with zeros.
fn pack<const WIDTH: usize>(
    matrix: Matrix,
    rows: std::ops::Range<usize>,
    first_column: usize,
    depth: usize,
    panels: &mut Vec<f32>,
) {
    let Matrix {
        values,
        row_stride,
        column_stride,
    } = matrix;
    let size = rows.len().div_ceil(WIDTH) * WIDTH * depth;
    panels.resize(size.max(panels.len()), 0.0);
    for (panel, row) in panels
        .chunks_exact_mut(WIDTH * depth)
        .zip(rows.clone().step_by(WIDTH))
    {
        let filled = WIDTH.min(rows.end - row);
        let from = row * row_stride + first_column * column_stride;
        let (columns, _) = panel.as_chunks_mut::<WIDTH>();
        if filled < WIDTH {
            columns.fill([0.0; WIDTH]);
        }
        if row_stride == 1 && filled == WIDTH {
            for (at, column) in columns.iter_mut().enumerate() {
                let numbers = values[from + at * column_stride..].first_chunk();
                *column = *numbers.expect("a whole panel");
            }
        } else if column_stride == 1 && filled == WIDTH {
            for group in 0..WIDTH / LANES {
                let first = from + group * LANES * row_stride;
                let row = |lane: usize| &values[first + lane * row_stride..][..depth];
                turn_four([row(0), row(1), row(2), row(3)], columns, group);
            }
        } else {
            for (at, column) in columns.iter_mut().enumerate() {
                for (lane, value) in column[..filled].iter_mut().enumerate() {
                    *value = values[from + lane * row_stride + at * column_stride];
                }
            }
        }
    }
}

/// Four rows into the columns' numbers from `group * LANES` on.
fn turn_four<const WIDTH: usize>(
    rows: [&[f32]; LANES],
    columns: &mut [[f32; WIDTH]],
    group: usize,
) {
    let [(a, rest_a), (b, rest_b), (c, rest_c), (d, rest_d)] =
        rows.map(|row| row.as_chunks::<LANES>());
    let (blocks, rest) = columns.as_chunks_mut::<LANES>();
    for ((((a, b), c), d), block) in a.iter().zip(b).zip(c).zip(d).zip(blocks) {
        let turned = Lanes::transposed([
            Lanes::load(a),
            Lanes::load(b),
            Lanes::load(c),
            Lanes::load(d),
        ]);
        for (column, vector) in block.iter_mut().zip(turned) {
            vector.store(&mut column.as_chunks_mut::<LANES>().0[group]);
        }
    }
    for ((((a, b), c), d), column) in rest_a.iter().zip(rest_b).zip(rest_c).zip(rest_d).zip(rest) {
        column[group * LANES..][..LANES].copy_from_slice(&[*a, *b, *c, *d]);
    }
}

/// Adds packed rows times packed columns to `sums`, rows of `n`.
fn add_block(rows: &[f32], columns: &[f32], depth: usize, n: usize, sums: &mut [f32]) {
    let m = sums.len() / n;
    for (column, panel_b) in (0..n)
        .step_by(TILE_COLUMNS)
        .zip(columns.chunks_exact(TILE_COLUMNS * depth))
    {
        for (row, panel_a) in (0..m)
            .step_by(TILE_ROWS)
            .zip(rows.chunks_exact(TILE_ROWS * depth))
        {
            let tile = tile(panel_a, panel_b);
            let width = TILE_COLUMNS.min(n - column);
            for (lane, tile) in tile.iter().enumerate().take(m - row) {
                let sums = &mut sums[(row + lane) * n + column..][..width];
                if width == TILE_COLUMNS {
                    let (vectors, _) = sums.as_chunks_mut::<LANES>();
                    for (vector, tile) in vectors.iter_mut().zip(tile) {
                        Lanes::load(vector).plus(*tile).store(vector);
                    }
                } else {
                    let mut last = [[0.0; LANES]; 2];
                    tile[0].store(&mut last[0]);
                    tile[1].store(&mut last[1]);
                    for (sum, value) in sums.iter_mut().zip(last.as_flattened()) {
                        *sum += value;
                    }
                }
            }
        }
    }
}

/// The sums of a tile, each in a variable of its own: an array would go to memory where the compiler
/// is told to keep code small.
#[inline(never)] // registers are given out by function, and this one needs them all
fn tile(a: &[f32], b: &[f32]) -> [[Lanes; 2]; TILE_ROWS] {
    let zero = Lanes::splat(0.0);
    let [mut s00, mut s01, mut s10, mut s11] = [zero; 4];
    let [mut s20, mut s21, mut s30, mut s31] = [zero; 4];
    let (a, _) = a.as_chunks::<TILE_ROWS>();
    let (b, _) = b.as_chunks::<LANES>();
    let (b, _) = b.as_chunks::<2>();
    for ([a0, a1, a2, a3], [low, high]) in a.iter().zip(b) {
        let (low, high) = (Lanes::load(low), Lanes::load(high));
        let a = Lanes::splat(*a0);
        (s00, s01) = (a.mul_add(low, s00), a.mul_add(high, s01));
        let a = Lanes::splat(*a1);
        (s10, s11) = (a.mul_add(low, s10), a.mul_add(high, s11));
        let a = Lanes::splat(*a2);
        (s20, s21) = (a.mul_add(low, s20), a.mul_add(high, s21));
        let a = Lanes::splat(*a3);
        (s30, s31) = (a.mul_add(low, s30), a.mul_add(high, s31));
    }
    [[s00, s01], [s10, s11], [s20, s21], [s30, s31]]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Small whole numbers, whose sums are exact in any order.
    fn numbers(count: usize, seed: usize) -> Vec<f32> {
        (0..count)
            .map(|i| ((i * 37 + seed * 11) % 13) as f32 - 6.0)
            .collect()
    }

    #[test]
    fn products_of_any_size_and_layout_are_the_sums_by_hand() {
        for [m, n, k] in [
            [1, 1, 1],
            [4, 8, 3],
            [5, 9, 257],
            [97, 17, 20],
            [3, 400, 2],
            [130, 7, 300],
        ] {
            let (a, b, start) = (numbers(m * k, 1), numbers(k * n, 2), numbers(n, 3));
            for (a_turned, b_turned) in [(false, false), (true, false), (false, true), (true, true)]
            {
                let matrix = |values, rows: usize, columns: usize, turned| {
                    if turned {
                        Matrix::rows(values, rows).transposed()
                    } else {
                        Matrix::rows(values, columns)
                    }
                };
                let (a, b) = (matrix(&a, m, k, a_turned), matrix(&b, k, n, b_turned));
                let at = |of: Matrix, i: usize, j: usize| {
                    of.values[i * of.row_stride + j * of.column_stride]
                };
                let found = product([m, n, k], a, b, Some(&start));
                for (index, found) in found.into_iter().enumerate() {
                    let (i, j) = (index / n, index % n);
                    let expected: f32 = (0..k).map(|t| at(a, i, t) * at(b, t, j)).sum();
                    assert_eq!(found, expected + start[j], "{m} {n} {k}: ({i}, {j})");
                }
            }
        }
    }

    #[test]
    fn a_number_that_is_none_reaches_the_sums_it_belongs_to_and_no_other() {
        let mut a = numbers(6 * 5, 1);
        a[2 * 5 + 3] = f32::NAN;
        let b = numbers(5 * 9, 2);
        let found = product([6, 9, 5], Matrix::rows(&a, 5), Matrix::rows(&b, 9), None);
        for (index, value) in found.iter().enumerate() {
            assert_eq!(value.is_nan(), index / 9 == 2);
        }
    }
}

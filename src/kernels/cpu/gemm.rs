//! Products of matrices: blocks packed so that the innermost loop reads memory in order, and in it a tile of sums that
//! stay in registers (after Goto & van de Geijn 2008).

#![allow(
    unsafe_code,
    reason = "tiles of wider vectors, where the processor has them"
)]

use std::cell::RefCell;

use super::elementary::zip_in_place;
use super::factor::{Factor, Matrix};
use super::lanes::Lanes;
use super::tile;

/// Most terms that are summed before the sums go to memory: packed panels of this depth fit the first cache.
const DEPTH: usize = 512;
/// Rows packed at a time: a block of them fits the second cache.
const ROWS: usize = 96;

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
pub fn add_product<'a>(sizes: [usize; 3], a: Matrix, b: impl Into<Factor<'a>>, sums: &mut [f32]) {
    let (_, add_product) = TILED
        .iter()
        .find(|(known, _)| known())
        .expect("one is known everywhere");
    add_product(sizes, a.into(), b.into(), sums);
}

type AddProduct = fn([usize; 3], Factor, Factor, &mut [f32]);
type IsKnown = fn() -> bool;

/// Products by each tile, the fastest first, with whether this processor knows it.
const TILED: &[(IsKnown, AddProduct)] = &[
    // SAFETY of both: called where the processor knows what the tile is made of.
    #[cfg(target_arch = "x86_64")]
    (
        || is_x86_feature_detected!("avx512f"),
        |sizes, a, b, sums| {
            add_in_tiles(sizes, a, b, sums, |a, b, sums, stride| unsafe {
                tile::sixteen(a, b, sums, stride)
            })
        },
    ),
    #[cfg(target_arch = "x86_64")]
    (
        || is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma"),
        |sizes, a, b, sums| {
            add_in_tiles(sizes, a, b, sums, |a, b, sums, stride| unsafe {
                tile::eight(a, b, sums, stride)
            })
        },
    ),
    (
        || true,
        |sizes, a, b, sums| add_in_tiles(sizes, a, b, sums, tile::four),
    ),
];

/// [`add_product`] by tiles of `HEIGHT` times `WIDTH` sums, each added to by `tile` from packed rows and columns.
fn add_in_tiles<const HEIGHT: usize, const WIDTH: usize>(
    [m, n, k]: [usize; 3],
    a: Factor,
    b: Factor,
    sums: &mut [f32],
    tile: impl Fn(&[[f32; HEIGHT]], &[[f32; WIDTH]], &mut [f32], usize),
) {
    assert_eq!(sums.len(), m * n);
    PACKED.with_borrow_mut(|(packed_a, packed_b)| {
        let depth = k.div_ceil(k.div_ceil(DEPTH).max(1)).max(1); // equal parts
        for top in (0..k).step_by(depth) {
            let depth = depth.min(k - top);
            b.transposed().pack::<WIDTH>(0..n, top, depth, packed_b);
            for first in (0..m).step_by(ROWS) {
                let rows = first..m.min(first + ROWS);
                a.pack::<HEIGHT>(rows.clone(), top, depth, packed_a);
                let block = &mut sums[rows.start * n..rows.end * n];
                add_block(packed_a, packed_b, depth, n, block, &tile);
            }
        }
    });
}

/// Adds packed rows times packed columns to `sums`, rows of `n`.
fn add_block<const HEIGHT: usize, const WIDTH: usize>(
    rows: &[f32],
    columns: &[f32],
    depth: usize,
    n: usize,
    sums: &mut [f32],
    tile: impl Fn(&[[f32; HEIGHT]], &[[f32; WIDTH]], &mut [f32], usize),
) {
    let m = sums.len() / n;
    let (rows, columns) = (rows.as_chunks().0, columns.as_chunks().0);
    for (column, panel_b) in (0..n).step_by(WIDTH).zip(columns.chunks_exact(depth)) {
        for (row, panel_a) in (0..m).step_by(HEIGHT).zip(rows.chunks_exact(depth)) {
            let (height, width) = (HEIGHT.min(m - row), WIDTH.min(n - column));
            if (height, width) == (HEIGHT, WIDTH) {
                tile(panel_a, panel_b, &mut sums[row * n + column..], n);
                continue;
            }
            let mut found = [[0.0; WIDTH]; HEIGHT];
            tile(panel_a, panel_b, found.as_flattened_mut(), WIDTH);
            for (lane, found) in found.iter().enumerate().take(height) {
                let sums = &mut sums[(row + lane) * n + column..][..width];
                zip_in_place(sums, &found[..width], Lanes::plus);
            }
        }
    }
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
                let sum = |i, j| start[j] + (0..k).map(|t| at(a, i, t) * at(b, t, j)).sum::<f32>();
                let expected: Vec<_> = (0..m * n).map(|index| sum(index / n, index % n)).collect();
                assert_eq!(product([m, n, k], a, b, Some(&start)), expected);
                for (_, add_product) in TILED.iter().filter(|(known, _)| known()) {
                    let mut sums = start.repeat(m);
                    add_product([m, n, k], a.into(), b.into(), &mut sums);
                    assert_eq!(sums, expected, "{m} {n} {k}");
                }
            }
        }
    }

    #[test]
    fn nan_reaches_the_sums_it_belongs_to_and_no_other() {
        let mut a = numbers(6 * 5, 1);
        a[2 * 5 + 3] = f32::NAN;
        let b = numbers(5 * 9, 2);
        let found = product([6, 9, 5], Matrix::rows(&a, 5), Matrix::rows(&b, 9), None);
        for (index, value) in found.iter().enumerate() {
            assert_eq!(value.is_nan(), index / 9 == 2);
        }
    }
}

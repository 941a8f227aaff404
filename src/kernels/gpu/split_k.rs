//! How a product of matrices is divided among the units of a device: into tiles, and long sums into parts (split-K).

use burn_cubecl::cubecl::client::Client;

use super::tensors::vector_size;
use crate::kernels::matmul::MatmulLayout;

/// Products of so many pairs of matrices of one size.
#[derive(Debug, Clone, Copy)]
pub struct Sizes {
    pub layout: MatmulLayout,
    pub pairs: usize,
    pub m: usize,
    pub n: usize,
    pub k: usize,
}

impl Sizes {
    /// Elements of a vector of the left matrix, the right one, and the product.
    pub fn vectors(&self) -> [usize; 3] {
        let &Self { m, n, k, .. } = self;
        let [m, n, k] = [m, n, k].map(vector_size);
        match self.layout {
            MatmulLayout::Plain => [k, n, n],
            MatmulLayout::RightTransposed => [k, k, 1],
            MatmulLayout::LeftTransposed => [m, n, n],
        }
    }

    /// Times that a unit goes around its loop.
    fn steps(&self) -> usize {
        match self.layout {
            MatmulLayout::LeftTransposed => self.k,
            MatmulLayout::Plain | MatmulLayout::RightTransposed => self.k / vector_size(self.k),
        }
    }
}

/// Each unit computes a tile, over the whole sum or one part of it.
#[derive(Debug, Clone, Copy)]
pub struct SplitK {
    /// Rows of a tile.
    pub rows: usize,
    /// Vectors in each.
    pub vectors: usize,
    /// Units of a cube, across and down.
    pub cube: [usize; 2],
    /// Cubes across and down.
    pub cubes: [usize; 2],
    /// Products at once: one for every pair, or for every part of one pair's sum.
    pub parts: usize,
    /// Terms of a part's sum.
    pub depth: usize,
    /// Terms in all parts.
    pub terms: usize,
    /// Vectors from a part of the left matrix to the next.
    pub left_step: usize,
    /// The same of the right one.
    pub right_step: usize,
}

/// Steps of a part at least.
const PART: usize = 64;

impl SplitK {
    pub fn new(client: &Client, sizes: Sizes) -> Self {
        let [left, right, out] = sizes.vectors();
        let Sizes { m, n, k, pairs, .. } = sizes;
        let software = is_software(client);
        let (rows, vectors) = tile(software, sizes, out);
        let cube = if software { [4, 2] } else { [16, 4] };
        let cubes = [
            (n / out).div_ceil(cube[0] * vectors),
            m.div_ceil(cube[1] * rows),
        ];
        let split = Self {
            rows,
            vectors,
            cube,
            cubes,
            parts: pairs,
            depth: k,
            terms: pairs * k,
            left_step: m * k / left,
            right_step: k * n / right,
        };
        // Cubes that keep the device busy, and steps from which on a sum is worth another kernel.
        let (busy, long) = if software { (16, 512) } else { (512, 256) };
        let steps = sizes.steps();
        let wanted = (busy / (cubes[0] * cubes[1])).clamp(1, (steps / PART).max(1));
        if pairs > 1 || steps < long || wanted == 1 {
            return split;
        }
        let depth = steps.div_ceil(wanted) * (k / steps);
        let (of_rows, of_columns) = (depth / left, depth * n / right);
        let (left_step, right_step) = match sizes.layout {
            MatmulLayout::Plain => (of_rows, of_columns),
            MatmulLayout::RightTransposed => (of_rows, depth / right),
            MatmulLayout::LeftTransposed => (depth * m / left, of_columns),
        };
        Self {
            parts: k.div_ceil(depth),
            depth,
            left_step,
            right_step,
            ..split
        }
    }
}

/// The tile of a unit: large where enough units remain to fill the device, because each element loaded is
/// then used more often.
fn tile(software: bool, sizes: Sizes, vector: usize) -> (usize, usize) {
    // The code of a tile of sums of products is long: it would take too long to compile.
    let tiles: &[_] = if software && sizes.layout != MatmulLayout::RightTransposed {
        &[(16, 16), (8, 16), (8, 8), (4, 8), (4, 4)]
    } else {
        &[(8, 8), (4, 8), (4, 4)]
    };
    let wanted = if software { 48 } else { 4096 };
    let across = sizes.n / vector;
    let of = |&(tall, wide): &(usize, usize)| {
        (tall, (wide / vector).min(across.next_power_of_two()).max(1))
    };
    let enough = |&(tall, wide): &(usize, usize)| {
        sizes.pairs * sizes.m.div_ceil(tall) * across.div_ceil(wide) >= wanted
    };
    let mut tiles = tiles.iter().map(of);
    let last = tiles.clone().next_back().expect("there are tiles");
    tiles.find(enough).unwrap_or(last)
}

/// Whether the device is a processor that plays a GPU: few units run side by side, and every load is dear.
fn is_software(client: &Client) -> bool {
    client.properties().hardware.plane_size_max <= 4
}

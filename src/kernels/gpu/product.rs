//! Products of matrices in registers: each unit computes a tile of the result by itself, without memory
//! that units share and without waiting for one another. That suits the small matrices here, and devices
//! without subgroups.

// One condition is decided when a kernel is compiled, the other when it runs.
#![allow(clippy::collapsible_if)]

use burn_cubecl::cubecl;
use burn_cubecl::cubecl::prelude::*;
use burn_cubecl::tensor::CubeTensor;

use super::activation::{activate, before};
use super::cut::{Cut, Sizes};
use super::parts::sum_of_parts;
use super::tensors::{dense, dims, empty, reshape};
use crate::config::Activation;
use crate::kernels::products::Lines;

/// How a unit computes its tile; a kernel is compiled for each.
#[derive(Debug, Clone, Copy, Hash, PartialEq, Eq)]
struct Plan {
    lines: Lines,
    /// Rows of a unit's tile.
    rows: usize,
    /// Vectors in each.
    vectors: usize,
    activation: Option<Activation>,
    through: Option<Activation>,
}

/// What a product becomes beside itself.
#[derive(Default)]
pub struct Also {
    /// `[n]`, added to each row.
    pub bias: Option<CubeTensor>,
    pub activation: Option<Activation>,
    /// An activation and what it gave, if `b` is a gradient that is yet to go back through it.
    pub through: Option<(Activation, CubeTensor)>,
    /// Whether to sum the rows of `b` as well, `[n]`; only where the left matrix lies transposed, as is
    /// an activation.
    pub sums: bool,
}

/// The product `[m, n]` of two matrices that lie as `lines` says, and the sums.
pub fn product(
    lines: Lines,
    a: CubeTensor,
    b: CubeTensor,
    also: Also,
) -> (CubeTensor, Option<CubeTensor>) {
    let [m, n, k] = lines.sizes(dims(&a), dims(&b));
    let of_gradient = also.through.is_some() || also.sums;
    assert!(
        !of_gradient || lines == Lines::LeftTransposed,
        "only then the right matrix is a gradient"
    );
    let pairs = 1;
    let sizes = Sizes {
        lines,
        pairs,
        m,
        n,
        k,
    };
    let (out, sums) = of_pairs(sizes, a, b, also);
    (reshape(out, [m, n]), sums.map(|sums| reshape(sums, [n])))
}

/// The products `[pairs, m, n]` of as many pairs of matrices that lie as `lines` says.
pub fn products(lines: Lines, a: CubeTensor, b: CubeTensor) -> CubeTensor {
    let ([pairs, a_rows, a_columns], [_, b_rows, b_columns]) = (dims(&a), dims(&b));
    let [m, n, k] = lines.sizes([a_rows, a_columns], [b_rows, b_columns]);
    let sizes = Sizes {
        lines,
        pairs,
        m,
        n,
        k,
    };
    of_pairs(sizes, a, b, Also::default()).0
}

/// `[pairs, m, n]` and `[pairs, n]`.
fn of_pairs(
    sizes: Sizes,
    a: CubeTensor,
    b: CubeTensor,
    also: Also,
) -> (CubeTensor, Option<CubeTensor>) {
    let cut = Cut::new(&a.client, sizes);
    if cut.parts == sizes.pairs {
        return launch(sizes, cut, a, b, also);
    }
    let of_parts = Also {
        through: also.through,
        sums: also.sums,
        ..Also::default()
    };
    let (parts, sums) = launch(sizes, cut, a, b, of_parts);
    (
        sum_of_parts(parts, also.bias, also.activation),
        sums.map(|sums| sum_of_parts(sums, None, None)),
    )
}

/// `[parts, m, n]` and `[parts, n]`.
fn launch(
    sizes: Sizes,
    cut: Cut,
    a: CubeTensor,
    b: CubeTensor,
    also: Also,
) -> (CubeTensor, Option<CubeTensor>) {
    let (a, b) = (dense(a), dense(b));
    let Sizes { lines, m, n, k, .. } = sizes;
    let [left, right, size] = sizes.vectors();
    let (through, output) = also.through.unzip();
    let plan = Plan {
        lines,
        rows: cut.rows,
        vectors: cut.vectors,
        activation: also.activation,
        through,
    };
    let out = empty(&a, [cut.parts, m, n]);
    let sums = also.sums.then(|| empty(&a, [cut.parts, n]));
    let [across, down] = cut.cubes.map(|count| count as u32);
    let [wide, tall] = cut.cube.map(|count| count as u32);
    unsafe {
        product_kernel::launch_unchecked(
            &a.client.clone(),
            CubeCount::Static(across, down, cut.parts as u32),
            CubeDim::new_2d(wide, tall),
            left,
            right,
            size,
            a.into_buffer_arg(),
            b.into_buffer_arg(),
            also.bias.map(|bias| dense(bias).into_buffer_arg()).into(),
            output.map(|output| dense(output).into_buffer_arg()).into(),
            out.clone().into_buffer_arg(),
            sums.clone().map(|sums| sums.into_buffer_arg()).into(),
            m,
            n / size,
            k,
            PartsLaunch::new(cut.depth, cut.terms, cut.left_step, cut.right_step),
            plan,
        );
    }
    (out, sums)
}

/// Where the part of a cube lies.
#[derive(CubeType, CubeLaunch)]
struct Parts {
    depth: usize,
    terms: usize,
    left_step: usize,
    right_step: usize,
}

#[cube(launch_unchecked)]
fn product_kernel<A: Size, B: Size, C: Size>(
    lhs: &[Vector<f32, A>],
    rhs: &[Vector<f32, B>],
    bias: ComptimeOption<&[Vector<f32, C>]>,
    output: ComptimeOption<&[Vector<f32, C>]>,
    out: &mut [Vector<f32, C>],
    mut sums: ComptimeOption<&mut [Vector<f32, C>]>,
    m: usize,
    n: usize,
    k: usize,
    parts: &Parts,
    #[comptime] plan: Plan,
) {
    let rows = comptime!(plan.rows);
    let vectors = comptime!(plan.vectors);
    let row = ABSOLUTE_POS_Y as usize * rows;
    let column = CUBE_POS_X as usize * CUBE_DIM_X as usize * vectors + UNIT_POS_X as usize;
    let across = CUBE_DIM_X as usize;
    let part = CUBE_POS_Z as usize;
    let depth = min(parts.depth, parts.terms - part * parts.depth);
    let left_start = part * parts.left_step;
    let right_start = part * parts.right_step;
    // The last tiles reach over the edge: they compute the last row and column again, and keep it to
    // themselves.
    let mut lefts = Array::<usize>::new(rows);
    #[unroll]
    for r in 0..rows {
        lefts[r] = left_start
            + match comptime!(plan.lines) {
                Lines::LeftTransposed => min(row / A::value() + r, m / A::value() - 1),
                _ => min(row + r, m - 1) * (k / A::value()),
            };
    }
    let mut rights = Array::<usize>::new(vectors);
    #[unroll]
    for v in 0..vectors {
        let column = min(column + v * across, n - 1);
        rights[v] = right_start
            + match comptime!(plan.lines) {
                Lines::RightTransposed => column * (k / A::value()),
                _ => column,
            };
    }
    let mut tile = Array::<Vector<f32, C>>::new(rows * vectors);
    let mut of_columns = Array::<Vector<f32, C>>::new(vectors);
    match comptime!(plan.lines) {
        Lines::AsWritten => {
            let size = A::value().comptime();
            for step in 0..depth / size {
                let left = at::<A>(lhs, &lefts, step, rows);
                #[unroll]
                for term in 0..size {
                    #[unroll]
                    for v in 0..vectors {
                        let right =
                            Vector::<f32, C>::cast_from(rhs[(step * size + term) * n + rights[v]]);
                        #[unroll]
                        for r in 0..rows {
                            tile[r * vectors + v] += Vector::new(left[r].extract(term)) * right;
                        }
                    }
                }
            }
        }
        Lines::RightTransposed => {
            let size = A::value().comptime();
            for step in 0..depth / size {
                let left = at::<A>(lhs, &lefts, step, rows);
                #[unroll]
                for v in 0..vectors {
                    let right = rhs[rights[v] + step];
                    #[unroll]
                    for r in 0..rows {
                        let mut sum = left[r].extract(0usize) * right.extract(0usize);
                        #[unroll]
                        for term in 1..size {
                            sum += left[r].extract(term) * right.extract(term);
                        }
                        tile[r * vectors + v] += Vector::new(sum);
                    }
                }
            }
        }
        Lines::LeftTransposed => {
            let size = A::value().comptime();
            let lines = comptime!(rows.div_ceil(size));
            for step in 0..depth {
                let left = at::<A>(lhs, &lefts, step * (m / size), lines);
                #[unroll]
                for v in 0..vectors {
                    let mut right = Vector::<f32, C>::cast_from(rhs[step * n + rights[v]]);
                    #[comptime]
                    if let ComptimeOption::Some(output) = &output {
                        right = before::<C>(right, output[step * n + rights[v]], plan.through);
                    }
                    if sums.is_some() {
                        of_columns[v] += right;
                    }
                    #[unroll]
                    for r in 0..rows {
                        let one = left[r / size].extract(comptime!(r % size));
                        tile[r * vectors + v] += Vector::new(one) * right;
                    }
                }
            }
        }
    }
    #[unroll]
    for v in 0..vectors {
        let place = column + v * across;
        if place < n {
            #[unroll]
            for r in 0..rows {
                if row + r < m {
                    let mut value = tile[r * vectors + v];
                    #[comptime]
                    if let ComptimeOption::Some(bias) = &bias {
                        value += bias[place];
                    }
                    out[(part * m + row + r) * n + place] = activate::<C>(value, plan.activation);
                }
            }
            #[comptime]
            if let ComptimeOption::Some(sums) = &mut sums {
                if row == 0 {
                    sums[part * n + place] = of_columns[v];
                }
            }
        }
    }
}

/// The vectors that lie `step` from those at `starts`.
#[cube]
fn at<A: Size>(
    lhs: &[Vector<f32, A>],
    starts: &Array<usize>,
    step: usize,
    #[comptime] count: usize,
) -> Array<Vector<f32, A>> {
    let mut vectors = Array::<Vector<f32, A>>::new(count);
    #[unroll]
    for at in 0..count {
        vectors[at] = lhs[starts[at] + step];
    }
    vectors
}

//! Products of matrices in registers: each unit computes a tile of the result by itself, without memory
//! that units share and without waiting for one another. That suits the small matrices here, and devices
//! without subgroups.

#![allow(
    clippy::collapsible_if,
    reason = "one condition is decided when a kernel is compiled, the other when it runs"
)]

use burn::backend::Cube;
use burn_cubecl::cubecl;
use burn_cubecl::cubecl::prelude::*;
use burn_cubecl::tensor::CubeTensor;

use super::activation::{activate, activation_backward};
use super::parts::sum_of_parts;
use super::split_k::{Sizes, SplitK};
use super::tensors::{dense, dims, empty, reshape};
use crate::kernels::activation::Activation;
use crate::kernels::matmul::{MatmulKernel, MatmulLayout};

/// How a unit computes its tile; a kernel is compiled for each.
#[derive(Debug, Clone, Copy, Hash, PartialEq, Eq)]
struct Plan {
    layout: MatmulLayout,
    /// Rows of a unit's tile.
    rows: usize,
    /// Vectors in each.
    vectors: usize,
    activation: Option<Activation>,
    /// What `rhs`, a gradient, is yet to be taken back through.
    activated: Option<Activation>,
}

/// What is done to a product, or to its right matrix, in the same kernel.
#[derive(Default)]
pub struct Epilogue {
    /// `[n]`, added to each row.
    pub bias: Option<CubeTensor>,
    pub activation: Option<Activation>,
    /// An activation and what was saved of it, if `b` is a gradient that is yet to be taken back through it.
    pub activated: Option<(Activation, CubeTensor)>,
    /// Whether to sum the rows of `b` as well, `[n]`; only where the left matrix lies transposed, as is
    /// an activation.
    pub sums: bool,
}

/// The product `[m, n]` of two matrices that lie as `layout` says, and the sums.
pub fn matmul(
    layout: MatmulLayout,
    a: CubeTensor,
    b: CubeTensor,
    epilogue: Epilogue,
) -> (CubeTensor, Option<CubeTensor>) {
    let [m, n, k] = layout.sizes(dims(&a), dims(&b));
    let of_gradient = epilogue.activated.is_some() || epilogue.sums;
    assert!(
        !of_gradient || layout == MatmulLayout::LeftTransposed,
        "only then the right matrix is a gradient"
    );
    let pairs = 1;
    let sizes = Sizes {
        layout,
        pairs,
        m,
        n,
        k,
    };
    let (out, sums) = of_pairs(sizes, a, b, epilogue);
    (reshape(out, [m, n]), sums.map(|sums| reshape(sums, [n])))
}

impl MatmulKernel for Cube {
    fn batched_matmul(layout: MatmulLayout, a: CubeTensor, b: CubeTensor) -> CubeTensor {
        let ([pairs, a_rows, a_columns], [_, b_rows, b_columns]) = (dims(&a), dims(&b));
        let [m, n, k] = layout.sizes([a_rows, a_columns], [b_rows, b_columns]);
        let sizes = Sizes {
            layout,
            pairs,
            m,
            n,
            k,
        };
        of_pairs(sizes, a, b, Epilogue::default()).0
    }
}

/// `[pairs, m, n]` and `[pairs, n]`.
fn of_pairs(
    sizes: Sizes,
    a: CubeTensor,
    b: CubeTensor,
    epilogue: Epilogue,
) -> (CubeTensor, Option<CubeTensor>) {
    let split = SplitK::new(&a.client, sizes);
    if split.parts == sizes.pairs {
        return launch(sizes, split, a, b, epilogue);
    }
    let of_parts = Epilogue {
        activated: epilogue.activated,
        sums: epilogue.sums,
        ..Epilogue::default()
    };
    let (parts, sums) = launch(sizes, split, a, b, of_parts);
    (
        sum_of_parts(parts, epilogue.bias, epilogue.activation),
        sums.map(|sums| sum_of_parts(sums, None, None)),
    )
}

/// `[parts, m, n]` and `[parts, n]`.
fn launch(
    sizes: Sizes,
    split: SplitK,
    a: CubeTensor,
    b: CubeTensor,
    epilogue: Epilogue,
) -> (CubeTensor, Option<CubeTensor>) {
    let (a, b) = (dense(a), dense(b));
    let Sizes {
        layout, m, n, k, ..
    } = sizes;
    let [left, right, size] = sizes.vectors();
    let (activated, output) = epilogue.activated.unzip();
    let plan = Plan {
        layout,
        rows: split.rows,
        vectors: split.vectors,
        activation: epilogue.activation,
        activated,
    };
    let out = empty(&a, [split.parts, m, n]);
    let sums = epilogue.sums.then(|| empty(&a, [split.parts, n]));
    let [across, down] = split.cubes.map(|count| count as u32);
    let [wide, tall] = split.cube.map(|count| count as u32);
    unsafe {
        matmul_kernel::launch_unchecked(
            &a.client.clone(),
            CubeCount::Static(across, down, split.parts as u32),
            CubeDim::new_2d(wide, tall),
            left,
            right,
            size,
            a.into_buffer_arg(),
            b.into_buffer_arg(),
            epilogue
                .bias
                .map(|bias| dense(bias).into_buffer_arg())
                .into(),
            output.map(|output| dense(output).into_buffer_arg()).into(),
            out.clone().into_buffer_arg(),
            sums.clone().map(|sums| sums.into_buffer_arg()).into(),
            m,
            n / size,
            k,
            PartsLaunch::new(split.depth, split.terms, split.left_step, split.right_step),
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
fn matmul_kernel<A: Size, B: Size, C: Size>(
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
            + match comptime!(plan.layout) {
                MatmulLayout::LeftTransposed => min(row / A::value() + r, m / A::value() - 1),
                MatmulLayout::Plain | MatmulLayout::RightTransposed => {
                    min(row + r, m - 1) * (k / A::value())
                }
            };
    }
    let mut rights = Array::<usize>::new(vectors);
    #[unroll]
    for v in 0..vectors {
        let column = min(column + v * across, n - 1);
        rights[v] = right_start
            + match comptime!(plan.layout) {
                MatmulLayout::RightTransposed => column * (k / A::value()),
                MatmulLayout::Plain | MatmulLayout::LeftTransposed => column,
            };
    }
    let mut tile = Array::<Vector<f32, C>>::new(rows * vectors);
    let mut of_columns = Array::<Vector<f32, C>>::new(vectors);
    match comptime!(plan.layout) {
        MatmulLayout::Plain => {
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
        MatmulLayout::RightTransposed => {
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
        MatmulLayout::LeftTransposed => {
            let size = A::value().comptime();
            let groups = comptime!(rows.div_ceil(size));
            for step in 0..depth {
                let left = at::<A>(lhs, &lefts, step * (m / size), groups);
                #[unroll]
                for v in 0..vectors {
                    let mut right = Vector::<f32, C>::cast_from(rhs[step * n + rights[v]]);
                    #[comptime]
                    if let ComptimeOption::Some(output) = &output {
                        right = activation_backward::<C>(
                            right,
                            output[step * n + rights[v]],
                            plan.activated,
                        );
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

//! Products of matrices in registers: each unit computes a tile of the result by itself, without memory
//! that units share and without waiting for one another. That suits the small matrices here, and devices
//! without subgroups.

// One condition is decided when a kernel is compiled, the other when it runs.
#![allow(clippy::collapsible_if)]

use burn_cubecl::cubecl;
use burn_cubecl::cubecl::client::Client;
use burn_cubecl::cubecl::prelude::*;
use burn_cubecl::tensor::CubeTensor;

use super::activation::{activate, before};
use super::tensors::{dense, dims, empty, vector_size};
use crate::config::Activation;

/// How a product is cut up and what is done on the way; a kernel is compiled for each.
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

/// Which of the matrices of a product lies transposed.
#[derive(Debug, Clone, Copy, Hash, PartialEq, Eq)]
pub enum Lines {
    /// `[m, k]` times `[k, n]`.
    AsWritten,
    /// `[m, k]` times what lies as `[n, k]`.
    RightTransposed,
    /// What lies as `[k, m]` times `[k, n]`.
    LeftTransposed,
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
    let (a, b) = (dense(a), dense(b));
    let (left, right) = (dims::<2>(&a), dims::<2>(&b));
    let ([m, k], n) = match lines {
        Lines::AsWritten => (left, right[1]),
        Lines::RightTransposed => (left, right[0]),
        Lines::LeftTransposed => ([left[1], left[0]], right[1]),
    };
    let of_gradient = also.through.is_some() || also.sums;
    assert!(
        !of_gradient || lines == Lines::LeftTransposed,
        "only then the right matrix is a gradient"
    );
    let (a_vector, b_vector) = match lines {
        Lines::AsWritten => (vector_size(k), vector_size(n)),
        Lines::RightTransposed => (vector_size(k), vector_size(k)),
        Lines::LeftTransposed => (vector_size(m), vector_size(n)),
    };
    let vector = if lines == Lines::RightTransposed {
        1
    } else {
        b_vector
    };
    let client = a.client.clone();
    let (rows, vectors) = tile(&client, [m, n / vector], vector, lines);
    let (through, output) = also.through.unzip();
    let plan = Plan {
        lines,
        rows,
        vectors,
        activation: also.activation,
        through,
    };
    let (out, sums) = (empty(&a, [m, n]), also.sums.then(|| empty(&a, [n])));
    let cube = if is_software(&client) {
        [4, 2]
    } else {
        [16, 4]
    };
    let across = (n / vector).div_ceil(cube[0] * vectors);
    let down = m.div_ceil(cube[1] * rows);
    unsafe {
        product_kernel::launch_unchecked(
            &client,
            CubeCount::Static(across as u32, down as u32, 1),
            CubeDim::new_2d(cube[0] as u32, cube[1] as u32),
            a_vector,
            b_vector,
            vector,
            a.into_buffer_arg(),
            b.into_buffer_arg(),
            also.bias.map(|bias| dense(bias).into_buffer_arg()).into(),
            output.map(|output| dense(output).into_buffer_arg()).into(),
            out.clone().into_buffer_arg(),
            sums.clone().map(|sums| sums.into_buffer_arg()).into(),
            m,
            n / vector,
            k,
            plan,
        );
    }
    (out, sums)
}

/// The tile of a unit: large where enough units remain to fill the device, because each number loaded is
/// then used more often.
fn tile(client: &Client, [rows, vectors]: [usize; 2], size: usize, lines: Lines) -> (usize, usize) {
    let software = is_software(client);
    // The code of a tile of sums of products is long: it would take too long to compile.
    let tiles: &[_] = if software && lines != Lines::RightTransposed {
        &[(16, 16), (8, 16), (8, 8), (4, 8), (4, 4)]
    } else {
        &[(8, 8), (4, 8), (4, 4)]
    };
    let wanted = if software { 48 } else { 4096 };
    let of = |&(tall, wide): &(usize, usize)| {
        (tall, (wide / size).min(vectors.next_power_of_two()).max(1))
    };
    let enough =
        |&(tall, wide): &(usize, usize)| rows.div_ceil(tall) * vectors.div_ceil(wide) >= wanted;
    let mut tiles = tiles.iter().map(of);
    let last = tiles.clone().next_back().expect("there are tiles");
    tiles.find(enough).unwrap_or(last)
}

/// Whether the device is a processor that plays a GPU: few units run side by side, and every load is dear.
fn is_software(client: &Client) -> bool {
    client.properties().hardware.plane_size_max <= 4
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
    #[comptime] plan: Plan,
) {
    let rows = comptime!(plan.rows);
    let vectors = comptime!(plan.vectors);
    let row = ABSOLUTE_POS_Y as usize * rows;
    let column = CUBE_POS_X as usize * CUBE_DIM_X as usize * vectors + UNIT_POS_X as usize;
    let across = CUBE_DIM_X as usize;
    // The last tiles reach over the edge: they compute the last row and column again, and keep it to
    // themselves.
    let mut left_rows = Array::<usize>::new(rows);
    #[unroll]
    for r in 0..rows {
        left_rows[r] = min(row + r, m - 1) * (k / A::value());
    }
    let mut columns = Array::<usize>::new(vectors);
    #[unroll]
    for v in 0..vectors {
        columns[v] = min(column + v * across, n - 1);
    }
    let mut tile = Array::<Vector<f32, C>>::new(rows * vectors);
    let mut of_columns = Array::<Vector<f32, C>>::new(vectors);
    match comptime!(plan.lines) {
        Lines::AsWritten => {
            let size = A::value().comptime();
            for step in 0..k / size {
                let left = column_of::<A>(lhs, &left_rows, step, rows);
                #[unroll]
                for part in 0..size {
                    #[unroll]
                    for v in 0..vectors {
                        let right =
                            Vector::<f32, C>::cast_from(rhs[(step * size + part) * n + columns[v]]);
                        #[unroll]
                        for r in 0..rows {
                            tile[r * vectors + v] += Vector::new(left[r].extract(part)) * right;
                        }
                    }
                }
            }
        }
        Lines::RightTransposed => {
            let size = A::value().comptime();
            for step in 0..k / size {
                let left = column_of::<A>(lhs, &left_rows, step, rows);
                #[unroll]
                for v in 0..vectors {
                    let right = rhs[columns[v] * (k / size) + step];
                    #[unroll]
                    for r in 0..rows {
                        let mut sum = left[r].extract(0usize) * right.extract(0usize);
                        #[unroll]
                        for part in 1..size {
                            sum += left[r].extract(part) * right.extract(part);
                        }
                        tile[r * vectors + v] += Vector::new(sum);
                    }
                }
            }
        }
        Lines::LeftTransposed => {
            let size = A::value().comptime();
            let lines = comptime!(rows.div_ceil(size));
            for step in 0..k {
                let mut left = Array::<Vector<f32, A>>::new(lines);
                #[unroll]
                for line in 0..lines {
                    left[line] = lhs[step * (m / size) + min(row / size + line, m / size - 1)];
                }
                #[unroll]
                for v in 0..vectors {
                    let mut right = Vector::<f32, C>::cast_from(rhs[step * n + columns[v]]);
                    #[comptime]
                    if let ComptimeOption::Some(output) = &output {
                        right = before::<C>(right, output[step * n + columns[v]], plan.through);
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
        let at = column + v * across;
        if at < n {
            #[unroll]
            for r in 0..rows {
                if row + r < m {
                    let mut value = tile[r * vectors + v];
                    #[comptime]
                    if let ComptimeOption::Some(bias) = &bias {
                        value += bias[at];
                    }
                    out[(row + r) * n + at] = activate::<C>(value, plan.activation);
                }
            }
            #[comptime]
            if let ComptimeOption::Some(sums) = &mut sums {
                if row == 0 {
                    sums[at] = of_columns[v];
                }
            }
        }
    }
}

/// The vector at `step` of every row of a tile.
#[cube]
fn column_of<A: Size>(
    lhs: &[Vector<f32, A>],
    starts: &Array<usize>,
    step: usize,
    #[comptime] rows: usize,
) -> Array<Vector<f32, A>> {
    let mut column = Array::<Vector<f32, A>>::new(rows);
    #[unroll]
    for r in 0..rows {
        column[r] = lhs[starts[r] + step];
    }
    column
}

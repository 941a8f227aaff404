//! What can be multiplied, and how it is packed: into panels that the innermost loop of a product reads in order.

use std::ops::Range;

use super::lanes::{LANES, Lanes};

/// A matrix, by how its elements lie in memory.
#[derive(Clone, Copy)]
pub enum Factor<'a> {
    Strided(Matrix<'a>),
    Scattered(Scattered<'a>),
}

/// Element `(i, j)` lies at `i * row_stride + j * column_stride`.
#[derive(Clone, Copy)]
pub struct Matrix<'a> {
    pub values: &'a [f32],
    pub row_stride: usize,
    pub column_stride: usize,
}

/// Element `(i, j)` lies at `rows[i] + columns[j]`: such are the patches of images.
#[derive(Clone, Copy)]
pub struct Scattered<'a> {
    pub values: &'a [f32],
    pub rows: Places<'a>,
    pub columns: Places<'a>,
}

/// Of which each `run` lie one after another.
#[derive(Clone, Copy)]
pub struct Places<'a> {
    pub places: &'a [usize],
    pub run: usize,
}

impl<'a> From<Matrix<'a>> for Factor<'a> {
    fn from(matrix: Matrix<'a>) -> Self {
        Self::Strided(matrix)
    }
}

impl<'a> From<Scattered<'a>> for Factor<'a> {
    fn from(matrix: Scattered<'a>) -> Self {
        Self::Scattered(matrix)
    }
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

impl Scattered<'_> {
    pub fn transposed(self) -> Self {
        Self {
            rows: self.columns,
            columns: self.rows,
            ..self
        }
    }
}

impl Factor<'_> {
    pub fn transposed(self) -> Self {
        match self {
            Self::Strided(matrix) => Self::Strided(matrix.transposed()),
            Self::Scattered(matrix) => Self::Scattered(matrix.transposed()),
        }
    }

    /// Copies `depth` columns of `rows` of a matrix into panels of `WIDTH` rows each, column after column;
    /// the last panel is filled up with zeros.
    pub fn pack<const WIDTH: usize>(
        self,
        rows: Range<usize>,
        first_column: usize,
        depth: usize,
        panels: &mut Vec<f32>,
    ) {
        let size = rows.len().div_ceil(WIDTH) * WIDTH * depth;
        panels.resize(size.max(panels.len()), 0.0);
        for (panel, row) in panels
            .chunks_exact_mut(WIDTH * depth)
            .zip(rows.clone().step_by(WIDTH))
        {
            let filled = WIDTH.min(rows.end - row);
            let (panel, _) = panel.as_chunks_mut::<WIDTH>();
            if filled < WIDTH {
                panel.fill([0.0; WIDTH]);
            }
            match self {
                Self::Strided(matrix) => matrix.pack(row, filled, first_column, panel),
                Self::Scattered(matrix) => matrix.pack(row, filled, first_column, panel),
            }
        }
    }
}

impl Matrix<'_> {
    fn pack<const WIDTH: usize>(
        self,
        row: usize,
        filled: usize,
        first_column: usize,
        panel: &mut [[f32; WIDTH]],
    ) {
        let Self {
            values,
            row_stride,
            column_stride,
        } = self;
        let from = row * row_stride + first_column * column_stride;
        if row_stride == 1 && filled == WIDTH {
            for (at, column) in panel.iter_mut().enumerate() {
                let numbers = values[from + at * column_stride..].first_chunk();
                *column = *numbers.expect("a whole panel");
            }
        } else if column_stride == 1 {
            let depth = panel.len();
            let row = |lane: usize| &values[from + lane * row_stride..][..depth];
            let by_fours = filled / LANES * LANES;
            for first in (0..by_fours).step_by(LANES) {
                turn_four([0, 1, 2, 3].map(|lane| row(first + lane)), panel, first);
            }
            for lane in by_fours..filled {
                for (column, value) in panel.iter_mut().zip(row(lane)) {
                    column[lane] = *value;
                }
            }
        } else {
            for (at, column) in panel.iter_mut().enumerate() {
                for (lane, value) in column[..filled].iter_mut().enumerate() {
                    *value = values[from + lane * row_stride + at * column_stride];
                }
            }
        }
    }
}

/// Four rows into elements `first` to `first + 3` of each column, four columns at once; the last four overlap with
/// those before where their number asks for it.
fn turn_four<const WIDTH: usize>(
    rows: [&[f32]; LANES],
    columns: &mut [[f32; WIDTH]],
    first: usize,
) {
    let Some(last) = columns.len().checked_sub(LANES) else {
        for (at, column) in columns.iter_mut().enumerate() {
            column[first..][..LANES].copy_from_slice(&rows.map(|row| row[at]));
        }
        return;
    };
    let mut at = 0;
    loop {
        let vectors = rows.map(|row| Lanes::load(row[at..].first_chunk().expect("four of a row")));
        let to = columns[at..].first_chunk_mut::<LANES>().expect("as many");
        for (column, vector) in to.iter_mut().zip(Lanes::transposed(vectors)) {
            vector.store(column[first..].first_chunk_mut().expect("four of a column"));
        }
        if at == last {
            return;
        }
        at = last.min(at + LANES);
    }
}

impl Scattered<'_> {
    fn pack<const WIDTH: usize>(
        self,
        row: usize,
        filled: usize,
        first_column: usize,
        panel: &mut [[f32; WIDTH]],
    ) {
        let columns = first_column..first_column + panel.len();
        let rows = &self.rows.places[row..][..filled];
        if self.rows.run >= LANES {
            let columns = &self.columns.places[columns];
            for lanes in self.rows.runs(row..row + filled) {
                let from = self.rows.places[lanes.start];
                self.copy(from, columns, lanes.start - row..lanes.end - row, panel);
            }
            return;
        }
        let (groups, rest) = rows.as_chunks::<LANES>();
        for (rows, first) in groups.iter().zip((0..).step_by(LANES)) {
            for run in self.columns.runs(columns.clone()) {
                let from = self.columns.places[run.start];
                let rows = rows.map(|row| &self.values[row + from..][..run.len()]);
                let to = run.start - first_column..run.end - first_column;
                turn_four(rows, &mut panel[to], first);
            }
        }
        for (row, lane) in rest.iter().zip(groups.len() * LANES..) {
            for (column, to) in self.columns.places[columns.clone()].iter().zip(&mut *panel) {
                to[lane] = self.values[row + column];
            }
        }
    }

    /// Rows that lie one after another from `from` on into elements `lanes` of each column.
    fn copy<const WIDTH: usize>(
        self,
        from: usize,
        columns: &[usize],
        lanes: Range<usize>,
        panel: &mut [[f32; WIDTH]],
    ) {
        let from = &self.values[from..];
        if lanes.len() == WIDTH {
            for (&column, to) in columns.iter().zip(panel) {
                *to = *from[column..].first_chunk().expect("they lie there");
            }
            return;
        }
        let Some(last) = lanes.len().checked_sub(LANES) else {
            for (&column, to) in columns.iter().zip(panel) {
                for (to, from) in to[lanes.clone()].iter_mut().zip(&from[column..]) {
                    *to = *from;
                }
            }
            return;
        };
        for (&column, to) in columns.iter().zip(panel) {
            let (from, to) = (&from[column..][..lanes.len()], &mut to[lanes.clone()]);
            let mut at = 0;
            loop {
                let vector = Lanes::load(from[at..].first_chunk().expect("four of a row"));
                vector.store(to[at..].first_chunk_mut().expect("as many"));
                if at == last {
                    break;
                }
                at = last.min(at + LANES);
            }
        }
    }
}

impl Places<'_> {
    /// The runs of a range of them.
    fn runs(self, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let mut start = range.start;
        let mut next = (start / self.run + 1) * self.run;
        std::iter::from_fn(move || {
            let run = start..range.end.min(next);
            (start, next) = (run.end, next + self.run);
            (!run.is_empty()).then_some(run)
        })
    }
}

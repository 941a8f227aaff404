//! A table of scalars, written row by row where it lies.

use burn::tensor::Tensor;

use super::device::{Float, KernelBackend, by_device, value_of};

/// What a device computes of it.
pub trait TableKernel: KernelBackend {
    /// `table` with `numbers`, each `[1]`, in its `row`.
    fn write_row(table: Float<Self>, row: usize, numbers: Vec<Float<Self>>) -> Float<Self>;
}

/// `table` `[rows, columns]` with `numbers`, each `[1]`, in one of its rows; written in place where nobody
/// else holds it.
///
/// What the kernel gains: four losses a step, kept as tensors of their own until a burst of 100 steps was read,
/// made 4 MB of new GPU buffers a step, 2 GB in Chromium's GPU process; as rows of a table they make none, for
/// one dispatch a step (`docs/guide/performance.md`).
///
/// # Panics
/// If the table has no such row, or another number of columns.
pub fn write_row(table: Tensor<2>, row: usize, numbers: Vec<Tensor<1>>) -> Tensor<2> {
    let [rows, columns] = table.dims();
    assert!(row < rows && numbers.len() == columns, "a row of the table");
    let table = table.into_dispatch().kind;
    by_device!(&table, B => {
        let numbers = numbers.into_iter().map(|number| value_of::<B>(number.into_dispatch().kind));
        B::into_tensor(B::write_row(value_of::<B>(table), row, numbers.collect()))
    })
}

use burn::tensor::Tensor;

use super::device::{Kernels, by_device, value_of};

/// `table` `[rows, columns]` with `numbers`, each `[1]`, in one of its rows; written in place where nobody
/// else holds it.
///
/// # Panics
/// If the table has no such row, or another number of columns.
pub fn write_row(table: Tensor<2>, row: usize, numbers: Vec<Tensor<1>>) -> Tensor<2> {
    let [rows, columns] = table.dims();
    assert!(row < rows && numbers.len() == columns, "a row of the table");
    let table = table.into_dispatch().kind;
    by_device!(&table, B => {
        let numbers = numbers.into_iter().map(|number| value_of::<B>(number.into_dispatch().kind));
        B::plain(B::write_row(value_of::<B>(table), row, numbers.collect()))
    })
}

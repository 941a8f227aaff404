//! Rows of comma-separated values.

use std::fmt::Display;

/// One row, ended; cells that need quotes get them.
pub fn row<T: Display>(cells: impl IntoIterator<Item = T>) -> String {
    let cells = cells.into_iter().map(|cell| quoted(cell.to_string()));
    cells.collect::<Vec<_>>().join(",") + "\n"
}

fn quoted(cell: String) -> String {
    match cell.contains([',', '"', '\n']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell,
    }
}

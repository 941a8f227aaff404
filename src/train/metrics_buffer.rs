//! The terms of the batches of a burst, kept on their device until they are read in one go.

use std::collections::BTreeMap;

use burn::tensor::Tensor;

use crate::device;
use crate::error::Error;
use crate::kernels::write_row;
use crate::systems::{Term, Terms};

/// The terms of several batches, on their device until they are read in one go.
///
/// They lie in one table. As tensors of their own, each four bytes large, they would take up whole pages of
/// a GPU's memory, and each would need a read of its own.
pub struct MetricsBuffer {
    batches: usize,
    names: Vec<Term>,
    /// A row for each batch, a column for each term.
    table: Option<Tensor<2>>,
    written: usize,
}

impl MetricsBuffer {
    /// For the terms of `batches` batches at most.
    pub fn new(batches: usize) -> Self {
        Self {
            batches,
            names: Vec::new(),
            table: None,
            written: 0,
        }
    }

    /// Adds those of the next batch, the same terms each time.
    pub fn push(&mut self, terms: Terms) {
        let (names, numbers): (Vec<_>, Vec<_>) = terms.into_iter().unzip();
        let table = self
            .table
            .take()
            .unwrap_or_else(|| Tensor::empty([self.batches, names.len()], &numbers[0].device()));
        self.table = Some(write_row(table, self.written, numbers));
        self.names = names;
        self.written += 1;
    }

    /// Of each term its number for every batch.
    ///
    /// # Errors
    /// [`Error::Device`] when they could not be read.
    pub async fn read(self) -> Result<BTreeMap<Term, Vec<f64>>, Error> {
        let tables = device::read(self.table.into_iter().collect()).await?;
        let columns = self.names.len();
        let column = |at: usize| {
            let numbers = tables.iter().flatten().skip(at).step_by(columns);
            numbers.take(self.written).map(|&number| number.into())
        };
        let names = self.names.iter().enumerate();
        Ok(names
            .map(|(at, &name)| (name, column(at).collect()))
            .collect())
    }
}

use burn::backend::flex::FlexTensor;

use crate::kernels::cpu;

pub fn lower_triangular(diagonal: FlexTensor, below: FlexTensor) -> FlexTensor {
    let [diagonal, below] = [diagonal, below].map(cpu::dense);
    let ([batch, n], [_, entries]) = (cpu::dims(&diagonal), cpu::dims(&below));
    let mut matrices = vec![0.0; batch * n * n];
    for (which, matrix) in matrices.chunks_exact_mut(n * n).enumerate() {
        let mut below = &cpu::numbers(&below)[which * entries..];
        for (row, numbers) in matrix.chunks_exact_mut(n).enumerate() {
            let (of_row, rest) = below.split_at(row);
            numbers[..row].copy_from_slice(of_row);
            numbers[row] = cpu::numbers(&diagonal)[which * n + row];
            below = rest;
        }
    }
    cpu::tensor(matrices, [batch, n, n])
}

pub fn lower_triangular_back(gradient: FlexTensor) -> [FlexTensor; 2] {
    let gradient = cpu::dense(gradient);
    let [batch, n, _] = gradient.layout().shape().dims();
    let (mut diagonal, mut below) = (Vec::new(), Vec::new());
    for matrix in cpu::numbers(&gradient).chunks_exact(n * n) {
        for (row, numbers) in matrix.chunks_exact(n).enumerate() {
            below.extend_from_slice(&numbers[..row]);
            diagonal.push(numbers[row]);
        }
    }
    let entries = below.len() / batch;
    [
        cpu::tensor(diagonal, [batch, n]),
        cpu::tensor(below, [batch, entries]),
    ]
}

//! Compares a GPU with the CPU before it is trusted.
//!
//! The browser's GPU backend only logs a shader that was rejected and goes on with stale memory,
//! and its kernels for thin matrices have been wrong before: so each operation that training uses
//! is run once on both devices, on the shapes that go wrong first.

use burn::tensor::ops::{ConvOptions, ConvTransposeOptions};
use burn::tensor::{Device, Tensor, TensorData, activation, module};

use super::read;
use crate::error::Error;
use crate::random::{Purpose, standard_normal};

/// Largest difference allowed, relative to the largest value of the operation.
const TOLERANCE: f32 = 1e-3;

type Operation = Box<dyn Fn(&Device) -> Tensor<1>>;

/// Runs every operation on `device` and on the CPU.
///
/// # Errors
/// [`Error::Device`] names the first operation that differs.
pub async fn run(device: &Device) -> Result<String, Error> {
    let operations = operations();
    let on = |device: &Device| operations.iter().map(|(_, run)| run(device)).collect();
    let expected = read(on(&Device::flex())).await?;
    let found = read(on(device)).await?;
    for (((name, _), expected), found) in operations.iter().zip(&expected).zip(&found) {
        let scale = expected.iter().fold(1e-6f32, |m, x| m.max(x.abs()));
        // NaN is within no tolerance.
        let agrees = |(a, b): (&f32, &f32)| (a - b).abs() <= TOLERANCE * scale;
        if expected.len() != found.len() || !expected.iter().zip(found).all(agrees) {
            return Err(Error::Device(format!(
                "The GPU failed its self-test: its {name} differs from the CPU's."
            )));
        }
    }
    Ok(format!(
        "The GPU gave the CPU's results in all {} operations of the self-test.",
        operations.len()
    ))
}

fn operations() -> Vec<(String, Operation)> {
    let mut list: Vec<(String, Operation)> = Vec::new();
    let mut add = |name: String, run: Operation| list.push((name, run));
    let products = [
        (1, 1, 1),
        (1, 20, 400),
        (1, 784, 33),
        (37, 5, 1),
        (3, 7, 5),
        (33, 65, 17),
        (128, 20, 48),
    ];
    for (m, k, n) in products {
        add(
            format!("product of {m}x{k} and {k}x{n}"),
            Box::new(move |d| flat(normal([m, k], d).matmul(normal([k, n], d)))),
        );
        add(
            format!("product of a transposed {k}x{m} and {k}x{n}"),
            Box::new(move |d| flat(normal([k, m], d).transpose().matmul(normal([k, n], d)))),
        );
        add(
            format!("product of {m}x{k} and a transposed {n}x{k}"),
            Box::new(move |d| flat(normal([m, k], d).matmul(normal([n, k], d).transpose()))),
        );
        add(
            format!("linear layer from {m}x{k} to {m}x{n}"),
            Box::new(move |d| {
                let bias = normal::<2>([1, n], d).flatten(0, 1);
                flat(module::linear(
                    normal([m, k], d),
                    normal([k, n], d),
                    Some(bias),
                ))
            }),
        );
    }
    for [rows, columns] in [[1, 784], [784, 1], [13, 127]] {
        let name = |what: &str| format!("{what} of {rows}x{columns}");
        add(
            name("sum over columns"),
            Box::new(move |d| flat(normal([rows, columns], d).sum_dim(1))),
        );
        add(
            name("sum over rows"),
            Box::new(move |d| flat(normal([rows, columns], d).sum_dim(0))),
        );
        add(
            name("mean"),
            Box::new(move |d| normal::<2>([rows, columns], d).mean()),
        );
        add(
            name("log-sigmoid"),
            Box::new(move |d| {
                flat(activation::log_sigmoid(
                    normal::<2>([rows, columns], d) * 10.0,
                ))
            }),
        );
        add(
            name("exponential and square root"),
            Box::new(move |d| flat(normal::<2>([rows, columns], d).exp().sqrt())),
        );
    }
    add(
        "convolution".into(),
        Box::new(|d| {
            let options = ConvOptions::new([2, 2], [1, 1], [1, 1], 1);
            module::conv2d(
                normal([3, 2, 8, 8], d),
                normal([5, 2, 3, 3], d),
                None,
                options,
            )
            .flatten(0, 3)
        }),
    );
    add(
        "transposed convolution".into(),
        Box::new(|d| {
            let options = ConvTransposeOptions::new([2, 2], [1, 1], [0, 0], [1, 1], 1);
            module::conv_transpose2d(
                normal([3, 5, 4, 4], d),
                normal([5, 2, 4, 4], d),
                None,
                options,
            )
            .flatten(0, 3)
        }),
    );
    list
}

fn flat(value: Tensor<2>) -> Tensor<1> {
    value.flatten(0, 1)
}

/// The same numbers on every device.
fn normal<const D: usize>(shape: [usize; D], device: &Device) -> Tensor<D> {
    let count = shape.iter().product();
    let values = standard_normal(0, Purpose::Evaluation, count as u64, count);
    Tensor::from_data(TensorData::new(values, shape), device)
}

//! Compares a GPU with the CPU before it is trusted.
//!
//! The browser's GPU backend only logs a shader that was rejected and goes on with stale memory,
//! and its kernels for thin matrices have been wrong before: so each operation that training uses
//! is run once on both devices, on the shapes that go wrong first.

use burn::module::Param;
use burn::nn::Linear;
use burn::tensor::{Device, Tensor, activation};

use super::read;
use crate::error::{DeviceError, Error, Notice};
use crate::kernels::{self, Activation, Adam, Update};
use crate::random::{Purpose, standard_normal};

/// Largest difference allowed, relative to the largest value of the operation.
const TOLERANCE: f32 = 1e-3;

type Operation = Box<dyn Fn(&Device) -> Tensor<1>>;

/// Runs every operation on `device` and on the CPU.
///
/// # Errors
/// [`Error::Device`] names the first operation that differs.
pub async fn run(device: &Device) -> Result<Notice, Error> {
    let operations = operations();
    let on = |device: &Device| operations.iter().map(|(_, run)| run(device)).collect();
    let expected = read(on(&Device::flex())).await?;
    let found = read(on(device)).await?;
    for (((name, _), expected), found) in operations.iter().zip(&expected).zip(&found) {
        let scale = expected.iter().fold(1e-6f32, |m, x| m.max(x.abs()));
        // NaN is within no tolerance.
        let agrees = |(a, b): (&f32, &f32)| (a - b).abs() <= TOLERANCE * scale;
        if expected.len() != found.len() || !expected.iter().zip(found).all(agrees) {
            let operation = name.clone();
            return Err(DeviceError::SelfTestFailed { operation }.into());
        }
    }
    Ok(Notice::SelfTestPassed {
        operations: operations.len(),
    })
}

fn operations() -> Vec<(String, Operation)> {
    let mut list: Vec<(String, Operation)> = Vec::new();
    let mut add = |name: String, run: Operation| list.push((name, run));
    // Each shape may be computed by kernels of its own, which take their time to compile.
    let layers = [
        (1, 1, 1),
        (1, 20, 400),
        (37, 6, 10),
        (33, 65, 17),
        (128, 20, 48),
        // Sums long enough to be cut into parts.
        (3, 2100, 5),
        (3, 5, 2100),
        (700, 3, 5),
    ];
    for (m, k, n) in layers {
        add(
            format!("linear layer from {m}x{k} to {m}x{n}"),
            Box::new(move |d| linear(m, k, n, d)),
        );
    }
    add(
        "products of pairs of matrices".into(),
        Box::new(batched_matmul),
    );
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
    add("convolution".into(), Box::new(convolution));
    add(
        "transposed convolution".into(),
        Box::new(transposed_convolution),
    );
    add("evidence lower bound".into(), Box::new(bound));
    add("Adam".into(), Box::new(adam));
    list
}

/// A layer's output and its gradients with respect to input, weight and bias.
fn linear(m: usize, k: usize, n: usize, device: &Device) -> Tensor<1> {
    let device = &device.clone().autodiff();
    let layer = Linear {
        weight: parameter([k, n], device),
        bias: Some(parameter([n], device)),
    };
    let input = normal([m, k], device).require_grad();
    let output = kernels::linear(input.clone(), &layer, Some(Activation::Tanh));
    with_gradients(output, &input, &layer.weight, &layer.bias)
}

fn batched_matmul(device: &Device) -> Tensor<1> {
    let device = &device.clone().autodiff();
    let [a, b] = [[6, 5, 7], [6, 7, 3]].map(|shape| normal::<3>(shape, device).require_grad());
    let out = kernels::batched_matmul(a.clone(), b.clone());
    let found = (out.clone() * out.clone().detach()).sum().backward();
    let by = |tensor: Tensor<3>| tensor.grad(&found).expect("the products depend on both");
    let numbers = [out.clone().inner(), by(a), by(b)];
    Tensor::cat(numbers.map(|tensor| tensor.flatten(0, 2)).into(), 0)
}

fn convolution(device: &Device) -> Tensor<1> {
    let device = &device.clone().autodiff();
    let layer = kernels::halving(parameter([5, 2, 3, 3], device), parameter([5], device));
    let input = normal([3, 2, 8, 8], device).require_grad();
    let output = kernels::conv(input.clone(), &layer, Some(Activation::Relu));
    with_gradients(output, &input, &layer.weight, &layer.bias)
}

fn transposed_convolution(device: &Device) -> Tensor<1> {
    let device = &device.clone().autodiff();
    let (weight, bias) = (parameter([5, 2, 4, 4], device), parameter([2], device));
    let layer = kernels::doubling(weight, bias, [5, 2]);
    let input = normal([3, 5, 4, 4], device).require_grad();
    // One row less than twice as many, as images have whose sides don't halve.
    let output = kernels::conv_transpose(input.clone(), &layer, [7, 8], None);
    with_gradients(output, &input, &layer.weight, &layer.bias)
}

/// The bound of two draws an image, and its gradients with respect to the posterior and the logits.
fn bound(device: &Device) -> Tensor<1> {
    let device = &device.clone().autodiff();
    let [loc, log_scale] = [0.5, 0.25].map(|by| (normal([6, 5], device) * by).require_grad());
    let noise = normal([12, 5], device);
    let codes = kernels::rsample(loc.clone(), log_scale.clone(), noise.clone());
    let logits = (normal([12, 13], device) * 10.0).require_grad();
    let images = activation::sigmoid(normal([6, 13], device));
    let log_likelihood = kernels::bernoulli_log_prob(images, logits.clone());
    let of_codes = kernels::log_ratio(codes, log_scale.clone(), noise);
    let [loss, rest @ ..] = kernels::elbo(
        log_likelihood + of_codes,
        loc.clone(),
        log_scale.clone(),
        0.5,
    );
    let found = loss.backward();
    let mut numbers = vec![loss.inner()];
    numbers.extend(rest);
    let by = |tensor: Tensor<2>| tensor.grad(&found).map(flat);
    numbers.extend([loc, log_scale, logits].into_iter().filter_map(by));
    Tensor::cat(numbers, 0)
}

fn adam(device: &Device) -> Tensor<1> {
    let update = |numbers: usize| Update {
        rule: Adam {
            beta1: 0.9,
            beta2: 0.999,
            epsilon: 1e-8,
            learning_rate: 0.01,
            penalty: 0.1,
            kept: 0.9,
            step: 3,
        },
        value: normal([numbers], device),
        gradient: normal([numbers], device),
        first: normal([numbers], device),
        second: normal::<1>([numbers], device).square(),
    };
    let updates = [130, 1, 64].map(update).into();
    Tensor::cat(kernels::adam(updates).into_iter().flatten().collect(), 0)
}

/// `output`, and the gradients of its sum, weighted by itself, with respect to a layer's input, weight and bias.
fn with_gradients<const D: usize, const W: usize>(
    output: Tensor<D>,
    input: &Tensor<D>,
    weight: &Param<Tensor<W>>,
    bias: &Option<Param<Tensor<1>>>,
) -> Tensor<1> {
    let found = (output.clone() * output.clone().detach()).sum().backward();
    let mut numbers = vec![output.inner().flatten(0, D - 1)];
    numbers.extend(input.grad(&found).map(|by| by.flatten(0, D - 1)));
    numbers.extend(weight.val().grad(&found).map(|by| by.flatten(0, W - 1)));
    numbers.extend(bias.as_ref().and_then(|bias| bias.val().grad(&found)));
    Tensor::cat(numbers, 0)
}

fn parameter<const D: usize>(shape: [usize; D], device: &Device) -> Param<Tensor<D>> {
    Param::from_tensor(normal(shape, device))
}

fn flat(value: Tensor<2>) -> Tensor<1> {
    value.flatten(0, 1)
}

/// Standard normal values, the same on every device.
fn normal<const D: usize>(shape: [usize; D], device: &Device) -> Tensor<D> {
    let count = shape.iter().product();
    let values = standard_normal(0, Purpose::Evaluation, count as u64, count);
    kernels::tensor(values, shape, device)
}

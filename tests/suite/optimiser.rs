//! The optimiser against PyTorch's.

use burn::module::{Module, Param};
use burn::tensor::{Device, Tensor};
use serde::Deserialize;
use vae_lab::config;
use vae_lab::models::weights;
use vae_lab::train::Optimiser;

use crate::support::{assert_close, device, read, tensor, tolerance};

/// `sum(slope * x + curvature / 2 * x^2)`, started at `start`.
#[derive(Deserialize)]
struct Golden {
    slope: Vec<f64>,
    curvature: Vec<f64>,
    start: Vec<f64>,
    learning_rate: f64,
    /// After each update.
    values: Vec<Vec<f64>>,
    /// Both moments after the last one.
    first: Vec<f64>,
    second: Vec<f64>,
}

#[derive(Module, Debug)]
struct Point {
    value: Param<Tensor<1>>,
}

impl Golden {
    fn load() -> Self {
        golden!("adam.json")
    }

    fn point(&self, device: &Device) -> Point {
        let value = vector(&self.start, device);
        Point {
            value: Param::from_tensor(value),
        }
    }

    fn update(&self, adam: &mut Optimiser, point: Point, device: &Device) -> Point {
        let (slope, curvature) = (vector(&self.slope, device), vector(&self.curvature, device));
        let value = point.value.val();
        let loss = (value.clone() * slope + value.square() * curvature * 0.5).sum();
        let gradients = weights::gradients(&point, &mut loss.backward());
        adam.update(point, gradients, self.learning_rate)
    }
}

fn adam() -> Optimiser {
    Optimiser::new(config::Optimiser::default())
}

fn vector(values: &[f64], device: &Device) -> Tensor<1> {
    tensor(values, [values.len()], device)
}

async fn values(point: &Point) -> Vec<f32> {
    read(point.value.val().inner()).await
}

async_test!(every_update_is_that_of_pytorch, async {
    let device = device().await.autodiff();
    let golden = Golden::load();
    let (mut adam, mut point) = (adam(), golden.point(&device));
    for (i, expected) in golden.values.iter().enumerate() {
        point = golden.update(&mut adam, point, &device);
        let what = format!("after update {}", i + 1);
        assert_close(&what, &values(&point).await, expected, tolerance::ADAM);
    }
});

async_test!(both_moments_are_those_of_pytorch, async {
    let device = device().await.autodiff();
    let golden = Golden::load();
    let (mut adam, mut point) = (adam(), golden.point(&device));
    for _ in &golden.values {
        point = golden.update(&mut adam, point, &device);
    }
    let memory = adam.memory()[0].clone();
    assert_eq!(memory.steps, golden.values.len() as u64);
    let first = memory.first.expect("Adam remembers the mean");
    let second = memory.second;
    assert_close("first", &read(first).await, &golden.first, tolerance::ADAM);
    assert_close(
        "second",
        &read(second).await,
        &golden.second,
        tolerance::ADAM,
    );
});

async_test!(the_first_update_moves_by_the_learning_rate, async {
    // Whatever the gradient's size, as long as it is far from epsilon.
    let device = device().await.autodiff();
    let golden = Golden::load();
    let point = golden.update(&mut adam(), golden.point(&device), &device);
    let moved = values(&point).await;
    let expected: Vec<_> = [0, 4]
        .map(|i| golden.start[i] - golden.learning_rate)
        .into();
    assert_close("moved", &[moved[0], moved[4]], &expected, tolerance::ADAM);
    assert_eq!(f64::from(moved[3]), golden.start[3], "no gradient, no move");
});

async_test!(a_resumed_optimiser_goes_on_bit_for_bit, async {
    let device = device().await.autodiff();
    let golden = Golden::load();
    let (mut adam, mut point) = (adam(), golden.point(&device));
    for _ in 0..2 {
        point = golden.update(&mut adam, point, &device);
    }
    let mut resumed = Optimiser::resume(config::Optimiser::default(), adam.memory().to_vec());
    let expected = values(&golden.update(&mut adam, point.clone(), &device)).await;
    let found = values(&golden.update(&mut resumed, point, &device)).await;
    assert_eq!(found, expected);
});

async_test!(an_optimiser_without_state_starts_anew, async {
    let device = device().await.autodiff();
    let golden = Golden::load();
    let mut resumed = Optimiser::resume(config::Optimiser::default(), Vec::new());
    let point = golden.update(&mut resumed, golden.point(&device), &device);
    let found = values(&point).await;
    assert_close("moved", &found, &golden.values[0], tolerance::ADAM);
});

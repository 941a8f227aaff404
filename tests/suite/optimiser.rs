//! The optimiser against PyTorch's.

use burn::module::{Module, Param};
use burn::tensor::{Device, Tensor};
use serde::Deserialize;
use vae_lab::config::OptimiserConfig;
use vae_lab::models::weights;
use vae_lab::optimiser::Optimiser;

use crate::support::{assert_close, device, read, tensor, tolerance};

/// `sum(slope * x + curvature / 2 * x^2)`, started at `start`.
#[derive(Deserialize)]
struct Golden {
    slope: Vec<f64>,
    curvature: Vec<f64>,
    start: Vec<f64>,
    learning_rate: f64,
    /// The default first.
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    rule: OptimiserConfig,
    /// After each update.
    values: Vec<Vec<f64>>,
    /// Adam's mean after the last one.
    first: Option<Vec<f64>>,
    /// Adam's mean square, or Adagrad's sum of squares.
    second: Vec<f64>,
}

#[derive(Module, Debug)]
struct Point {
    value: Param<Tensor<1>>,
}

impl Golden {
    fn load() -> Self {
        golden!("optimisers.json")
    }

    fn point(&self, device: &Device) -> Point {
        let value = vector(&self.start, device);
        Point {
            value: Param::from_tensor(value),
        }
    }

    fn update(&self, optimiser: &mut Optimiser, point: Point, device: &Device) -> Point {
        let (slope, curvature) = (vector(&self.slope, device), vector(&self.curvature, device));
        let value = point.value.val();
        let loss = (value.clone() * slope + value.square() * curvature * 0.5).sum();
        let gradients = weights::gradients(&point, &mut loss.backward());
        optimiser.update(point, gradients, self.learning_rate)
    }
}

fn adam() -> Optimiser {
    Optimiser::new(OptimiserConfig::default())
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
    for case in &golden.cases {
        let mut optimiser = Optimiser::new(case.rule);
        let mut point = golden.point(&device);
        for (i, expected) in case.values.iter().enumerate() {
            point = golden.update(&mut optimiser, point, &device);
            let what = format!("after update {} of {:?}", i + 1, case.rule);
            assert_close(&what, &values(&point).await, expected, tolerance::ADAM);
        }
    }
});

async_test!(what_it_remembers_is_what_pytorch_remembers, async {
    let device = device().await.autodiff();
    let golden = Golden::load();
    for case in &golden.cases {
        let mut optimiser = Optimiser::new(case.rule);
        let mut point = golden.point(&device);
        for _ in &case.values {
            point = golden.update(&mut optimiser, point, &device);
        }
        let memory = optimiser.memory()[0].clone();
        assert_eq!(memory.steps, case.values.len() as u64);
        assert_eq!(memory.first.is_some(), case.first.is_some());
        let found = [memory.first, Some(memory.second)].into_iter().flatten();
        let expected = [case.first.as_ref(), Some(&case.second)];
        for (found, expected) in found.zip(expected.into_iter().flatten()) {
            let what = format!("{:?}", case.rule);
            assert_close(&what, &read(found).await, expected, tolerance::ADAM);
        }
    }
});

async_test!(adams_first_update_moves_by_the_learning_rate, async {
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
    for case in &golden.cases {
        let mut optimiser = Optimiser::new(case.rule);
        let mut point = golden.point(&device);
        for _ in 0..2 {
            point = golden.update(&mut optimiser, point, &device);
        }
        let mut resumed = Optimiser::resume(case.rule, optimiser.memory().to_vec());
        let expected = golden.update(&mut optimiser, point.clone(), &device);
        let found = golden.update(&mut resumed, point, &device);
        assert_eq!(
            values(&found).await,
            values(&expected).await,
            "{:?}",
            case.rule
        );
    }
});

async_test!(an_optimiser_without_state_starts_anew, async {
    let device = device().await.autodiff();
    let golden = Golden::load();
    let Case {
        rule,
        values: expected,
        ..
    } = &golden.cases[0];
    let mut resumed = Optimiser::resume(*rule, Vec::new());
    let point = golden.update(&mut resumed, golden.point(&device), &device);
    let found = values(&point).await;
    assert_close("moved", &found, &expected[0], tolerance::ADAM);
});

async_test!(what_has_no_gradient_stays_and_is_not_counted, async {
    // A game's players wait for one another: a pause must not age the moments.
    let device = device().await.autodiff();
    let golden = Golden::load();
    for case in &golden.cases {
        let mut optimiser = Optimiser::new(case.rule);
        let first = golden.update(&mut optimiser, golden.point(&device), &device);
        let before = values(&first).await;
        let point = optimiser.update(first, vec![None], golden.learning_rate);
        assert_eq!(values(&point).await, before);
        assert_eq!(optimiser.memory()[0].steps, 1);
        let second = golden.update(&mut optimiser, point, &device);
        let what = format!("after a pause of {:?}", case.rule);
        assert_close(
            &what,
            &values(&second).await,
            &case.values[1],
            tolerance::ADAM,
        );
    }
});

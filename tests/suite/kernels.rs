//! The kernels of the device at hand against burn's operations, on sizes that fill no vector and on such that do.

use burn::tensor::{Device, Tensor, activation};
use vae_lab::distributions::Normal;
use vae_lab::kernels::{self, Adam, Noise, Update, adam};
use vae_lab::random::Purpose;

use crate::support::{assert_close, device, draws, host_tensor, read, tolerance};

fn normal<const D: usize>(seed: u64, shape: [usize; D], device: &Device) -> Tensor<D> {
    host_tensor(
        draws::standard_normal(seed, shape.iter().product()),
        shape,
        device,
    )
}

async_test!(products_of_pairs_are_burns_in_value_and_gradients, async {
    let device = device().await.autodiff();
    for (pairs, m, k, n) in [(1, 1, 1, 1), (7, 5, 3, 1), (3, 20, 20, 16), (1, 3, 2100, 5)] {
        let a = normal(1, [pairs, m, k], &device).require_grad();
        let b = normal(2, [pairs, k, n], &device).require_grad();
        let weights = normal(3, [pairs, m, n], &device);
        let numbers = async |out: Tensor<3>| {
            let mut found = (out.clone() * weights.clone()).sum().backward();
            let mut by = |of: &Tensor<3>| of.grad_remove(&mut found).expect("it depends on both");
            [
                read(by(&a)).await,
                read(by(&b)).await,
                read(out.inner()).await,
            ]
        };
        let found = numbers(kernels::batched_matmul(a.clone(), b.clone())).await;
        let expected = numbers(a.clone().matmul(b.clone())).await;
        for (found, expected) in found.iter().zip(expected) {
            let expected = expected.into_iter().map(f64::from).collect::<Vec<_>>();
            let what = format!("{pairs} {m} {k} {n}");
            assert_close(&what, found, &expected, tolerance::GRADIENT);
        }
    }
});

async_test!(the_log_ratio_of_draws_is_that_of_their_densities, async {
    let device = device().await.autodiff();
    for (batch, samples, width) in [(1, 1, 1), (6, 1, 5), (8, 3, 4)] {
        let loc = normal(1, [batch, width], &device).require_grad();
        let log_scale = (normal(2, [batch, width], &device) * 0.5).require_grad();
        let noise = normal(3, [samples * batch, width], &device);
        let weights = normal(4, [samples * batch], &device);
        let codes = || kernels::rsample(loc.clone(), log_scale.clone(), noise.clone());
        let found = kernels::log_ratio(codes(), log_scale.clone(), noise.clone());
        let q = Normal::new(loc.clone(), log_scale.clone()).repeat(samples);
        let expected = Normal::standard_log_prob(codes()) - q.log_prob(codes());
        let mut numbers = Vec::new();
        for ratio in [found, expected] {
            let mut by = (ratio.clone() * weights.clone()).sum().backward();
            let mut by = |of: &Tensor<2>| of.grad_remove(&mut by).expect("it depends on both");
            numbers.push([
                read(ratio.inner()).await,
                read(by(&loc)).await,
                read(by(&log_scale)).await,
            ]);
        }
        for (found, expected) in numbers[0].iter().zip(&numbers[1]) {
            let expected: Vec<_> = expected.iter().map(|&x| f64::from(x)).collect();
            let what = format!("{batch} {samples} {width}");
            assert_close(&what, found, &expected, tolerance::GRADIENT);
        }
    }
});

async_test!(the_bound_of_a_draw_is_that_of_its_formulas, async {
    let device = device().await.autodiff();
    for (batch, samples, latent_dim, pixels) in [(1, 1, 1, 1), (6, 1, 5, 13), (8, 3, 4, 64)] {
        let codes = [samples * batch, latent_dim];
        let loc = normal(1, [batch, latent_dim], &device).require_grad();
        let log_scale = (normal(2, [batch, latent_dim], &device) * 0.5).require_grad();
        let logits = (normal(3, [samples * batch, pixels], &device) * 9.0).require_grad();
        let images = activation::sigmoid(normal(4, [batch, pixels], &device)).require_grad();
        let (noise, beta) = (normal(5, codes, &device), 0.3);
        let repeated = |rows: &Tensor<2>| rows.clone().repeat_dim(0, samples);
        // The codes take part, or nothing would ask for their gradient.
        let likelihood = |of_images: Tensor<1>, codes: Tensor<2>| {
            of_images + codes.square().sum_dim(1).squeeze_dim(1)
        };
        let drawn = kernels::rsample(loc.clone(), log_scale.clone(), noise.clone());
        let of_images = kernels::bernoulli_log_prob(images.clone(), logits.clone());
        let [loss, rest @ ..] = kernels::elbo(
            likelihood(of_images, drawn),
            loc.clone(),
            log_scale.clone(),
            beta,
        );
        let drawn = repeated(&loc) + repeated(&log_scale).exp() * noise;
        let of_images =
            (repeated(&images) - 1.0) * logits.clone() + activation::log_sigmoid(logits.clone());
        let reconstruction = likelihood(of_images.sum_dim(1).squeeze_dim(1), drawn)
            .neg()
            .mean();
        let variance = (log_scale.clone() * 2.0).exp();
        let kl = (variance + loc.clone().square() - 1.0 - log_scale.clone() * 2.0).sum()
            / (2 * batch) as f64;
        let expected = reconstruction.clone() + kl.clone() * beta;

        let what = format!("{batch} {samples} {latent_dim} {pixels}");
        let parameters = [loc, log_scale, logits, images];
        let [found, wanted] = [loss.clone(), expected.clone()].map(|loss| {
            let mut found = loss.backward();
            let of = |parameter: &Tensor<2>| parameter.grad_remove(&mut found);
            parameters.each_ref().map(of).map(Option::unwrap)
        });
        let bound = (reconstruction.clone() + kl.clone()).neg();
        let values = [loss.inner()].into_iter().chain(rest);
        let expected = [expected, bound, reconstruction, kl].map(Tensor::inner);
        for (found, expected) in values.zip(expected) {
            let expected: Vec<_> = read(expected).await.into_iter().map(f64::from).collect();
            assert_close(&what, &read(found).await, &expected, tolerance::NETWORK);
        }
        for (at, (found, wanted)) in found.into_iter().zip(wanted).enumerate() {
            let wanted: Vec<_> = read(wanted).await.into_iter().map(f64::from).collect();
            let what = format!("{what}, gradient {at}");
            assert_close(&what, &read(found).await, &wanted, tolerance::GRADIENT);
        }
    }
});

async_test!(many_parameters_are_updated_together_as_each_alone, async {
    let device = device().await.plain();
    let sizes = [130, 1, 64, 2, 7, 256, 3, 40, 1, 12];
    let rule = |step| Adam {
        beta1: 0.9,
        beta2: 0.99,
        epsilon: 1e-8,
        learning_rate: 0.01,
        penalty: 0.1,
        kept: 0.99,
        step,
    };
    let start = |at: usize| {
        let value = normal(at as u64, [sizes[at]], &device);
        [value.clone(), value.zeros_like(), value.zeros_like()]
    };
    let update = |at: usize, step: u64, [value, first, second]: [Tensor<1>; 3]| Update {
        // The last has been updated more often than the others.
        rule: rule(if at == 9 { step + 5 } else { step }),
        gradient: normal(100 * step + at as u64, [sizes[at]], &device),
        value,
        first,
        second,
    };
    let mut together: Vec<_> = (0..sizes.len()).map(start).collect();
    let mut alone = together.clone();
    for step in 1..4 {
        // In the second step somebody holds on to what was, in the others nobody does.
        let held = if step == 2 { &together[..] } else { &[] }.to_vec();
        let mut before = Vec::new();
        for tensor in held.iter().flatten() {
            before.push(read(tensor.clone()).await);
        }
        let number = |(at, tensors)| update(at, step, tensors);
        together = adam(together.into_iter().enumerate().map(number).collect());
        let one = |(at, tensors)| adam(vec![update(at, step, tensors)]).remove(0);
        alone = alone.into_iter().enumerate().map(one).collect();
        for (tensor, before) in held.into_iter().flatten().zip(before) {
            assert_eq!(read(tensor).await, before);
        }
    }
    for (at, (found, expected)) in together.into_iter().zip(alone).enumerate() {
        for (found, expected) in found.into_iter().zip(expected) {
            let expected: Vec<_> = read(expected).await.into_iter().map(f64::from).collect();
            assert_close(
                &format!("{at}"),
                &read(found).await,
                &expected,
                tolerance::NETWORK,
            );
        }
    }
});

async_test!(
    numbers_go_into_their_row_of_a_table_and_nowhere_else,
    async {
        let device = device().await.plain();
        let columns = 11; // more than a kernel binds
        let numbers = |row: usize| (0..columns).map(move |column| (10 * row + column) as f32);
        let tensors = |row| numbers(row).map(|number| host_tensor(vec![number], [1], &device));
        let empty = host_tensor(vec![-1.0; 3 * columns], [3, columns], &device);
        let first = kernels::write_row(empty, 2, tensors(2).collect());
        let both = kernels::write_row(first.clone(), 0, tensors(0).collect());
        let untouched = || std::iter::repeat_n(-1.0, columns);
        let expected: Vec<_> = untouched().chain(untouched()).chain(numbers(2)).collect();
        assert_eq!(read(first).await, expected);
        let expected: Vec<_> = numbers(0).chain(untouched()).chain(numbers(2)).collect();
        assert_eq!(read(both).await, expected);
    }
);

async_test!(noise_is_the_same_on_every_device, async {
    let of = async |device: &Device| {
        let mut noise = Noise::new(Purpose::Noise, 7, 1 << 33, device);
        let first = noise.standard_normal([3, 7]).flatten(0, 1);
        let second = noise.standard_normal([10_000]);
        read(Tensor::cat(vec![first, second], 0)).await
    };
    let found = of(&device().await.plain()).await;
    let expected: Vec<_> = of(&Device::flex())
        .await
        .into_iter()
        .map(f64::from)
        .collect();
    assert_close("noise", &found, &expected, tolerance::NETWORK);
    assert_ne!(found[..21], found[21..42]);
});

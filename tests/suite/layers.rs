//! Layers with their activations against burn's, on sizes that fill no vector and on such that do.

use std::f64::consts::FRAC_1_SQRT_2;

use burn::module::Param;
use burn::nn::Linear;
use burn::tensor::{Device, Tensor, activation};
use vae_lab::config::Activation;
use vae_lab::kernels;
use vae_lab::networks::Initializer;

use crate::support::{Close, assert_close, device, draws, host_tensor, read, tolerance};

const ACTIVATIONS: [Option<Activation>; 7] = [
    None,
    Some(Activation::Relu),
    Some(Activation::LeakyRelu),
    Some(Activation::Elu),
    Some(Activation::Gelu),
    Some(Activation::Silu),
    Some(Activation::Tanh),
];

fn activated<const D: usize>(h: Tensor<D>, activation: Option<Activation>) -> Tensor<D> {
    match activation {
        None => h,
        Some(Activation::Relu) => activation::relu(h),
        Some(Activation::LeakyRelu) => activation::leaky_relu(h, 0.2),
        Some(Activation::Elu) => activation::elu(h, 1.0),
        // Not burn's own, whose backward pass on a GPU is that of the approximation by tanh.
        Some(Activation::Gelu) => h.clone() * 0.5 * ((h * FRAC_1_SQRT_2).erf() + 1.0),
        Some(Activation::Silu) => activation::silu(h),
        Some(Activation::Tanh) => h.tanh(),
    }
}

fn normal<const D: usize>(seed: u64, shape: [usize; D], device: &Device) -> Tensor<D> {
    host_tensor(
        draws::standard_normal(seed, shape.iter().product()),
        shape,
        device,
    )
}

/// The gradients of `output`, weighed by fixed draws, by an input and a layer's weight and bias.
fn gradients<const D: usize, const I: usize, const W: usize>(
    output: &Tensor<D>,
    input: &Tensor<I>,
    weight: &Tensor<W>,
    bias: &Tensor<1>,
) -> Vec<Tensor<1>> {
    let weights = normal(9, output.dims(), &output.device());
    let mut found = (output.clone() * weights).sum().backward();
    let flat = "each depends on it";
    vec![
        input.grad_remove(&mut found).expect(flat).flatten(0, I - 1),
        weight
            .grad_remove(&mut found)
            .expect(flat)
            .flatten(0, W - 1),
        bias.grad_remove(&mut found).expect(flat),
    ]
}

/// Two outputs of one layer are the same, in value and in their gradients by input, weight and bias.
async fn assert_same<const D: usize, const W: usize>(
    what: &str,
    [found, expected]: [Tensor<D>; 2],
    input: Tensor<D>,
    weight: &Param<Tensor<W>>,
    bias: &Option<Param<Tensor<1>>>,
) {
    let (weight, bias) = (weight.val(), bias.as_ref().expect("it has one").val());
    let [of_found, of_expected] =
        [&found, &expected].map(|output| gradients(output, &input, &weight, &bias));
    let wide = |values: Vec<f32>| values.into_iter().map(f64::from).collect::<Vec<_>>();
    let (a, b) = (read(found.inner()).await, read(expected.inner()).await);
    assert_close(what, &a, &wide(b), tolerance::NETWORK);
    for (at, (a, b)) in of_found.into_iter().zip(of_expected).enumerate() {
        let (a, b) = (read(a).await, read(b).await);
        let what = format!("{what}, gradient {at}");
        assert_close(&what, &a, &wide(b), tolerance::GRADIENT);
    }
}

async_test!(a_linear_layer_is_burns_in_value_and_gradients, async {
    let device = device().await.autodiff();
    for (rows, inputs, outputs) in [
        (1, 3, 1),
        (5, 7, 9),
        (33, 130, 21),
        (65, 36, 84),
        (700, 3, 5),
        (3, 2100, 5),
        (3, 5, 2100),
    ] {
        for activation in ACTIVATIONS {
            let layer = Initializer::new(&device, 3).linear(inputs, outputs);
            let input = normal(1, [rows, inputs], &device).require_grad();
            let found = kernels::linear(input.clone(), &layer, activation);
            let expected = activated(layer.forward(input.clone()), activation);
            let what = format!("{rows} {inputs} {outputs} {activation:?}");
            assert_same(&what, [found, expected], input, &layer.weight, &layer.bias).await;
        }
    }
});

async_test!(
    the_slope_of_every_activation_is_its_central_difference,
    async {
        let device = device().await.autodiff();
        const STEP: f32 = 0.01;
        // No kink lies within a step of any of them.
        let points: Vec<_> = (-40..40).map(|i| (i as f32 + 0.5) / 8.0).collect();
        let one = |shape| Param::from_tensor(host_tensor(vec![1.0], shape, &device));
        let layer = Linear {
            weight: one([1, 1]),
            bias: Some(Param::from_tensor(host_tensor(vec![0.0], [1], &device))),
        };
        for activation in ACTIVATIONS {
            let of = |by: f32| {
                let inputs = points.iter().map(|x| x + by).collect();
                let inputs = host_tensor(inputs, [points.len(), 1], &device).require_grad();
                let output = kernels::linear(inputs.clone(), &layer, activation);
                (inputs, output)
            };
            let (above, below) = (read(of(STEP).1).await, read(of(-STEP).1).await);
            let pairs = above.iter().zip(&below);
            let expected: Vec<_> = pairs
                .map(|(above, below)| f64::from(above - below) / f64::from(2.0 * STEP))
                .collect();
            let (inputs, output) = of(0.0);
            let found = inputs.grad_remove(&mut output.sum().backward());
            let found = read(found.expect("it depends on them").flatten::<1>(0, 1)).await;
            let close = Close {
                relative: 0.0,
                absolute: 2e-4,
            };
            assert_close(&format!("{activation:?}"), &found, &expected, close);
        }
    }
);

async_test!(a_convolution_is_burns_in_value_and_gradients, async {
    let device = device().await.autodiff();
    let images = [
        (1, [3, 4, 4]),
        (9, [3, 12, 8]),
        (3, [3, 7, 5]),
        (5, [1, 8, 4]),
        (9, [4, 8, 12]),
    ];
    for (batch, [channels, height, width]) in images {
        for activation in ACTIVATIONS {
            let layer = Initializer::new(&device, 3).conv(channels, 5);
            let input = normal(1, [batch, channels, height, width], &device).require_grad();
            let found = kernels::conv(input.clone(), &layer, activation);
            let expected = activated(layer.forward(input.clone()), activation);
            let what = format!("{batch} {channels} {height} {width} {activation:?}");
            assert_same(&what, [found, expected], input, &layer.weight, &layer.bias).await;
        }
    }
});

async_test!(
    a_transposed_convolution_is_burns_cut_to_its_sides_in_value_and_gradients,
    async {
        let device = device().await.autodiff();
        let images = [
            (1, [3, 2, 2]),
            (9, [3, 6, 4]),
            (3, [3, 3, 5]),
            (5, [1, 4, 2]),
            (9, [4, 4, 6]),
        ];
        for (batch, [channels, height, width]) in images {
            for activation in ACTIVATIONS {
                let layer = Initializer::new(&device, 3).conv_transpose(5, channels);
                let input = normal(1, [batch, 5, height, width], &device).require_grad();
                let what = format!("{batch} {channels} {height} {width} {activation:?}");
                for cut in [[0, 0], [1, 0], [0, 1], [1, 1]] {
                    let sides = [2 * height - cut[0], 2 * width - cut[1]];
                    let found = kernels::conv_transpose(input.clone(), &layer, sides, activation);
                    let whole = activated(layer.forward(input.clone()), activation);
                    let ranges = [0..batch, 0..channels, 0..sides[0], 0..sides[1]];
                    let pair = [found, whole.slice(ranges)];
                    let what = format!("{what} without {cut:?}");
                    assert_same(&what, pair, input.clone(), &layer.weight, &layer.bias).await;
                }
            }
        }
    }
);

/// `[batch, channels, height, width]` with each pixel as 2 by 2, by burn's own operations.
fn doubled(images: Tensor<4>) -> Tensor<4> {
    let [batch, channels, height, width] = images.dims();
    let pixels = images.reshape([batch, channels, height, 1, width, 1]);
    let squares = pixels.repeat_dim(3, 2).repeat_dim(5, 2);
    squares.reshape([batch, channels, 2 * height, 2 * width])
}

async_test!(
    a_convolution_of_nearest_neighbours_is_burns_in_value_and_gradients,
    async {
        let device = device().await.autodiff();
        let images = [
            (1, [3, 2, 2]),
            (2, [3, 6, 4]),
            (3, [3, 1, 5]),
            (2, [4, 4, 6]),
        ];
        for (batch, [channels, height, width]) in images {
            for activation in [None, Some(Activation::Relu), Some(Activation::Silu)] {
                let layer = Initializer::new(&device, 3).conv_nearest(5, channels);
                let input = normal(1, [batch, 5, height, width], &device).require_grad();
                for cut in [[0, 0], [1, 0], [0, 1], [1, 1]] {
                    let sides = [2 * height - cut[0], 2 * width - cut[1]];
                    let found = kernels::conv_nearest(input.clone(), &layer, sides, activation);
                    let whole = activated(layer.forward(doubled(input.clone())), activation);
                    let ranges = [0..batch, 0..channels, 0..sides[0], 0..sides[1]];
                    let pair = [found, whole.slice(ranges)];
                    let what =
                        format!("{batch} {channels} {height} {width} {activation:?} {cut:?}");
                    assert_same(&what, pair, input.clone(), &layer.weight, &layer.bias).await;
                }
            }
        }
    }
);

async_test!(without_autodiff_a_layer_gives_the_same_values, async {
    let device = device().await;
    let input = || draws::standard_normal(1, 6 * 10);
    for activation in ACTIVATIONS {
        let of = async |device: &Device| {
            let layer = Initializer::new(device, 3).linear(10, 7);
            kernels::linear(host_tensor(input(), [6, 10], device), &layer, activation)
        };
        let plain = read(of(&device.plain()).await).await;
        let training = read(of(&device.autodiff()).await.inner()).await;
        assert_eq!(plain, training, "{activation:?}");
    }
});

async_test!(a_batch_of_any_size_is_the_batches_it_is_made_of, async {
    let device = device().await.autodiff();
    // A GPU takes some 270 images of this size at a time, and as many places of the transposed layer.
    let (batch, side) = (300, 96);
    let mut layers = Initializer::new(&device, 3);
    let (down, up) = (layers.conv(3, 5), layers.conv_transpose(5, 3));
    let images = normal(1, [batch, 3, side, side], &device).require_grad();
    let through = |images: Tensor<4>| {
        let places = kernels::conv(images, &down, Some(Activation::Relu));
        kernels::conv_transpose(places, &up, [side; 2], None)
    };
    let parts = [0..100, 100..batch].map(|part| through(images.clone().slice([part])));
    let pair = [through(images.clone()), Tensor::cat(parts.into(), 0)];
    let mut numbers = Vec::new();
    for output in pair {
        let mut found = output.clone().square().mean().backward();
        let mut both = read(output.inner()).await;
        both.extend(read(images.grad_remove(&mut found).unwrap()).await);
        let by = down.weight.val().grad_remove(&mut found).unwrap();
        numbers.push((
            both,
            read(by).await,
            read(up.weight.val().grad_remove(&mut found).unwrap()).await,
        ));
    }
    let wide = |values: &[f32]| {
        values
            .iter()
            .map(|&value| value.into())
            .collect::<Vec<f64>>()
    };
    let ((a, b, c), (d, e, f)) = (&numbers[0], &numbers[1]);
    assert_close(
        "values and gradients by the images",
        a,
        &wide(d),
        tolerance::NETWORK,
    );
    assert_close(
        "gradients by the weights of the one",
        b,
        &wide(e),
        tolerance::GRADIENT,
    );
    assert_close(
        "gradients by the weights of the other",
        c,
        &wide(f),
        tolerance::GRADIENT,
    );
});

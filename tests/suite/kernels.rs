//! The CPU's own kernels against burn's operations, on sizes that fill no vector; on a GPU both are burn's.

use burn::module::Param;
use burn::tensor::{Device, Tensor, activation};
use vae_lab::config::Activation;
use vae_lab::kernels;
use vae_lab::networks::Initializer;

use crate::support::{assert_close, device, draws, host_tensor, read, tolerance};

const ACTIVATIONS: [Option<Activation>; 3] = [None, Some(Activation::Relu), Some(Activation::Tanh)];

fn activated<const D: usize>(h: Tensor<D>, activation: Option<Activation>) -> Tensor<D> {
    match activation {
        None => h,
        Some(Activation::Relu) => activation::relu(h),
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
    for (rows, inputs, outputs) in [(1, 3, 1), (5, 7, 9), (33, 130, 21)] {
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

async_test!(a_convolution_is_burns_in_value_and_gradients, async {
    let device = device().await.autodiff();
    for (batch, [height, width]) in [(1, [4, 4]), (9, [12, 8]), (3, [7, 5])] {
        for activation in ACTIVATIONS {
            let layer = Initializer::new(&device, 3).conv(3, 5);
            let input = normal(1, [batch, 3, height, width], &device).require_grad();
            let found = kernels::conv(input.clone(), &layer, activation);
            let expected = activated(layer.forward(input.clone()), activation);
            let what = format!("{batch} {height} {width} {activation:?}");
            assert_same(&what, [found, expected], input, &layer.weight, &layer.bias).await;
        }
    }
});

async_test!(
    a_transposed_convolution_is_burns_in_value_and_gradients,
    async {
        let device = device().await.autodiff();
        for (batch, [height, width]) in [(1, [2, 2]), (9, [6, 4]), (3, [3, 5])] {
            for activation in ACTIVATIONS {
                let layer = Initializer::new(&device, 3).conv_transpose(5, 3);
                let input = normal(1, [batch, 5, height, width], &device).require_grad();
                let found = kernels::conv_transpose(input.clone(), &layer, activation);
                let expected = activated(layer.forward(input.clone()), activation);
                let what = format!("{batch} {height} {width} {activation:?}");
                assert_same(&what, [found, expected], input, &layer.weight, &layer.bias).await;
            }
        }
    }
);

async_test!(without_autodiff_a_layer_gives_the_same_values, async {
    let device = device().await;
    let input = || draws::standard_normal(1, 6 * 10);
    let of = async |device: &Device| {
        let layer = Initializer::new(device, 3).linear(10, 7);
        kernels::linear(
            host_tensor(input(), [6, 10], device),
            &layer,
            Some(Activation::Tanh),
        )
    };
    let plain = read(of(&device.plain()).await).await;
    let training = read(of(&device.autodiff()).await.inner()).await;
    assert_eq!(plain, training);
});

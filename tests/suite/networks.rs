//! How weights start.

use burn::module::{Module, ModuleVisitor, Param};
use burn::tensor::{Device, Tensor};
use serde::Deserialize;
use vae_lab::ImageShape;
use vae_lab::config::{Activation, InitialWeights, Network, VaeConfig, WeightInit};
use vae_lab::models::Vae;
use vae_lab::models::weights::{self, NamedTensor};

use crate::support::{device, draws, read, tolerance};

fn configs() -> [VaeConfig; 2] {
    [Network::mlp(vec![120, 40]), Network::conv([16, 24])].map(|network| VaeConfig {
        network,
        latent_dim: 10,
        ..VaeConfig::default()
    })
}

async fn start(config: &VaeConfig, seed: u32, device: &Device) -> Vec<NamedTensor> {
    let model = Vae::new(config, ImageShape::grey(28, 28), seed, device);
    let values = vae_lab::device::read(weights::collect(&model)).await;
    let values = values.expect("the device answers");
    let specs = weights::param_specs(&model);
    specs.iter().zip(values).map(|(s, v)| s.export(v)).collect()
}

/// What torch.nn.init draws the weights of some layers from.
#[derive(Deserialize)]
struct Golden {
    /// Of a distribution, what lies below its quantiles.
    shares: Vec<f64>,
    /// Of a standard normal.
    normal_quantiles: Vec<f64>,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    init: String,
    shape: Vec<usize>,
    distribution: String,
    /// The bound of a uniform distribution, the standard deviation of a normal one.
    scale: f64,
}

/// The models of [`configs`] whose two sides start so.
fn starting(init: WeightInit) -> [VaeConfig; 2] {
    configs().map(|config| VaeConfig {
        initial_weights: InitialWeights::both(init),
        ..config
    })
}

fn is_weight(tensor: &&NamedTensor) -> bool {
    tensor.name.ends_with("weight")
}

/// PyTorch's: the numbers that one output is summed from, and for transposed convolutions, whose
/// weights are `[inputs, outputs, height, width]`, the same formula on the wrong axis.
fn fan_in(weight: &NamedTensor) -> usize {
    weight.shape[1..].iter().product()
}

impl Golden {
    fn load() -> Self {
        golden!("initial_weights.json")
    }

    fn case(&self, init: WeightInit, weight: &NamedTensor) -> &Case {
        let kind = serde_json::json!(init)["kind"].clone();
        let is_it = |case: &&Case| case.init == kind && case.shape == weight.shape;
        let found = self.cases.iter().find(is_it);
        found.unwrap_or_else(|| panic!("{kind} {:?} is in no case", weight.shape))
    }

    /// The values, divided by `scale`, are drawn from this distribution of scale 1.
    fn assert_drawn_from(&self, distribution: &str, scale: f64, tensor: &NamedTensor) {
        let name = &tensor.name;
        let unit: Vec<_> = tensor.values.iter().map(|x| x / scale as f32).collect();
        let uniform: Vec<_> = self.shares.iter().map(|share| 2.0 * share - 1.0).collect();
        let quantiles = match distribution {
            "uniform" => &uniform,
            "normal" => &self.normal_quantiles,
            other => panic!("{other} is no distribution of these tests"),
        };
        let distance = draws::kolmogorov_smirnov(&unit, &self.shares, quantiles);
        assert!(
            distance < tolerance::KOLMOGOROV_SMIRNOV,
            "{name}: {distance}"
        );
        if distribution == "uniform" {
            let largest = unit.iter().fold(0f32, |m, x| m.max(x.abs()));
            // The largest of n draws misses the bound by about 1/n of it.
            let missing = 10.0 / unit.len() as f32;
            let reached = 1.0 - missing..=1.0 + f32::EPSILON;
            assert!(reached.contains(&largest), "{name}: {largest}");
        }
        let moments = |power: i32| {
            let powers: Vec<_> = unit.iter().map(|&x| f64::from(x).powi(power)).collect();
            draws::mean_and_error(&powers)
        };
        let variance = if distribution == "uniform" {
            1.0 / 3.0
        } else {
            1.0
        };
        for ((found, error), expected) in [(moments(1), 0.0), (moments(2), variance)] {
            assert!(
                (found - expected).abs() < tolerance::STANDARD_ERRORS * error,
                "{name}: {found} is not {expected}"
            );
        }
    }
}

async_test!(weights_are_drawn_from_what_pytorch_draws_them_from, async {
    let device = device().await.plain();
    let golden = Golden::load();
    for init in [WeightInit::Pytorch, WeightInit::Glorot, WeightInit::He] {
        for config in starting(init) {
            let tensors = start(&config, 2, &device).await;
            for weight in tensors.iter().filter(is_weight) {
                let case = golden.case(init, weight);
                golden.assert_drawn_from(&case.distribution, case.scale, weight);
            }
        }
    }
});

async_test!(weights_of_a_chosen_scale_are_normal_draws_of_it, async {
    let device = device().await.plain();
    let golden = Golden::load();
    for scale in [0.01, 0.5] {
        for config in starting(WeightInit::Normal { scale }) {
            let tensors = start(&config, 2, &device).await;
            for weight in tensors.iter().filter(is_weight) {
                golden.assert_drawn_from("normal", scale, weight);
            }
        }
    }
});

async_test!(biases_start_as_pytorchs_do_or_at_zero, async {
    let device = device().await.plain();
    for config in configs() {
        let tensors = start(&config, 1, &device).await;
        for weight in tensors.iter().filter(is_weight) {
            let bound = (fan_in(weight) as f32).sqrt().recip();
            let name = weight.name.replace("weight", "bias");
            let bias = tensors.iter().find(|tensor| tensor.name == name);
            let values = &bias.expect("each weight has a bias").values;
            let largest = values.iter().fold(0f32, |m, x| m.max(x.abs()));
            assert!(largest <= bound && largest > 0.0, "{name}: {largest}");
            if values.len() >= 40 {
                let least = bound * (1.0 - 10.0 / values.len() as f32);
                assert!(largest >= least, "{name}: {largest} < {least}");
            }
        }
    }
    for init in [
        WeightInit::Glorot,
        WeightInit::He,
        WeightInit::Normal { scale: 0.1 },
        WeightInit::Zeros,
    ] {
        for config in starting(init) {
            for tensor in start(&config, 1, &device).await {
                let zero = tensor.values.iter().all(|&value| value == 0.0);
                let expected = !is_weight(&&tensor) || init == WeightInit::Zeros;
                assert_eq!(zero, expected, "{init:?} {}", tensor.name);
            }
        }
    }
});

async_test!(each_side_of_a_model_starts_as_its_own_choice_says, async {
    let device = device().await.plain();
    let of = |encoder, decoder| InitialWeights { encoder, decoder };
    let (some, none) = (WeightInit::Glorot, WeightInit::Zeros);
    for (initial_weights, side) in [(of(some, none), "decoder."), (of(none, some), "encoder.")] {
        for config in configs() {
            let config = VaeConfig {
                initial_weights,
                ..config
            };
            let tensors = start(&config, 1, &device).await;
            for weight in tensors.iter().filter(is_weight) {
                let zero = weight.values.iter().all(|&value| value == 0.0);
                assert_eq!(zero, weight.name.starts_with(side), "{}", weight.name);
            }
        }
    }
});

async_test!(tensors_of_one_model_start_from_different_draws, async {
    let tensors = start(&configs()[0], 1, &device().await.plain()).await;
    // Scaled to one interval, two tensors drawn alike would begin with the same numbers.
    let mut first: Vec<_> = tensors
        .iter()
        .filter(|tensor| tensor.name.ends_with("weight"))
        .map(|tensor| (tensor.values[0] * (fan_in(tensor) as f32).sqrt()).to_bits())
        .collect();
    let count = first.len();
    first.sort_unstable();
    first.dedup();
    assert_eq!(first.len(), count);
});

async_test!(the_weights_of_a_seed_are_pinned, async {
    // On every device and in every build: a link to a run reproduces it, and old runs stay.
    let tensors = start(&configs()[0], 1, &device().await.plain()).await;
    let bits: Vec<_> = tensors[0].values[..4].iter().map(|x| x.to_bits()).collect();
    assert_eq!(tensors[0].name, "encoder.body.layers.0.weight");
    assert_eq!(bits, PINNED);
});
const PINNED: [u32; 4] = [3170150332, 983680951, 3171409378, 3148111031];

async_test!(
    one_seed_gives_the_same_weights_and_another_gives_others,
    async {
        let device = device().await.plain();
        let inits = [
            WeightInit::Pytorch,
            WeightInit::Glorot,
            WeightInit::He,
            WeightInit::Normal { scale: 0.01 },
        ];
        for config in inits.into_iter().flat_map(starting) {
            let first = start(&config, 1, &device).await;
            assert_eq!(first, start(&config, 1, &device).await);
            let cpu = vae_lab::device::ComputeDevice::cpu().plain();
            assert_eq!(first, start(&config, 1, &cpu).await);
            assert_ne!(first, start(&config, 2, &device).await);
        }
    }
);

async_test!(no_weight_is_drawn_before_it_is_looked_at, async {
    struct Undrawn;
    impl ModuleVisitor for Undrawn {
        fn visit_float<const D: usize>(&mut self, param: &Param<Tensor<D>>) {
            assert!(!param.is_initialized());
        }
    }
    let device = device().await.plain();
    for config in configs() {
        let model = Vae::new(&config, ImageShape::grey(28, 28), 1, &device);
        assert!(!weights::param_specs(&model).is_empty());
        model.clone().visit(&mut Undrawn);
    }
});

async_test!(a_relu_follows_every_layer_of_a_body, async {
    let device = device().await.plain();
    let init = &mut vae_lab::networks::Initializer::new(&device, 1);
    let mlp = vae_lab::networks::Mlp::new(4, &[9, 30], Activation::Relu, init);
    let input = crate::support::host_tensor(draws::standard_normal(1, 80), [20, 4], &device);
    let output = read(mlp.forward(input)).await;
    assert_eq!(output.len(), 20 * 30);
    assert!(output.iter().all(|&x| x >= 0.0));
    assert!(output.contains(&0.0) && output.iter().any(|&x| x > 0.0));
});

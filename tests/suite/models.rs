//! Whole models against the same models in PyTorch: names, layouts, convolutions, places of ReLUs.

use burn::module::Module;
use vae_lab::ImageShape;
use vae_lab::config::{Network, VaeConfig};
use vae_lab::models::Vae;
use vae_lab::models::weights::{self, NamedTensor};

use crate::support::golden::GoldenModel;
use crate::support::{assert_close, device, read, tolerance};

async_test!(posterior_and_decoded_means_are_those_of_pytorch, async {
    let device = device().await.plain();
    for golden in GoldenModel::all() {
        let model = golden.build(&device);
        let posterior = model.posterior(golden.images(&device));
        let (loc, scale) = (read(posterior.loc()).await, read(posterior.scale()).await);
        assert_close("loc", &loc, &golden.loc, tolerance::NETWORK);
        assert_close("scale", &scale, &golden.scale, tolerance::NETWORK);
        let codes = posterior.rsample(golden.noise(&device));
        let mean = read(model.likelihood(codes).mean()).await;
        assert_close("mean", &mean, &golden.mean, tolerance::NETWORK);
    }
});

async_test!(one_image_gives_what_it_gives_in_a_batch, async {
    // A single row takes other kernels than a batch does, and on GPUs they have been wrong before.
    let device = device().await.plain();
    for golden in GoldenModel::all() {
        let model = golden.build(&device);
        let image = golden.images(&device).narrow(0, 1, 1);
        let posterior = model.posterior(image);
        let expected = &golden.loc[golden.latent_dim..2 * golden.latent_dim];
        let loc = read(posterior.loc()).await;
        assert_close("loc", &loc, expected, tolerance::NETWORK);
        let code = posterior.rsample(golden.noise(&device).narrow(0, 1, 1));
        let mean = read(model.likelihood(code).mean()).await;
        let expected = &golden.mean[golden.pixels()..2 * golden.pixels()];
        assert_close("mean", &mean, expected, tolerance::NETWORK);
    }
});

async_test!(names_and_shapes_are_those_of_pytorchs_state_dict, async {
    let device = device().await.plain();
    for golden in GoldenModel::all() {
        let specs = weights::param_specs(&golden.build(&device));
        let mut found: Vec<_> = specs.iter().map(|s| (s.name.clone(), s.shape())).collect();
        let pytorch = golden.weights.iter();
        let mut expected: Vec<_> = pytorch.map(|w| (w.name.clone(), w.shape.clone())).collect();
        found.sort();
        expected.sort();
        assert_eq!(found, expected);
    }
});

async_test!(weights_taken_in_and_given_out_are_the_same_bits, async {
    let device = device().await.plain();
    for golden in GoldenModel::all() {
        let model = golden.build(&device);
        for (spec, values) in weights::param_specs(&model)
            .iter()
            .zip(weights::collect(&model))
        {
            let exported = spec.export(read(values).await);
            let given = golden.named_tensors();
            let given = given.into_iter().find(|w| w.name == spec.name);
            assert_eq!(Some(exported), given);
        }
    }
});

async_test!(a_tensor_of_another_shape_or_not_finite_is_refused, async {
    let device = device().await.plain();
    let golden = GoldenModel::mlp();
    let specs = weights::param_specs(&golden.build(&device));
    let spec = specs.iter().find(|spec| spec.name == "encoder.loc.weight");
    let spec = spec.expect("the model has it");
    let refusal = |shape: Vec<usize>, values: Vec<f32>| {
        let name = spec.name.clone();
        let tensor = NamedTensor {
            name,
            shape,
            values,
        };
        spec.import(&tensor)
            .expect_err("it does not fit")
            .to_string()
    };
    let transposed = refusal(vec![8, 2], vec![0.0; 16]);
    assert!(transposed.contains("[8, 2]") && transposed.contains("[2, 8]"));
    assert!(refusal(vec![2, 8], vec![0.0; 15]).contains("encoder.loc.weight"));
    for value in [f32::NAN, f32::INFINITY] {
        let message = refusal(vec![2, 8], vec![value; 16]);
        assert!(message.contains("finite"), "{message}");
    }
});

async_test!(the_default_model_has_652_824_parameters, async {
    let model = Vae::new(
        &VaeConfig::default(),
        ImageShape::grey(28, 28),
        1,
        &device().await.plain(),
    );
    let encoder = (784 * 400 + 400) + 2 * (400 * 20 + 20);
    let decoder = (20 * 400 + 400) + (400 * 784 + 784);
    assert_eq!(model.num_params(), encoder + decoder);
    assert_eq!(model.num_params(), 652_824);
});

async_test!(
    a_convolutional_model_has_the_parameters_of_its_layers,
    async {
        let config = VaeConfig {
            network: Network::conv([32, 64]),
            latent_dim: 20,
            ..VaeConfig::default()
        };
        let model = Vae::new(
            &config,
            ImageShape::grey(28, 28),
            1,
            &device().await.plain(),
        );
        let features = 64 * 7 * 7;
        let encoder = (32 * 9 + 32) + (64 * 32 * 9 + 64) + 2 * (features * 20 + 20);
        let decoder = (20 * features + features) + (64 * 32 * 16 + 32) + (32 * 16 + 1);
        assert_eq!(model.num_params(), encoder + decoder);
    }
);

async_test!(a_deep_model_has_the_parameters_of_its_layers, async {
    let config = VaeConfig {
        network: Network::conv([32, 64, 128]),
        latent_dim: 20,
        ..VaeConfig::default()
    };
    let device = device().await.plain();
    let model = Vae::new(&config, ImageShape::rgb(28, 36), 1, &device);
    // 28, 14, 7 to 4, and 36, 18, 9 to 5.
    let features = 128 * 4 * 5;
    let encoder = (3 * 32 * 9 + 32) + (32 * 64 * 9 + 64) + (64 * 128 * 9 + 128);
    let heads = 2 * (features * 20 + 20);
    let decoder = (128 * 64 * 16 + 64) + (64 * 32 * 16 + 32) + (32 * 3 * 16 + 3);
    let project = 20 * features + features;
    assert_eq!(model.num_params(), encoder + heads + project + decoder);
});

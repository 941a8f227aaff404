//! Classifiers on few labels: what they learn, when they stop, and what they refuse.

use vae_lab::config::ClassifierConfig;
use vae_lab::data::{Dataset, digits};
use vae_lab::device::ComputeDevice;
use vae_lab::session::Session;
use vae_lab::train::{Examples, FittedClassifier};
use vae_lab::{Error, ImageShape};

use crate::support::sessions::{on_bars, on_digits, small};
use crate::support::{assert_close_to, draws, host_tensor, read, tolerance};

/// How many inputs the made-up examples have.
const SIZE: usize = 4;
/// How many classes.
const CLASSES: usize = 3;

/// Points around three corners of a cube, of which no line crosses two clouds.
fn separable(seed: u64, count: usize) -> Examples<'static> {
    let labels: Vec<_> = (0..count).map(|i| (i % CLASSES) as u8).collect();
    let mut values = draws::uniform(seed, -0.4, 0.4, count * SIZE);
    for (row, &label) in values.chunks_exact_mut(SIZE).zip(&labels) {
        row[usize::from(label)] += 1.0;
    }
    Examples::features(values, labels)
}

/// Points that tell nothing of their labels.
fn noise(seed: u64, count: usize) -> Examples<'static> {
    let labels = draws::uniform(seed + 100, 0.0, CLASSES as f32, count);
    Examples::features(
        draws::standard_normal(seed, count * SIZE),
        labels.iter().map(|label| *label as u8).collect(),
    )
}

fn quick() -> ClassifierConfig {
    ClassifierConfig {
        hidden: 8,
        learning_rate: 3e-2,
        patience: 5,
        max_epochs: 60,
        ..ClassifierConfig::default()
    }
}

async fn fit(
    train: &Examples<'_>,
    validation: &Examples<'_>,
    config: &ClassifierConfig,
) -> Result<FittedClassifier, Error> {
    let device = ComputeDevice::cpu().autodiff();
    FittedClassifier::fit(None, train, validation, CLASSES, config, &device).await
}

async_test!(separable_classes_are_told_apart_without_an_error, async {
    for hidden in [0, 8] {
        let config = ClassifierConfig { hidden, ..quick() };
        let fitted = fit(&separable(1, 90), &separable(2, 30), &config).await;
        let fitted = fitted.expect("training goes well");
        assert_eq!(fitted.validation_accuracy, 1.0, "{hidden} hidden units");
        let fresh = fitted.accuracy(&separable(3, 300)).await;
        assert_eq!(fresh, Ok(1.0), "{hidden} hidden units");
    }
});

async_test!(
    a_classifier_that_gets_no_better_stops_and_keeps_its_best_weights,
    async {
        let (train, validation) = (noise(1, 60), noise(2, 30));
        let patient = fit(&train, &validation, &quick()).await;
        let patient = patient.expect("training goes well");
        assert!(patient.epochs < quick().max_epochs, "{}", patient.epochs);
        let kept = patient.accuracy(&validation).await;
        assert_eq!(kept, Ok(patient.validation_accuracy));
        // The best epoch is the last but its patience: trained just so far, the weights are the same.
        let best = ClassifierConfig {
            max_epochs: patient.epochs - quick().patience,
            ..quick()
        };
        let best = fit(&train, &validation, &best).await;
        let best = best.expect("training goes well");
        let inputs = draws::standard_normal(9, 20 * SIZE);
        assert_eq!(
            patient.predict(&inputs, SIZE).await,
            best.predict(&inputs, SIZE).await
        );
    }
);

async_test!(a_classifier_of_one_seed_is_the_same_each_time, async {
    let (train, validation) = (noise(1, 60), noise(2, 30));
    let inputs = &draws::standard_normal(9, 20 * SIZE);
    let predicted = async |seed| {
        let config = ClassifierConfig { seed, ..quick() };
        let fitted = fit(&train, &validation, &config).await;
        let fitted = fitted.expect("training goes well");
        fitted
            .predict(inputs, SIZE)
            .await
            .expect("the device answers")
    };
    assert_eq!(predicted(4).await, predicted(4).await);
    assert_ne!(predicted(4).await.features, predicted(5).await.features);
});

async_test!(
    a_prediction_has_a_class_and_the_hidden_layer_of_each,
    async {
        let fitted = fit(&separable(1, 90), &separable(2, 30), &quick()).await;
        let fitted = fitted.expect("training goes well");
        let corners = [
            [1.0, 0.0, 0.0, 0.0],
            [0.0, 1.0, 0.0, 0.0],
            [0.0, 0.0, 1.0, 0.0],
        ];
        let predicted = fitted.predict(corners.as_flattened(), SIZE).await;
        let predicted = predicted.expect("the device answers");
        assert_eq!(predicted.classes, [0, 1, 2]);
        assert_eq!(predicted.features.len(), 3 * 8);
        assert!(predicted.features.iter().all(|&feature| feature >= 0.0));
    }
);

async_test!(a_loss_that_is_not_finite_is_reported, async {
    let config = ClassifierConfig {
        learning_rate: 1e38,
        ..quick()
    };
    let refused = fit(&noise(1, 60), &noise(2, 30), &config).await;
    let (name, message) = refusal(refused);
    assert_eq!(name, "DivergedError");
    assert!(message.contains("smaller learning rate"), "{message}");
});

async_test!(
    cross_entropy_is_the_negative_log_probability_of_the_class,
    async {
        let device = &ComputeDevice::cpu().plain();
        let logits = host_tensor(vec![0.0, 0.0, 3f32.ln(), 0.0], [2, 2], device);
        let one_hot = host_tensor(vec![1.0, 0.0, 1.0, 0.0], [2, 2], device);
        let losses = read(vae_lab::train::cross_entropy(logits, one_hot)).await;
        let expected = [2f64.ln(), (4.0 / 3.0f64).ln()];
        for (found, expected) in losses.into_iter().zip(expected) {
            assert_close_to("loss", found.into(), expected, tolerance::DENSITY);
        }
    }
);

/// Images of one pixel value a class, `counts[class]` of each.
fn labelled(counts: &[usize]) -> Dataset {
    let labels = counts.iter().enumerate();
    let labels: Vec<_> = labels
        .flat_map(|(class, &n)| vec![class as u8; n])
        .collect();
    let pixels = labels.iter().flat_map(|&class| [class; 16]).collect();
    Dataset::new("shades", ImageShape::grey(4, 4), pixels, Some(labels)).expect("they are images")
}

fn counts(data: &Dataset, indices: &[usize]) -> Vec<usize> {
    let labels = data.labels().expect("they have labels");
    let of = |class| {
        indices
            .iter()
            .filter(|&&i| usize::from(labels[i]) == class)
            .count()
    };
    (0..data.classes()).map(of).collect()
}

#[wasm_bindgen_test::wasm_bindgen_test(unsupported = test)]
fn labels_are_drawn_evenly_and_a_fifth_of_each_class_is_for_validation() {
    for (of_each, count, train, validation) in [
        (vec![50, 50, 50, 50], 40, vec![8; 4], vec![2; 4]),
        // Where a class runs out, the others make up for it.
        (vec![50, 2, 50], 42, vec![16, 1, 16], vec![4, 1, 4]),
        (vec![50, 0, 50], 10, vec![4, 0, 4], vec![1, 0, 1]),
        (vec![3, 3], 6, vec![2, 2], vec![1, 1]),
        // Nobody can spare one, so that the last classes give theirs.
        (
            vec![9; 10],
            10,
            vec![1, 1, 1, 1, 1, 1, 1, 1, 0, 0],
            vec![0, 0, 0, 0, 0, 0, 0, 0, 1, 1],
        ),
    ] {
        let data = labelled(&of_each);
        let drawn = data.draw_labelled(count, 3).expect("there are enough");
        assert_eq!(counts(&data, &drawn.train), train, "{of_each:?}");
        assert_eq!(counts(&data, &drawn.validation), validation, "{of_each:?}");
        let mut all = [drawn.train, drawn.validation].concat();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count, "none twice");
    }
}

#[wasm_bindgen_test::wasm_bindgen_test(unsupported = test)]
fn the_labelled_images_depend_on_the_seed_alone() {
    let data = digits(200, 1).expect("few digits");
    let draw = |seed| data.draw_labelled(50, seed).expect("there are enough");
    assert_eq!(draw(1), draw(1));
    assert_ne!(draw(1), draw(2));
}

fn refusal<T: std::fmt::Debug>(result: Result<T, Error>) -> (&'static str, String) {
    let error = result.expect_err("it was taken");
    (error.name(), error.to_string())
}

#[wasm_bindgen_test::wasm_bindgen_test(unsupported = test)]
fn labels_that_are_not_there_are_refused() {
    let data = labelled(&[5, 5, 5]);
    let (name, message) = refusal(data.draw_labelled(16, 1));
    assert_eq!(name, "ArgumentError");
    assert!(
        message.contains("16 labels are more") && message.contains("has 15"),
        "{message}"
    );
    let (name, message) = refusal(data.draw_labelled(2, 1));
    assert_eq!(name, "ArgumentError");
    assert!(
        message.contains("2 labels are too few for the 3 classes"),
        "{message}"
    );
}

fn few() -> ClassifierConfig {
    ClassifierConfig {
        labels: 60,
        hidden: 16,
        learning_rate: 1e-2,
        patience: 3,
        max_epochs: 6,
        ..ClassifierConfig::default()
    }
}

fn digits_session() -> Session {
    on_digits(ComputeDevice::cpu(), 200, small())
}

async_test!(a_session_classifies_on_codes_and_on_pixels, async {
    let session = digits_session();
    let report = session.classify(few()).await.expect("there are labels");
    assert_eq!(report.labels, 60);
    for result in [&report.codes, &report.pixels] {
        assert!((0.0..=1.0).contains(&result.accuracy));
        assert!((1..=6).contains(&result.epochs));
    }
    // Six epochs on the pixels of 48 digits are far better than chance.
    assert!(report.pixels.accuracy > 0.3, "{}", report.pixels.accuracy);
    assert_eq!(session.classify(few()).await, Ok(report.clone()));
    let other = ClassifierConfig { seed: 2, ..few() };
    assert_ne!(session.classify(other).await, Ok(report));
});

async_test!(fine_tuning_leaves_the_model_of_the_session_alone, async {
    let session = digits_session();
    let before = session.weights().await;
    let frozen = ClassifierConfig {
        patience: 15,
        max_epochs: 30,
        ..few()
    };
    let tuned = ClassifierConfig {
        fine_tune: true,
        ..frozen.clone()
    };
    let tuned = session.classify(tuned).await.expect("there are labels");
    assert_eq!(session.weights().await, before);
    let frozen = session.classify(frozen).await.expect("there are labels");
    assert_eq!(tuned.pixels, frozen.pixels, "pixels have no encoder");
    // Two random coordinates of a digit say little until the encoder learns too.
    assert!(
        tuned.codes.accuracy > frozen.codes.accuracy,
        "{tuned:?} {frozen:?}"
    );
});

async_test!(a_classifier_refuses_what_it_cannot_learn_from, async {
    let unlabelled = on_bars(ComputeDevice::cpu(), small());
    let config = ClassifierConfig {
        labels: 10,
        ..few()
    };
    let (name, message) = refusal(unlabelled.classify(config).await);
    assert_eq!(name, "DataError");
    assert!(message.contains("have no labels"), "{message}");

    let session = digits_session();
    let greedy = ClassifierConfig {
        labels: 181,
        ..few()
    };
    let (name, message) = refusal(session.classify(greedy).await);
    assert_eq!(name, "ArgumentError");
    assert!(message.contains("has 180"), "{message}");

    for config in [
        ClassifierConfig { labels: 1, ..few() },
        ClassifierConfig {
            patience: 0,
            ..few()
        },
        ClassifierConfig {
            max_epochs: 0,
            ..few()
        },
        ClassifierConfig {
            hidden: 5_000,
            ..few()
        },
        ClassifierConfig {
            learning_rate: f64::NAN,
            ..few()
        },
    ] {
        let (name, message) = refusal(session.classify(config).await);
        assert_eq!(name, "ConfigError");
        assert!(message.contains("allowed is"), "{message}");
    }
});

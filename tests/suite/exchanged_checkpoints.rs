//! Files that other programs wrote or changed, and small ones: other widths of numbers, metadata
//! written by hand, weights alone.

use std::collections::HashMap;

use burn::tensor::{bf16, f16};
use proptest::prelude::*;
use safetensors::tensor::Dtype;
use vae_lab::Error;
use vae_lab::checkpoint::{Checkpoint, Contents};
use vae_lab::config::{AdagradConfig, OptimiserConfig, SessionConfig};
use vae_lab::device::ComputeDevice;
use vae_lab::error::Notice;
use vae_lab::session::Session;

use crate::support::checkpoint_file::CheckpointFile;
use crate::support::device;
use crate::support::properties::runner;
use crate::support::sessions::{losses, on_bars, small, step};

async fn trained() -> Session {
    let mut session = on_bars(device().await, small());
    session.train(5).await.expect("training goes well");
    session
}

async fn saved(session: &Session) -> Vec<u8> {
    session.save().await.expect("the run can be saved")
}

async fn small_file(session: &Session) -> Vec<u8> {
    let checkpoint = Checkpoint::from_bytes(&saved(session).await).expect("it is whole");
    checkpoint.to_small_bytes().expect("no weight is large")
}

/// The file with its weights alone, stored as `dtype`.
fn stored_as(file: &[u8], dtype: Dtype) -> CheckpointFile {
    let mut file = CheckpointFile::open(file);
    file.tensors.retain(|t| !t.name.starts_with("optimizer."));
    for tensor in &mut file.tensors {
        let values = tensor.bytes.chunks_exact(4);
        let values = values.map(|x| f32::from_le_bytes(x.try_into().expect("four bytes")));
        #[expect(
            clippy::wildcard_enum_match_arm,
            reason = "another crate's types, of which there will be more"
        )]
        let bytes = match dtype {
            Dtype::F16 => values
                .flat_map(|x| f16::from_f32(x).to_le_bytes())
                .collect(),
            Dtype::BF16 => values
                .flat_map(|x| bf16::from_f32(x).to_le_bytes())
                .collect(),
            Dtype::F64 => values.flat_map(|x| f64::from(x).to_le_bytes()).collect(),
            other => panic!("no test stores {other}"),
        };
        tensor.bytes = bytes;
        tensor.dtype = dtype;
    }
    file
}

async fn largest_difference(one: &Session, other: &Session) -> f32 {
    let (one, other) = (one.weights().await, other.weights().await);
    let values = |weights: Result<Vec<_>, Error>| {
        let weights: Vec<vae_lab::models::weights::NamedTensor> = weights.expect("a model");
        weights.into_iter().flat_map(|tensor| tensor.values)
    };
    let pairs = values(one).zip(values(other));
    pairs.fold(0.0, |largest, (a, b)| largest.max((a - b).abs()))
}

async_test!(numbers_of_any_width_are_read, async {
    let session = trained().await;
    let file = saved(&session).await;
    // Weights lie below one, where half precision rounds at 2^-12 and bfloat16 at 2^-9.
    for (dtype, rounding) in [(Dtype::F16, 2.5e-4), (Dtype::BF16, 2e-3), (Dtype::F64, 0.0)] {
        let mut loaded = on_bars(device().await, small());
        let bytes = stored_as(&file, dtype).bytes();
        let summary = loaded.load(&bytes).expect("the file is whole");
        assert_eq!((summary.step, summary.notice), (5, None));
        let difference = largest_difference(&session, &loaded).await;
        assert!(difference <= rounding, "{dtype}: {difference}");
    }
});

async_test!(a_small_file_holds_the_weights_in_half_precision, async {
    let session = trained().await;
    let (file, small_file) = (saved(&session).await, small_file(&session).await);
    let (whole, kept) = (
        CheckpointFile::open(&file),
        CheckpointFile::open(&small_file),
    );
    assert_eq!(kept.tensors.len() * 3, whole.tensors.len());
    assert!(kept.tensors.iter().all(|tensor| tensor.dtype == Dtype::F16));
    let size = |file: &CheckpointFile| file.tensors.iter().map(|t| t.bytes.len()).sum::<usize>();
    assert_eq!(size(&kept) * 6, size(&whole));
    for (key, value) in &whole.metadata {
        if key != "updates" {
            assert_eq!(kept.metadata.get(key), Some(value), "{key}");
        }
    }
});

async_test!(a_small_file_trains_on_with_a_fresh_optimiser, async {
    let mut adagrad = small();
    adagrad.training.optimiser = OptimiserConfig::Adagrad(AdagradConfig {
        epsilon: 1e-8,
        ..AdagradConfig::default()
    });
    for config in [small(), adagrad] {
        let mut session = on_bars(device().await, config);
        session.train(5).await.expect("training goes well");
        let file = small_file(&session).await;
        let mut loaded = on_bars(device().await, small());
        let summary = loaded.load(&file).expect("the file is whole");
        assert_eq!((summary.step, summary.notice), (5, None));
        assert!(
            losses(&mut loaded, 20)
                .await
                .iter()
                .all(|loss| loss.is_finite())
        );
        assert_eq!(step(&loaded), 25);
        // Saved again, it is a whole run of its own.
        let again = Checkpoint::from_bytes(&saved(&loaded).await).expect("it is whole");
        assert_eq!(again.second.len(), again.weights.len());
    }
});

async_test!(a_weight_beyond_half_precision_is_named, async {
    let mut checkpoint = Checkpoint::from_bytes(&saved(&trained().await).await).expect("whole");
    checkpoint.weights[3].values[0] = 7e4;
    let message = checkpoint
        .to_small_bytes()
        .expect_err("it is too large")
        .to_string();
    assert!(message.contains(&checkpoint.weights[3].name), "{message}");
    assert!(
        message.contains("70000") && message.contains("65504"),
        "{message}"
    );
});

async_test!(metadata_written_by_hand_are_enough_for_a_run, async {
    let session = trained().await;
    let mut file = CheckpointFile::open(&saved(&session).await);
    file.tensors.retain(|t| !t.name.starts_with("optimizer."));
    let config = r#"{"model": {"network": {"kind": "mlp", "hidden": [16]}, "latentDim": 2}}"#;
    file.metadata = HashMap::from([
        ("vae-lab".into(), "1".into()),
        ("config".into(), config.into()),
        ("step".into(), "0".into()),
        ("image".into(), "6x6".into()),
        ("data".into(), "0".into()),
    ]);
    let mut loaded = on_bars(device().await, SessionConfig { seed: 5, ..small() });
    // Its config says digits, as every config that leaves the data out does.
    let message = loaded.load(&file.bytes()).expect_err("6 by 6").to_string();
    assert!(message.contains("28 by 28"), "{message}");
    let config = config.replace("}}", r#"}, "data": {"kind": "files", "name": "bars"}}"#);
    file.metadata.insert("config".into(), config);
    let summary = loaded.load(&file.bytes()).expect("the file is whole");
    assert!(summary.notice.is_some(), "its images are not known");
    assert_eq!(largest_difference(&session, &loaded).await, 0.0);
});

async_test!(weights_alone_go_into_a_model_of_their_shape, async {
    let session = trained().await;
    let mut file = CheckpointFile::open(&saved(&session).await);
    file.tensors.retain(|t| !t.name.starts_with("optimizer."));
    file.metadata.clear();
    let mut loaded = on_bars(device().await, SessionConfig { seed: 5, ..small() });
    loaded.train(3).await.expect("training goes well");
    let summary = loaded.load(&file.bytes()).expect("they fit");
    assert_eq!(summary.step, 0);
    let notice = summary.notice.expect("it says so");
    assert_eq!(notice.sentence, Notice::WeightsAlone);
    assert_eq!(loaded.config().expect("configured").seed, 5);
    assert_eq!(largest_difference(&session, &loaded).await, 0.0);
});

async_test!(
    weights_alone_that_fit_no_model_are_refused_in_a_sentence,
    async {
        let session = trained().await;
        let mut file = CheckpointFile::open(&saved(&session).await);
        file.metadata.clear();
        let mut nothing_yet = Session::new(ComputeDevice::cpu());
        let mut other = small();
        *other.model.latent_dim_mut() = 3;
        let mut other = on_bars(ComputeDevice::cpu(), other);
        let before = other.weights().await;
        let refused = |session: &mut Session, file: &CheckpointFile, words: [&str; 2]| {
            let message = match session.load(&file.bytes()) {
                Err(error @ Error::Checkpoint(_)) => error.to_string(),
                other => panic!("{other:?}"),
            };
            for words in words {
                assert!(message.contains(words), "no “{words}” in: {message}");
            }
        };
        refused(&mut nothing_yet, &file, ["“vae-lab”", "no model yet"]);
        refused(&mut other, &file, ["“vae-lab”", "“optimizer."]);
        file.tensors.retain(|t| !t.name.starts_with("optimizer."));
        refused(&mut other, &file, ["“vae-lab”", "[2, 16]"]);
        file.tensor("encoder.loc.weight").fill(f32::NAN);
        refused(
            &mut on_bars(ComputeDevice::cpu(), small()),
            &file,
            ["“vae-lab”", "NaN"],
        );
        assert_eq!(other.weights().await, before);
    }
);

async_test!(
    a_config_that_asks_for_more_than_the_file_brings_is_refused,
    async {
        // All within the limits, and gigabytes if it were made before it is compared with the file.
        let mut session = trained().await;
        let mut file = CheckpointFile::open(&saved(&session).await);
        file.replace("config", "[16]", "[2048,2048,2048]");
        let largest = r#"{"kind":"digits","count":70000,"seed":9}"#;
        let mut digits = file.clone();
        digits.replace("config", r#"{"kind":"files","name":"images"}"#, largest);
        digits.metadata.insert("image".into(), "28x28".into());
        for file in [file, digits] {
            let message = session
                .load(&file.bytes())
                .expect_err("too large")
                .to_string();
            assert!(message.contains("2048"), "{message}");
        }
        assert_eq!(step(&session), 5);
    }
);

async_test!(overlapping_and_endless_tensors_are_refused, async {
    let header = |tensors: &str| {
        let header = format!("{{\"__metadata__\":{{\"vae-lab\":\"1\"}},{tensors}}}");
        let length = (header.len() as u64).to_le_bytes();
        [&length[..], header.as_bytes(), &[0; 8]].concat()
    };
    for tensors in [
        r#""a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}"#,
        r#""a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,8]}"#,
        r#""a":{"dtype":"F32","shape":[18446744073709551615],"data_offsets":[0,18446744073709551615]}"#,
        r#""a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}"#,
        r#""a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}"#,
        r#""a":{"dtype":"F12","shape":[2],"data_offsets":[0,8]}"#,
    ] {
        match Contents::from_bytes(&header(tensors)) {
            Err(error @ Error::Checkpoint(_)) => {
                assert!(error.to_string().ends_with('.'), "{error}")
            }
            other => panic!("{tensors}: {other:?}"),
        }
    }
});

async_test!(no_change_of_a_real_file_makes_reading_it_panic, async {
    let session = trained().await;
    let files = [saved(&session).await, small_file(&session).await];
    let place = any::<prop::sample::Index>();
    let bytes = || prop::collection::vec(any::<u8>(), 0..12);
    // What a header is made of comes more often than chance would bring it.
    let word = prop::sample::select(vec![
        "0",
        "-1",
        "1e99",
        "18446744073709551615",
        "[",
        "]",
        "{",
        "}",
        "\"",
        ",",
        ":",
        "null",
        "F64",
        "BF16",
        "\\u0000",
        "data_offsets",
        "__metadata__",
    ]);
    let piece = prop_oneof![bytes(), word.prop_map(|word| word.as_bytes().to_vec())];
    let splices = prop::collection::vec((place, 0usize..12, piece), 1..4);
    let outcome = runner(1_500).run(
        &(0..2usize, any::<bool>(), splices),
        |(which, head, splices)| {
            let mut file = files[which].clone();
            for (place, removed, piece) in splices {
                let length =
                    u64::from_le_bytes(file[..8].try_into().expect("eight bytes")) as usize;
                let end = if head {
                    (length.saturating_add(8)).min(file.len())
                } else {
                    file.len()
                };
                let start = place.index(end);
                file.splice(start..(start + removed).min(end), piece);
                file.resize(file.len().max(8), 0);
            }
            match Contents::from_bytes(&file) {
                Ok(_) | Err(Error::Checkpoint(_)) => Ok(()),
                Err(other) => Err(TestCaseError::fail(format!("{other:?}"))),
            }
        },
    );
    outcome.expect("no file makes it panic");
});

//! Files that are no checkpoint of the model, by accident or by intent: each is refused in a
//! sentence, and the run at hand goes on as if it had not been tried. No device has a say in it.

use proptest::prelude::*;
use safetensors::tensor::Dtype;
use vae_lab::Error;
use vae_lab::device::ComputeDevice;
use vae_lab::session::Session;

use crate::support::assert_same_bits;
use crate::support::checkpoint_file::{CheckpointFile, StoredTensor};
use crate::support::properties::runner;
use crate::support::sessions::{losses, on_bars, on_bars_of, on_digits, small};

/// A file of a run of three steps on [`on_bars`].
async fn valid() -> Vec<u8> {
    let mut session = on_bars(ComputeDevice::cpu(), small());
    session.train(3).await.expect("training goes well");
    session.save().await.expect("the run can be saved")
}

/// Each of `files` is refused in a sentence with these words, and leaves the run alone.
async fn assert_refused(files: &[(&str, Vec<u8>)]) {
    let mut untouched = on_bars(ComputeDevice::cpu(), small());
    let mut session = on_bars(ComputeDevice::cpu(), small());
    untouched.train(2).await.expect("training goes well");
    session.train(2).await.expect("training goes well");
    for (words, bytes) in files {
        match session.load(bytes) {
            Err(error @ Error::Checkpoint(_)) => {
                let message = error.to_string();
                assert!(message.contains(words), "no “{words}” in: {message}");
                assert!(message.ends_with('.'), "no sentence: {message}");
            }
            other => panic!("“{words}”: {other:?}"),
        }
    }
    assert_eq!(session.config(), untouched.config());
    let expected = losses(&mut untouched, 3).await;
    assert_same_bits("losses", &losses(&mut session, 3).await, &expected);
}

/// The valid file after one change.
fn changed(valid: &[u8], change: impl FnOnce(&mut CheckpointFile)) -> Vec<u8> {
    let mut file = CheckpointFile::open(valid);
    change(&mut file);
    file.bytes()
}

async_test!(tensors_that_do_not_fit_the_model_are_refused, async {
    let valid = valid().await;
    let drop = |name: &'static str| changed(&valid, |f| f.tensors.retain(|t| t.name != name));
    let extra = |name: &str| {
        let tensor = StoredTensor {
            name: name.into(),
            dtype: Dtype::F32,
            shape: vec![2],
            bytes: vec![0; 8],
        };
        changed(&valid, |f| f.tensors.push(tensor))
    };
    let with =
        |name: &str, change: fn(&mut StoredTensor)| changed(&valid, |f| change(f.tensor(name)));
    assert_refused(&[
        ("“encoder.loc.bias” is missing", drop("encoder.loc.bias")),
        (
            "“encoder.loc.bias” is missing",
            drop("optimizer.exp_avg.encoder.loc.bias"),
        ),
        (
            "“decoder.out.bias” is missing",
            drop("optimizer.exp_avg_sq.decoder.out.bias"),
        ),
        ("“decoder.extra” is no parameter", extra("decoder.extra")),
        (
            "“decoder.extra” is no parameter",
            extra("optimizer.exp_avg.decoder.extra"),
        ),
        (
            "[16, 2]",
            with("encoder.loc.weight", |t| t.shape = vec![16, 2]),
        ),
        ("[32]", with("encoder.loc.weight", |t| t.shape = vec![32])),
        ("NaN", with("encoder.loc.weight", |t| t.fill(f32::NAN))),
        ("inf", with("decoder.out.bias", |t| t.fill(f32::INFINITY))),
        (
            "inf",
            with("optimizer.exp_avg.decoder.out.bias", |t| {
                t.fill(f32::NEG_INFINITY)
            }),
        ),
        ("I32", with("decoder.out.bias", |t| t.dtype = Dtype::I32)),
    ])
    .await;
});

async_test!(second_moments_below_zero_are_refused, async {
    // Their root is no number: the next step would lose the weights.
    let name = "optimizer.exp_avg_sq.decoder.out.bias";
    let file = changed(&valid().await, |f| f.tensor(name).fill(-1.0));
    assert_refused(&[("decoder.out.bias", file)]).await;
});

async_test!(metadata_that_do_not_belong_to_a_run_are_refused, async {
    let valid = valid().await;
    let set = |key: &str, value: &str| {
        changed(&valid, |f| {
            f.metadata.insert(key.into(), value.into());
        })
    };
    let without = |key: &str| {
        changed(&valid, |f| {
            f.metadata.remove(key);
        })
    };
    let mut files = vec![
        ("version “3”", set("vae-lab", "3")),
        ("version “”", set("vae-lab", "")),
        ("“step”", set("step", "-1")),
        ("“step”", set("step", "18446744073709551616")),
        ("“image”", set("image", "6")),
        ("“image”", set("image", "6x-6")),
        ("8 by 8", set("image", "8x8")),
        ("0 by 0", set("image", "0x0")),
        ("“data”", set("data", "not hexadecimal")),
        ("“config”", set("config", "{")),
        ("“config”", set("config", r#"{"unknown": 1}"#)),
    ];
    for key in ["vae-lab", "config", "step", "image", "data"] {
        files.push(("no “", without(key)));
    }
    assert_refused(&files).await;
});

async_test!(steps_beyond_what_a_run_can_count_are_refused, async {
    // Going on from the largest step would overflow, and a page can't count beyond 2^53.
    let last = changed(&valid().await, |f| {
        f.replace("step", "3", &u64::MAX.to_string())
    });
    let beyond = changed(&valid().await, |f| {
        f.replace("step", "3", "9007199254740993")
    });
    assert_refused(&[("step", last), ("step", beyond)]).await;
});

async_test!(absurd_configs_are_refused, async {
    let valid = valid().await;
    let with = |from: &str, to: &str| changed(&valid, |f| f.replace("config", from, to));
    let files = r#"{"kind":"files","name":"images"}"#;
    let layers = r#"{"kind":"mlp","hidden":[16],"activation":"relu"}"#;
    let convolutions = |channels: &str| {
        let network = format!(r#"{{"kind":"conv","channels":{channels}}}"#);
        with(layers, &network)
    };
    assert_refused(&[
        ("Hidden units", with("[16]", "[4000000000]")),
        ("hidden layers", with("[16]", "[16,16,16,16,16,16]")),
        (
            "Code dimensions",
            with(r#""latentDim":2"#, r#""latentDim":1000000000"#),
        ),
        (
            "Learning rate",
            with(r#""learningRate":0.001"#, r#""learningRate":1e300"#),
        ),
        ("Batch size", with(r#""batchSize":8"#, r#""batchSize":0"#)),
        ("Beta", with(r#""beta":1.0"#, r#""beta":-1.0"#)),
        ("config", with(r#""seed":7"#, r#""seed":-7"#)),
        (
            "Images",
            with(files, r#"{"kind":"digits","count":4000000000,"seed":1}"#),
        ),
        // Allowed, but not what the tensors are.
        ("shape", with("[16]", "[17]")),
        ("is missing", with("[16]", "[16,16]")),
        ("is no parameter", with("[16]", "[]")),
        ("is no parameter", convolutions("[4,4]")),
        ("has 0 convolutions", convolutions("[]")),
        ("has 6 convolutions", convolutions("[4,4,4,4,4,4]")),
    ])
    .await;
});

async_test!(broken_files_are_refused, async {
    let valid = valid().await;
    let header = u64::from_le_bytes(valid[..8].try_into().expect("eight bytes")) as usize;
    let with_length = |length: u64| [&length.to_le_bytes(), &valid[8..]].concat();
    let mut files = vec![
        ("", Vec::new()),
        ("", vec![0; 7]),
        ("", vec![0; 8]),
        (
            "",
            b"PK\x03\x04 a zip archive, as PyTorch saves it".to_vec(),
        ),
        ("", with_length(u64::MAX)),
        ("", with_length(1 << 40)),
        ("", with_length(0)),
        ("", with_length(header as u64 - 1)),
        ("", [&valid[..], &[0]].concat()),
    ];
    for length in [8, header / 2, header + 7, header + 8, valid.len() - 1] {
        files.push(("", valid[..length].to_vec()));
    }
    assert_refused(&files).await;
});

async_test!(a_safetensors_file_of_another_program_is_refused, async {
    let file = changed(&valid().await, |f| f.metadata.clear());
    assert_refused(&[("vae-lab", file)]).await;
});

async_test!(a_run_on_images_of_another_size_is_refused, async {
    let mut other = on_bars_of(8, ComputeDevice::cpu(), small());
    let file = other.save().await.expect("it can be saved");
    assert_refused(&[("8 by 8", file)]).await;
    let mine = valid().await;
    assert!(matches!(other.load(&mine), Err(Error::Checkpoint(_))));
    other.train(1).await.expect("the old model is still there");
});

async_test!(a_run_on_files_needs_them_at_hand, async {
    let file = valid().await;
    let mut session = Session::new(ComputeDevice::cpu());
    let message = session.load(&file).expect_err("no files").to_string();
    assert!(message.contains("“images”"), "{message}");
    assert!(session.config().is_err(), "there is still no model");
});

/// No file makes `session` panic: it is taken, or refused as a checkpoint.
fn never_panics(session: &mut Session, bytes: &[u8]) -> Result<(), TestCaseError> {
    match session.load(bytes) {
        Ok(_) | Err(Error::Checkpoint(_)) => Ok(()),
        Err(other) => Err(TestCaseError::fail(format!("{other:?}"))),
    }
}

async_test!(arbitrary_bytes_never_panic, async {
    let session = std::cell::RefCell::new(on_bars(ComputeDevice::cpu(), small()));
    let bytes = prop::collection::vec(any::<u8>(), 0..200);
    let behind_a_length = (0u64..64, bytes.clone())
        .prop_map(|(length, bytes)| [&length.to_le_bytes()[..], &bytes].concat());
    let strategy = prop_oneof![bytes, behind_a_length];
    let outcome = runner(2_000).run(&strategy, |bytes| {
        never_panics(&mut session.borrow_mut(), &bytes)
    });
    assert_eq!(outcome, Ok(()));
});

async_test!(mutated_files_never_panic, async {
    let valid = valid().await;
    let header = 8 + u64::from_le_bytes(valid[..8].try_into().expect("eight bytes")) as usize;
    let session = std::cell::RefCell::new(on_bars(ComputeDevice::cpu(), small()));
    // Most of a file is numbers, where a change means little: aim at the header.
    let changes = prop::collection::vec((0..header + 64, any::<u8>()), 1..4);
    let strategy = (changes, prop::option::weighted(0.1, 0..valid.len()));
    let outcome = runner(500).run(&strategy, |(changes, length)| {
        let mut bytes = valid.clone();
        for (place, byte) in changes {
            bytes[place] = byte;
        }
        bytes.truncate(length.unwrap_or(valid.len()));
        never_panics(&mut session.borrow_mut(), &bytes)
    });
    assert_eq!(outcome, Ok(()));
});

async_test!(a_checkpoint_of_digits_brings_its_images_along, async {
    let digits = on_digits(ComputeDevice::cpu(), 100, small());
    let file = digits.save().await.expect("it can be saved");
    let mut session = on_bars(ComputeDevice::cpu(), small());
    session.load(&file).expect("its digits are drawn");
    assert_eq!(session.data_summary().expect("configured").shape.height, 28);
});

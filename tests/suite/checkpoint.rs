//! Saved runs: what a file holds, and that a run goes on as if it had never stopped.

use vae_lab::ImageShape;
use vae_lab::bounds::{Bound, Elbo};
use vae_lab::config::{Network, SessionConfig};
use vae_lab::device::ComputeDevice;
use vae_lab::error::Notice;
use vae_lab::session::Session;

use crate::support::checkpoint_file::CheckpointFile;
use crate::support::sessions::{
    self, losses, on_bars, on_bars_of, on_digits, small, tune, vae, variants,
};
use crate::support::{assert_same_bits, device};

fn small_conv() -> SessionConfig {
    let mut config = small();
    *config.model.network_mut() = Network::conv([4, 6]);
    config
}

async fn save(session: &Session) -> Vec<u8> {
    session.save().await.expect("the run can be saved")
}

async_test!(a_loaded_run_goes_on_bit_for_bit, async {
    for (side, config) in [(6, small()), (8, small_conv())] {
        let mut session = on_bars_of(side, device().await, config.clone());
        session.train(10).await.expect("training goes well");
        let file = save(&session).await;
        let expected = losses(&mut session, 10).await;
        // Into a session that has gone another way meanwhile.
        let other = SessionConfig { seed: 99, ..config };
        let mut loaded = on_bars_of(side, device().await, other);
        loaded.train(3).await.expect("training goes well");
        let summary = loaded.load(&file).expect("the file is whole");
        assert_eq!((summary.step, summary.notice), (10, None));
        assert_same_bits("losses", &losses(&mut loaded, 10).await, &expected);
    }
});

async_test!(a_run_on_digits_goes_on_in_a_new_session, async {
    let mut session = on_digits(device().await, 100, small());
    session.train(4).await.expect("training goes well");
    let file = save(&session).await;
    let expected = losses(&mut session, 4).await;
    let mut loaded = Session::new(device().await);
    let summary = loaded.load(&file).expect("the file is whole");
    assert_eq!((summary.step, summary.notice), (4, None));
    assert_same_bits("losses", &losses(&mut loaded, 4).await, &expected);
});

async_test!(a_run_that_goes_another_way_goes_on_bit_for_bit, async {
    // Past the first epoch, after which its schedule has changed the rate.
    for config in variants() {
        let mut session = on_bars(ComputeDevice::cpu(), config.clone());
        session.train(7).await.expect("training goes well");
        let file = save(&session).await;
        let expected = losses(&mut session, 5).await;
        let mut loaded = on_bars(ComputeDevice::cpu(), small());
        let summary = loaded.load(&file).expect("the file is whole");
        assert_eq!((summary.step, summary.notice), (7, None));
        assert_eq!(loaded.config(), Ok(&config));
        assert_same_bits("losses", &losses(&mut loaded, 5).await, &expected);
    }
});

async_test!(a_file_of_the_first_format_still_goes_on, async {
    let mut session = on_bars(ComputeDevice::cpu(), small());
    session.train(5).await.expect("training goes well");
    let mut file = CheckpointFile::open(&save(&session).await);
    let expected = losses(&mut session, 3).await;
    file.metadata.remove("updates");
    file.metadata.insert("config".into(), FIRST_CONFIG.into());
    let mut loaded = on_bars(ComputeDevice::cpu(), small());
    loaded.load(&file.bytes()).expect("the file is whole");
    assert_eq!(loaded.config(), Ok(&small()));
    assert_same_bits("losses", &losses(&mut loaded, 3).await, &expected);
});
/// [`small`] as it was written when there were VAEs and one bound only.
const FIRST_CONFIG: &str = r#"{"model":{"network":{"kind":"mlp","hidden":[16]},"latentDim":2},
    "objective":{"kind":"elbo","beta":1.0,"warmupSteps":0},
    "training":{"learningRate":0.001,"batchSize":8,"shuffle":true},
    "data":{"kind":"files","name":"images"},"seed":7}"#;

async_test!(without_adams_state_the_run_goes_on_otherwise, async {
    // What the test above would not notice if the moments were saved for nothing.
    let mut session = on_bars(device().await, small());
    session.train(10).await.expect("training goes well");
    let mut file = CheckpointFile::open(&save(&session).await);
    let expected = losses(&mut session, 3).await;
    file.tensors
        .retain(|tensor| !tensor.name.starts_with("optimizer."));
    session
        .load(&file.bytes())
        .expect("weights alone are enough");
    let found = losses(&mut session, 3).await;
    assert_same_bits("losses", &found[..1], &expected[..1]);
    assert_ne!(found[2], expected[2]);
});

async_test!(saving_what_was_loaded_gives_the_same_file, async {
    let mut session = on_bars(device().await, small());
    session.train(5).await.expect("training goes well");
    let file = save(&session).await;
    session.load(&file).expect("the file is whole");
    let again = save(&session).await;
    // The header's metadata have no order, so the files are compared by what they hold.
    let (first, second) = (CheckpointFile::open(&file), CheckpointFile::open(&again));
    assert_eq!(first.metadata, second.metadata);
    for tensor in &first.tensors {
        let found = second.tensors.iter().find(|t| t.name == tensor.name);
        assert_eq!(
            found.map(|t| &t.bytes),
            Some(&tensor.bytes),
            "{}",
            tensor.name
        );
    }
});

async_test!(tuned_numbers_are_saved_too, async {
    let mut session = on_bars(device().await, small());
    let bound = Bound::Elbo(Elbo {
        beta: 4.0,
        warmup_steps: 9,
        free_bits: 0.25,
        samples: 2,
    });
    let tuning = tune(&mut session, |config| {
        config.training.learning_rate = 0.02;
        vae(config).bound = bound;
    });
    tuning.expect("it is allowed");
    let file = save(&session).await;
    let mut loaded = on_bars(device().await, small());
    loaded.load(&file).expect("the file is whole");
    let config = loaded.config().expect("configured");
    assert_eq!(
        (config.training.learning_rate, config.model.bound()),
        (0.02, Some(&bound))
    );
});

async_test!(tensors_have_pytorchs_names_and_shapes, async {
    let mut session = on_bars(device().await, small());
    session.train(1).await.expect("training goes well");
    let file = CheckpointFile::open(&save(&session).await);
    let weights: [(&str, &[usize]); 10] = [
        ("encoder.body.layers.0.weight", &[16, 36]),
        ("encoder.body.layers.0.bias", &[16]),
        ("encoder.loc.weight", &[2, 16]),
        ("encoder.loc.bias", &[2]),
        ("encoder.log_scale.weight", &[2, 16]),
        ("encoder.log_scale.bias", &[2]),
        ("decoder.body.layers.0.weight", &[16, 2]),
        ("decoder.body.layers.0.bias", &[16]),
        ("decoder.out.weight", &[36, 16]),
        ("decoder.out.bias", &[36]),
    ];
    assert_eq!(file.tensors.len(), 3 * weights.len());
    for prefix in ["", "optimizer.exp_avg.", "optimizer.exp_avg_sq."] {
        for (name, shape) in weights {
            let name = format!("{prefix}{name}");
            let found = file.tensors.iter().find(|tensor| tensor.name == name);
            assert_eq!(found.map(|tensor| &tensor.shape[..]), Some(shape), "{name}");
        }
    }
    assert_eq!(file.metadata["format"], "pt");
    assert_eq!(file.metadata["image"], "6x6");
    assert_eq!(file.metadata["step"], "1");
});

async_test!(
    a_file_saved_before_the_first_step_has_no_optimiser_and_can_be_loaded,
    async {
        let mut session = on_bars(device().await, small());
        let bytes = save(&session).await;
        let file = CheckpointFile::open(&bytes);
        assert!(
            file.tensors
                .iter()
                .all(|t| !t.name.starts_with("optimizer."))
        );
        let expected = losses(&mut session, 3).await;
        session.load(&bytes).expect("the file is whole");
        assert_same_bits("losses", &losses(&mut session, 3).await, &expected);
    }
);

async_test!(
    weights_given_out_can_be_set_again_and_start_the_optimiser_afresh,
    async {
        let mut session = on_bars(device().await, small());
        session.train(5).await.expect("training goes well");
        let weights = session.weights().await.expect("there is a model");
        let expected = session.decode(vec![0.5, -1.0]).await.expect("two numbers");
        let mut other = on_bars(device().await, SessionConfig { seed: 3, ..small() });
        other.set_weights(&weights).expect("they fit");
        assert_eq!(other.weights().await.expect("there is a model"), weights);
        assert_eq!(other.decode(vec![0.5, -1.0]).await, Ok(expected));
        assert_eq!(sessions::step(&other), 0);
    }
);

async_test!(
    a_run_on_other_images_goes_on_with_those_at_hand_and_says_so,
    async {
        let mut session = on_bars(device().await, small());
        session.train(2).await.expect("training goes well");
        let file = save(&session).await;
        let mut other = on_bars(device().await, small());
        let darker: Vec<_> = sessions::bars(6).iter().map(|x| x * 0.5).collect();
        other
            .load_images(&darker, ImageShape::grey(6, 6))
            .expect("these are images");
        let summary = other.load(&file).expect("the file is whole");
        let notice = summary.notice.expect("there is something to say");
        assert_eq!(notice.sentence, Notice::OtherImages);
        other.train(2).await.expect("training goes well");
    }
);

//! The device under test, and that it computes what the CPU does.

use vae_lab::config::{ModelConfig, Network, SessionConfig, TrainingConfig};
use vae_lab::device::{ComputeDevice, DeviceKind};
use vae_lab::error::Notice;
use vae_lab::session::Session;

use crate::support::sessions::{losses, on_bars, on_bars_of, on_digits, small, variants};
use crate::support::{assert_close_to, device, tolerance};

async_test!(the_suite_runs_on_the_device_it_says, async {
    let session = Session::new(device().await);
    let report = session.device();
    let expected = if cfg!(all(target_arch = "wasm32", feature = "webgpu")) {
        DeviceKind::WebGpu
    } else {
        DeviceKind::Cpu
    };
    assert_eq!(report.kind, expected);
    let passed = matches!(
        report.self_test.sentence,
        Notice::NoSelfTest | Notice::SelfTestPassed { .. }
    );
    assert!(passed, "{}", report.self_test);
});

#[cfg(not(feature = "webgpu"))]
async_test!(a_build_without_gpu_code_says_so, async {
    let refused = ComputeDevice::webgpu().await;
    let message = refused.expect_err("there is no GPU code").to_string();
    assert!(message.contains("“webgpu”"), "{message}");
});

/// Both sessions' next losses agree within a thousandth.
async fn assert_same_losses(mut found: Session, mut expected: Session, steps: usize) {
    let expected = losses(&mut expected, steps).await;
    let found = losses(&mut found, steps).await;
    for (step, (found, expected)) in found.into_iter().zip(expected).enumerate() {
        let what = format!("the loss of step {}", step + 1);
        assert_close_to(&what, found, expected, tolerance::LOSS_ON_ANOTHER_DEVICE);
    }
}

async_test!(
    a_small_fully_connected_run_has_the_losses_of_the_cpu,
    async {
        let cpu = on_bars(ComputeDevice::cpu(), small());
        assert_same_losses(on_bars(device().await, small()), cpu, 20).await;
    }
);

async_test!(a_small_convolutional_run_has_the_losses_of_the_cpu, async {
    let mut config = small();
    *config.model.network_mut() = Network::conv([4, 6]);
    let cpu = on_bars_of(8, ComputeDevice::cpu(), config.clone());
    assert_same_losses(on_bars_of(8, device().await, config), cpu, 20).await;
});

async_test!(
    runs_that_go_other_ways_have_the_losses_of_the_cpu_too,
    async {
        for config in variants() {
            let cpu = on_bars(ComputeDevice::cpu(), config.clone());
            assert_same_losses(on_bars(device().await, config), cpu, 4).await;
        }
    }
);

async_test!(the_default_run_has_the_losses_of_the_cpu, async {
    // At its real size, where a GPU takes other kernels.
    let config = SessionConfig {
        model: ModelConfig::default(),
        training: TrainingConfig::default(),
        ..small()
    };
    let cpu = on_digits(ComputeDevice::cpu(), 2000, config.clone());
    assert_same_losses(on_digits(device().await, 2000, config), cpu, 20).await;
});

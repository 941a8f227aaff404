//! What several files of tests share: the device, golden numbers, models, sessions, comparisons.

/// A test that awaits, under one name natively and in a browser, where nothing may block.
///
/// Called like a function, because rustfmt lays out only such macros' insides.
macro_rules! async_test {
    ($name:ident, $body:expr $(,)?) => {
        #[cfg(target_arch = "wasm32")]
        #[wasm_bindgen_test::wasm_bindgen_test]
        async fn $name() {
            $body.await
        }

        #[cfg(not(target_arch = "wasm32"))]
        #[test]
        fn $name() {
            pollster::block_on($body)
        }
    };
}

/// Parses one file of `tests/golden`.
macro_rules! golden {
    ($name:literal) => {
        serde_json::from_str(include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/golden/",
            $name
        )))
        .expect(concat!($name, " is what pkg-scripts/golden writes"))
    };
}

pub mod checkpoint_file;
mod compare;
pub mod differences;
pub mod draws;
pub mod family;
pub mod golden;
pub mod linear_gaussian;
pub mod patches;
pub mod properties;
pub mod sessions;
pub mod tolerance;

use burn::tensor::{Device, Tensor, TensorData};
use vae_lab::device::{self, ComputeDevice};

pub use compare::{Close, assert_close, assert_close_to, assert_same_bits};

/// The device under test: the GPU in the GPU artifact or with a feature for one, else the CPU.
#[cfg(not(any(
    all(target_arch = "wasm32", feature = "webgpu"),
    feature = "vulkan",
    feature = "cuda"
)))]
pub async fn device() -> ComputeDevice {
    ComputeDevice::cpu()
}

/// The device under test: the native GPU of the feature that the tests were built with.
#[cfg(any(feature = "vulkan", feature = "cuda"))]
pub async fn device() -> ComputeDevice {
    use std::sync::OnceLock;
    static STARTED: OnceLock<ComputeDevice> = OnceLock::new();
    let start = || {
        #[cfg(feature = "vulkan")]
        let started = pollster::block_on(ComputeDevice::vulkan());
        #[cfg(not(feature = "vulkan"))]
        let started = pollster::block_on(ComputeDevice::cuda());
        started.expect("this machine has such a GPU")
    };
    STARTED.get_or_init(start).clone()
}

/// The device under test: the browser's GPU.
///
/// Started once, because wgpu refuses to start a second time in one worker.
#[cfg(all(target_arch = "wasm32", feature = "webgpu"))]
pub async fn device() -> ComputeDevice {
    use std::cell::RefCell;
    thread_local! {
        static STARTED: RefCell<Option<ComputeDevice>> = const { RefCell::new(None) };
    }
    if let Some(device) = STARTED.with_borrow(Clone::clone) {
        return device;
    }
    let device = ComputeDevice::webgpu()
        .await
        .expect("the browser has a GPU");
    STARTED.with_borrow_mut(|started| *started = Some(device.clone()));
    device
}

/// The values of one tensor.
pub async fn read<const D: usize>(tensor: Tensor<D>) -> Vec<f32> {
    let values = device::read(vec![tensor]).await;
    values.expect("the device answers").remove(0)
}

/// A tensor of golden numbers.
pub fn tensor<const D: usize>(values: &[f64], shape: [usize; D], device: &Device) -> Tensor<D> {
    let values = values.iter().map(|&x| x as f32).collect();
    host_tensor(values, shape, device)
}

/// A tensor of numbers drawn on the host.
pub fn host_tensor<const D: usize>(
    values: Vec<f32>,
    shape: [usize; D],
    device: &Device,
) -> Tensor<D> {
    Tensor::from_data(TensorData::new(values, shape), device)
}

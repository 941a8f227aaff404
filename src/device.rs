//! Which device computes, and whether it can be trusted.

use burn::tensor::{Device, Tensor, Transaction};

use crate::error::Error;

#[cfg(feature = "webgpu")]
mod self_test;

/// The kinds of device a session can run on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum DeviceKind {
    /// burn's CPU backend, in one thread.
    Cpu,
    /// burn's wgpu backend in the browser.
    WebGpu,
}

/// A device that is ready to compute.
#[derive(Debug, Clone)]
pub struct ComputeDevice {
    kind: DeviceKind,
    device: Device,
    self_test: String,
}

impl ComputeDevice {
    /// The CPU, in this one thread.
    pub fn cpu() -> Self {
        Self {
            kind: DeviceKind::Cpu,
            device: Device::flex(),
            self_test: "The CPU needs no self-test.".into(),
        }
    }

    /// The browser's GPU, once it has been compared with the CPU on shapes known to go wrong.
    ///
    /// # Errors
    /// [`Error::Device`] when there is no GPU or it computes something else than the CPU.
    #[cfg(feature = "webgpu")]
    pub async fn webgpu() -> Result<Self, Error> {
        use burn_wgpu::MemoryConfiguration;
        let options = Device::wgpu_options().memory_config(MemoryConfiguration::ExclusivePages);
        let device = options
            .init_async()
            .await
            .map_err(|error| Error::Device(format!("The GPU could not be started: {error}.")))?;
        let self_test = self_test::run(&device).await?;
        Ok(Self {
            kind: DeviceKind::WebGpu,
            device,
            self_test,
        })
    }

    /// Fails: this build holds no GPU code.
    #[cfg(not(feature = "webgpu"))]
    pub async fn webgpu() -> Result<Self, Error> {
        Err(Error::Device(
            "This build runs on the CPU only; the GPU needs the build with the feature “webgpu”."
                .into(),
        ))
    }

    /// Which kind of device it is.
    pub fn kind(&self) -> DeviceKind {
        self.kind
    }

    /// What the self-test found, in a sentence.
    pub fn self_test(&self) -> &str {
        &self.self_test
    }

    /// For inference.
    pub fn plain(&self) -> Device {
        self.device.clone()
    }

    /// For training.
    pub fn autodiff(&self) -> Device {
        self.device.clone().autodiff()
    }
}

/// Reads `tensors` from their device in one go: asynchronous, because a browser's GPU can be read
/// in no other way.
///
/// # Errors
/// [`Error::Device`] when the device fails to answer.
pub async fn read<const D: usize>(tensors: Vec<Tensor<D>>) -> Result<Vec<Vec<f32>>, Error> {
    let mut transaction = Transaction::default();
    for tensor in tensors {
        transaction = transaction.register(tensor);
    }
    let failed = |reason: String| Error::Device(format!("The device did not answer: {reason}."));
    let data = transaction.execute_async().await;
    data.map_err(|error| failed(error.to_string()))?
        .into_iter()
        .map(|data| {
            data.try_into_vec()
                .map_err(|error| failed(format!("{error:?}")))
        })
        .collect()
}

//! Which device computes, and whether it can be trusted.

use burn::tensor::{Device, Tensor, Transaction};

use crate::error::{DeviceError, Error, Notice};

#[cfg(feature = "gpu")]
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
    /// burn's wgpu backend on Vulkan.
    #[cfg(feature = "vulkan")]
    Vulkan,
    /// burn's CUDA backend.
    #[cfg(feature = "cuda")]
    Cuda,
}

/// A device that is ready to compute.
///
/// ```
/// use vae_lab::device::{ComputeDevice, DeviceKind};
///
/// let device = ComputeDevice::cpu();
/// assert_eq!(device.kind(), DeviceKind::Cpu);
/// ```
#[derive(Debug, Clone)]
pub struct ComputeDevice {
    kind: DeviceKind,
    device: Device,
    self_test: Notice,
}

impl ComputeDevice {
    /// The CPU, in this one thread.
    pub fn cpu() -> Self {
        Self {
            kind: DeviceKind::Cpu,
            device: Device::flex(),
            self_test: Notice::NoSelfTest,
        }
    }

    /// The browser's GPU, once it has been compared with the CPU on shapes known to go wrong. It can
    /// be started only once, so every call gives the same one; the first must end before the next.
    ///
    /// # Errors
    /// [`Error::Device`] when there is no GPU or it computes something else than the CPU.
    #[cfg(feature = "webgpu")]
    pub async fn webgpu() -> Result<Self, Error> {
        static OPENED: std::sync::OnceLock<Result<ComputeDevice, Error>> =
            std::sync::OnceLock::new();
        if let Some(opened) = OPENED.get() {
            return opened.clone();
        }
        let opened = Self::start_webgpu().await;
        OPENED.get_or_init(|| opened).clone()
    }

    #[cfg(feature = "webgpu")]
    async fn start_webgpu() -> Result<Self, Error> {
        use burn_cubecl::cubecl::MemoryConfiguration;
        #[cfg(target_arch = "wasm32")]
        run_constructors();
        let options = Device::wgpu_options()
            .memory_config(MemoryConfiguration::ExclusivePages)
            .tasks_max(COMMANDS);
        let device = options.init_async().await.map_err(not_started)?;
        Self::tested(DeviceKind::WebGpu, device).await
    }

    /// Fails: this build holds no GPU code.
    #[cfg(not(feature = "webgpu"))]
    pub async fn webgpu() -> Result<Self, Error> {
        Err(not_built("the GPU", "webgpu"))
    }

    /// A native GPU through Vulkan, once it has been compared with the CPU.
    ///
    /// # Errors
    /// [`Error::Device`] when there is none or it computes something else than the CPU.
    #[cfg(feature = "vulkan")]
    pub async fn vulkan() -> Result<Self, Error> {
        use burn::tensor::wgpu::WgpuBackend;
        let options = Device::wgpu_options().graphics_api(WgpuBackend::Vulkan);
        let device = options.init_async().await.map_err(not_started)?;
        Self::tested(DeviceKind::Vulkan, device).await
    }

    /// Fails: this build holds no code for Vulkan.
    #[cfg(not(feature = "vulkan"))]
    pub async fn vulkan() -> Result<Self, Error> {
        Err(not_built("Vulkan", "vulkan"))
    }

    /// The first NVIDIA GPU, once it has been compared with the CPU.
    ///
    /// # Errors
    /// [`Error::Device`] when there is none or it computes something else than the CPU.
    #[cfg(feature = "cuda")]
    pub async fn cuda() -> Result<Self, Error> {
        use burn::tensor::DeviceType;
        // Asked first, because a GPU that isn't there can't be opened without a panic.
        let found = Device::enumerate(DeviceType::Cuda).into_iter().next();
        let device = found.ok_or_else(|| not_started("CUDA found none"))?;
        Self::tested(DeviceKind::Cuda, device).await
    }

    /// Fails: this build holds no code for CUDA.
    #[cfg(not(feature = "cuda"))]
    pub async fn cuda() -> Result<Self, Error> {
        Err(not_built("CUDA", "cuda"))
    }

    #[cfg(feature = "gpu")]
    async fn tested(kind: DeviceKind, device: Device) -> Result<Self, Error> {
        let self_test = self_test::run(&device).await?;
        Ok(Self {
            kind,
            device,
            self_test,
        })
    }

    /// Which kind of device it is.
    pub fn kind(&self) -> DeviceKind {
        self.kind
    }

    /// What the self-test found.
    pub fn self_test(&self) -> &Notice {
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

/// Commands that are sent to the GPU together: more than a step has.
#[cfg(feature = "webgpu")]
const COMMANDS: usize = 256;

/// Fills the registries from which burn's shader compiler takes its operations.
///
/// Naming the constructors here also keeps the linker from running them anew in every call from
/// JavaScript, which it does where it finds nobody else to: on WebGPU that was most of a step's time.
#[cfg(all(feature = "webgpu", target_arch = "wasm32"))]
#[allow(unsafe_code, reason = "the linker's own function has no safe form")]
fn run_constructors() {
    unsafe extern "C" {
        fn __wasm_call_ctors();
    }
    // SAFETY: the linker makes it, it takes and gives nothing, and this runs once.
    unsafe { __wasm_call_ctors() }
}

#[cfg(feature = "gpu")]
fn not_started(reason: impl std::fmt::Display) -> Error {
    let reason = reason.to_string();
    DeviceError::NotStarted { reason }.into()
}

#[cfg(not(all(feature = "webgpu", feature = "vulkan", feature = "cuda")))]
fn not_built(device: &'static str, feature: &'static str) -> Error {
    DeviceError::NotBuilt { device, feature }.into()
}

/// Reads `tensors`, of any shapes, from their device in one go, the elements of each in the order of its
/// rows: asynchronous, because a browser's GPU can be read in no other way.
///
/// # Errors
/// [`Error::Device`] when the device fails to answer.
pub async fn read<const D: usize>(tensors: Vec<Tensor<D>>) -> Result<Vec<Vec<f32>>, Error> {
    let mut transaction = Transaction::default();
    for tensor in tensors {
        transaction = transaction.register(tensor);
    }
    let failed = |reason: String| DeviceError::NoAnswer { reason };
    let data = transaction.execute_async().await;
    data.map_err(|error| failed(error.to_string()))?
        .into_iter()
        .map(|data| {
            let values = data.try_into_vec();
            Ok(values.map_err(|error| failed(format!("{error:?}")))?)
        })
        .collect()
}

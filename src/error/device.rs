//! Devices that can't be had or have failed.

sentences! {
    /// The device can't be had, failed its self-test or was lost.
    pub enum DeviceError {
        #[error("The GPU could not be started: {reason}.")]
        NotStarted { reason: String },

        #[error("This build has no code for {device}; that needs the build with the feature “{feature}”.")]
        NotBuilt { device: &'static str, feature: &'static str },

        #[error("The GPU failed its self-test: its {operation} differs from the CPU's.")]
        SelfTestFailed { operation: String },

        #[error("The device did not answer: {reason}.")]
        NoAnswer { reason: String },
    }
}

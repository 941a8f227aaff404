//! Settings outside their limits, or that don't go together.

sentences! {
    /// An option outside its limits, or options that don't go together.
    pub enum ConfigError {
        #[error("{label} ({path}) is {value}; allowed is {min} to {max}.")]
        OutOfRange { label: &'static str, path: &'static str, value: f64, min: f64, max: f64 },

        #[error("The network has {layers} hidden layers (model.network.hidden); allowed are 1 to {most}.")]
        LayerCount { layers: usize, most: usize },

        #[error("The model at hand can't become one of another kind: that needs a new one.")]
        AnotherKind,

        #[error("Another {path} needs a new model: configure one.")]
        NeedsNewModel { path: String },

        #[error(
            "{each} codes for each of {images} images are {codes} codes per step; at most {most} are allowed. Use a \
             smaller batch (training.batchSize) or fewer samples (model.bound.samples)."
        )]
        TooManyCodesPerStep { each: usize, images: usize, codes: usize, most: usize },

        #[error(
            "Convolutions need images whose sides are divisible by {factor}; these are {height} by {width} pixels. \
             Fully connected layers take any size."
        )]
        IndivisibleSides { factor: usize, height: usize, width: usize },

        #[error("The images of “{name}” aren't loaded; open their files first.")]
        ImagesNotLoaded { name: String },
    }
}

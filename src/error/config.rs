//! Settings outside their limits, or that don't go together.

sentences! {
    /// An option outside its limits, or options that don't go together.
    pub enum ConfigError {
        #[error("{label} ({path}) is {value}; allowed is {min} to {max}.")]
        OutOfRange { label: &'static str, path: &'static str, value: f64, min: f64, max: f64 },

        #[error("The network has {layers} hidden layers (model.network.hidden); at most {most} are allowed.")]
        LayerCount { layers: usize, most: usize },

        #[error(
            "The network has {convolutions} convolutions (model.network.channels); allowed are 1 to {most}."
        )]
        ConvolutionCount { convolutions: usize, most: usize },

        #[error(
            "A full covariance (model.posterior) of {dimensions} code dimensions (model.latentDim) would be too large; at \
             most {most} are allowed. Use fewer of them, or a diagonal posterior."
        )]
        FullCovarianceTooLarge { dimensions: usize, most: usize },

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
            "The model would have {weights} weights; at most {most} are allowed. Use more convolutions, or fewer channels, \
             hidden units or code dimensions."
        )]
        TooManyWeights { weights: usize, most: usize },

        #[error("Sprites have sides of {small} or {large} pixels (data.side), not of {side}.")]
        SpriteSide { side: usize, small: usize, large: usize },

        #[error("The images of “{name}” aren't loaded; open their files first.")]
        ImagesNotLoaded { name: String },
    }
}

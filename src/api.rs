//! Every call that the page's worker can make, declared once: `wasm` exports them, and `typescript` writes their
//! types to www/protocol/calls.ts, which the worker and its client follow.
//!
//! A call is written as a function of the session that it is made of. What comes first says whose it is:
//! `ask` is a question that the page may ask as it is, `draw` one that is answered by images, which reach the page
//! as bytes, and `own` is for the worker alone.

/// Hands each call to the macro `$make`, after what else is given to that.
macro_rules! calls {
    ($make:ident $($given:tt)*) => { $crate::api::each! { [$make $($given)*]
        /// What runs, and what its self-test found.
        own fn deviceReport(&lab) -> DeviceReport { Ok(lab.device()) }
        /// So many of the built-in digits, the same ones for the same seed.
        own fn loadDigits(&mut lab, count: usize, seed: u32) -> DataSummary { lab.load_digits(count, seed) }
        /// Images as pixels.
        own fn loadPixels(&mut lab, set: ImageSet, keep_model: bool) -> DataSummary {
            lab.load_pixels(set, at_hand(keep_model))
        }
        /// All images at hand, those to train on first.
        own fn images(&lab) -> ImageSet { lab.images() }
        /// A new model.
        own fn configure(&mut lab, config: SessionConfig) -> ModelSummary { lab.configure(config.check()?) }
        /// The settings at hand.
        own fn config(&lab) -> SessionConfig { lab.config().cloned() }
        /// The images at hand.
        own fn dataSummary(&lab) -> DataSummary { lab.data_summary() }
        /// The model at hand.
        own fn modelSummary(&lab) -> ModelSummary { lab.model_summary() }
        /// The config at hand, but for what acts at once.
        own fn tune(&mut lab, config: SessionConfig) -> () { lab.tune(config.check()?) }
        /// So many steps, then one report.
        own async fn train(&mut lab, steps: usize) -> TrainReport { lab.train(steps).await }
        /// One step on exactly these images.
        own async fn trainOnBatch(&mut lab, images: Vec<f32>) -> TrainReport { lab.train_on_batch(images).await }
        /// What training would minimise, on these images: nats an image. Nothing is learnt.
        ask async fn totalCost(&lab, images: Vec<f32>) -> f64 { lab.total_cost(images).await }
        /// What training measures, on held-out images: on so many, or on as many as a few seconds allow.
        ask async fn evaluate(&lab, images: Option<usize>) -> Evaluation {
            lab.evaluate(images.unwrap_or(MOST_EVALUATED)).await
        }
        /// Held-out images, by their numbers.
        draw fn heldOut(&lab, indices: Vec<usize>) -> ImageBatch { lab.held_out(&indices) }
        /// Held-out images as the config's corruption leaves them, always the same way.
        own fn corruptedHeldOut(&lab, indices: Vec<usize>) -> ImageBatch { lab.corrupted_held_out(&indices) }
        /// The classes of all held-out images.
        own fn heldOutLabels(&lab) -> Option<Vec<u8>> {
            lab.held_out_labels().map(|labels| labels.map(<[u8]>::to_vec))
        }
        /// The posterior of each image: its mean and its standard deviations, `latentDim` numbers an image.
        ask async fn encode(&lab, images: Vec<f32>) -> (Vec<f32>, Vec<f32>) { lab.encode(images).await }
        /// The means of the posteriors of so many held-out images.
        own async fn encodeHeldOut(&lab, images: usize) -> Vec<f32> { lab.encode_held_out(images).await }
        /// The images of codes, `latentDim` numbers each.
        draw async fn decode(&lab, codes: Vec<f32>) -> ImageBatch { lab.decode(codes).await }
        /// Images of codes from the prior; the same ones for the same seed.
        draw async fn sample(&lab, count: usize, seed: u32) -> ImageBatch { lab.sample(count, seed).await }
        /// Images there and back, through the means of their posteriors.
        draw async fn reconstruct(&lab, images: Vec<f32>) -> ImageBatch { lab.reconstruct(images).await }
        /// A walk of `steps` images between the codes of two held-out images, on a sphere by default.
        draw async fn interpolate(&lab, from: usize, to: usize, steps: usize, path: Option<Path>) -> ImageBatch {
            lab.interpolate(from, to, steps, path.unwrap_or(Path::Spherical)).await
        }
        /// The plane of codes, and so many held-out images on it.
        own async fn latentPlane(&mut lab, images: usize) -> LatentPlane { lab.latent_plane(images).await }
        /// The images of places on the plane of codes last drawn, two numbers each.
        draw async fn decodePlane(&lab, points: Vec<f32>) -> ImageBatch { lab.decode_plane(points).await }
        /// The posterior of a held-out image, on the plane of codes last drawn.
        ask async fn posteriorOnPlane(&lab, index: usize) -> PlanePosterior { lab.posterior_on_plane(index).await }
        /// What each dimension of the codes is used for.
        own async fn latentSummary(&lab, images: usize) -> LatentSummary { lab.latent_summary(images).await }
        /// log p(x) by importance sampling, of `images` held-out images from number `first`, with `samples` codes each.
        ask async fn logLikelihood(&lab, first: usize, images: usize, samples: usize) -> LogLikelihood {
            lab.log_likelihood(first, images, samples).await
        }
        /// The signal-to-noise ratio of a bound's gradients at the weights of now, over so many repeats.
        ask async fn gradientSnr(&lab, bound: Bound, repeats: usize, images: usize) -> GradientSnr {
            lab.gradient_snr(bound, repeats, images).await
        }
        /// How well a classifier does on codes of few labelled images, beside one on pixels.
        ask async fn classify(&lab, request: ClassifierConfig) -> ClassifierReport { lab.classify(request).await }
        /// How near samples are to the images: Fréchet distance, gradient energy, classes covered.
        ask async fn sampleQuality(&mut lab, samples: usize, seed: u32) -> SampleQuality {
            lab.sample_quality(samples, seed).await
        }
        /// The class of each image, by a small classifier that the first call trains on the labelled images at hand.
        ask async fn recognise(&mut lab, images: Vec<f32>) -> Recognition { lab.recognise(images).await }
        /// For each image the discriminator's probability that it is real.
        own async fn discriminate(&lab, images: Vec<f32>) -> Vec<f32> { lab.discriminate(images).await }
        /// One step on a held-out image, with the noise of number `draw`, in all its parts. Nothing is learnt.
        ask async fn trace(&lab, index: usize, draw: u32) -> Trace { lab.trace(index, draw.into()).await }
        /// All weights and biases, under the names and in the layouts that PyTorch gives them.
        ask async fn weights(&lab) -> Vec<NamedTensor> { lab.weights().await }
        /// Other weights, as `weights` gives them.
        own fn setWeights(&mut lab, tensors: Vec<NamedTensor>) -> () { lab.set_weights(&tensors) }
        /// The whole run as a safetensors file.
        ask async fn save(&lab) -> Vec<u8> { lab.save().await }
        /// Goes on with a saved run: with its own images, where they can be drawn, or with those at hand.
        own fn load(&mut lab, checkpoint: Vec<u8>, keep_images: bool) -> ModelSummary {
            if keep_images { lab.load_onto_images(&checkpoint) } else { lab.load(&checkpoint) }
        }
        /// Images in `[0, 1]` of this shape, all of them to train on; the last tenth stands in for held-out ones.
        own fn loadImages(&mut lab, images: Vec<f32>, shape: ImageShape) -> DataSummary {
            lab.load_images(&images, shape)
        }
    } };
}

/// Takes one call after another off the table; what may or may not stand in it comes in brackets.
macro_rules! each {
    ([$make:ident $($given:tt)*]) => {};
    (
        [$make:ident $($given:tt)*]
        $(#[doc = $doc:literal])*
        $whose:ident async fn $name:ident(&mut $lab:ident $(, $arg:ident: $type:ty)*) -> $answer:ty $body:block
        $($rest:tt)*
    ) => {
        $make! { [$($given)*] [$($doc)*] $whose [async] $name(& [mut] $lab $(, $arg: $type)*) -> $answer, $body }
        $crate::api::each! { [$make $($given)*] $($rest)* }
    };
    (
        [$make:ident $($given:tt)*]
        $(#[doc = $doc:literal])*
        $whose:ident async fn $name:ident(&$lab:ident $(, $arg:ident: $type:ty)*) -> $answer:ty $body:block
        $($rest:tt)*
    ) => {
        $make! { [$($given)*] [$($doc)*] $whose [async] $name(& [] $lab $(, $arg: $type)*) -> $answer, $body }
        $crate::api::each! { [$make $($given)*] $($rest)* }
    };
    (
        [$make:ident $($given:tt)*]
        $(#[doc = $doc:literal])*
        $whose:ident fn $name:ident(&mut $lab:ident $(, $arg:ident: $type:ty)*) -> $answer:ty $body:block
        $($rest:tt)*
    ) => {
        $make! { [$($given)*] [$($doc)*] $whose [] $name(& [mut] $lab $(, $arg: $type)*) -> $answer, $body }
        $crate::api::each! { [$make $($given)*] $($rest)* }
    };
    (
        [$make:ident $($given:tt)*]
        $(#[doc = $doc:literal])*
        $whose:ident fn $name:ident(&$lab:ident $(, $arg:ident: $type:ty)*) -> $answer:ty $body:block
        $($rest:tt)*
    ) => {
        $make! { [$($given)*] [$($doc)*] $whose [] $name(& [] $lab $(, $arg: $type)*) -> $answer, $body }
        $crate::api::each! { [$make $($given)*] $($rest)* }
    };
}

pub(crate) use {calls, each};

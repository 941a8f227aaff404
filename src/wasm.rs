//! The boundary to JavaScript: types in, types out, no logic.

mod values;

use wasm_bindgen::prelude::*;

use crate::config::{self, SessionConfig};
use crate::device::ComputeDevice;
use crate::error::Error;
use crate::session::Session;
use values::{Codes, File, Images, Plane, Recognised, Result, Weights, from_js, to_js};

#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}

/// Defaults, limits and help texts of every field of a config.
#[wasm_bindgen]
pub fn schema() -> Result<JsValue> {
    to_js(&config::schema())
}

/// A session: a device and a model in training on it. Calls must not overlap.
#[wasm_bindgen]
pub struct VaeLab(Session);

#[wasm_bindgen(js_class = VaeLab)]
impl VaeLab {
    pub async fn create(device: String) -> Result<VaeLab> {
        let device = match device.as_str() {
            "cpu" => ComputeDevice::cpu(),
            "webgpu" => ComputeDevice::webgpu().await?,
            other => {
                let message = format!("“{other}” is no device; allowed are “webgpu” and “cpu”.");
                return Err(Error::Argument(message).into());
            }
        };
        Ok(VaeLab(Session::new(device)))
    }

    #[wasm_bindgen(js_name = deviceReport)]
    pub fn device_report(&self) -> Result<JsValue> {
        to_js(&self.0.device())
    }

    pub fn configure(&mut self, config: JsValue) -> Result<JsValue> {
        let config: SessionConfig = from_js(config)?;
        to_js(&self.0.configure(config.check()?)?)
    }

    pub fn tune(&mut self, change: JsValue) -> Result<()> {
        Ok(self.0.tune(from_js(change)?)?)
    }

    #[wasm_bindgen(js_name = loadDigits)]
    pub fn load_digits(&mut self, count: u32, seed: u32) -> Result<JsValue> {
        to_js(&self.0.load_digits(count as usize, seed)?)
    }

    #[wasm_bindgen(js_name = loadIdx)]
    pub fn load_idx(&mut self, files: JsValue) -> Result<JsValue> {
        let files: Vec<File> = from_js(files)?;
        to_js(
            &self
                .0
                .load_idx(files.into_iter().map(Into::into).collect())?,
        )
    }

    #[wasm_bindgen(js_name = loadPixels)]
    pub fn load_pixels(&mut self, set: JsValue) -> Result<JsValue> {
        let set: Images = from_js(set)?;
        to_js(&self.0.load_pixels(set.try_into()?)?)
    }

    pub fn images(&self) -> Result<JsValue> {
        to_js(&Images::from(self.0.images()?))
    }

    #[wasm_bindgen(js_name = loadImages)]
    pub fn load_images(&mut self, images: &[f32], height: u32, width: u32) -> Result<JsValue> {
        to_js(
            &self
                .0
                .load_images(images, height as usize, width as usize)?,
        )
    }

    pub fn config(&self) -> Result<JsValue> {
        to_js(self.0.config()?)
    }

    #[wasm_bindgen(js_name = dataSummary)]
    pub fn data_summary(&self) -> Result<JsValue> {
        to_js(&self.0.data_summary()?)
    }

    #[wasm_bindgen(js_name = modelSummary)]
    pub fn model_summary(&self) -> Result<JsValue> {
        to_js(&self.0.model_summary()?)
    }

    pub async fn train(&mut self, steps: u32) -> Result<JsValue> {
        to_js(&self.0.train(steps as usize).await?)
    }

    #[wasm_bindgen(js_name = trainOnBatch)]
    pub async fn train_on_batch(&mut self, images: Vec<f32>) -> Result<JsValue> {
        to_js(&self.0.train_on_batch(images).await?)
    }

    #[wasm_bindgen(js_name = totalCost)]
    pub async fn total_cost(&self, images: Vec<f32>) -> Result<f64> {
        Ok(self.0.total_cost(images).await?)
    }

    pub async fn evaluate(&self, images: u32) -> Result<JsValue> {
        to_js(&self.0.evaluate(images as usize).await?)
    }

    #[wasm_bindgen(js_name = logLikelihood)]
    pub async fn log_likelihood(&self, first: u32, images: u32, samples: u32) -> Result<JsValue> {
        let (first, images, samples) = (first as usize, images as usize, samples as usize);
        to_js(&self.0.log_likelihood(first, images, samples).await?)
    }

    #[wasm_bindgen(js_name = gradientSnr)]
    pub async fn gradient_snr(
        &self,
        objective: JsValue,
        repeats: u32,
        images: u32,
    ) -> Result<JsValue> {
        let (repeats, images) = (repeats as usize, images as usize);
        let found = self.0.gradient_snr(from_js(objective)?, repeats, images);
        to_js(&found.await?)
    }

    #[wasm_bindgen(js_name = sampleQuality)]
    pub async fn sample_quality(&mut self, samples: u32, seed: u32) -> Result<JsValue> {
        to_js(&self.0.sample_quality(samples as usize, seed).await?)
    }

    #[wasm_bindgen(js_name = latentSummary)]
    pub async fn latent_summary(&self, images: u32) -> Result<JsValue> {
        to_js(&self.0.latent_summary(images as usize).await?)
    }

    #[wasm_bindgen(js_name = latentPlane)]
    pub async fn latent_plane(&mut self, images: u32) -> Result<JsValue> {
        to_js(&Plane::from(self.0.latent_plane(images as usize).await?))
    }

    #[wasm_bindgen(js_name = posteriorOnPlane)]
    pub async fn posterior_on_plane(&self, index: u32) -> Result<JsValue> {
        to_js(&self.0.posterior_on_plane(index as usize).await?)
    }

    #[wasm_bindgen(js_name = decodePlane)]
    pub async fn decode_plane(&self, points: Vec<f32>) -> Result<Vec<f32>> {
        Ok(self.0.decode_plane(points).await?)
    }

    pub async fn recognise(&mut self, images: Vec<f32>) -> Result<JsValue> {
        to_js(&Recognised::from(self.0.recognise(images).await?))
    }

    pub async fn discriminate(&self, images: Vec<f32>) -> Result<Vec<f32>> {
        Ok(self.0.discriminate(images).await?)
    }

    pub async fn classify(&self, config: JsValue) -> Result<JsValue> {
        to_js(&self.0.classify(from_js(config)?).await?)
    }

    #[wasm_bindgen(js_name = heldOut)]
    pub fn held_out(&self, indices: Vec<u32>) -> Result<Vec<f32>> {
        Ok(self.0.held_out(&places(indices))?)
    }

    #[wasm_bindgen(js_name = corruptedHeldOut)]
    pub fn corrupted_held_out(&self, indices: Vec<u32>) -> Result<Vec<f32>> {
        Ok(self.0.corrupted_held_out(&places(indices))?)
    }

    #[wasm_bindgen(js_name = heldOutLabels)]
    pub fn held_out_labels(&self) -> Result<Option<Vec<u8>>> {
        Ok(self.0.held_out_labels()?.map(<[u8]>::to_vec))
    }

    pub async fn encode(&self, images: Vec<f32>) -> Result<JsValue> {
        to_js(&Codes::from(self.0.encode(images).await?))
    }

    #[wasm_bindgen(js_name = encodeHeldOut)]
    pub async fn encode_held_out(&self, images: u32) -> Result<Vec<f32>> {
        Ok(self.0.encode_held_out(images as usize).await?)
    }

    pub async fn decode(&self, codes: Vec<f32>) -> Result<Vec<f32>> {
        Ok(self.0.decode(codes).await?)
    }

    pub async fn sample(&self, count: u32, seed: u32) -> Result<Vec<f32>> {
        Ok(self.0.sample(count as usize, seed).await?)
    }

    pub async fn reconstruct(&self, images: Vec<f32>) -> Result<Vec<f32>> {
        Ok(self.0.reconstruct(images).await?)
    }

    pub async fn interpolate(
        &self,
        from: u32,
        to: u32,
        steps: u32,
        path: JsValue,
    ) -> Result<Vec<f32>> {
        let (from, to, steps) = (from as usize, to as usize, steps as usize);
        Ok(self.0.interpolate(from, to, steps, from_js(path)?).await?)
    }

    pub async fn manifold(&self, side: u32, extent: f32) -> Result<Vec<f32>> {
        Ok(self.0.manifold(side as usize, extent).await?)
    }

    pub async fn trace(&self, index: u32, draw: u32) -> Result<JsValue> {
        to_js(&self.0.trace(index as usize, draw.into()).await?)
    }

    pub async fn weights(&self) -> Result<JsValue> {
        let weights = self.0.weights().await?;
        to_js(&weights.into_iter().map(Weights::from).collect::<Vec<_>>())
    }

    #[wasm_bindgen(js_name = setWeights)]
    pub fn set_weights(&mut self, tensors: JsValue) -> Result<()> {
        let tensors: Vec<Weights> = from_js(tensors)?;
        let tensors: Vec<_> = tensors.into_iter().map(Into::into).collect();
        Ok(self.0.set_weights(&tensors)?)
    }

    pub async fn save(&self) -> Result<Vec<u8>> {
        Ok(self.0.save().await?)
    }

    pub fn load(&mut self, checkpoint: &[u8]) -> Result<JsValue> {
        to_js(&self.0.load(checkpoint)?)
    }
}

fn places(indices: Vec<u32>) -> Vec<usize> {
    indices.into_iter().map(|index| index as usize).collect()
}

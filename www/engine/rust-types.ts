// Generated from the Rust types by `pkg-scripts/build types`; do not edit.

/**
 * The body of encoder and decoder; the decoder mirrors the encoder.
 */
export type Network = { "kind": "mlp", 
/**
 * From the image to the code.
 */
hidden: Array<number>, } | { "kind": "conv", 
/**
 * From the image to the code.
 */
channels: [number, number], };

/**
 * A variational autoencoder with a diagonal normal posterior and a Bernoulli likelihood.
 */
export type ModelConfig = { 
/**
 * The body of encoder and decoder.
 */
network: Network, 
/**
 * Dimensions of a code.
 */
latentDim: number, };

/**
 * What training maximises.
 */
export type Objective = { "kind": "elbo", 
/**
 * The weight of the KL.
 */
beta: number, 
/**
 * Steps until beta has its full weight.
 */
warmupSteps: number, };

/**
 * Adam's step and the size of its batches.
 */
export type TrainingConfig = { 
/**
 * Adam's.
 */
learningRate: number, 
/**
 * How many images a step sees.
 */
batchSize: number, 
/**
 * Whether each epoch sees the images in an order of its own, or as they lie.
 */
shuffle: boolean, };

/**
 * Which images are trained on.
 */
export type DataConfig = { "kind": "digits", 
/**
 * Training and held-out images together.
 */
count: number, 
/**
 * What they are drawn from.
 */
seed: number, } | { "kind": "files", 
/**
 * The name of the file of training images.
 */
name: string, };

/**
 * Everything that decides a run: the same config, data and device kind give the same losses.
 */
export type SessionConfig = { 
/**
 * What is trained.
 */
model: ModelConfig, 
/**
 * What training maximises.
 */
objective: Objective, 
/**
 * How it is trained.
 */
training: TrainingConfig, 
/**
 * What it is trained on.
 */
data: DataConfig, 
/**
 * What weights, noise and batches are drawn from.
 */
seed: number, };

/**
 * How a slider spreads its values.
 */
export type Scale = "linear" | "log";

/**
 * One control of a form.
 */
export type Field = { 
/**
 * Where the value stands in a [`SessionConfig`], for example `training.learningRate`.
 */
path: string, 
/**
 * Its name beside the control.
 */
label: string, 
/**
 * What it means, in a sentence.
 */
help: string, 
/**
 * The smallest value allowed.
 */
min: number, 
/**
 * The largest value allowed.
 */
max: number, 
/**
 * Whether only whole numbers are allowed.
 */
integer: boolean, 
/**
 * How a slider spreads its values.
 */
scale: Scale, 
/**
 * The value at the start.
 */
default: number, 
/**
 * Whether a change starts a new model; otherwise it acts at once.
 */
restart: boolean, };

/**
 * Everything a page needs to build its form.
 */
export type Schema = { 
/**
 * The config a session starts with.
 */
defaults: SessionConfig, 
/**
 * The config a page opens with: the defaults with a code that can be drawn as a plane.
 */
opening: SessionConfig, 
/**
 * Its numbers.
 */
fields: Array<Field>, };

/**
 * The kinds of device a session can run on.
 */
export type DeviceKind = "cpu" | "webgpu";

/**
 * Which device a session runs on.
 */
export type DeviceReport = { 
/**
 * CPU or GPU.
 */
kind: DeviceKind, 
/**
 * What the self-test found, in a sentence.
 */
selfTest: string, };

/**
 * What the images are.
 */
export type DataSummary = { 
/**
 * What they are called.
 */
name: string, 
/**
 * Of one image, in pixels.
 */
height: number, 
/**
 * Of one image, in pixels.
 */
width: number, 
/**
 * How many are trained on.
 */
train: number, 
/**
 * How many are held out.
 */
heldOut: number, 
/**
 * Whether the held-out images have labels.
 */
labelled: boolean, 
/**
 * How many classes the labels name.
 */
classes: number, };

/**
 * What the model is.
 */
export type ModelSummary = { 
/**
 * How many numbers it learns.
 */
parameters: number, 
/**
 * Dimensions of a code.
 */
latentDim: number, 
/**
 * Steps taken since it began.
 */
step: number, 
/**
 * Something the user should know about it.
 */
notice: string | null, };

/**
 * What a burst of training steps did. All terms in nats for one image, averaged over the batch;
 * each list holds one number a step.
 */
export type TrainReport = { 
/**
 * The number of the first step of the burst, counted from 1.
 */
firstStep: number, 
/**
 * Steps taken since the model began.
 */
step: number, 
/**
 * Epochs completed since the model began.
 */
epoch: number, 
/**
 * The weight of the KL at the last step.
 */
beta: number, 
/**
 * What training minimises: `reconstruction + beta * kl`.
 */
loss: Array<number>, 
/**
 * The evidence lower bound, `-(reconstruction + kl)`.
 */
bound: Array<number>, 
/**
 * `-E_q[log p(x|z)]`.
 */
reconstruction: Array<number>, 
/**
 * `KL(q(z|x) || p(z))`.
 */
kl: Array<number>, };

/**
 * The terms on held-out images, in nats for one image.
 */
export type Evaluation = { 
/**
 * Steps taken before it.
 */
step: number, 
/**
 * How many held-out images it looked at.
 */
images: number, 
/**
 * The evidence lower bound, `-(reconstruction + kl)`.
 */
bound: number, 
/**
 * `-E_q[log p(x|z)]`, with one sample an image.
 */
reconstruction: number, 
/**
 * `KL(q(z|x) || p(z))`.
 */
kl: number, };

/**
 * The way from one code to another.
 */
export type InterpolationPath = "linear" | "spherical";

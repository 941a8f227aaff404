// Generated from the Rust types by `pkg-scripts/build types`; do not edit.

/**
 * The members of the family.
 */
export type ModelKind = "vae" | "autoencoder" | "gan" | "vaeGan";

/**
 * What follows a fully connected layer.
 */
export type Activation = "relu" | "tanh";

/**
 * The body of encoder and decoder; the decoder mirrors the encoder.
 */
export type Network = { "kind": "mlp", 
/**
 * From the image to the code.
 */
hidden: Array<number>, 
/**
 * What follows each layer.
 */
activation: Activation, } | { "kind": "conv", 
/**
 * From the image to the code.
 */
channels: [number, number], };

/**
 * The shape of `q(z|x)`.
 */
export type PosteriorKind = "diagonal" | "full";

/**
 * The shape of `p(x|z)`.
 */
export type LikelihoodKind = { "kind": "bernoulli" } | { "kind": "continuousBernoulli" } | { "kind": "normal", 
/**
 * In grey levels, of which white is 1.
 */
scale: number, } | { "kind": "normalLearned" } | { "kind": "normalPerPixel" };

/**
 * What is trained, and how its parts are built.
 */
export type ModelConfig = { 
/**
 * Which member of the family.
 */
kind: ModelKind, 
/**
 * The body of encoder and decoder.
 */
network: Network, 
/**
 * Dimensions of a code.
 */
latentDim: number, 
/**
 * The shape of `q(z|x)`.
 */
posterior: PosteriorKind, 
/**
 * The shape of `p(x|z)`.
 */
likelihood: LikelihoodKind, };

/**
 * How an autoencoder compares an image with its reconstruction, summed over pixels.
 */
export type ReconstructionLoss = "crossEntropy" | "squaredError";

/**
 * What a GAN's generator minimises.
 */
export type GeneratorLoss = "nonSaturating" | "minimax";

/**
 * What training maximises or, for an adversary, plays. `L`, `M` and `K` are the papers' letters.
 */
export type Objective = { "kind": "elbo", 
/**
 * The weight of the KL.
 */
beta: number, 
/**
 * Steps until beta has its full weight.
 */
warmupSteps: number, 
/**
 * Nats of KL that each dimension of the code may use without a penalty (Kingma et al.
 * 2016).
 */
freeBits: number, 
/**
 * `L`, codes drawn for each image.
 */
samples: number, } | { "kind": "sgvbA", 
/**
 * `L`, codes drawn for each image.
 */
samples: number, } | { "kind": "iwae", 
/**
 * `K`, codes drawn for each image.
 */
samples: number, } | { "kind": "miwae", 
/**
 * `M`.
 */
estimates: number, 
/**
 * `K`.
 */
samples: number, } | { "kind": "piwae", 
/**
 * `M`.
 */
estimates: number, 
/**
 * `K`.
 */
samples: number, } | { "kind": "ciwae", 
/**
 * `K`, codes drawn for each image.
 */
samples: number, 
/**
 * The share of the ELBO.
 */
share: number, } | { "kind": "dreg", 
/**
 * `K`, codes drawn for each image.
 */
samples: number, } | { "kind": "reconstruction", 
/**
 * How an image is compared with its reconstruction.
 */
loss: ReconstructionLoss, } | { "kind": "adversarial", 
/**
 * What the generator minimises.
 */
loss: GeneratorLoss, 
/**
 * Updates of the discriminator for each of the generator.
 */
discriminatorSteps: number, 
/**
 * How far the discriminator's target for real images lies below 1.
 */
labelSmoothing: number, } | { "kind": "vaeGan", 
/**
 * The weight of the feature loss against the adversary in the decoder's loss.
 */
gamma: number, 
/**
 * Whether the side that is winning too clearly waits for the other.
 */
gate: boolean, };

/**
 * How the learning rate changes while training goes on.
 */
export type Schedule = "constant" | "powersOfThree";

/**
 * What turns a gradient into a step.
 */
export type Optimiser = { "kind": "adam", 
/**
 * The memory of the mean.
 */
beta1: number, 
/**
 * The memory of the mean square.
 */
beta2: number, 
/**
 * Added to the root of the mean square.
 */
epsilon: number, } | { "kind": "adagrad", 
/**
 * Added to the root of the sum.
 */
epsilon: number, };

/**
 * How grey images become black and white.
 */
export type Binarisation = "none" | "threshold" | "stochastic";

/**
 * What an autoencoder's input goes through; its target stays clean (Vincent et al. 2008).
 */
export type Corruption = { "kind": "none" } | { "kind": "gaussian", 
/**
 * Its standard deviation, in grey levels of which white is 1.
 */
scale: number, } | { "kind": "masking", 
/**
 * How many of them.
 */
share: number, } | { "kind": "saltAndPepper", 
/**
 * How many of them.
 */
share: number, };

/**
 * How the weights move, and what each step sees.
 */
export type TrainingConfig = { 
/**
 * The optimiser's.
 */
learningRate: number, 
/**
 * How the learning rate changes.
 */
schedule: Schedule, 
/**
 * What turns a gradient into a step.
 */
optimiser: Optimiser, 
/**
 * How many images a step sees.
 */
batchSize: number, 
/**
 * Whether each epoch sees the images in an order of its own, or as they lie.
 */
shuffle: boolean, 
/**
 * How grey images become black and white.
 */
binarisation: Binarisation, 
/**
 * What an autoencoder's input goes through.
 */
corruption: Corruption, };

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
 * Where the value stands in a [`SessionConfig`](crate::config::SessionConfig), for example
 * `training.learningRate`, or in a [`ClassifierConfig`](crate::config::ClassifierConfig).
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
 * Where it stands in the literature, in LaTeX with its own symbol in `\own{}`.
 */
formula: string, 
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
 * One option of a [`Choice`].
 */
export type ChoiceOption = { 
/**
 * The value, or the `kind` of the object, at the choice's path.
 */
value: string, 
/**
 * Its name.
 */
label: string, 
/**
 * What it means, in a sentence.
 */
help: string, 
/**
 * What it is in the literature, in LaTeX.
 */
formula: string, 
/**
 * The kinds of model it is for; none names all of them.
 */
models: Array<ModelKind>, 
/**
 * What picking it sets in a config, by path, in this order.
 */
set: Array<[string, unknown]>, };

/**
 * A picker: one of several options.
 */
export type Choice = { 
/**
 * Where the picked value stands in a config, for example `model.kind`. An option is picked
 * when the value there, or the `kind` of an object there, is the option's.
 */
path: string, 
/**
 * Its name beside the control.
 */
label: string, 
/**
 * What it decides, in a sentence.
 */
help: string, 
/**
 * Whether a change starts a new model; otherwise it acts at once.
 */
restart: boolean, 
/**
 * What can be picked.
 */
options: Array<ChoiceOption>, };

/**
 * A config by name. Its data are the built-in digits; a page keeps the images at hand.
 */
export type Preset = { 
/**
 * For links and the command line.
 */
name: string, 
/**
 * For people.
 */
label: string, 
/**
 * What it is and where it comes from, in a sentence or two.
 */
help: string, 
/**
 * The config.
 */
config: SessionConfig, };

/**
 * How a classifier is trained on a few labelled images, to tell what the codes are worth.
 */
export type ClassifierConfig = { 
/**
 * How many training images it is told the class of; a fifth of them only decides when to stop.
 */
labels: number, 
/**
 * The width of its hidden layer; 0 for none.
 */
hidden: number, 
/**
 * Adam's.
 */
learningRate: number, 
/**
 * Whether a copy of the encoder learns with it; otherwise the codes stay as they are.
 */
fineTune: boolean, 
/**
 * How many epochs it waits for a better validation.
 */
patience: number, 
/**
 * After how many epochs it stops in any case.
 */
maxEpochs: number, 
/**
 * What the labelled images, the weights and the batches are drawn from.
 */
seed: number, };

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
 * Its numbers. One that a config doesn't have is not shown.
 */
fields: Array<Field>, 
/**
 * Its pickers.
 */
choices: Array<Choice>, 
/**
 * Configs by name, most of them from papers.
 */
presets: Array<Preset>, 
/**
 * What a classifier starts with; its numbers are among the fields too.
 */
classifier: ClassifierConfig, };

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
 * What can be changed without a new model; what is `None` stays.
 */
export type Change = { 
/**
 * The optimiser's.
 */
learningRate?: number, 
/**
 * How the learning rate changes.
 */
schedule?: Schedule, 
/**
 * What training maximises.
 */
objective?: Objective, 
/**
 * How grey images become black and white.
 */
binarisation?: Binarisation, 
/**
 * What an autoencoder's input goes through.
 */
corruption?: Corruption, };

/**
 * What an objective measures on a batch, in nats for one image unless it says otherwise.
 */
export type Term = "loss" | "bound" | "reconstruction" | "kl" | "effectiveSampleSize" | "discriminatorLoss" | "generatorLoss" | "realScore" | "fakeScore" | "featureLoss";

/**
 * What a burst of training steps did.
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
 * The learning rate of the last step, as its schedule has made it.
 */
learningRate: number, 
/**
 * What was measured, by name, one number a step.
 */
terms: { [key in Term]?: Array<number> }, };

/**
 * The terms on held-out images.
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
 * What was measured, by name, averaged over the images.
 */
terms: { [key in Term]?: number }, };

/**
 * An importance-sampled estimate of `log p(x)`: IWAE's bound with so many samples that it is
 * nearly tight (Burda et al. 2015, section 5). In nats for one image.
 */
export type LogLikelihood = { 
/**
 * How many held-out images were looked at.
 */
images: number, 
/**
 * How many codes were drawn for each.
 */
samples: number, 
/**
 * The mean over the images.
 */
mean: number, 
/**
 * The standard error of the mean over images: how far other images of the same kind would
 * move it.
 */
standardError: number, 
/**
 * The mean effective sample size, between 1 and `samples`: where it is small, `mean` is still
 * a lower bound but may lie well below the truth.
 */
effectiveSampleSize: number, 
/**
 * The estimate of each image, for differences between models on the same images.
 */
values: Array<number>, };

/**
 * How much of a gradient estimate is signal (Rainforth et al. 2018, section 3): the mean over
 * parameters of `|E[g]| / std[g]`, encoder and decoder apart.
 */
export type GradientSnr = { 
/**
 * How often the gradient was estimated, each time with other noise.
 */
repeats: number, 
/**
 * How many images each estimate saw: the same ones every time.
 */
images: number, 
/**
 * Of the encoder's parameters.
 */
encoder: number, 
/**
 * Of the decoder's parameters.
 */
decoder: number, 
/**
 * What pure noise would seem to have, `sqrt(2 / (pi * repeats))`: the mean of so few estimates
 * is never quite zero. A ratio near it says nothing.
 */
floor: number, };

/**
 * How a classifier shares out a model's samples: a model that has lost modes leaves classes out.
 */
export type ClassCoverage = { 
/**
 * The share of the samples that each class has.
 */
shares: Array<number>, 
/**
 * How many classes have at least one sample in a hundred.
 */
covered: number, };

/**
 * A posterior as it falls onto the plane: again a normal distribution.
 */
export type PlanePosterior = { 
/**
 * Its mean.
 */
mean: [number, number], 
/**
 * Variance along the first axis, covariance, variance along the second.
 */
covariance: [number, number, number], };

/**
 * What samples of the prior are worth beside held-out images, judged by a small classifier of the
 * training images.
 */
export type SampleQuality = { 
/**
 * How many samples were judged, and how many held-out images beside them.
 */
samples: number, 
/**
 * The Fréchet distance between samples and held-out images in the classifier's hidden layer:
 * to be compared between models of the same images and for equally many samples only.
 */
frechetDistance: number, 
/**
 * How sharp the samples are.
 */
gradientEnergy: number, 
/**
 * How sharp the held-out images are.
 */
realGradientEnergy: number, 
/**
 * Which classes the samples are of.
 */
coverage: ClassCoverage, };

/**
 * Which dimensions of a code say something about the image.
 */
export type LatentSummary = { 
/**
 * `KL(q(z|x) || p(z))` of each dimension, in nats for one image; empty where codes are no
 * distributions.
 */
klPerDimension: Array<number>, 
/**
 * The variance of each dimension's posterior mean over the images.
 */
varianceOfMean: Array<number>, 
/**
 * Whether each dimension's posterior mean varies by more than 0.01.
 */
active: Array<boolean>, 
/**
 * How many dimensions are active.
 */
activeUnits: number, 
/**
 * What few active dimensions mean, and what helps.
 */
warning: string | null, };

/**
 * How well a classifier does.
 */
export type ClassifierResult = { 
/**
 * The share of the held-out images it gets right, of all of them.
 */
accuracy: number, 
/**
 * The share of the validation images it got right at its best.
 */
validationAccuracy: number, 
/**
 * Epochs until it stopped.
 */
epochs: number, };

/**
 * The same classifier, with the same labels and budget, on codes and on pixels.
 */
export type ClassifierReport = { 
/**
 * How many labels both were given.
 */
labels: number, 
/**
 * On the means of the pretrained codes.
 */
codes: ClassifierResult, 
/**
 * On the images as the encoder is given them.
 */
pixels: ClassifierResult, };

/**
 * The way from one code to another.
 */
export type InterpolationPath = "linear" | "spherical";

/**
 * `q(z|x)` of the image, and the gradient of the loss by what the encoder says, each
 * `[latent_dim]`.
 */
export type TracedPosterior = { 
/**
 * The means.
 */
loc: Array<number>, 
/**
 * The standard deviation of each dimension by itself.
 */
scale: Array<number>, 
/**
 * The gradient by the means.
 */
byLoc: Array<number>, 
/**
 * The gradient by the logarithms of the standard deviations; where dimensions depend on one
 * another, by those of the scale's diagonal.
 */
byLogScale: Array<number>, };

/**
 * One code, what becomes of it, and the gradient that comes back.
 */
export type TracedCode = { 
/**
 * Standard normal, `[latent_dim]`, where the code is made of a posterior and noise.
 */
noise: Array<number> | null, 
/**
 * `[latent_dim]`.
 */
code: Array<number>, 
/**
 * The expected image, grey in `[0, 1]`.
 */
image: Array<number>, 
/**
 * How much it weighs among all codes in the decoder's gradient.
 */
weight: number, 
/**
 * How much it weighs in the encoder's.
 */
encoderWeight: number, 
/**
 * The gradient by what places each pixel: a logit, the mean of a normal, or the grey level that
 * a discriminator sees.
 */
byPixels: Array<number>, 
/**
 * What the decoder hands back to the code: the gradient by it, weighed for the encoder, without
 * what the prior and the posterior say of the code.
 */
byCode: Array<number>, };

/**
 * One step of training on one image alone: what flows forward to the loss, and the gradient that
 * flows back from it. Nothing is learnt.
 */
export type Trace = { 
/**
 * Steps taken before it.
 */
step: number, 
/**
 * The weight of the KL at this step.
 */
beta: number, 
/**
 * What the encoder is given: the image as training sees it, corrupted where the config says so.
 */
input: Array<number>, 
/**
 * What is to come out; to a GAN's discriminator, the real image.
 */
target: Array<number>, 
/**
 * Of models whose encoder gives one.
 */
posterior: TracedPosterior | null, 
/**
 * The ones that weigh most, at most five.
 */
codes: Array<TracedCode>, 
/**
 * How many codes the objective draws for an image.
 */
codesDrawn: number, 
/**
 * The objective's terms for this image.
 */
terms: { [key in Term]?: number }, 
/**
 * The length of the gradient by all weights of each part of the model, under the name that the
 * part has in a checkpoint.
 */
gradientNorms: { [key in string]: number }, };

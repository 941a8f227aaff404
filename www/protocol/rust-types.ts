// Generated from the Rust types by `pkg-scripts/build types`; do not edit.

/**
 * What follows a layer.
 */
export type Activation = "relu" | "leakyRelu" | "elu" | "gelu" | "silu" | "tanh";

/**
 * Adagrad's numbers.
 */
export type AdagradConfig = { 
/**
 * Added to the root of the sum.
 */
epsilon: number, 
/**
 * The strength of the penalty on the weights.
 */
weightDecay: number, };

/**
 * The numbers of Adam and AdamW.
 */
export type AdamConfig = { 
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
epsilon: number, 
/**
 * The strength of Adam's penalty on the weights, or of AdamW's decay.
 */
weightDecay: number, };

/**
 * A call whose arguments don't fit the model or the data.
 */
export type ArgumentError = { "code": "unknownDevice", "fields": { device: string, } } | { "code": "malformed", "fields": { reason: string, } } | { "code": "labelsNotBytes" } | { "code": "unconfigured" } | { "code": "noEncoder" } | { "code": "noDiscriminator" } | { "code": "noLikelihood" } | { "code": "noBound" } | { "code": "notWholeRows", "fields": { rows: Rows, values: number, size: number, most: number, } } | { "code": "notFiniteRows", "fields": { rows: Rows, } } | { "code": "notGrey", "fields": { pixel: number, } } | { "code": "tooManyCodes", "fields": { images: number, each: number, most: number, } } | { "code": "gridTooLarge", "fields": { side: number, most: number, } } | { "code": "noSuchImage", "fields": { index: number, last: number, } } | { "code": "noPlane", "fields": { dimensions: number, } } | { "code": "noSpread", "fields": { numbers: number, size: number, } } | { "code": "notFinite", "fields": { value: number, } } | { "code": "tooManyLabels", "fields": { count: number, name: string, images: number, } } | { "code": "tooFewLabels", "fields": { count: number, classes: number, name: string, needed: number, } };

/**
 * An autoencoder.
 */
export type AutoencoderConfig = { 
/**
 * The body of encoder and decoder.
 */
network: Network, 
/**
 * What their weights start from.
 */
initialWeights: InitialWeights, 
/**
 * Dimensions of a code.
 */
latentDim: number, 
/**
 * How an image is compared with its reconstruction.
 */
loss: ReconstructionLoss, 
/**
 * What the input goes through.
 */
corruption: Corruption, 
/**
 * How grey images become black and white.
 */
binarisation: Binarisation, };

/**
 * Which way a term is better.
 */
export type Better = "higher" | "lower" | "neither";

/**
 * How grey images become black and white.
 */
export type Binarisation = "none" | "threshold" | "stochastic";

/**
 * A lower bound on `log p(x)` and its settings.
 */
export type Bound = { "kind": "elbo" } & Elbo | { "kind": "sgvbA" } & SgvbA | { "kind": "iwae" } & Iwae | { "kind": "miwae" } & Miwae | { "kind": "piwae" } & Piwae | { "kind": "ciwae" } & Ciwae | { "kind": "dreg" } & Dreg | { "kind": "renyi" } & Renyi;

/**
 * What a page has to know of a bound, beside its picker.
 */
export type BoundSummary = { 
/**
 * The `kind` that a config names it by.
 */
kind: string, 
/**
 * Its name with its number of codes: `{samples}` and `{estimates}` stand for the settings of
 * these names, `{codes}` for the codes of an image.
 */
name: string, 
/**
 * What its number says beside a chart.
 */
says: string, 
/**
 * Whether its KL is taken in closed form, weighed by beta; otherwise it is made of importance
 * weights alone.
 */
closedFormKl: boolean, };

/**
 * What a kind of model can be asked.
 */
export type Capabilities = { 
/**
 * Whether images have codes.
 */
encoder: boolean, 
/**
 * Whether the code of an image is a distribution.
 */
posterior: boolean, 
/**
 * Whether it has a likelihood, and a bound on it.
 */
likelihood: boolean, 
/**
 * Whether a discriminator judges its images: players then learn against one another, and no loss by
 * itself says how good they are.
 */
discriminator: boolean, 
/**
 * Whether its encoder can be given corrupted images.
 */
corruption: boolean, };

/**
 * A checkpoint that can't be read or doesn't fit.
 */
export type CheckpointError = { "code": "missingMetadata", "fields": { key: string, } } | { "code": "unknownVersion", "fields": { version: string, known: string, } } | { "code": "unreadableMetadata", "fields": { key: string, reason: string, } } | { "code": "broken", "fields": { reason: string, } } | { "code": "pyTorchFile" } | { "code": "notSafetensors", "fields": { kind: FileKind, } } | { "code": "configNotAllowed", "fields": { error: ConfigError, } } | { "code": "imageSizeNotAllowed", "fields": { height: number, width: number, min: number, max: number, } } | { "code": "otherImageSize", "fields": { height: number, width: number, otherHeight: number, otherWidth: number, } } | { "code": "channelsNotAllowed", "fields": { channels: number, } } | { "code": "otherChannels", "fields": { channels: number, otherChannels: number, } } | { "code": "imagesMissing", "fields": { name: string, } } | { "code": "weightsWithoutModel" } | { "code": "weightsMisfit", "fields": { error: CheckpointError, } } | { "code": "unknownParameter", "fields": { name: string, } } | { "code": "missingParameter", "fields": { name: string, } } | { "code": "wrongShape", "fields": { name: string, shape: Array<number>, expected: Array<number>, } } | { "code": "notFiniteWeight", "fields": { name: string, value: number, } } | { "code": "unknownDtype", "fields": { name: string, dtype: string, } } | { "code": "beyondHalfPrecision", "fields": { name: string, value: number, most: number, } } | { "code": "negativeSecondMoment", "fields": { name: string, } };

/**
 * A picker: one of several options.
 */
export type Choice = { 
/**
 * Where the picked value stands in a config, for example `model.kind`. An option is picked
 * when the value there, or the `kind` of an object there, is the option's: a word, a number, or `true` or `false`.
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
 * What stays as it is, though an option sets what it is part of, where there is a place for it then:
 * each setting by the paths that it may have, of which a config has one at most.
 */
keeps: Array<Array<string>>, 
/**
 * What can be picked.
 */
options: Array<ChoiceOption>, };

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
 * `beta * ELBO + (1 - beta) * IWAE` (Rainforth et al. 2018).
 */
export type Ciwae = { 
/**
 * `K`, codes drawn for each image.
 */
samples: number, 
/**
 * The share of the ELBO.
 */
share: number, };

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
 * An option outside its limits, or options that don't go together.
 */
export type ConfigError = { "code": "outOfRange", "fields": { label: string, path: string, value: number, min: number, max: number, } } | { "code": "layerCount", "fields": { layers: number, most: number, } } | { "code": "convolutionCount", "fields": { convolutions: number, most: number, } } | { "code": "fullCovarianceTooLarge", "fields": { dimensions: number, most: number, } } | { "code": "anotherKind" } | { "code": "needsNewModel", "fields": { path: string, } } | { "code": "tooManyCodesPerStep", "fields": { each: number, images: number, codes: number, most: number, } } | { "code": "tooManyWeights", "fields": { weights: number, most: number, } } | { "code": "spriteSide", "fields": { side: number, small: number, large: number, } } | { "code": "imagesNotLoaded", "fields": { name: string, } };

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
seed: number, } | { "kind": "sprites" } & SpritesConfig | { "kind": "files", 
/**
 * The name of the file of training images.
 */
name: string, };

/**
 * A data file that can't be read, or arrays that don't fit together.
 */
export type DataError = { "code": "noBatches", "fields": { batchSize: number, images: number, } } | { "code": "digitCount", "fields": { count: number, most: number, } } | { "code": "spriteCount", "fields": { count: number, least: number, most: number, } } | { "code": "tooFewToTrainOn", "fields": { name: string, count: number, least: number, } } | { "code": "channels", "fields": { name: string, channels: number, } } | { "code": "sidesOutOfRange", "fields": { name: string, height: number, width: number, min: number, max: number, } } | { "code": "notWholeImages", "fields": { name: string, pixels: number, height: number, width: number, each: number, } } | { "code": "tooManyImages", "fields": { name: string, count: number, most: number, } } | { "code": "tooManyBytes", "fields": { name: string, count: number, each: number, bytes: number, most: number, } } | { "code": "labelCount", "fields": { name: string, images: number, labels: number, } } | { "code": "heldOutCount", "fields": { name: string, count: number, part: number, held: number, left: number, } } | { "code": "noLabels", "fields": { name: string, } } | { "code": "tooFewHeldOut", "fields": { name: string, count: number, } } | { "code": "emptyFile", "fields": { name: string, } } | { "code": "emptyUnpacked", "fields": { name: string, } } | { "code": "breaksOffAtOnce", "fields": { name: string, } } | { "code": "notIdx", "fields": { name: string, } } | { "code": "notIdxBut", "fields": { name: string, kind: FileKind, } } | { "code": "idxDimensions", "fields": { name: string, count: number, } } | { "code": "idxHeaderBreaksOff", "fields": { name: string, expected: number, actual: number, } } | { "code": "idxZeroDimension", "fields": { name: string, sizes: string, } } | { "code": "idxItems", "fields": { name: string, count: number, most: number, } } | { "code": "idxColumns", "fields": { name: string, columns: number, most: number, } } | { "code": "idxSides", "fields": { name: string, height: number, width: number, min: number, max: number, } } | { "code": "idxBytes", "fields": { name: string, bytes: number, most: number, } } | { "code": "corruptGzip", "fields": { name: string, reason: string, } } | { "code": "truncated", "fields": { name: string, expected: number, actual: number, } } | { "code": "truncatedUnpacked", "fields": { name: string, expected: number, actual: number, } } | { "code": "trailingBytes", "fields": { name: string, surplus: number, expected: number, } } | { "code": "trailingUnpacked", "fields": { name: string, expected: number, } } | { "code": "gzipBreaksOff", "fields": { name: string, } } | { "code": "pixelValue", "fields": { name: string, value: number, } } | { "code": "labelValue", "fields": { name: string, value: number, } } | { "code": "fileCount", "fields": { count: number, } } | { "code": "fileKinds", "fields": { images: number, labels: number, } } | { "code": "labelsAlone", "fields": { name: string, } } | { "code": "sizesDiffer", "fields": { first: string, height: number, width: number, second: string, otherHeight: number, otherWidth: number, } } | { "code": "channelsDiffer", "fields": { first: string, channels: number, second: string, otherChannels: number, } } | { "code": "labelsOfOthers", "fields": { images: string, count: number, labels: string, labelCount: number, } } | { "code": "labelsOfOtherPairs", "fields": { images: string, count: number, moreImages: string, moreCount: number, labels: string, labelCount: number, moreLabels: string, moreLabelCount: number, } } | { "code": "labelsUndecided", "fields": { first: string, second: string, } } | { "code": "calledAlike", "fields": { first: string, second: string, } };

/**
 * What the images are.
 */
export type DataSummary = { 
/**
 * What they are called.
 */
name: string, 
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
classes: number, 
/**
 * What these are called, where they have other names than their numbers.
 */
classNames: Array<string> | null, 
/**
 * Numbers of a pixel: 1, its grey level; 3, red, green and blue; or 4, these and opacity.
 */
channels: number, 
/**
 * Rows, in pixels.
 */
height: number, 
/**
 * Columns, in pixels.
 */
width: number, };

/**
 * The device can't be had, failed its self-test or was lost.
 */
export type DeviceError = { "code": "notStarted", "fields": { reason: string, } } | { "code": "notBuilt", "fields": { device: string, feature: string, } } | { "code": "selfTestFailed", "fields": { operation: string, } } | { "code": "noAnswer", "fields": { reason: string, } };

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
 * What the self-test found.
 */
selfTest: Told<Notice>, };

/**
 * The loss left the finite numbers; training went back to the last good weights.
 */
export type DivergedError = { "code": "loss", "fields": { step: number, loss: number, good: number, rate: number, } } | { "code": "classifierLoss", "fields": { loss: number, epoch: number, rate: number, } };

/**
 * IWAE with the doubly reparameterised gradient for the encoder (Tucker et al. 2018).
 */
export type Dreg = { 
/**
 * `K`, codes drawn for each image.
 */
samples: number, };

/**
 * `E_q[log p(x|z)] - beta * KL(q || p)` with the closed-form KL (SGVB-B, Kingma & Welling 2013).
 * `beta` rises linearly from 0 over `warmup_steps`.
 */
export type Elbo = { 
/**
 * The weight of the KL.
 */
beta: number, 
/**
 * Steps until beta has its full weight.
 */
warmupSteps: number, 
/**
 * Nats of KL that each dimension of the code may use without a penalty (Kingma et al. 2016).
 */
freeBits: number, 
/**
 * `L`, codes drawn for each image.
 */
samples: number, };

/**
 * Each family says what was wrong and what is allowed.
 */
export type EngineRefusal = ConfigError | DataError | CheckpointError | DivergedError | DeviceError | ArgumentError;

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
 * What a file may be that is not what was wanted.
 */
export type FileKind = "png" | "jpeg" | "gif" | "riff" | "bmp" | "tiff" | "zip" | "emptyZip" | "gzip" | "xz" | "zstandard" | "bzip2" | "sevenZip" | "tar" | "numpy" | "numpyArchive" | "hdf5" | "pdf" | "parquet" | "matlab" | "gitLfs" | "pyTorch" | "pickle" | "safetensors" | "idx" | "webPage" | "json" | "csv" | "text";

/**
 * Where version 1 had what a kind of model has in another place now.
 */
export type Formerly = { 
/**
 * The kind of model.
 */
model: ModelKind, 
/**
 * Paths of then and of now: what stood at the first, and all that was part of it, stands at the second.
 */
moved: Array<[string, string]>, 
/**
 * A path of then and the only value that it had there, which the kind of model tells now.
 */
implied: [string, string] | null, 
/**
 * Choices that version 1 didn't have, and what every model of it did; presets may do something else now.
 */
always: Array<[string, string]>, };

/**
 * A generative adversarial network.
 */
export type GanConfig = { 
/**
 * The body of discriminator and generator.
 */
network: Network, 
/**
 * What their weights start from.
 */
initialWeights: InitialWeights, 
/**
 * Dimensions of a code.
 */
latentDim: number, 
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
labelSmoothing: number, 
/**
 * How grey images become black and white.
 */
binarisation: Binarisation, };

/**
 * What a GAN's generator minimises.
 */
export type GeneratorLoss = "nonSaturating" | "minimax";

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
 * Images of one shape, as they are given to a model and drawn by it: `[count, channels, height, width]`.
 */
export type ImageBatch = { 
/**
 * One image after another, each channel after channel and row by row; 0 black to 1 full.
 */
pixels: Float32Array, 
/**
 * Numbers of a pixel: 1, its grey level; 3, red, green and blue; or 4, these and opacity.
 */
channels: number, 
/**
 * Rows, in pixels.
 */
height: number, 
/**
 * Columns, in pixels.
 */
width: number, };

/**
 * Images of one shape, as bytes.
 */
export type ImageSet = { name: string; channels?: number; height: number; width: number; pixels: Uint8Array; labels: Uint8Array | null; heldOut?: number };

/**
 * How many numbers an image has, and how they lie: `[channels, height, width]`, row after row, channel
 * after channel.
 */
export type ImageShape = { 
/**
 * Numbers of a pixel: 1, its grey level; 3, red, green and blue; or 4, these and opacity.
 */
channels: number, 
/**
 * Rows, in pixels.
 */
height: number, 
/**
 * Columns, in pixels.
 */
width: number, };

/**
 * How the two sides of a model start.
 */
export type InitialWeights = { 
/**
 * The encoder's, and a discriminator's, which is built like one.
 */
encoder: WeightInit, 
/**
 * The decoder's or generator's.
 */
decoder: WeightInit, };

/**
 * The way from one code to another.
 */
export type InterpolationPath = "linear" | "spherical";

/**
 * The importance-weighted bound, `log 1/K sum w_k` (Burda et al. 2015).
 */
export type Iwae = { 
/**
 * `K`, codes drawn for each image.
 */
samples: number, };

/**
 * What a page has to know of a kind of model.
 */
export type KindInfo = { 
/**
 * Which one.
 */
kind: ModelKind, 
/**
 * Its name.
 */
label: string, 
/**
 * What it is, in a sentence.
 */
help: string, 
/**
 * What it is in the literature, in LaTeX.
 */
formula: string, 
/**
 * What training does, in a sentence or two.
 */
summary: string, 
/**
 * What it can be asked.
 */
capabilities: Capabilities, 
/**
 * The terms that always have a chart, in this order. The loss has none: it is made of them.
 */
charts: Array<Term>, 
/**
 * The term that tells most about it at a glance.
 */
headline: Term, 
/**
 * The stages of a traced step, in this order.
 */
stages: Array<Stage>, 
/**
 * What stands side by side in the drawing of a step.
 */
parts: Array<Part>, 
/**
 * The loss whose gradient a trace shows.
 */
traced: TracedLoss, };

/**
 * Codes as they fall onto the plane along which they vary most.
 */
export type LatentPlane = { 
/**
 * Two numbers an image, `[images, 2]`.
 */
points: Float32Array, 
/**
 * The share of the codes' variance that lies along each axis.
 */
explained: [number, number], 
/**
 * Where the prior's mean falls.
 */
prior: [number, number], };

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
warning: Told<Notice> | null, };

/**
 * The shape of `p(x|z)`.
 */
export type LikelihoodKind = { "kind": "bernoulli", 
/**
 * How grey images become black and white. The other likelihoods are densities over grey
 * levels, which have no maximum where every pixel is exactly black or white.
 */
binarisation: Binarisation, } | { "kind": "continuousBernoulli" } | { "kind": "normal", 
/**
 * In grey levels, of which white is 1.
 */
scale: number, 
/**
 * How the decoder's output places it.
 */
mean: NormalMean, } | { "kind": "normalLearned" } | { "kind": "normalPerPixel" } | { "kind": "discretisedLogistic" };

/**
 * How many numbers a list of a config may have.
 */
export type ListLength = { 
/**
 * Where the list stands in a config; the setting of that path holds for each of its numbers.
 */
path: string, 
/**
 * The fewest numbers.
 */
least: number, 
/**
 * The most.
 */
most: number, };

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
 * move it. One image tells nothing of that.
 */
standardError: number | null, 
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
 * The mean of `M` importance-weighted bounds of `K` samples each (Rainforth et al. 2018).
 */
export type Miwae = { 
/**
 * `M`.
 */
estimates: number, 
/**
 * `K`.
 */
samples: number, };

/**
 * A kind of model, how it is built and what it is trained for.
 */
export type ModelConfig = { "kind": "vae" } & VaeConfig | { "kind": "autoencoder" } & AutoencoderConfig | { "kind": "gan" } & GanConfig | { "kind": "vaeGan" } & VaeGanConfig;

/**
 * The members of the family.
 */
export type ModelKind = "vae" | "autoencoder" | "gan" | "vaeGan";

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
notice: Told<Notice> | null, };

/**
 * Values on the host, in PyTorch's layout.
 */
export type NamedTensor = { 
/**
 * For example `encoder.loc.weight`.
 */
name: string, 
/**
 * Linear weights are `[outputs, inputs]`, convolutions `[outputs, inputs, height, width]`,
 * transposed convolutions `[inputs, outputs, height, width]`.
 */
shape: Array<number>, 
/**
 * Row-major.
 */
values: Float32Array, };

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
channels: Array<number>, 
/**
 * What follows each layer.
 */
activation: Activation, 
/**
 * How the decoder doubles its images.
 */
upsampling: Upsampling, };

/**
 * How a decoder's output becomes the mean of a normal distribution.
 */
export type NormalMean = "sigmoid" | "linear";

/**
 * What has to be told though nothing went wrong.
 */
export type Notice = { "code": "filesTwice", "fields": { files: Array<string>, } } | { "code": "oneHotLabels", "fields": { name: string, columns: number, } } | { "code": "firstColumnLabels", "fields": { name: string, columns: number, } } | { "code": "labelsLeftOut", "fields": { name: string, columns: number, } } | { "code": "otherImages" } | { "code": "weightsAlone" } | { "code": "posteriorCollapse", "fields": { active: number, dimensions: number, } } | { "code": "noSelfTest" } | { "code": "selfTestPassed", "fields": { operations: number, } };

/**
 * What turns a gradient into a step.
 */
export type OptimiserConfig = { "kind": "adam" } & AdamConfig | { "kind": "adamW" } & AdamConfig | { "kind": "adagrad" } & AdagradConfig;

/**
 * What stands in the drawing of a step: things, and between them the networks and lines that lead from
 * one to the next.
 */
export type Part = "image" | "encoder" | "posterior" | "sampling" | "codes" | "decoder" | "generator" | "output" | "comparison" | "discriminator" | "cost";

/**
 * The decoder follows IWAE with `M K` samples, the encoder MIWAE (Rainforth et al. 2018).
 */
export type Piwae = { 
/**
 * `M`.
 */
estimates: number, 
/**
 * `K`.
 */
samples: number, };

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
 * The shape of `q(z|x)`.
 */
export type PosteriorKind = "diagonal" | "full";

/**
 * A config by name. Its data are built-in images; a page keeps those at hand, but for digits in place of
 * which it has others.
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
 * For each image the probability of each class.
 */
export type Recognition = { 
/**
 * How many classes there are.
 */
classes: number, 
/**
 * `[images, classes]`.
 */
probabilities: Float32Array, };

/**
 * How an autoencoder compares an image with its reconstruction, summed over pixels.
 */
export type ReconstructionLoss = "crossEntropy" | "squaredError";

/**
 * The Rényi bound, `1 / (1 - alpha) log 1/K sum w_k^(1 - alpha)` (Li & Turner 2016).
 */
export type Renyi = { 
/**
 * `K`, codes drawn for each image.
 */
samples: number, 
/**
 * The order of the divergence from the exact posterior. At 0 the bound is IWAE, at 1 the
 * evidence lower bound; of a negative order it would bound `log p(x)` from above (theorem 1),
 * and is not offered.
 */
alpha: number, };

/**
 * What a call takes rows of.
 */
export type Rows = "images" | "codes" | "points";

/**
 * What samples of the prior are worth beside held-out images, compared by a small classifier of the
 * training images.
 */
export type SampleQuality = { 
/**
 * How many samples were compared, and how many held-out images beside them.
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
 * How a slider spreads its values.
 */
export type Scale = "linear" | "log";

/**
 * How the learning rate changes while training goes on.
 */
export type Schedule = "constant" | "powersOfThree";

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
 * What each kind of model is, can be asked, and shows.
 */
kinds: Array<KindInfo>, 
/**
 * How long the lists of a config may be.
 */
lists: Array<ListLength>, 
/**
 * The bounds that a VAE can be trained for.
 */
bounds: Array<BoundSummary>, 
/**
 * What a chart says of each term.
 */
terms: Array<TermInfo>, 
/**
 * Configs by name, most of them from papers.
 */
presets: Array<Preset>, 
/**
 * What a classifier starts with; its numbers are among the fields too.
 */
classifier: ClassifierConfig, 
/**
 * Where the settings of each kind of model stood in an earlier version.
 */
formerly: Array<Formerly>, };

/**
 * Everything that decides a run: the same config, data and device kind give the same losses.
 *
 * It is read from any format of serde, in version 2 or in version 1. A model without a `kind` is a
 * VAE; every other field has a default, too.
 */
export type SessionConfig = { 
/**
 * What is trained.
 */
model: ModelConfig, 
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
 * `E_q[log p(x, z) - log q(z|x)]`, all of it by sampling (SGVB-A, Kingma & Welling 2013).
 */
export type SgvbA = { 
/**
 * `L`, codes drawn for each image.
 */
samples: number, };

/**
 * What a sprite is made of.
 */
export type SpriteFactor = "shape" | "hue" | "size" | "x" | "y" | "turn" | "background";

/**
 * Shapes in colour, drawn from factors that are independent of one another.
 */
export type SpritesConfig = { 
/**
 * Training and held-out images together.
 */
count: number, 
/**
 * Rows and columns of an image, in pixels: 32 or 64.
 */
side: number, 
/**
 * What the classes of the images are. Another one takes no new model.
 */
label: SpriteFactor, 
/**
 * What they are drawn from.
 */
seed: number, };

/**
 * A stage of a traced step: forward to the loss, and back.
 */
export type Stage = "image" | "encoder" | "noise" | "code" | "decoder" | "cost" | "byImage" | "byCode" | "split" | "weights";

/**
 * What a step measures on a batch, in nats for one image unless it says otherwise.
 */
export type Term = "loss" | "bound" | "bitsPerDimension" | "reconstruction" | "kl" | "effectiveSampleSize" | "discriminatorLoss" | "generatorLoss" | "realScore" | "fakeScore" | "featureLoss" | "weightPenalty";

/**
 * What a chart says of a term.
 */
export type TermInfo = { 
/**
 * Which one.
 */
term: Term, 
/**
 * Its name above a chart.
 */
title: string, 
/**
 * Its name where there is little room.
 */
short: string, 
/**
 * What it says, in a few words.
 */
says: string, 
/**
 * What it is counted in.
 */
unit: Unit, 
/**
 * Which way training wants it to go.
 */
better: Better, };

/**
 * A sentence as it crosses to the page: `{ code, fields, message }`.
 */
export type Told<T> = { 
/**
 * The sentence in English.
 */
message: string, } & T;

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
input: ImageBatch, 
/**
 * What is to come out; to a GAN's discriminator, the real image.
 */
target: ImageBatch, 
/**
 * Of models whose encoder gives one.
 */
posterior: TracedPosterior | null, 
/**
 * The ones that weigh most, at most five.
 */
codes: Array<TracedCode>, 
/**
 * How many codes are drawn for an image.
 */
codesDrawn: number, 
/**
 * The loss whose gradient is shown, with the penalty on the weights that it trains if there is one; in a
 * game that of one player.
 */
loss: number, 
/**
 * What the step measures on this image.
 */
terms: { [key in Term]?: number }, 
/**
 * The length of the gradient with respect to all weights of each part of the model, under the
 * name that the part has in a checkpoint.
 */
gradientNorms: { [key in string]: number }, };

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
 * The expected image.
 */
image: ImageBatch, 
/**
 * How much it weighs among all codes in the decoder's gradient.
 */
weight: number, 
/**
 * How much it weighs in the encoder's.
 */
encoderWeight: number, 
/**
 * The gradient with respect to what places each pixel: a logit, the mean of a normal, or the
 * level that a discriminator sees. Laid out as the image is; of either sign, and of any size.
 */
byPixels: ImageBatch, 
/**
 * What the decoder hands back to the code: the gradient with respect to it, weighed for the
 * encoder, without what the prior and the posterior say of the code.
 */
byCode: Array<number>, };

/**
 * The loss whose gradient a trace shows: in a game that of one player.
 */
export type TracedLoss = { 
/**
 * What it is called.
 */
label: string, 
/**
 * The terms that it is the sum of, beside a penalty on weights.
 */
terms: Array<Term>, 
/**
 * The part of the model that it trains, under the name that it has in a checkpoint; all where it is the
 * only loss.
 */
trains: string | null, };

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
 * The gradient with respect to the means.
 */
byLoc: Array<number>, 
/**
 * The gradient with respect to the logarithms of the standard deviations; where dimensions
 * depend on one another, by those of the scale's diagonal.
 */
byLogScale: Array<number>, };

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
 * How the weights move, and how many images each step sees.
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
optimiser: OptimiserConfig, 
/**
 * How many images a step sees.
 */
batchSize: number, 
/**
 * Whether each epoch sees the images in an order of its own, or as they lie.
 */
shuffle: boolean, };

/**
 * What a term is counted in.
 */
export type Unit = "nats" | "fewNats" | "bits" | "samples" | "share";

/**
 * How a decoder of convolutions doubles its images.
 */
export type Upsampling = "transposed" | "nearest";

/**
 * A variational autoencoder.
 */
export type VaeConfig = { 
/**
 * The body of encoder and decoder.
 */
network: Network, 
/**
 * What their weights start from.
 */
initialWeights: InitialWeights, 
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
likelihood: LikelihoodKind, 
/**
 * What training maximises.
 */
bound: Bound, };

/**
 * A variational autoencoder whose decoder also faces a discriminator.
 */
export type VaeGanConfig = { 
/**
 * The body of encoder, decoder and discriminator.
 */
network: Network, 
/**
 * What their weights start from.
 */
initialWeights: InitialWeights, 
/**
 * Dimensions of a code.
 */
latentDim: number, 
/**
 * The weight of the feature loss against the adversary in the decoder's loss.
 */
gamma: number, 
/**
 * Whether the side that is winning too clearly waits for the other.
 */
gate: boolean, 
/**
 * How grey images become black and white.
 */
binarisation: Binarisation, };

/**
 * What the weights of a network's layers are drawn from.
 *
 * Biases start at zero, except in [`Pytorch`](Self::Pytorch).
 */
export type WeightInit = { "kind": "pytorch" } | { "kind": "glorot" } | { "kind": "he" } | { "kind": "normal", 
/**
 * The standard deviation.
 */
scale: number, } | { "kind": "zeros" };

// The widget as its users meet it, as data: the manifest for editors and the tables of the documentation are made from it.
import { PANELS } from '../panels/registry';

export interface AttributeEntry {
  name: string;
  /** Of the property, in TypeScript. */
  type: string;
  /** What counts without it. */
  default: string;
  /** The property that reflects it. */
  property: string;
  /** Whether a change acts on the model at hand, starts a new one, or starts the engine anew. */
  acts: 'at once' | 'new model' | 'new engine';
  description: string;
}

export interface PropertyEntry {
  name: string;
  type: string;
  description: string;
}

export interface MethodEntry {
  name: string;
  parameters: readonly { name: string; type: string; optional?: boolean }[];
  /** What its promise resolves with. */
  returns: string;
  description: string;
}

export interface EventEntry {
  name: string;
  type: string;
  /** What `event.detail` holds. */
  detail: string;
  description: string;
}

export interface NamedEntry {
  name: string;
  description: string;
}

export interface CustomPropertyEntry extends NamedEntry {
  default: string;
}

const text = 'string | null';

export const ATTRIBUTES: readonly AttributeEntry[] = [
  { name: 'preset', type: text, default: 'the opening settings', property: 'preset', acts: 'new model', description: 'The settings of a paper or an example, by name, such as plane, digits or iwae-2015.' },
  { name: 'config', type: text, default: '', property: 'config', acts: 'new model', description: 'A whole run, as the text of a share link has it after its #. preset, seed and views override what it says.' },
  { name: 'seed', type: 'number | null', default: '1', property: 'seed', acts: 'new model', description: 'The number that all chance comes from: weights, batches, noise. A whole number.' },
  { name: 'data', type: text, default: 'digits', property: 'data', acts: 'new model', description: 'What to learn from: digits for the built-in ones, or up to 16 addresses, with spaces between them, of IDX or NumPy files, a zip of images, or one sheet of many.' },
  { name: 'checkpoint', type: text, default: '', property: 'checkpoint', acts: 'new model', description: 'The address of a saved model, a safetensors file, to begin with. It brings its own settings, and goes on with the images of data where that names any.' },
  { name: 'backend', type: "'auto' | 'webgpu' | 'cpu' | null", default: 'auto', property: 'backend', acts: 'new engine', description: 'What to run on; auto takes the faster one. The model moves along.' },
  { name: 'autoplay', type: 'boolean', default: 'false', property: 'autoplay', acts: 'at once', description: 'Trains as soon as it can be seen. Without it, the first pictures are there and a play button.' },
  { name: 'steps', type: 'number | null', default: 'no end', property: 'steps', acts: 'at once', description: 'Pauses at this step. A whole number above 0.' },
  { name: 'views', type: text, default: 'samples latent', property: 'views', acts: 'at once', description: `The panels to show, in this order: ${PANELS.map(({ name }) => name).join(', ')}. Those that don’t suit the model are left out.` },
  { name: 'controls', type: "'none' | 'minimal' | 'full' | null", default: 'minimal', property: 'controls', acts: 'at once', description: 'What stands around the pictures: none but a button to start and stop; minimal, to play, step and reset, with the step, the bound and the device; or full, also with presets, settings, panels and images of the visitor’s own.' },
  { name: 'theme', type: "'auto' | 'light' | 'dark' | null", default: 'auto', property: 'theme', acts: 'at once', description: 'Light or dark; auto is as the system asks for.' },
  { name: 'lang', type: 'string', default: 'that of the page, or en', property: 'lang', acts: 'at once', description: 'en or zh. All widgets of a page speak the language of the first.' },
  { name: 'poster', type: text, default: 'a drawn one', property: 'poster', acts: 'at once', description: 'The address of an image to show until the model is there.' },
  { name: 'wasm-base', type: text, default: 'beside the script', property: 'wasmBase', acts: 'new engine', description: 'The address of the folder that holds the engine’s wasm files, where they lie elsewhere.' },
  { name: 'worker-url', type: text, default: 'beside the script', property: 'workerUrl', acts: 'new engine', description: 'The address of the engine’s worker script, where it lies elsewhere.' },
];

/** Beside those that reflect attributes; both are to be read only. */
export const PROPERTIES: readonly PropertyEntry[] = [
  { name: 'state', type: "'idle' | 'loading' | 'ready' | 'failed'", description: 'idle until someone comes near, loading until there is a model, ready from then on; failed when nothing runs until it is started again.' },
  { name: 'running', type: 'boolean', description: 'Whether it trains at this moment. A widget that nobody can see rests.' },
];

/** Each returns a promise and loads what is not there yet. It rejects with an Error whose name tells the kind and whose message can be shown. */
export const METHODS: readonly MethodEntry[] = [
  { name: 'ready', parameters: [], returns: 'ReadyDetail', description: 'Resolves once there is a model, with device, config, data and model.' },
  { name: 'configure', parameters: [{ name: 'config', type: 'SessionConfig | string' }], returns: 'void', description: 'A new model: by a whole config, or by the text of a link.' },
  { name: 'play', parameters: [], returns: 'void', description: 'Trains, whenever it can be seen.' },
  { name: 'pause', parameters: [], returns: 'void', description: 'Resolves once the last step has been taken.' },
  { name: 'step', parameters: [{ name: 'count', type: 'number', optional: true }], returns: 'void', description: 'Pauses, and takes exactly so many steps.' },
  { name: 'reset', parameters: [], returns: 'void', description: 'The same model again, from its first step.' },
  { name: 'evaluate', parameters: [{ name: 'images', type: 'number', optional: true }], returns: 'Evaluation', description: 'How good the model is on so many held-out images; on as many as a few seconds allow where no number is given.' },
  { name: 'encode', parameters: [{ name: 'images', type: 'Float32Array' }], returns: 'Codes', description: 'The codes of images: for each the mean of its posterior, loc, and its standard deviations, scale. Pixels in 0..1, image after image.' },
  { name: 'decode', parameters: [{ name: 'codes', type: 'Float32Array' }], returns: 'Sheet', description: 'The images of codes, number after number.' },
  { name: 'sample', parameters: [{ name: 'count', type: 'number' }, { name: 'seed', type: 'number', optional: true }], returns: 'Sheet', description: 'New images from the prior; the same ones for the same seed.' },
  { name: 'reconstruct', parameters: [{ name: 'images', type: 'Float32Array' }], returns: 'Sheet', description: 'Images there and back. Pixels in 0..1, image after image.' },
  { name: 'interpolate', parameters: [{ name: 'from', type: 'number' }, { name: 'to', type: 'number' }, { name: 'steps', type: 'number' }, { name: 'path', type: "'spherical' | 'linear'", optional: true }], returns: 'Sheet', description: 'A walk of so many images between the codes of two held-out images, by their numbers.' },
  { name: 'weights', parameters: [], returns: 'NamedTensor[]', description: 'All weights and biases, under the names and in the layouts that PyTorch gives them.' },
  { name: 'save', parameters: [], returns: 'Uint8Array', description: 'The model with its settings, as a safetensors file.' },
  { name: 'load', parameters: [{ name: 'checkpoint', type: 'Uint8Array | Blob | URL' }, { name: 'options', type: '{ keepImages?: boolean }', optional: true }], returns: 'ModelSummary', description: 'Goes on with a saved model. One that learnt from digits brings them along; with keepImages, or without digits of its own, it goes on with the images at hand.' },
  { name: 'loadData', parameters: [{ name: 'images', type: 'Iterable<File> | GivenSet | URL' }, { name: 'options', type: '{ keepModel?: boolean }', optional: true }], returns: 'DataSummary', description: 'Learns from these images: files of any kind that data takes, pixels (bytes, or other numbers, which are read as those of files are), or an address. What is not used of them, or not as it may be meant, a vae-warning tells. A new model of the same settings begins; with keepModel the one at hand goes on with them, if they have the size of its own.' },
];

/** All bubble, also out of shadow roots. */
export const EVENTS: readonly EventEntry[] = [
  { name: 'vae-ready', type: 'VaeReadyEvent', detail: '{ device, config, data, model }', description: 'A model is there: the first one, or another in its place.' },
  { name: 'vae-progress', type: 'VaeProgressEvent', detail: '{ step, epoch, terms, stepsPerSecond }', description: 'Some steps have been taken; terms are means over them, such as terms.bound, in nats for one image.' },
  { name: 'vae-state', type: 'VaeStateEvent', detail: '{ state, running }', description: 'One of the two properties has changed.' },
  { name: 'vae-warning', type: 'VaeWarningEvent', detail: '{ name, message }', description: 'Something could not be had as it was wanted; the usual stands in for it, and the widget says so.' },
  { name: 'vae-error', type: 'VaeErrorEvent', detail: '{ name, message }', description: 'Training has stopped, or can’t start; the widget says so, and offers to start again where that helps.' },
];

export const PARTS: readonly NamedEntry[] = [
  { name: 'poster', description: 'What stands there until the model does.' },
  { name: 'controls', description: 'The bar with buttons, numbers and the device.' },
  { name: 'play', description: 'The button that starts and pauses, on the poster too.' },
  { name: 'view', description: 'What holds the panels.' },
  { name: 'panel', description: 'Each panel with its title.' },
  { name: 'status', description: 'Which device runs, and why.' },
  { name: 'error', description: 'The sentences about what could not be had.' },
];

export const CUSTOM_PROPERTIES: readonly CustomPropertyEntry[] = [
  { name: '--vae-lab-paper', default: '#faf9f5, in the dark #14171b', description: 'The ground.' },
  { name: '--vae-lab-ink', default: '#1b1f24, in the dark #e9e7e2', description: 'Text.' },
  { name: '--vae-lab-muted', default: '#586069, in the dark #a5acb6', description: 'Text of less weight.' },
  { name: '--vae-lab-line', default: '#e2dfd5, in the dark #2c323a', description: 'The border, and lines between parts.' },
  { name: '--vae-lab-accent', default: '#1f56a8, in the dark #8ab6ff', description: 'The play button, the ring, focus.' },
  { name: '--vae-lab-on-accent', default: '#ffffff, in the dark #0f1a2b', description: 'What stands on the accent.' },
  { name: '--vae-lab-tile', default: '#f3f1ea, in the dark #0f1215', description: 'The ground of the pictures.' },
  { name: '--vae-lab-stroke', default: '#171c26, in the dark #f4f2ec', description: 'The strokes in the pictures.' },
  { name: '--vae-lab-font', default: 'the system’s', description: 'The family of all text but titles.' },
  { name: '--vae-lab-title-font', default: 'a serif', description: 'The family of titles.' },
  { name: '--vae-lab-size', default: '16px', description: 'What all text sizes are relative to.' },
  { name: '--vae-lab-radius', default: '8px', description: 'How round corners are.' },
];

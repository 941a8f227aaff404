// What learns from the images that are being imported: a new model as one is set now, the one at
// hand, or one that suits images in colour.
import { channelsOf } from '../../data/look';
import type { Options } from '../../data/messages';
import type { Size } from '../../data/picture-size';
import type { Schema, SessionConfig } from '../../protocol/rust-types';
import { stepOf, type PageState } from '../../store/state';
import { withOption } from '../choices';
import { withValue } from '../fields';

export type NextModel = 'suited' | 'new' | 'kept';

type State = Pick<PageState, 'importing' | 'data' | 'model' | 'progress'>;

/** Those that can be chosen; what is meant where nothing is chosen comes first. */
export function nextModels(state: State): NextModel[] {
  const { options } = state.importing;
  if (!options) return ['new'];
  const kept = canGoOn(state, options) ? (['kept'] as const) : [];
  if (channelsOf(options.colour) === 1) return ['new', ...kept];
  // Whoever has learned in colours already has the model that they want.
  return state.data && state.data.channels > 1
    ? ['new', 'suited', ...kept]
    : ['suited', 'new', ...kept];
}

export function nextModel(state: State): NextModel {
  const [first, ...others] = nextModels(state);
  return others.find((other) => other === state.importing.model) ?? first!;
}

/** Whether the model at hand has learnt anything, and takes such images. */
function canGoOn(state: State, { colour, size }: Options): boolean {
  const { data } = state;
  return (
    stepOf(state) > 0 &&
    data?.channels === channelsOf(colour) &&
    data.height === size.height &&
    data.width === size.width
  );
}

/** Pixels of images for which the smaller codes are enough. */
const SMALL = 32 * 32;
const [SMALL_CODE, LARGE_CODE] = [64, 128];
const BATCH = 64;
/** Each convolution halves an image, down to about so many pixels at its shorter side. */
const LAST_SIDE = 4;
const CHANNELS = [32, 64, 128, 128, 128];

function convolutions({ width, height }: Size): number[] {
  const halvings = Math.round(Math.log2(Math.min(width, height) / LAST_SIDE));
  return CHANNELS.slice(0, Math.max(1, halvings));
}

/**
 * A VAE for images in colour: convolutions, since fully connected layers would have a weight for
 * every channel of every pixel; and the discretised logistic, a probability for each of a byte's
 * levels, where Bernoulli's would take a share of red for the probability of red.
 */
export function suited(
  { defaults, choices }: Pick<Schema, 'defaults' | 'choices'>,
  present: Pick<SessionConfig, 'data' | 'seed'>,
  size: Size,
): SessionConfig {
  const changes: [string, string][] = [
    ['model.kind', 'vae'],
    ['model.network', 'conv'],
    ['model.likelihood', 'discretisedLogistic'],
  ];
  const model = changes.reduce((config, [path, value]) => {
    const choice = choices.find((one) => one.path === path);
    const option = choice?.options.find((one) => one.value === value);
    return choice && option ? withOption(config, choice, option) : config;
  }, defaults);
  const numbers: [string, unknown][] = [
    ['model.network.channels', convolutions(size)],
    ['model.latentDim', size.width * size.height > SMALL ? LARGE_CODE : SMALL_CODE],
    ['training.batchSize', BATCH],
  ];
  const made = numbers.reduce((config, [path, value]) => withValue(config, path, value), model);
  return { ...made, data: present.data, seed: present.seed };
}

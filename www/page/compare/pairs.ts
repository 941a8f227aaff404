// Which two models stand side by side. All are made from the schema's presets and defaults, and
// learn from the page's images.
import { msg, str } from '@lit/localize';
import type { Schema, SessionConfig } from '../../protocol/rust-types';
import { say } from '../../i18n/locale';
import { withPreset } from '../choices';
import { valueAt, withValue } from '../fields';

export type PairName = 'holes' | 'beta' | 'bounds' | 'adversary' | 'own';

/** What the visitor has picked. */
export interface Picks {
  pair: PairName;
  own: readonly [string, string]; // of the pair `own`: names of presets, or PAGE
  flat: boolean; // codes of two numbers on both sides
}

export interface Contender {
  name: string;
  config: SessionConfig;
}

interface Pair {
  name: PairName;
  title(): string;
  says(): string; // what to look for
  budget: number;
  flat: boolean;
}

/** In place of a preset's name: the model on the page, as it is set. */
export const PAGE = 'page';

export const PAIRS: readonly Pair[] = [
  {
    name: 'holes',
    title: () => msg('Autoencoder and VAE'),
    budget: 1000,
    flat: true,
    says: () =>
      msg(
        'Look for holes in the plane: nothing tells the autoencoder where codes should lie, so the prior mostly picks places between them, and what it draws there is mush; the VAE’s codes fill the plane.',
      ),
  },
  {
    name: 'beta',
    title: () => msg('Beta 1 and 8'),
    budget: 1000,
    flat: true,
    says: () =>
      msg(
        'Look at the price of tidy codes: with eight times the KL’s weight they crowd into the prior, classes merge, and reconstructions lose what tells images of a class apart.',
      ),
  },
  {
    name: 'bounds',
    title: () => msg('VAE and IWAE-50'),
    budget: 1000,
    flat: false,
    says: () =>
      msg(
        'Look at log p(x) at the end: fifty samples make a tighter bound and, given time, a better model, though each single reconstruction may look worse.',
      ),
  },
  {
    name: 'adversary',
    title: () => msg('VAE and VAE-GAN'),
    budget: 1000,
    flat: false,
    says: () =>
      msg(
        'Look at the edges: a VAE averages over what it is unsure of and draws blurred strokes; an adversary sees blur at once, so VAE-GAN draws sharp ones, right or wrong.',
      ),
  },
  {
    name: 'own',
    title: () => msg('Two of your choice'),
    budget: 1000,
    flat: false,
    says: () =>
      msg(
        'Any two models, on the same images and with the same seed. Curves share a chart where both measure the same.',
      ),
  },
];

export function pairOf(name: PairName): Pair {
  return PAIRS.find((pair) => pair.name === name)!;
}

export function picksOf(pair: PairName, own: Picks['own'] = [PAGE, 'digits']): Picks {
  return { pair, own, flat: pairOf(pair).flat };
}

/** The two models, on the images and from the seed of the page's own `config`. */
export function contenders(
  { pair, own, flat }: Picks,
  schema: Schema,
  config: SessionConfig,
): [Contender, Contender] {
  const fair = ({ name, config: its }: Contender): Contender => {
    const same = { ...its, data: config.data, seed: config.seed };
    return { name, config: flat ? withValue(same, 'model.latentDim', 2) : same };
  };
  const [left, right] =
    pair === 'own'
      ? [chosen(own[0], schema, config), chosen(own[1], schema, config)]
      : given(pair, schema);
  return [fair(left), fair(right)];
}

function given(pair: Exclude<PairName, 'own'>, schema: Schema): [Contender, Contender] {
  const { defaults } = schema;
  const vae = (config: SessionConfig): Contender => ({ name: msg('VAE'), config });
  switch (pair) {
    case 'holes':
      return [
        { name: msg('Autoencoder'), config: preset('autoencoder', schema).config },
        vae(defaults),
      ];
    case 'beta': {
      const weighed = (beta: number): Contender => ({
        name: msg(str`VAE, beta ${beta}`),
        config: withValue(defaults, 'model.bound.beta', beta),
      });
      return [weighed(1), weighed(8)];
    }
    case 'bounds': {
      const { config } = preset('iwae-50-2015', schema);
      return [
        vae(withValue(config, 'model.bound', valueAt(defaults, 'model.bound'))),
        { name: 'IWAE-50', config },
      ];
    }
    case 'adversary': {
      const { config } = preset('vae-gan-2016', schema);
      const { network, latentDim } = config.model;
      return [
        vae({ ...config, model: { ...defaults.model, network, latentDim } }),
        { name: 'VAE-GAN', config },
      ];
    }
  }
}

function chosen(name: string, schema: Schema, config: SessionConfig): Contender {
  if (name === PAGE) return { name: msg('The model on the page'), config };
  const found = preset(name, schema);
  return { name: say(found.label), config: withPreset(config, found) };
}

function preset(name: string, schema: Schema) {
  const found = schema.presets.find((preset) => preset.name === name);
  if (!found) throw new Error(`There is no preset called ${name}.`);
  return found;
}

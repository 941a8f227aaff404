// The name and the meaning of each number that an objective measures, and which of them get a chart.
import type { ModelKind, Objective, Term } from '../engine/rust-types';

export interface TermText {
  title: string;
  short: string; // where there is little room
  says: string;
  unit: 'nats' | 'error' | 'of 1' | 'samples';
  digits: number; // after the point
}

const TEXTS: Record<Term, TermText> = {
  loss: { title: 'Loss', short: 'Loss', says: 'what training minimises', unit: 'nats', digits: 1 },
  bound: { title: 'Bound', short: 'Bound', says: '−(reconstruction + KL); higher is better', unit: 'nats', digits: 1 },
  reconstruction: { title: 'Reconstruction', short: 'Lost detail', says: 'cost of lost detail; lower is better', unit: 'nats', digits: 1 },
  kl: { title: 'KL', short: 'KL', says: 'cost of the code; it buys the detail', unit: 'nats', digits: 1 },
  effectiveSampleSize: { title: 'Effective samples', short: 'Samples', says: 'how many of the samples really count', unit: 'samples', digits: 1 },
  featureLoss: { title: 'Feature loss', short: 'Features', says: 'distance in what the discriminator sees; lower is better', unit: 'nats', digits: 1 },
  discriminatorLoss: { title: 'Discriminator loss', short: 'Discriminator', says: 'low when it tells drawn images from real ones', unit: 'nats', digits: 2 },
  generatorLoss: { title: 'Generator loss', short: 'Generator', says: 'low when the discriminator is deceived', unit: 'nats', digits: 2 },
  realScore: { title: 'Score of real images', short: 'Real score', says: 'how real the discriminator finds them; ½ is a coin toss', unit: 'of 1', digits: 2 },
  fakeScore: { title: 'Score of drawn images', short: 'Drawn score', says: 'how real the discriminator finds them; ½ is a coin toss', unit: 'of 1', digits: 2 },
};

/** In the order of the page. The loss itself has no chart: it is the sum of the others. */
const CHARTS: Record<ModelKind, readonly Term[]> = {
  vae: ['bound', 'reconstruction', 'kl'],
  autoencoder: ['reconstruction'],
  gan: ['discriminatorLoss', 'generatorLoss', 'realScore', 'fakeScore'],
  vaeGan: ['featureLoss', 'kl', 'discriminatorLoss', 'generatorLoss', 'realScore', 'fakeScore'],
};

/** The number that tells most about a model of this kind at a glance. */
export const HEADLINE: Record<ModelKind, Term> = { vae: 'bound', autoencoder: 'reconstruction', gan: 'fakeScore', vaeGan: 'featureLoss' };

const SUMMARY: Record<ModelKind, string> = {
  vae: 'Training raises the bound on the evidence, by cutting what it is short of: a cost for lost detail and a cost for the code, in nats for one image.',
  autoencoder: 'Training cuts the cost of what the reconstruction has lost, in nats for one image; nothing shapes the codes.',
  gan: 'Two players: the discriminator learns to tell drawn images from real ones, the generator learns to be believed. Neither loss has to fall; scores near ½ mean a fair game.',
  vaeGan: 'A VAE whose reconstructions are compared in the discriminator’s features, and whose images it also has to be deceived by.',
};

/** The charts to show, one a term: those of the objective, and whatever else has been `measured`. */
export function chartsOf(kind: ModelKind, measured: readonly Term[]): readonly Term[] {
  const more = measured.filter((term) => term !== 'loss' && !CHARTS[kind].includes(term));
  return [...CHARTS[kind], ...more];
}

export function summaryOf(kind: ModelKind): string {
  return SUMMARY[kind];
}

export function textOf(term: Term, objective: Objective | undefined): TermText {
  const text = TEXTS[term];
  if (term === 'reconstruction' && objective?.kind === 'reconstruction' && objective.loss === 'squaredError') {
    return { ...text, says: 'squared error, summed over pixels; lower is better', unit: 'error' };
  }
  return term === 'bound' && objective ? { ...text, title: boundName(objective), says: boundMeaning(objective) } : text;
}

function boundMeaning({ kind }: Objective): string {
  return kind === 'elbo' || kind === 'sgvbA' ? TEXTS.bound.says : 'below log p(x), and closer to it with more samples';
}

/** A bound is only comparable with one of the same objective and number of samples, so it carries both in its name. */
export function boundName(objective: Objective): string {
  switch (objective.kind) {
    case 'iwae':
    case 'ciwae':
      return `Bound (${objective.kind.toUpperCase()}-${objective.samples})`;
    case 'dreg':
      return `Bound (DReG-${objective.samples})`;
    case 'miwae':
      return `Bound (MIWAE-${objective.estimates}×${objective.samples})`;
    case 'piwae': // its value is that of IWAE on all the samples; only its gradients differ
      return `Bound (IWAE-${objective.estimates * objective.samples})`;
    default:
      return 'Bound (ELBO)';
  }
}

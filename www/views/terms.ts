// The name and the meaning of each number that an objective measures, and which of them get a chart.
import { msg, str } from '@lit/localize';
import type { ModelKind, Objective, Term } from '../engine/rust-types';

export interface TermText {
  title: string;
  short: string; // where there is little room
  says: string;
  unit: string;
  share: boolean; // of 1: always between 0 and 1
  digits: number; // after the point
}

function text(term: Term): TermText {
  const nats = { unit: msg('nats'), share: false, digits: 1 };
  const score = { unit: msg('of 1'), share: true, digits: 2, says: msg('how real the discriminator finds them; ½ is a coin toss') };
  switch (term) {
    case 'loss':
      return { title: msg('Loss'), short: msg('Loss'), says: msg('what training minimises'), ...nats };
    case 'bound':
      return { title: msg('Bound'), short: msg('Bound'), says: msg('−(reconstruction + KL); higher is better'), ...nats };
    case 'reconstruction':
      return { title: msg('Reconstruction'), short: msg('Lost detail'), says: msg('cost of lost detail; lower is better'), ...nats };
    case 'kl':
      return { title: msg('KL'), short: msg('KL'), says: msg('cost of the code; it buys the detail'), ...nats };
    case 'effectiveSampleSize':
      return { ...nats, title: msg('Effective samples'), short: msg('Samples'), says: msg('how many of the samples really count'), unit: msg('samples') };
    case 'featureLoss':
      return { title: msg('Feature loss'), short: msg('Features'), says: msg('distance in what the discriminator sees; lower is better'), ...nats };
    case 'discriminatorLoss':
      return { ...nats, title: msg('Discriminator loss'), short: msg('Discriminator'), says: msg('low when it tells drawn images from real ones'), digits: 2 };
    case 'generatorLoss':
      return { ...nats, title: msg('Generator loss'), short: msg('Generator'), says: msg('low when the discriminator is deceived'), digits: 2 };
    case 'realScore':
      return { title: msg('Score of real images'), short: msg('Real score'), ...score };
    case 'fakeScore':
      return { title: msg('Score of drawn images'), short: msg('Drawn score'), ...score };
  }
}

/** In the order of the page. The loss itself has no chart: it is the sum of the others. */
const CHARTS: Record<ModelKind, readonly Term[]> = {
  vae: ['bound', 'reconstruction', 'kl'],
  autoencoder: ['reconstruction'],
  gan: ['discriminatorLoss', 'generatorLoss', 'realScore', 'fakeScore'],
  vaeGan: ['featureLoss', 'kl', 'discriminatorLoss', 'generatorLoss', 'realScore', 'fakeScore'],
};

/** The number that tells most about a model of this kind at a glance. */
export const HEADLINE: Record<ModelKind, Term> = { vae: 'bound', autoencoder: 'reconstruction', gan: 'fakeScore', vaeGan: 'featureLoss' };

/** The charts to show, one a term: those of the objective, and whatever else has been `measured`. */
export function chartsOf(kind: ModelKind, measured: readonly Term[]): readonly Term[] {
  const more = measured.filter((term) => term !== 'loss' && !CHARTS[kind].includes(term));
  return [...CHARTS[kind], ...more];
}

export function summaryOf(kind: ModelKind): string {
  switch (kind) {
    case 'vae':
      return msg('Training raises the bound on the evidence, by cutting what it is short of: a cost for lost detail and a cost for the code, in nats for one image.');
    case 'autoencoder':
      return msg('Training cuts the cost of what the reconstruction has lost, in nats for one image; nothing shapes the codes.');
    case 'gan':
      return msg('Two players: the discriminator learns to tell drawn images from real ones, the generator learns to be believed. Neither loss has to fall; scores near ½ mean a fair game.');
    case 'vaeGan':
      return msg('A VAE whose reconstructions are compared in the discriminator’s features instead of pixel by pixel, and whose images have to pass for real.');
  }
}

export function textOf(term: Term, objective: Objective | undefined): TermText {
  const found = text(term);
  if (term === 'reconstruction' && objective?.kind === 'reconstruction' && objective.loss === 'squaredError') {
    return { ...found, says: msg('squared error, summed over pixels; lower is better'), unit: msg('error') };
  }
  return term === 'bound' && objective ? { ...found, title: boundName(objective), says: boundMeaning(objective, found.says) } : found;
}

function boundMeaning({ kind }: Objective, ofOneSample: string): string {
  return kind === 'elbo' || kind === 'sgvbA' ? ofOneSample : msg('below log p(x), and closer to it with more samples');
}

/** A bound is only comparable with one of the same objective and number of samples, so it carries both in its name. */
export function boundName(objective: Objective): string {
  const name = shortBoundName(objective);
  return msg(str`Bound (${name})`);
}

function shortBoundName(objective: Objective): string {
  switch (objective.kind) {
    case 'iwae':
    case 'ciwae':
      return `${objective.kind.toUpperCase()}-${objective.samples}`;
    case 'dreg':
      return `DReG-${objective.samples}`;
    case 'miwae':
      return `MIWAE-${objective.estimates}×${objective.samples}`;
    case 'piwae': // its value is that of IWAE on all the samples; only its gradients differ
      return `IWAE-${objective.estimates * objective.samples}`;
    default:
      return 'ELBO';
  }
}

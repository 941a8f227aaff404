import { describe, expect, it } from 'vitest';
import type { SessionConfig } from '../../../www/engine/rust-types';
import { append, emptyHistory } from '../../../www/lab/history';
import { comparable, pairedDifference, sharedTerms } from '../../../www/views/compared';
import { chartColumns } from '../../../www/views/curves';
import { config as vae } from '../lab/samples';

const iwae: SessionConfig = { ...vae, objective: { kind: 'iwae', samples: 50 } };
const autoencoder: SessionConfig = { ...vae, model: { ...vae.model, kind: 'autoencoder' }, objective: { kind: 'reconstruction', loss: 'crossEntropy' } };
const normal: SessionConfig = { ...vae, model: { ...vae.model, likelihood: { kind: 'normalPerPixel' } } };
const gan: SessionConfig = { ...vae, model: { ...vae.model, kind: 'gan' } };

describe('two models', () => {
  it('share the terms that both measure', () => {
    expect(sharedTerms(autoencoder, vae, [[], []])).toEqual(['reconstruction']);
    expect(sharedTerms(vae, iwae, [[], ['effectiveSampleSize']])).toEqual(['bound', 'reconstruction', 'kl']);
    expect(sharedTerms(vae, gan, [[], []])).toEqual([]);
  });

  it('have the same bound only by the same objective, over the same kind of images', () => {
    expect(comparable('bound', vae, { ...vae, seed: 2 })).toBe(true);
    expect(comparable('bound', vae, iwae)).toBe(false);
    expect(comparable('bound', vae, normal)).toBe(false);
  });

  it('lose detail in the same measure, where a cross entropy is a Bernoulli’s', () => {
    expect(comparable('reconstruction', autoencoder, vae)).toBe(true);
    expect(comparable('reconstruction', autoencoder, normal)).toBe(false);
    expect(comparable('reconstruction', { ...autoencoder, objective: { kind: 'reconstruction', loss: 'squaredError' } }, vae)).toBe(false);
    expect(comparable('kl', vae, normal)).toBe(true);
  });

  it('differ by the mean over pairs, more surely than their means do', () => {
    expect(pairedDifference([-100, -80, -60], [-98, -79, -57])).toEqual({ mean: 2, standardError: Math.sqrt(1 / 3) });
  });
});

describe('the columns of a chart with two models', () => {
  it('share one rising axis, however each was measured', () => {
    const train = append(emptyHistory(), 1, { kl: [1, 2] });
    const heldOut = append(emptyHistory(), 2, { kl: [3] });
    const others = append(emptyHistory(), 2, { kl: [4, 5], bound: [9, 9] });
    expect(chartColumns([train, heldOut, others, emptyHistory()], 'kl')).toEqual([[1, 2, 3], [1, 2, null], [null, 3, null], [null, 4, 5], [null, null, null]]);
  });
});

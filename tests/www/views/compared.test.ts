import { describe, expect, it } from 'vitest';
import type { SessionConfig, Term } from '../../../www/protocol/rust-types';
import { sharedOf } from '../../../www/page/compare/shared';
import type { Sides } from '../../../www/page/compare/state';
import { append, emptyHistory } from '../../../www/store/history';
import { comparable } from '../../../www/views/compared';
import { chartColumns } from '../../../www/views/curves';
import { config as vae, configOf, readyState, whole } from '../page/samples';

const iwae = configOf('vae', { bound: { kind: 'iwae', samples: 50 } });
const autoencoder = configOf('autoencoder');
const normal = configOf('vae', { likelihood: { kind: 'normalPerPixel' } });
const gan = configOf('gan');
const shared = (left: SessionConfig, right: SessionConfig): Term[] =>
  sharedOf([
    { ...readyState(), config: left },
    { ...readyState(), config: right },
  ] as Sides).map(({ term }) => term);
const alike = (term: Term, left: SessionConfig, right: SessionConfig): boolean =>
  comparable(whole, term, left, right);

describe('two models', () => {
  it('share the terms that both measure', () => {
    expect(shared(autoencoder, vae)).toEqual(['reconstruction']);
    expect(shared(vae, iwae)).toEqual(['bound', 'reconstruction', 'kl']);
    expect(shared(vae, gan)).toEqual([]);
  });

  it('have the same bound only by the same name, over the same kind of images', () => {
    expect(alike('bound', vae, { ...vae, seed: 2 })).toBe(true);
    expect(alike('bound', vae, iwae)).toBe(false);
    expect(alike('bound', vae, normal)).toBe(false);
  });

  it('lose detail in the same measure, where a cross entropy is a Bernoulli’s', () => {
    expect(alike('reconstruction', autoencoder, vae)).toBe(true);
    expect(alike('reconstruction', autoencoder, normal)).toBe(false);
    expect(alike('reconstruction', configOf('autoencoder', { loss: 'squaredError' }), vae)).toBe(
      false,
    );
    expect(alike('kl', vae, normal)).toBe(true);
  });
});

describe('the columns of a chart with two models', () => {
  it('share one rising axis, however each was measured', () => {
    const train = append(emptyHistory(), 1, { kl: [1, 2] });
    const heldOut = append(emptyHistory(), 2, { kl: [3] });
    const others = append(emptyHistory(), 2, { kl: [4, 5], bound: [9, 9] });
    expect(chartColumns([train, heldOut, others, emptyHistory()], 'kl')).toEqual([
      [1, 2, 3],
      [1, 2, null],
      [null, 3, null],
      [null, 4, 5],
      [null, null, null],
    ]);
  });
});

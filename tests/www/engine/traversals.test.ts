import { describe, expect, it } from 'vitest';
import { computeTraversals, largestFirst, spreadsOf, sweep } from '../../../www/engine/traversals';
import type { ModelKind } from '../../../www/protocol/rust-types';
import { whole } from '../page/samples';
import { config, ofKind } from './fake-lab';

const standard = { mean: 0, deviation: 1 };
const request = { from: 3, rows: 2, steps: 3, extent: 3, images: 10 };

const batch = (pixels: Float32Array) => ({ channels: 1, height: 1, width: 3, pixels });

/** A lab of three dimensions whose images are their codes. */
const lab = (kind: ModelKind) => ({
  config: () => ({ ...config, model: ofKind(kind, 3) }),
  heldOut: () => batch(new Float32Array(4)),
  encode: async () => ({ loc: Float32Array.of(1, 2, 3), scale: new Float32Array(3) }),
  encodeHeldOut: async () => Float32Array.of(0, 0, 10, 0, 4, 20),
  latentSummary: async () => ({
    klPerDimension: [0.1, 2, 0.5],
    varianceOfMean: [0, 1, 1],
    active: [false, true, true],
    activeUnits: 2,
    warning: null,
  }),
  decode: async (codes: Float32Array) => batch(codes),
});

const can = (kind: ModelKind) => whole.kinds.find((info) => info.kind === kind)!.capabilities;

describe('a traversal', () => {
  it('varies one dimension alone, evenly, from one end of its extent to the other', () => {
    const codes = sweep(Float32Array.of(5, 6), [1, 0], [standard, { mean: 1, deviation: 2 }], 3, 3);
    expect([...codes]).toEqual([5, -5, 5, 1, 5, 7, -3, 6, 0, 6, 3, 6]);
  });

  it('of a VAE starts with the dimensions of the largest KL', async () => {
    const { rows, by, dimensions, images } = await computeTraversals(
      lab('vae'),
      can('vae'),
      request,
    );
    expect(rows).toEqual([
      { dimension: 1, value: 2, at: 2 },
      { dimension: 2, value: 0.5, at: 3 },
    ]);
    expect([by, dimensions, images.pixels.length]).toEqual(['kl', 3, 2 * 3 * 3]);
    expect([...images.pixels.slice(0, 3)]).toEqual([1, -3, 3]);
  });

  it('of an autoencoder goes as far as its codes reach, the most varied first', async () => {
    const { rows, by, images } = await computeTraversals(
      lab('autoencoder'),
      can('autoencoder'),
      request,
    );
    expect(rows).toEqual([
      { dimension: 2, value: 25, at: -2.4 },
      { dimension: 1, value: 4, at: 0 },
    ]);
    expect(by).toBe('variance');
    expect([images.pixels[2], images.pixels[8]]).toEqual([0, 30]);
  });

  it('of a GAN starts from the code of zeros, in the order of the dimensions', async () => {
    const { rows, by, images } = await computeTraversals(lab('gan'), can('gan'), {
      ...request,
      from: null,
    });
    expect(rows).toEqual([
      { dimension: 0, value: null, at: 0 },
      { dimension: 1, value: null, at: 0 },
    ]);
    expect(by).toBeNull();
    expect([...images.pixels.slice(0, 3)]).toEqual([-3, 0, 0]);
  });

  it('keeps the order of equal values', () => {
    expect(largestFirst([1, 3, 1, 3])).toEqual([1, 3, 0, 2]);
  });

  it('measures the spread of each dimension over all images', () => {
    expect(spreadsOf(Float32Array.of(1, 0, 3, 0), 2)).toEqual([
      { mean: 2, deviation: 1 },
      { mean: 0, deviation: 0 },
    ]);
  });
});

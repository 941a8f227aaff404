// What learns from imported images: offered where it can, and what suits images in colour.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Colour } from '../../../www/data/look';
import { createStore } from '../../../www/page/create-store';
import { nextModel, nextModels, suited, type NextModel } from '../../../www/page/import/next-model';
import type { Store } from '../../../www/store/store';
import { config, readyState, whole } from './samples';

let store: Store;
beforeEach(() => (store = createStore(readyState(), () => {})));

/** Images that are being imported, over a model that has taken so many steps. */
const importing = (
  side: number,
  step: number,
  {
    colour = 'grey',
    chosen,
    channels = 1,
  }: { colour?: Colour; chosen?: NextModel; channels?: number } = {},
) => {
  const size = { width: side, height: side };
  store.dispatch({ type: 'import-reading' });
  store.dispatch({
    type: 'import-previewed',
    preview: { options: { size, colour, labels: null }, labelings: [] } as never,
  });
  if (chosen) store.dispatch({ type: 'import-model', model: chosen });
  const { data } = store.state;
  return { ...store.state, data: { ...data!, channels }, progress: { step } as never };
};

describe('the model at hand', () => {
  it('is offered where it has learnt anything, for images of its size and channels', () => {
    const kept = { chosen: 'kept' } as const;
    expect([
      nextModel(importing(28, 10, kept)),
      nextModel(importing(28, 10)),
      nextModel(importing(28, 0, kept)),
      nextModel(importing(32, 10, kept)),
      nextModel(importing(28, 10, { ...kept, colour: 'colour' })),
      nextModel(importing(28, 10, { ...kept, colour: 'colour', channels: 3 })),
      nextModel(importing(28, 10, { ...kept, colour: 'opacity', channels: 3 })),
    ]).toEqual(['kept', 'new', 'new', 'new', 'suited', 'kept', 'new']);
  });

  it('is chosen anew for each import', () => {
    importing(28, 10, { chosen: 'kept' });
    store.dispatch({ type: 'import-closed' });
    expect(store.state.importing.model).toBeNull();
  });
});

describe('a model for colours', () => {
  it('is meant where there were none before, and offered where there were', () => {
    expect(nextModels(importing(28, 0))).toEqual(['new']);
    expect(nextModels(importing(28, 0, { colour: 'colour' }))).toEqual(['suited', 'new']);
    expect(nextModels(importing(28, 0, { colour: 'opacity' }))).toEqual(['suited', 'new']);
    expect(nextModels(importing(28, 10, { colour: 'colour', channels: 3 }))).toEqual([
      'new',
      'suited',
      'kept',
    ]);
  });

  it('is a convolutional VAE with the discretised logistic, on the images and seed at hand', () => {
    const present = { ...config, seed: 7, data: { kind: 'files', name: 'emoji' } as const };
    const made = suited(whole, present, { width: 64, height: 64 });
    expect(made).toMatchObject({
      model: {
        kind: 'vae',
        network: { kind: 'conv', channels: [32, 64, 128, 128] },
        likelihood: { kind: 'discretisedLogistic' },
        latentDim: 128,
      },
      training: { batchSize: 64, learningRate: 0.001, optimiser: { kind: 'adam' } },
      data: present.data,
      seed: 7,
    });
    const small = suited(whole, present, { width: 32, height: 32 });
    expect(small.model).toMatchObject({ latentDim: 64, network: { channels: [32, 64, 128] } });
  });

  it('halves images as often as leaves a few pixels of them, and at least once', () => {
    const depth = (width: number, height = width): number => {
      const { network } = suited(whole, config, { width, height }).model;
      return network.kind === 'conv' ? network.channels.length : 0;
    };
    expect([8, 28, 32, 48, 64, 96, 128].map((side) => depth(side))).toEqual([1, 3, 3, 4, 4, 5, 5]);
    expect([depth(40, 24), depth(4), depth(128, 4)]).toEqual([3, 1, 1]);
  });
});

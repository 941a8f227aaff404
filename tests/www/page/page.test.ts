import { beforeEach, describe, expect, it, vi } from 'vitest';
import { checkedCheckpoint } from '../../../www/page/checkpoint-file';
import { sortFiles } from '../../../www/page/files';
import { latestWins } from '../../../www/store/latest';
import { reduce } from '../../../www/page/reduce';
import { initialState } from '../../../www/page/reduce';
import type { PageState } from '../../../www/store/state';
import { createStore, type ObservableStore } from '../../../www/page/create-store';
import { drawn, pick } from '../../../www/store/select';
import { viewRequest } from '../../../www/page/view-request';
import { bytesOf, latin, zipOf } from '../data/archives';
import { configOf, readyState } from './samples';

const grid = { count: 1, channels: 1, height: 1, width: 1, pixels: new Uint8ClampedArray(1) };

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('latest wins', () => {
  it('drops what was overtaken while one was at work', async () => {
    const done: number[] = [];
    const ask = latestWins(async (value: number) => {
      await settled();
      done.push(value);
    });
    for (const value of [1, 2, 3, 4]) ask(value);
    await vi.waitFor(() => expect(done).toEqual([1, 4]));
  });
});

describe('the store', () => {
  let frames: (() => void)[];
  let store: ObservableStore;
  const nextFrame = () => frames.splice(0).forEach((run) => run());
  beforeEach(() => {
    frames = [];
    store = createStore(initialState('cpu'), (run) => frames.push(run));
  });

  it('tells of a change once, however many actions came before the frame', () => {
    const listener = vi.fn();
    store.subscribe(pick('speed'), listener);
    store.dispatch({ type: 'speed', share: 0.5 });
    store.dispatch({ type: 'speed', share: 0.25 });
    expect(store.state.speed).toBe(0.25);
    expect(frames).toHaveLength(1);
    nextFrame();
    expect(listener.mock.calls).toEqual([[{ speed: 1 }], [{ speed: 0.25 }]]);
  });

  it('tells only those who picked what has changed', () => {
    const [speed, images, nothing] = [vi.fn(), vi.fn(), vi.fn()];
    store.subscribe(pick('speed', 'point'), speed);
    store.subscribe(drawn('samples', 'latent'), images);
    store.subscribe(() => ({}), nothing);
    store.dispatch({ type: 'frame', frame: { step: 1, samples: grid } });
    nextFrame();
    store.dispatch({ type: 'frame', frame: { step: 2, interpolation: grid } }); // the samples stay as they were drawn
    nextFrame();
    expect([speed, images, nothing].map(({ mock }) => mock.calls.length)).toEqual([1, 2, 1]);
    expect(images).toHaveBeenLastCalledWith({ samples: grid, latent: undefined });
  });

  it('tells nothing while nothing is picked, and nobody who has left', () => {
    const [late, gone] = [vi.fn(), vi.fn()];
    store.subscribe(({ gallery }) => gallery && { gallery }, late);
    store.subscribe(pick('gallery'), gone)();
    expect(late).not.toHaveBeenCalled();
    store.dispatch({
      type: 'gallery',
      gallery: { indices: [4], labels: [0], images: grid },
      ends: null,
    });
    store.flush();
    nextFrame();
    expect([late, gone].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
  });
});

describe('what the engine is asked to draw', () => {
  const all = reduce(
    reduce(readyState(), {
      type: 'gallery',
      gallery: { indices: [4, 9], labels: [0, 1], images: grid },
      ends: { from: 4, to: 9, path: 'linear' },
    }),
    {
      type: 'frame',
      frame: {
        step: 0,
        samples: grid,
        interpolation: grid,
        reconstructions: { originals: grid, corrupted: null, reconstructions: grid },
        latent: {} as never,
      },
    },
  );

  it('is only what is on the screen once everything has been drawn', () => {
    expect(Object.keys(viewRequest(all, new Set(['samples'])))).toEqual(['samples']);
    expect(viewRequest(all, new Set(['interpolation'])).interpolation).toMatchObject({
      from: 4,
      to: 9,
      path: 'linear',
    });
  });

  it('is, off the screen, only what training has left far behind', () => {
    const at = (step: number) => ({
      ...all,
      drawnAt: { samples: 10, reconstructions: 10, interpolation: 100, latent: 100 },
      progress: { step } as never,
    });
    expect(Object.keys(viewRequest(at(15), new Set()))).toEqual([]);
    expect(Object.keys(viewRequest(at(16), new Set()))).toEqual(['reconstructions', 'samples']);
  });

  it('is everything before that', () => {
    expect(Object.keys(viewRequest({ ...all, drawnAt: {} }, new Set()))).toEqual([
      'latent',
      'reconstructions',
      'samples',
      'interpolation',
    ]);
  });

  it('is, of a GAN, only what needs no encoder', () => {
    const gan = { ...all, drawnAt: {}, config: configOf('gan') };
    expect(Object.keys(viewRequest(gan, new Set(['measures'])))).toEqual(['latent', 'samples']);
  });

  it('is traversals from the image that was chosen, and from no image for a GAN', () => {
    const traversals = (state: PageState) => viewRequest(state, new Set(['traversals'])).traversals;
    expect(traversals(all)).toMatchObject({ from: 4, rows: 12 });
    expect(
      traversals(
        reduce(reduce(all, { type: 'traverse', from: 9 }), { type: 'traverse', rows: 24 }),
      ),
    ).toMatchObject({ from: 9, rows: 24 });
    const gan = { ...all, config: configOf('gan') };
    expect(traversals(gan)).toMatchObject({ from: null });
    expect(viewRequest(gan, new Set(['discriminator'])).scores).toBeDefined();
    expect(viewRequest(all, new Set(['discriminator'])).scores).toBeUndefined();
  });

  it('is a summary of the codes only where it is looked at', () => {
    expect(viewRequest(all, new Set(['measures'])).summary).toBeDefined();
    expect(viewRequest({ ...all, drawnAt: {} }, new Set()).summary).toBeUndefined();
  });
});

describe('small things', () => {
  it('checkpoints are told from images by their name', () => {
    const [a, b] = [{ name: 'run.SafeTensors' }, { name: 'train-images-idx3-ubyte.gz' }];
    expect(sortFiles([a, b])).toEqual({ checkpoints: [a], images: [b] });
  });

  it('a checkpoint that is something else is named, with what to do', () => {
    const torch = zipOf([
      { name: 'model/data.pkl', bytes: bytesOf('…') },
      { name: 'model/data/0', bytes: new Uint8Array(9) },
    ]);
    for (const name of ['model.pt', 'renamed.safetensors'])
      expect(() => checkedCheckpoint(name, torch)).toThrow(
        new RegExp(`“${name}” is a file of PyTorch’s.*safetensors.*torch.load`),
      );
    expect(() => checkedCheckpoint('page.safetensors', bytesOf('<!doctype html><p>404'))).toThrow(
      '“page.safetensors” is not a safetensors file, whatever its name says. It looks like a web page.',
    );
    expect(() =>
      checkedCheckpoint('x.safetensors', bytesOf('version https://git-lfs.github.com/spec/v1\n')),
    ).toThrow('git lfs pull');
    expect(() => checkedCheckpoint('x.safetensors', new Uint8Array())).toThrow('nothing at all');
    for (const good of [latin(`\x10${'\0'.repeat(7)}{"a":1}`), latin('\x01\x02 damaged')])
      expect(checkedCheckpoint('x.safetensors', good)).toBe(good);
  });
});

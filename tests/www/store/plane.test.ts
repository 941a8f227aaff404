import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Engine } from '../../../www/protocol/messages';
import { PlaneExplorer } from '../../../www/panels/latent/plane-explorer';
import { windowKey } from '../../../www/parts/plane-keys';
import { shownPlane, windowOf } from '../../../www/parts/plane-view';
import { reduce } from '../../../www/page/reduce';
import type { Action } from '../../../www/store/actions';
import type { PageState } from '../../../www/store/state';
import { createStore } from '../../../www/page/create-store';
import { viewRequest } from '../../../www/page/view-request';
import { config, configOf, data, model, readyState } from '../page/samples';

const after = (state: PageState, ...actions: Action[]): PageState => actions.reduce(reduce, state);
const images = { count: 1, channels: 1, height: 1, width: 1, pixels: new Uint8ClampedArray(1) };
const closeup = { image: images, posterior: { mean: [0, 0], covariance: [1, 0, 1] } } as never;
const window = { center: [4, 5], extent: 1 } as const;
const latent = (codes: number[], labels: number[]): Action => ({
  type: 'frame',
  frame: {
    step: 1,
    latent: {
      side: 15,
      center: [0, 0],
      extent: 3,
      manifold: images,
      codes: Float32Array.from(codes),
      labels: Uint8Array.from(labels),
      prior: [0, 0],
      explained: null,
    },
  },
});

describe('the window on the plane', () => {
  const windowNow = (state: PageState) => windowOf(shownPlane(state));

  it('lies about the prior at first, and where the visitor has moved it then', () => {
    expect(windowNow(readyState())).toEqual({ center: [0, 0], extent: 3 });
    expect(windowNow(after(readyState(), { type: 'plane-window', window }))).toEqual(window);
  });

  it('of an autoencoder reaches as far as its codes', () => {
    const autoencoder = after(
      readyState(),
      { type: 'model', config: configOf('autoencoder'), data, model },
      latent([9, 9, -12, 3, 1, 1], [0, 0, 0]),
    );
    expect(windowNow(autoencoder).extent).toBe(10); // but for a stray
  });

  it('is decoded once the hand rests', () => {
    const moving = after(readyState(), { type: 'plane-window', window });
    expect(viewRequest(moving, new Set(['latent'])).latent).not.toHaveProperty('center');
    expect(
      viewRequest(after(moving, { type: 'plane-asked' }), new Set(['latent'])).latent,
    ).toMatchObject(window);
  });

  it('goes back to the start with a new model', () => {
    expect(
      windowNow(
        after(
          readyState(),
          { type: 'plane-window', window },
          { type: 'model', config, data, model },
        ),
      ).extent,
    ).toBe(3);
  });

  it('follows keys, but not those of the browser', () => {
    const key = (key: string, ctrlKey = false) =>
      windowKey({ key, ctrlKey } as KeyboardEvent, window);
    expect(key('ArrowRight')).toEqual({ center: [4.25, 5], extent: 1 });
    expect(key('+')!.extent).toBeLessThan(1);
    expect(key('0')).toBeNull();
    expect(key('0', true)).toBeUndefined();
    expect(key('x')).toBeUndefined();
  });
});

describe('the point looked at', () => {
  it('shows no answer about another one', () => {
    const state = after(
      readyState(),
      { type: 'plane-point', point: 3 },
      { type: 'plane-closeup', point: 2, closeup },
    );
    expect(state.plane.closeup).toBeNull();
    expect(after(state, { type: 'plane-closeup', point: 3, closeup }).plane.closeup).toBe(closeup);
    expect(
      after(
        state,
        { type: 'plane-closeup', point: 3, closeup },
        { type: 'plane-point', point: null },
      ).plane.closeup,
    ).toBeNull();
  });
});

describe('the explorer', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function explorer() {
    const store = createStore(after(readyState(), latent([0, 0, 1, 1, 2, 2], [7, 3, 7])), () => {});
    const engine = {
      heldOut: vi.fn(async () => images),
      posteriorOnPlane: vi.fn(async () => ({ mean: [0, 0], covariance: [1, 0, 1] })),
    };
    const syncViews = vi.fn();
    return {
      store,
      engine,
      syncViews,
      explorer: new PlaneExplorer(store, {
        attempt: (work) => work(engine as unknown as Engine),
        syncViews,
      }),
    };
  }

  it('has the engine draw only the last of many windows', () => {
    const { store, explorer: it, syncViews } = explorer();
    for (const extent of [1, 2, 3]) it.move({ ...window, extent });
    expect(syncViews).not.toHaveBeenCalled();
    vi.runAllTimers();
    expect(syncViews).toHaveBeenCalledOnce();
    expect(store.state.plane.asked?.extent).toBe(3);
  });

  it('fetches a point’s image and posterior, and only the last one’s when the pointer is quick', async () => {
    const { store, explorer: it, engine } = explorer();
    for (const point of [0, 1, 2]) it.look(point);
    await vi.runAllTimersAsync();
    expect(engine.posteriorOnPlane.mock.calls).toEqual([[0], [2]]);
    expect(store.state.plane).toMatchObject({ point: 2, closeup: { image: images } });
  });

  it('lists what was picked out by class, with images as soon as they come', async () => {
    const { store, explorer: it, engine } = explorer();
    void it.pick([0, 1, 2]);
    expect(store.state.plane.caught).toEqual({
      points: [1, 0, 2],
      listed: [
        { point: 1, label: 3 },
        { point: 0, label: 7 },
        { point: 2, label: 7 },
      ],
      images: null,
    });
    await vi.runAllTimersAsync();
    expect(engine.heldOut).toHaveBeenCalledWith([1, 0, 2]);
    expect(store.state.plane.caught?.images).toBe(images);
    void it.pick(null);
    expect(store.state.plane.caught).toBeNull();
  });

  it('lists some of every class where there are too many', () => {
    const { store, explorer: it } = explorer();
    const all = Array.from({ length: 600 }, (_, point) => point);
    store.dispatch(
      latent(
        all.flatMap(() => [0, 0]),
        all.map((point) => point % 10),
      ),
    );
    void it.pick(all);
    const { points, listed } = store.state.plane.caught!;
    expect([points.length, listed.length]).toEqual([600, 60]);
    expect(new Set(listed.map(({ label }) => label)).size).toBe(10);
  });

  it('keeps what was picked out while the images stay the same, to see where another model puts them', () => {
    const caught = { points: [1], listed: [{ point: 1, label: 3 }], images };
    const state = after(readyState(), { type: 'plane-caught', caught });
    expect(after(state, { type: 'model', config, data, model }).plane.caught).toBe(caught);
    expect(
      after(state, { type: 'model', config, data: { ...data, name: 'cats' }, model }).plane.caught,
    ).toBeNull();
  });
});

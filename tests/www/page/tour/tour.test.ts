import { describe, expect, it, vi } from 'vitest';
import type { Schema } from '../../../../www/protocol/rust-types';
import type { Request } from '../../../../www/store/requests';
import type { PageState } from '../../../../www/store/state';
import type { KeptRun } from '../../../../www/page/autosave/record';
import { createStore } from '../../../../www/page/create-store';
import { CHAPTERS } from '../../../../www/page/tour/chapters';
import { Guide } from '../../../../www/page/tour/guide';
import { configOf, requestsAt } from '../../../../www/page/tour/scene';
import { after, before, BEGINNING, tour, type Stop } from '../../../../www/page/tour/tour';
import file from '../../schema.json';
import { readyState } from '../samples';
import { reduceSlice } from '../../../../www/store/slice';

const schema = file as unknown as Schema;
const ready = (): PageState => ({ ...readyState(), schema, config: schema.opening });
const [holes, clouds, tug] = [0, 1, 3];
const types = (requests: Request[]): string[] => requests.map(({ type }) => type);

describe('the way through the tour', () => {
  it('leads through every step of every chapter, and back', () => {
    const way: Stop[] = [];
    for (let at: Stop | null = BEGINNING; at; at = after(at)) way.push(at);
    expect(way).toHaveLength(CHAPTERS.reduce((sum, { steps }) => sum + steps.length, 0));
    const back: Stop[] = [];
    for (let at: Stop | null = way.at(-1)!; at; at = before(at)) back.push(at);
    expect(back.reverse()).toEqual(way);
  });

  it('remembers what has been tried, once', () => {
    let state = reduceSlice(tour, tour.first, { type: 'tour', to: { chapter: tug, step: 3 } });
    for (let i = 0; i < 2; i++) state = reduceSlice(tour, state, { type: 'tour-tried' });
    expect(state.tried).toEqual(['tug']);
    expect(reduceSlice(tour, state, { type: 'tour-left' })).toEqual({
      at: null,
      tried: ['tug'],
      leaving: false,
    });
  });

  it('asks before it ends, and goes on if the visitor goes on', () => {
    const leaving = reduceSlice(
      tour,
      reduceSlice(tour, tour.first, { type: 'tour', to: BEGINNING }),
      { type: 'tour-leaving', leaving: true },
    );
    expect(leaving.leaving).toBe(true);
    expect(reduceSlice(tour, leaving, { type: 'tour', to: BEGINNING }).leaving).toBe(false);
  });
});

describe('a step', () => {
  it('brings the page to its model, on the images at hand, and starts training', () => {
    const data = { kind: 'files', name: 'cats.idx' } as const;
    const state = { ...ready(), config: { ...schema.opening, data } };
    const [adjust, play] = requestsAt(state, BEGINNING, null);
    expect(adjust).toMatchObject({
      type: 'adjust',
      config: { model: { kind: 'autoencoder', latentDim: 2, loss: 'crossEntropy' }, data },
    });
    expect(play).toEqual({ type: 'play' });
  });

  it('leaves alone what the visitor has changed while the steps set nothing new', () => {
    expect(requestsAt(ready(), { chapter: holes, step: 1 }, BEGINNING)).toEqual([]);
  });

  it('is set up again on the way back from a step that set something else', () => {
    const [adjust] = requestsAt(
      { ...ready(), running: true },
      { chapter: tug, step: 0 },
      { chapter: tug, step: 1 },
    );
    expect(adjust).toMatchObject({ type: 'adjust', config: { model: { bound: { beta: 1 } } } });
  });

  it('opens the panel it talks about, if it is closed', () => {
    const to = { chapter: clouds, step: 3 };
    expect(requestsAt(ready(), to, null)).toContainEqual({
      type: 'show',
      panel: 'flow',
      shown: true,
    });
    expect(types(requestsAt({ ...ready(), shown: ['flow'] }, to, null))).toEqual(['adjust']);
  });

  it('has all that the steps before it have set', () => {
    const config = configOf(schema, schema.defaults, [
      { preset: 'plane' },
      { choice: 'model.bound', option: 'iwae' },
      { field: 'model.bound.samples', value: 50 },
    ]);
    expect(config).toMatchObject({ model: { latentDim: 2, bound: { kind: 'iwae', samples: 50 } } });
  });
});

describe('the guide', () => {
  function setUp() {
    const asked: Request[] = [];
    const run = { checkpoint: Uint8Array.of(7), source: null } as KeptRun;
    const memory = {
      remember: vi.fn(async () => run),
      putBack: vi.fn(async () => {}),
      letGo: vi.fn(),
    };
    const store = createStore({ ...ready(), shown: ['latent'] }, () => {});
    const guide = new Guide(store, memory, (request) => {
      asked.push(request);
      if (request.type === 'show') store.dispatch(request);
      if (request.type === 'play' || request.type === 'pause')
        store.dispatch({ type: 'state', running: request.type === 'play' });
    });
    return { asked, memory, run, store, guide };
  }

  it('puts back the model that was there before the first step, the panels, and the pause', async () => {
    const { asked, memory, run, store, guide } = setUp();
    await guide.handle({ type: 'tour', to: BEGINNING });
    await guide.handle({ type: 'tour', to: { chapter: clouds, step: 3 } });
    expect(store.state.shown).toEqual(['latent', 'reconstructions', 'flow']);
    asked.length = 0;
    await guide.handle({ type: 'leave-tour', putBack: true });
    expect(memory.remember).toHaveBeenCalledOnce();
    expect(memory.putBack).toHaveBeenCalledExactlyOnceWith(run);
    expect(memory.letGo).not.toHaveBeenCalled();
    expect(store.state.shown).toEqual(['latent']);
    expect(types(asked)).toEqual(['show', 'show', 'pause']);
    expect(store.state.tour.at).toBeNull();
  });

  it('sets the page only for where a hurried visitor has come to', async () => {
    const { asked, guide } = setUp();
    await Promise.all(
      [holes, clouds, tug].map((chapter) =>
        guide.handle({ type: 'tour', to: { chapter, step: 0 } }),
      ),
    );
    expect(asked.filter(({ type }) => type === 'adjust')).toHaveLength(1);
    expect(asked).toContainEqual({ type: 'show', panel: 'curves', shown: true });
  });

  it('leaves everything as it is for a visitor who wants to go on with it, and lets the run before go', async () => {
    const { memory, run, store, guide } = setUp();
    await guide.handle({ type: 'tour', to: BEGINNING });
    await guide.handle({ type: 'leave-tour', putBack: false });
    expect(memory.putBack).not.toHaveBeenCalled();
    expect(memory.letGo).toHaveBeenCalledExactlyOnceWith(run);
    expect(store.state.shown).toContain('reconstructions');
  });
});

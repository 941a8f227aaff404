// Runs whose place others have taken, on a page whose engine is made up: what is kept of them, and
// how they come back.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Engine, EngineEvent } from '../../../../www/protocol/messages';
import type { KeptRun } from '../../../../www/page/autosave/record';
import { createStore } from '../../../../www/page/create-store';
import type { Source } from '../../../../www/page/source';
import { FormerRuns } from '../../../../www/page/undo/former-runs';
import type { Store } from '../../../../www/store/store';
import { config, configOf, data, model, readyState } from '../samples';

const PETS: Source = {
  set: { name: 'pets', height: 28, width: 28, pixels: new Uint8Array(), labels: null },
  classNames: ['cat', 'dog'],
};

let store: Store;
let former: FormerRuns;
let noted: Source | null;
let putBack: ReturnType<typeof vi.fn<(run: KeptRun) => Promise<void>>>;
let calls: string[];

/** As the controller does. */
function hear(event: EngineEvent): void {
  former.heard(event);
  if (event.type !== 'timed') store.dispatch(event);
}

function train(steps: number): void {
  const losses = Array.from({ length: steps }, (_, at) => 100 - at);
  hear({
    type: 'progress',
    stepsPerSecond: 50,
    ms: 40,
    report: {
      firstStep: 1,
      step: steps,
      epoch: 1,
      beta: 1,
      learningRate: 0.001,
      terms: { loss: losses },
    },
  });
}

/** A new model, as an engine tells of it that has trained the one before. */
function replace(changes: Partial<Extract<EngineEvent, { type: 'model' }>> = {}): void {
  const replaced = store.state.progress && Uint8Array.of(store.state.progress.step);
  hear({ type: 'model', config, data, model, ...(replaced && { replaced }), ...changes });
}

const steps = (): number[] => store.state.undo.runs.map(({ step }) => step);
const offers = () => store.state.notices.filter(({ undo }) => undo !== undefined);

beforeEach(() => {
  store = createStore(readyState(), () => {});
  noted = null;
  calls = [];
  const engine = {
    pause: async () => void (calls.push('pause'), hear({ type: 'state', running: false })),
    play: async () => void (calls.push('play'), hear({ type: 'state', running: true })),
    save: async () => Uint8Array.of(9),
  };
  putBack = vi.fn(async (run) => {
    calls.push('put back');
    replace({ config: run.record.config, model: { ...model, step: run.record.step } });
    store.dispatch({ type: 'resumed', record: run.record });
  });
  former = new FormerRuns(store, {
    engine: () => engine as unknown as Engine,
    noted: () => noted,
    putBack,
  });
});

describe('a run whose place a new model takes', () => {
  it('is kept with its weights, settings and curves, and offered', () => {
    train(5);
    replace({ config: configOf('gan') });
    expect(store.state.undo.runs).toMatchObject([{ config, images: 'digits', step: 5 }]);
    expect(offers()).toMatchObject([{ text: 'The run before is kept: Plane (digits), step 5.' }]);
  });

  it('is not, where it had not taken a step', () => {
    replace();
    expect([steps(), offers()]).toEqual([[], []]);
  });

  it('is one of three', () => {
    for (const count of [5, 6, 7, 8]) (train(count), replace());
    expect(steps()).toEqual([8, 7, 6]);
    expect(offers()).toHaveLength(1);
  });

  it('keeps its images, but not where it is not known which they were', async () => {
    const files = { kind: 'files', name: 'pets' } as const;
    const ofPets = { config: { ...config, data: files }, data: { ...data, name: 'pets' } };
    replace(ofPets);
    train(5);
    replace();
    expect(steps()).toEqual([]);
    noted = PETS;
    replace(ofPets);
    train(6);
    replace();
    await former.bringBack();
    expect(putBack.mock.lastCall![0]).toMatchObject({ source: PETS, record: { step: 6 } });
  });

  it('on the tour is a scene of the tour’s; the visitor’s own is kept when let go', async () => {
    train(5);
    const own = (await former.remember())!;
    store.dispatch({ type: 'tour', to: { chapter: 0, step: 0 } });
    replace();
    train(3);
    replace();
    expect(steps()).toEqual([]);
    store.dispatch({ type: 'tour-left' });
    former.letGo(own);
    expect(steps()).toEqual([5]);
  });
});

describe('brought back', () => {
  it('it has all that was drawn of it, and what it replaces is the next to bring back', async () => {
    train(5);
    replace({ config: configOf('gan') });
    train(7);
    await former.bringBack();
    expect(putBack.mock.lastCall![0].checkpoint).toEqual(Uint8Array.of(5));
    expect([store.state.config, store.state.progress?.step]).toEqual([config, 5]);
    expect(store.state.curves.train.terms.loss).toEqual([100, 99, 98, 97, 96]);
    expect(steps()).toEqual([7]);
    await former.bringBack();
    expect([store.state.config, store.state.progress?.step, steps()]).toEqual([
      configOf('gan'),
      7,
      [5],
    ]);
  });

  it('it leaves open what the visitor has opened', async () => {
    train(5);
    replace();
    store.dispatch({ type: 'show', panel: 'flow', shown: true });
    await former.bringBack();
    expect(store.state.shown).toContain('flow');
  });

  it('it may be an earlier one', async () => {
    for (const count of [5, 6, 7]) (train(count), replace());
    await former.bringBack(store.state.undo.runs[2]!.id);
    expect([store.state.progress?.step, steps()]).toEqual([5, [7, 6]]);
  });

  it('it trains on where both did, and rests where it rested', async () => {
    train(5);
    replace();
    hear({ type: 'state', running: true });
    train(6);
    await former.bringBack(); // it rested
    expect(calls).toEqual(['pause', 'put back']);
    calls = [];
    await former.bringBack(); // that one ran, but was paused for this
    expect(calls).toEqual(['put back']);
  });

  it('not at all, it stays among those that are kept, and the run at hand goes on', async () => {
    train(5);
    replace();
    hear({ type: 'state', running: true });
    putBack.mockRejectedValueOnce(new Error('no'));
    await expect(former.bringBack()).rejects.toThrow('no');
    expect([steps(), calls, store.state.undo.busy]).toEqual([[5], ['pause', 'play'], false]);
  });
});

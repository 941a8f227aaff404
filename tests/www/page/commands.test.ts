// Images, and what belongs to them: class names, the run that is kept, the model.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Engine, Images } from '../../../www/protocol/messages';
import type { SessionConfig } from '../../../www/protocol/rust-types';
import { keptRun, type KeptRun } from '../../../www/page/autosave/record';
import { Commands } from '../../../www/page/commands';
import type { Desk, Parts } from '../../../www/page/desk';
import type { RunRequest } from '../../../www/store/requests';
import { createStore } from '../../../www/page/create-store';
import type { Store } from '../../../www/store/store';
import { config, data, model, readyState } from './samples';

const counts = { epoch: 1, beta: 1, learningRate: 0.001 };
const PETS = ['cat', 'dog'];
const set = (name: string) => ({
  name,
  height: 28,
  width: 28,
  pixels: new Uint8Array(),
  labels: null,
});
const pets = (keepModel?: boolean): RunRequest => ({
  type: 'images',
  set: set('pets'),
  classNames: PETS,
  ...(keepModel !== undefined && { keepModel }),
});
const checkpoint = (name = 'iwae.safetensors') => new File(['\x09\0\0\0\0\0\0\0{"a": 1}\n'], name);

/**
 * An engine that knows what its images are, and tells of new models before it answers, as the real
 * one does.
 */
class FakeEngine {
  data: SessionConfig['data'] = config.data;
  saved: SessionConfig['data'] = config.data; // of the checkpoints that are opened
  calls: unknown[][] = [];

  constructor(readonly tell: (data: SessionConfig['data']) => void) {}

  save = async () => (this.calls.push(['save']), Uint8Array.of(1));
  configure = async (wanted: SessionConfig) => this.#become('configure', wanted.data);
  loadDigits = async () => this.#become('loadDigits', config.data);
  loadImages = async (images: Images, options: object) => {
    const { name } = images.set;
    this.#become('loadImages', { kind: 'files', name }, options);
    return { ...data, name };
  };
  load = async (_: Uint8Array, options: { keepImages?: boolean } = {}) => {
    const atHand = this.saved.kind === 'files' || options.keepImages;
    this.#become('load', atHand ? this.data : this.saved, ...(options.keepImages ? [options] : []));
    return { ...model, step: 900 };
  };

  #become(call: string, next: SessionConfig['data'], ...rest: unknown[]): void {
    this.calls.push([call, ...rest]);
    this.data = next;
    this.tell(next);
  }
}

let store: Store;
let engine: FakeEngine;
let commands: Commands;
let sourceAtModel: unknown[];

beforeEach(() => {
  store = createStore(readyState(), () => {});
  sourceAtModel = [];
  engine = new FakeEngine((data) => {
    const name = data.kind === 'files' ? data.name : 'digits';
    store.dispatch({
      type: 'model',
      config: { ...config, data },
      data: { ...readyState().data!, name },
      model,
    });
    commands.renew({ ...config, data });
    sourceAtModel.push(commands.source);
  });
  const desk: Desk = {
    engine: () => engine as unknown as Engine,
    alive: () => true,
    start: vi.fn(),
    attempt: (work) => work(),
    look: () => {},
    refresh: () => {},
  };
  commands = new Commands(store, desk, {} as Parts);
});

const notices = (): string => store.state.notices.map(({ text }) => text).join(' ');

describe('images of one’s own', () => {
  it('begin a new model, unless the one at hand is asked to go on', async () => {
    await commands.perform(pets());
    await commands.perform(pets(true));
    expect(engine.calls).toEqual([
      ['loadImages', { keepModel: false }],
      ['loadImages', { keepModel: true }],
    ]);
  });

  it('begin one of the settings that come with them, where there are any', async () => {
    const wanted = { ...config, seed: 7 };
    await commands.perform({ ...pets(false), config: wanted } as RunRequest);
    expect(engine.calls).toEqual([['loadImages', { keepModel: false, config: wanted }]]);
  });

  it('bring the names of their classes', async () => {
    await commands.perform(pets());
    expect([store.state.classNames, commands.source]).toMatchObject([
      PETS,
      { set: { name: 'pets' } },
    ]);
  });

  it('are not known by the page until the engine has answered, so that nothing is kept under a wrong name', async () => {
    await commands.perform(pets());
    await commands.perform({ type: 'images', set: set('birds'), classNames: null });
    expect(sourceAtModel).toEqual([undefined, undefined]);
    expect(store.state.classNames).toBeNull();
  });

  it('that the engine refuses leave everything as it was', async () => {
    await commands.perform(pets());
    engine.loadImages = () => Promise.reject(new Error('no images'));
    await expect(
      commands.perform({ type: 'images', set: set('birds'), classNames: null }),
    ).rejects.toThrow('no images');
    expect([store.state.classNames, commands.source]).toMatchObject([
      PETS,
      { set: { name: 'pets' } },
    ]);
  });
});

describe('what takes their place takes their names away', () => {
  beforeEach(() => commands.perform(pets()));

  it.each<[string, () => RunRequest]>([
    ['a checkpoint of a run on digits', () => ({ type: 'checkpoints', files: [checkpoint()] })],
    ['a link to a run on digits', () => ({ type: 'config', config })],
    ['the digits themselves', () => ({ type: 'digits' })],
  ])('%s', async (_, request) => {
    await commands.perform(request());
    expect([store.state.classNames, commands.source, await commands.images()]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('and a visitor is told so where that is not what was asked for', async () => {
    await commands.perform({ type: 'checkpoints', files: [checkpoint()] });
    expect(notices()).toContain('Opened iwae.safetensors');
    expect(notices()).toContain('in place of “pets”');
  });

  it('but a checkpoint of a run on images goes on with those at hand, and their names', async () => {
    engine.saved = { kind: 'files', name: 'faces' };
    await commands.perform({ type: 'checkpoints', files: [checkpoint()] });
    expect([store.state.classNames, commands.source]).toMatchObject([
      PETS,
      { set: { name: 'pets' } },
    ]);
    expect(notices()).not.toContain('in place of');
  });

  it('and a checkpoint that came together with them goes on with them', async () => {
    await commands.perform({ type: 'checkpoints', files: [checkpoint()], keepImages: true });
    expect(engine.calls.slice(-2)).toEqual([
      ['loadImages', { keepModel: false }],
      ['load', { keepImages: true }],
    ]);
    expect([engine.data, commands.source]).toMatchObject([
      { name: 'pets' },
      { set: { name: 'pets' } },
    ]);
  });
});

describe('a run that is put back', () => {
  const atHand = (): KeptRun => keptRun(store.state, Uint8Array.of(1), commands.noted)!;

  it('comes with its images, where others have come meanwhile', async () => {
    await commands.perform(pets());
    const before = atHand();
    await commands.perform({ type: 'images', set: set('birds'), classNames: null });
    engine.saved = { kind: 'files', name: 'pets' };
    engine.calls = [];
    await commands.putBack(before);
    expect(engine.calls.map(([call]) => call)).toEqual(['loadImages', 'load']);
    expect([engine.data, store.state.classNames]).toMatchObject([{ name: 'pets' }, PETS]);
  });

  it('on digits draws them anew, whatever has come meanwhile', async () => {
    const before = atHand();
    await commands.perform(pets());
    await commands.putBack(before);
    expect([engine.data, store.state.classNames, commands.source]).toEqual([
      config.data,
      null,
      null,
    ]);
  });

  it('on the images at hand loads none', async () => {
    await commands.perform(pets());
    const before = atHand();
    engine.saved = { kind: 'files', name: 'pets' };
    engine.calls = [];
    await commands.putBack(before);
    expect(engine.calls).toEqual([['load']]);
  });

  it('comes with its curves', async () => {
    store.dispatch({
      type: 'progress',
      stepsPerSecond: 50,
      ms: 40,
      report: { ...counts, firstStep: 1, step: 2, terms: { loss: [9, 8] } },
    });
    const before = atHand();
    await commands.perform({ type: 'digits' });
    expect(store.state.curves.train.steps).toEqual([]);
    await commands.putBack(before);
    expect(store.state.curves.train).toMatchObject({ steps: [1, 2], terms: { loss: [9, 8] } });
    expect(store.state.progress?.step).toBe(2);
  });
});

// What is asked of a model or of images in whose place others have come: no visitor hears that it
// failed.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LabEngine } from '../../../www/engine/engine';
import type { Generation } from '../../../www/protocol/hosted';
import type { EngineEvent, Images, ViewRequest } from '../../../www/protocol/messages';
import type { ImageSet } from '../../../www/protocol/wasm-api';
import { config, FakeLab, fakeArtifact, imagesOf } from './fake-lab';
import { newEngine } from './new-engine';

const HELD_OUT: Record<string, number> = { many: 10, few: 3 };

/**
 * A lab whose images can be changed for fewer; it refuses numbers that none of them has, as the
 * real one does.
 */
class FewerLab extends FakeLab {
  name = 'many';
  override dataSummary = () => ({
    name: this.name,
    channels: 1,
    height: 2,
    width: 2,
    train: 90,
    heldOut: HELD_OUT[this.name]!,
    labelled: false,
    classes: 0,
    classNames: null,
  });
  override loadPixels = ({ name }: ImageSet) => ((this.name = name), this.dataSummary());
  override latentPlane = async (images: number) => {
    await new Promise((resolve) => setTimeout(resolve, 1));
    if (this.name === 'few') throw Object.assign(new Error('no plane'), { name: 'ArgumentError' });
    return {
      points: new Float32Array(2 * images),
      explained: [0.5, 0.25] as [number, number],
      prior: [0, 0] as [number, number],
    };
  };
  override heldOut = (indices: Uint32Array) => {
    const wrong = indices.find((index) => index >= HELD_OUT[this.name]!);
    if (wrong !== undefined)
      throw Object.assign(new Error(`no image ${wrong}`), { name: 'ArgumentError' });
    return imagesOf(indices.length, 0);
  };
}

vi.mock('../../../www/engine/artifact', () => ({
  loadArtifact: async () => {
    const made = fakeArtifact([]);
    return { ...made, VaeLab: { create: async () => new FewerLab('cpu') } };
  },
}));

const [few, many] = ['few', 'many'].map((name) => ({
  set: { name, height: 2, width: 2, pixels: new Uint8Array(12), labels: null },
})) as [Images, Images];
const all: ViewRequest = { reconstructions: { indices: [0, 9] }, samples: { count: 1 } };
let engine: LabEngine;
let heard: { event: EngineEvent; generation: Generation }[];

beforeEach(async () => {
  heard = [];
  engine = newEngine();
  await engine.start(
    { device: 'cpu' },
    (event, generation) => void heard.push({ event, generation }),
  );
});
afterEach(() => engine.close());

const of = <T extends EngineEvent['type']>(type: T) =>
  heard.map(({ event }) => event).filter((event) => event.type === type) as Extract<
    EngineEvent,
    { type: T }
  >[];
const rested = () => new Promise((resolve) => setTimeout(resolve, 100));
/** As a page would that has heard of the first model only. */
const uninformed = (...[name, ...args]: [Parameters<LabEngine['answer']>[0], ...unknown[]]) =>
  engine.answer(name, args, 0);

test('each model that takes the place of another has the next number, told with it', async () => {
  await engine.configure(config);
  await engine.reset();
  expect(
    heard
      .filter(({ event }) => event.type === 'ready' || event.type === 'model')
      .map(({ generation }) => generation),
  ).toEqual([0, 1, 2]);
});

test('pictures wanted of images that are gone are left out without a word, and the others are drawn', async () => {
  await engine.setViews(all);
  await engine.loadImages(few);
  await rested();
  expect(of('warning')).toEqual([]);
  expect(of('frame').at(-1)!.frame).toMatchObject({ samples: { count: 1 } });
});

test('a request that crosses the news of other images on its way is no mistake', async () => {
  await engine.loadImages(few);
  await uninformed('setViews', all);
  await rested();
  expect(of('warning')).toEqual([]);
});

test('a request that knows of the images it asks for is told what is wrong with it', async () => {
  await engine.loadImages(few);
  await engine.answer('setViews', [all], 1);
  await vi.waitFor(() =>
    expect(of('warning')).toMatchObject([{ name: 'ArgumentError', message: 'no image 9' }]),
  );
});

test('a picture that failed on images that are gone is drawn for those that came', async () => {
  await engine.setViews(all);
  await engine.loadImages(few);
  await engine.answer('setViews', [{ reconstructions: { indices: [0, 2] } }], 1);
  await vi.waitFor(() =>
    expect(of('frame').at(-1)!.frame.reconstructions?.originals.count).toBe(2),
  );
  expect(of('warning')).toEqual([]);
});

test('a question that comes too late is outdated; one that was wrong from the beginning is wrong', async () => {
  await engine.loadImages(few);
  await expect(uninformed('heldOut', [5])).rejects.toMatchObject({
    name: 'OutdatedError',
    message: 'no image 5',
  });
  await expect(engine.answer('heldOut', [[5]], 1)).rejects.toMatchObject({ name: 'ArgumentError' });
});

test('settings for a new model are refused aloud, whatever came meanwhile', async () => {
  await engine.loadImages(few);
  await expect(
    uninformed('configure', { ...config, training: { ...config.training, batchSize: 0 } }),
  ).rejects.toMatchObject({ name: 'ConfigError' });
});

test('no frame that comes after the news of other images shows any of those before', async () => {
  for (let delay = 0; delay < 8; delay++) {
    await engine.loadImages(many);
    await engine.setViews({ latent: { side: 1, extent: 1, points: 1 }, summary: { images: 1 } });
    await new Promise((resolve) => setTimeout(resolve, delay));
    await engine.loadImages(few); // of which no plane can be drawn
    await rested();
  }
  let name = '';
  for (const { event } of heard) {
    if (event.type === 'model') ({ name } = event.data);
    if (event.type === 'frame')
      expect([name, event.frame.latent !== undefined]).not.toEqual(['few', true]);
  }
  expect(of('frame').length).toBeGreaterThan(5);
});

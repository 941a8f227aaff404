import { describe, expect, it, vi } from 'vitest';
import { Drawer } from '../../../../www/panels/drawing/drawer';
import { createStore } from '../../../../www/page/create-store';
import { config, data, device, model, readyState } from '../../page/samples';

const ink = { width: 2, height: 2, coverage: new Uint8Array(4).fill(255) };
const images = { count: 1, channels: 1, height: 28, width: 28, pixels: new Uint8ClampedArray(784) };
const step = (number: number) =>
  ({ type: 'progress', report: { step: number }, stepsPerSecond: 1 }) as never;

function setUp() {
  const store = createStore(readyState(), () => {});
  const engine = {
    reconstruct: vi.fn(async () => images),
    encode: vi.fn(async () => ({ loc: Float32Array.of(1, 2), scale: Float32Array.of(0.1, 0.2) })),
    recognise: vi.fn(async () => ({ classes: 10, probabilities: new Float32Array(10).fill(0.1) })),
    images: vi.fn(async () => ({
      name: 'digits',
      height: 28,
      width: 28,
      pixels: new Uint8Array(4 * 784),
      labels: new Uint8Array(4),
      heldOut: 1,
    })),
  };
  const drawer = new Drawer(store, (work) => work(engine));
  const draw = async () => {
    store.dispatch({ type: 'draw', ink });
    drawer.look(0);
    await vi.waitFor(() => expect(store.state.drawing.seen).not.toBeNull());
  };
  return { store, engine, drawer, draw };
}

describe('a drawing', () => {
  it('is rebuilt and encoded as it is drawn, in brightness 0 to 1', async () => {
    const { store, engine, draw } = setUp();
    await draw();
    expect(store.state.drawing.seen).toMatchObject({
      reconstruction: images,
      loc: Float32Array.of(1, 2),
      probabilities: null,
    });
    const [image] = engine.encode.mock.calls[0] as unknown as [Float32Array];
    expect([image.length, Math.max(...image)]).toEqual([784, 1]);
    expect(engine.recognise).not.toHaveBeenCalled();
  });

  it('is looked at again as the model learns, but not at every step and not where nobody sees it', async () => {
    const { engine, drawer, draw } = setUp();
    await draw();
    drawer.follow(step(1), true, 500);
    drawer.follow(step(2), false, 5000);
    expect(engine.encode).toHaveBeenCalledTimes(1);
    drawer.follow(step(3), true, 5000);
    await vi.waitFor(() => expect(engine.encode).toHaveBeenCalledTimes(2));
  });

  it('is recognised on request, and live from then on', async () => {
    const { store, engine, drawer, draw } = setUp();
    await draw();
    await drawer.recognise(engine);
    expect(store.state.drawing.classifier).toBe('ready');
    expect(store.state.drawing.seen?.probabilities).toHaveLength(10);
    drawer.look(1);
    await vi.waitFor(() => expect(engine.recognise).toHaveBeenCalledTimes(3));
  });

  it('can be recognised later where the classifier was refused', async () => {
    const { store, engine, drawer, draw } = setUp();
    await draw();
    engine.recognise.mockRejectedValueOnce(new Error('Too few labels.'));
    await expect(drawer.recognise(engine)).rejects.toThrow('Too few labels.');
    expect(store.state.drawing.classifier).toBe('none');
  });

  it('is not shown what a former model made of it', async () => {
    const { store, engine, drawer, draw } = setUp();
    await draw();
    engine.reconstruct.mockImplementationOnce(
      async () => (
        store.dispatch({ type: 'model', config, data, model: { ...model, step: 1 } }),
        images
      ),
    );
    drawer.look(1);
    await new Promise((resolve) => setTimeout(resolve));
    expect(store.state.drawing.seen).toBeNull();
  });
});

describe('a classifier', () => {
  it('is not taken for granted on another device', async () => {
    const { store, engine, drawer, draw } = setUp();
    await draw();
    await drawer.recognise(engine);
    store.dispatch({ type: 'device', device });
    expect(store.state.drawing.classifier).toBe('none');
  });
});

describe('kept drawings', () => {
  it('join labelled images only with a class, and stay in the tray otherwise', async () => {
    const { store, engine, drawer, draw } = setUp();
    await draw();
    for (const label of [3, null]) store.dispatch({ type: 'keep-drawing', label });
    const next = (await drawer.trainingSet(engine, false))!;
    expect(next.set).toMatchObject({
      name: 'digits and 1 drawn',
      labels: Uint8Array.of(0, 0, 0, 3, 0),
      heldOut: 1,
    });
    store.dispatch({ type: 'taught', ...next });
    expect(store.state.drawing.tray.map(({ label }) => label)).toEqual([null]);
  });

  it('keep their ink but not their classes when other images come', async () => {
    const { store, draw } = setUp();
    await draw();
    store.dispatch({ type: 'keep-drawing', label: 3 });
    store.dispatch({ type: 'classifier', classifier: 'ready' });
    store.dispatch({ type: 'model', config, data: { ...data, name: 'clothes' }, model });
    expect(store.state.drawing).toMatchObject({
      ink,
      classifier: 'none',
      tray: [{ ink, label: null }],
    });
  });
});

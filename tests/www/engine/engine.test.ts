import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LabEngine } from '../../../www/engine/engine';
import type { InitialData, EngineEvent, StartOptions } from '../../../www/protocol/messages';
import type { SessionConfig } from '../../../www/protocol/rust-types';
import { stubGpu } from './fake-gpu';
import { config, FakeLab, fakeArtifact, ofKind } from './fake-lab';
import { newEngine } from './new-engine';

const labs: FakeLab[] = [];
let prepare: (lab: FakeLab) => void;
vi.mock('../../../www/engine/artifact', () => ({
  loadArtifact: async () => fakeArtifact(labs, (lab) => prepare(lab)),
}));

let engine: LabEngine;
let events: EngineEvent[];

beforeEach(() => {
  labs.length = 0;
  events = [];
  prepare = () => {};
  engine = newEngine();
});

afterEach(async () => {
  vi.unstubAllGlobals();
  await engine.pause().catch(() => {});
});

const start = (options: Partial<StartOptions> = {}) =>
  engine.start({ device: 'cpu', ...options }, (event) => void events.push(event));
const of = <T extends EngineEvent['type']>(type: T) =>
  events.filter((event) => event.type === type) as Extract<EngineEvent, { type: T }>[];
const until = (condition: () => boolean) =>
  vi.waitFor(() => expect(condition()).toBe(true), { timeout: 3000, interval: 2 });

test('it gets ready with the default session and says which device runs', async () => {
  await start();
  const [ready] = of('ready');
  expect(ready).toMatchObject({
    config,
    device: { kind: 'cpu', requested: 'cpu' },
    model: { step: 0 },
  });
});

test('told to speak another language, it gives the reason for its device again, and nothing else', async () => {
  await start();
  const before = events.length;
  await engine.speak('zh');
  await engine.speak('en');
  expect(events.slice(before)).toEqual([
    { type: 'reason', reason: '按您的选择，在 CPU 上训练。' },
    { type: 'reason', reason: 'Training on the CPU, as chosen.' },
  ]);
});

test('a call before the start is refused by name', async () => {
  await expect(engine.play()).rejects.toMatchObject({ name: 'ArgumentError' });
});

test('a config that is not allowed gives the default session and a warning', async () => {
  await start({ config: { ...config, training: { ...config.training, batchSize: 0 } } });
  expect(of('ready')[0]!.config).toEqual(config);
  expect(of('warning')).toMatchObject([{ name: 'ConfigError' }]);
});

test('a session on files that are not here starts on digits and asks for the files', async () => {
  await start({ config: { ...config, data: { kind: 'files', name: 'faces' } } });
  expect(of('ready')[0]!.config.data.kind).toBe('digits');
  expect(of('warning')[0]!.message).toContain('faces');
});

test('it plays until it is paused, every step reported once', async () => {
  await start();
  await engine.play();
  await until(() => of('progress').length > 5);
  await engine.pause();
  const reports = of('progress').map(({ report }) => report);
  expect(
    reports.flatMap(({ firstStep, terms }) => terms.loss!.map((_, i) => firstStep + i)),
  ).toEqual(Array.from({ length: labs[0]!.step }, (_, i) => i + 1));
  expect(of('state').map(({ running }) => running)).toEqual([true, false]);
  expect(reports[0]!.terms.loss).toHaveLength(1);
});

test('whoever has paused it has heard that it rests', async () => {
  const heard: boolean[] = [];
  await engine.start({ device: 'cpu' }, async (event) => {
    await new Promise((resolve) => setTimeout(resolve, 5)); // as long as a message may take
    if (event.type === 'state') heard.push(event.running);
  });
  await engine.play();
  await until(() => labs[0]!.step > 1);
  await engine.pause();
  expect(heard).toEqual([true, false]);
});

test('it waits at the step it was told, and goes on when told another', async () => {
  await start();
  await engine.play(7);
  await until(() => labs[0]!.step === 7);
  await new Promise((resolve) => setTimeout(resolve, 120));
  expect([labs[0]!.step, of('state').length]).toEqual([7, 1]);
  await engine.play(12);
  await until(() => labs[0]!.step === 12);
  await engine.play();
  await until(() => labs[0]!.step > 20);
});

test('requests are answered between bursts, never during one', async () => {
  await start();
  await engine.play();
  const sheets = await Promise.all([
    engine.decode(new Float32Array(2)),
    engine.sample(3, 1),
    engine.evaluate(),
  ]);
  expect(sheets[0]).toMatchObject({ count: 1, channels: 1, height: 2, width: 2 });
  expect(sheets[1].pixels[0]).toBe(128);
});

test('step takes exactly as many steps as asked', async () => {
  await start();
  await engine.step(7);
  expect(labs[0]!.step).toBe(7);
});

test('frames hold the wanted views, and the last one shows the model at rest', async () => {
  await start();
  await engine.setViews({ samples: { count: 4 }, latent: { side: 3, extent: 2, points: 50 } });
  await until(() => of('frame').length === 1);
  expect(of('frame')[0]!.frame).toMatchObject({
    step: 0,
    samples: { count: 4 },
    latent: { manifold: { count: 9 } },
  });
  await engine.play();
  await until(() => of('progress').length > 3);
  await engine.pause();
  await until(() => of('frame').at(-1)!.frame.step === labs[0]!.step);
});

test.each<[string, SessionConfig['model'], object]>([
  [
    'codes of two numbers are themselves',
    ofKind('vae'),
    { codes: { length: 100 }, extent: 2, explained: null },
  ],
  ['more numbers are projected', ofKind('vae', 20), { codes: { length: 100 }, explained: 0.75 }],
  ['a GAN has no points', ofKind('gan'), { codes: { length: 0 }, manifold: { count: 9 } }],
  [
    'a GAN with more numbers shows a slice',
    ofKind('gan', 20),
    { codes: { length: 0 }, manifold: { count: 9 }, explained: null },
  ],
])('on the plane, %s', async (_, model, latent) => {
  await start({ config: { ...config, model } });
  await engine.setViews({ latent: { side: 3, extent: 2, points: 50 }, samples: { count: 1 } });
  await until(() => of('frame').length === 1);
  expect(of('frame')[0]!.frame.latent).toMatchObject(latent);
});

test('nothing is painted while the page cannot be seen, and training goes on', async () => {
  await start();
  await engine.setVisible(false);
  await engine.setViews({ samples: { count: 4 } });
  await engine.play();
  await until(() => of('progress').length > 3);
  expect(of('frame')).toEqual([]);
});

test('a view that fails warns once and leaves the others alone', async () => {
  await start();
  labs[0]!.sample = () =>
    Promise.reject(Object.assign(new Error('too many'), { name: 'ArgumentError' }));
  await engine.setViews({
    samples: { count: 4 },
    interpolation: { from: 0, to: 1, steps: 5, path: 'linear' },
  });
  await engine.step(3);
  await until(() => of('frame').some(({ frame }) => frame.step === 3));
  expect(of('warning')).toHaveLength(1);
});

test('training that diverges stops with its error and can be asked about afterwards', async () => {
  await start();
  labs[0]!.failNext = Object.assign(new Error('The loss is not a number.'), {
    name: 'DivergedError',
  });
  await engine.play();
  await until(() => of('error').length === 1);
  expect(of('error')[0]).toMatchObject({ name: 'DivergedError' });
  await until(() => of('state').at(-1)?.running === false);
  expect(await engine.save()).toEqual(Uint8Array.of(0));
});

test('after diverging it tells the step that the model is back at, and how good it is there, before the error', async () => {
  await start();
  await engine.step(3);
  const { step } = labs[0]!;
  labs[0]!.failNext = Object.assign(new Error('The loss is not a number.'), {
    name: 'DivergedError',
  });
  labs[0]!.step = step - 1; // where the lab has gone back to
  await engine.play();
  await until(() => of('error').length === 1);
  expect(of('rewound')).toEqual([{ type: 'rewound', step: step - 1 }]);
  expect(of('evaluation').at(-1)?.evaluation.step).toBe(step - 1);
  labs[0]!.failNext = Object.assign(new Error('The loss is not a number.'), {
    name: 'DivergedError',
  });
  await expect(engine.step(1)).rejects.toThrow('not a number');
  expect(of('rewound')).toHaveLength(2);
});

test('other labels of the same images are told, and other settings are not', async () => {
  await start();
  const data = { kind: 'sprites', count: 100, side: 32, label: 'shape', seed: 1 } as const;
  await engine.configure({ ...config, data });
  await engine.tune({ data: { label: 'hue' } });
  await engine.tune({ training: { learningRate: 0.1 } });
  expect(of('labels')).toMatchObject([{ data: { classNames: ['hue'] } }]);
});

test('reset starts the same config anew and says so', async () => {
  await start();
  await engine.tune({ ...config, training: { ...config.training, learningRate: 0.5 } });
  await engine.step(3);
  await engine.reset();
  expect(of('model')).toMatchObject([
    { config: { training: { learningRate: 0.5 } }, model: { step: 0 } },
  ]);
});

test('a panic on the CPU is an EngineCrashed error, and every later call rejects with it', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  await start();
  labs[0]!.failNext = new WebAssembly.RuntimeError('unreachable');
  await engine.play();
  await until(() => of('error').length === 1);
  expect(of('error')[0]).toMatchObject({ name: 'EngineCrashed' });
  await expect(engine.save()).rejects.toMatchObject({ name: 'EngineCrashed' });
  await until(() => of('state').at(-1)?.running === false);
});

test('when the GPU hangs and reports an error, training goes on on the CPU from the last checkpoint', async () => {
  const gpu = stubGpu();
  await start({ device: 'webgpu' });
  expect(of('ready')[0]).toMatchObject({ device: { kind: 'webgpu', adapter: 'acme rocket' } });
  await gpu.open();
  await engine.step(5);
  await engine.loadDigits(100, 2); // a checkpoint is taken: step 5
  await engine.tune({ ...config, training: { ...config.training, learningRate: 0.25 } });
  labs[0]!.failNext = 'hang';
  const sample = engine.sample(2, 1);
  await new Promise((resolve) => setTimeout(resolve, 20));
  gpu.fail('a shader was rejected');

  expect(await sample).toMatchObject({ count: 2 });
  expect(labs.map(({ kind }) => kind)).toEqual(['webgpu', 'cpu']);
  expect(labs[1]!.step).toBe(5);
  expect(labs[1]!.current.training.learningRate).toBe(0.25);
  expect(of('warning')[0]!.message).toContain('a shader was rejected');
  expect(of('device')).toMatchObject([{ device: { kind: 'cpu', requested: 'webgpu' } }]);
});

test('a running session keeps running when its GPU panics', async () => {
  stubGpu();
  await start({ device: 'webgpu' });
  await engine.play();
  await until(() => of('progress').length > 2);
  labs[0]!.failNext = new WebAssembly.RuntimeError('unreachable');
  await until(() => (labs[1]?.step ?? 0) > 3);
  expect(of('error')).toEqual([]);
  expect(of('state').at(-1)).toMatchObject({ running: true });
});

test.each([
  ['GPU', 'webgpu', 1, 8],
  ['CPU', 'cpu', 8, 1],
])(
  'auto trains on the %s where that is faster, from the first step, and shows both times',
  async (_, kind, gpuMs, cpuMs) => {
    stubGpu();
    prepare = (lab) => (lab.stepMs = lab.kind === 'webgpu' ? gpuMs : cpuMs);
    await start({ device: 'auto' });
    expect(of('ready')[0]).toMatchObject({
      device: { kind, adapter: 'acme rocket' },
      model: { step: 0 },
    });
    expect(of('ready')[0]!.device.reason).toMatch(/ms a step against/);
    expect(labs.filter(({ calls }) => calls.includes('free'))).toHaveLength(1);
  },
);

test.each([
  ['CPU', 'cpu', 8, 1, ['cpu']],
  ['GPU', 'webgpu', 1, 8, ['cpu', 'webgpu']],
])(
  'auto knows from an earlier visit that the %s is faster, and times nothing',
  async (_, kind, gpuMs, cpuMs, opened) => {
    stubGpu();
    prepare = (lab) => (lab.stepMs = lab.kind === 'webgpu' ? gpuMs : cpuMs);
    await start({ device: 'auto' });
    const { times } = of('timed')[0]!;
    expect(times).toMatchObject({ gpuMs: expect.any(Number), cpuMs: expect.any(Number) });

    await engine.close();
    labs.length = events.length = 0;
    engine = newEngine();
    await start({ device: 'auto', times: [times] });
    expect(of('ready')[0]).toMatchObject({ device: { kind } });
    expect(of('ready')[0]!.device.reason).toMatch(/ms a step against/);
    expect(labs.map((lab) => lab.kind)).toEqual(opened);
    expect(labs.flatMap(({ calls }) => calls)).not.toContain('train');
  },
);

test('auto times a slow model by one step on the CPU and by one more than the first on the GPU', async () => {
  stubGpu();
  prepare = (lab) => (lab.stepMs = 300);
  await start({ device: 'auto' });
  const steps = labs.map(({ kind, calls }) => [
    kind,
    calls.filter((call) => call === 'train').length,
  ]);
  expect(steps).toEqual([
    ['cpu', 1],
    ['webgpu', 2],
  ]);
});

test('auto times another model anew', async () => {
  stubGpu();
  await start({ device: 'auto' });
  const times = of('timed').map((event) => event.times);
  await engine.close();
  engine = newEngine();
  await start({
    device: 'auto',
    times,
    config: { ...config, training: { ...config.training, batchSize: 64 } },
  });
  expect(of('timed')).toHaveLength(2);
  expect(of('timed')[1]!.times.key).not.toBe(times[0]!.key);
});

test('while images are on their way, the GPU compiles what the model needs', async () => {
  stubGpu();
  let arrive!: (initialData: InitialData) => void;
  const arrival = new Promise<InitialData>((resolve) => (arrive = resolve));
  const started = engine.start(
    { device: 'webgpu' },
    (event) => void events.push(event),
    undefined,
    () => arrival,
  );
  await until(() => labs[0]?.calls.includes('train') ?? false);
  expect(events).toEqual([]);
  arrive({ checkpoint: Uint8Array.of(7) });
  await started;
  expect(of('ready')[0]).toMatchObject({ device: { kind: 'webgpu' }, model: { step: 7 } });
});

test('a GPU that fails while images are on their way is given up for the CPU', async () => {
  stubGpu();
  prepare = (lab) =>
    (lab.failNext =
      lab.kind === 'webgpu' ? new WebAssembly.RuntimeError('unreachable') : undefined);
  await engine.start(
    { device: 'webgpu' },
    (event) => void events.push(event),
    undefined,
    async () => ({}),
  );
  expect(of('ready')[0]).toMatchObject({ device: { kind: 'cpu' }, model: { step: 0 } });
});

test('auto goes to the CPU when the GPU fails in its first steps, and warns', async () => {
  stubGpu();
  prepare = (lab) =>
    (lab.failNext =
      lab.kind === 'webgpu'
        ? Object.assign(new Error('out of memory'), { name: 'DeviceError' })
        : undefined);
  await start({ device: 'auto' });
  expect(of('ready')[0]!.device.kind).toBe('cpu');
  expect(of('warning')[0]!.message).toContain('out of memory');
});

test('auto with a config that is not allowed still gets ready', async () => {
  stubGpu();
  await start({
    device: 'auto',
    config: { ...config, training: { ...config.training, batchSize: 0 } },
  });
  expect(of('ready')[0]!.config).toEqual(config);
  expect(of('warning')).toMatchObject([{ name: 'ConfigError' }]);
});

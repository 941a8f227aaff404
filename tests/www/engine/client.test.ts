import { expose, proxy } from 'comlink';
import { afterEach, expect, test, vi } from 'vitest';
import { createEngine, type EngineOptions } from '../../../www/engine/client';
import type { EngineEvent, StartOptions } from '../../../www/protocol/messages';

/** A Worker whose other end is exposed in this thread; it can be made to fail. */
class FakeWorker extends EventTarget {
  static all: FakeWorker[] = [];
  terminated = false;
  closed = 0; // engines
  emit: (event: EngineEvent, generation?: number) => void = () => {};
  #channel = new MessageChannel();

  static get last(): FakeWorker {
    return FakeWorker.all.at(-1)!;
  }

  constructor() {
    super();
    FakeWorker.all.push(this);
    this.#channel.port1.onmessage = ({ data }) =>
      this.dispatchEvent(new MessageEvent('message', { data }));
    expose({ open: () => proxy(this.#engine()) }, this.#channel.port2 as never);
    queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data: 'here' })));
  }
  #engine() {
    return {
      start: (
        { device }: StartOptions,
        onEvent: (event: EngineEvent, generation?: number) => void,
      ) => {
        this.emit = onEvent;
        onEvent({ type: 'state', running: false });
        if (device === 'auto')
          onEvent({ type: 'error', name: 'EngineCrashed', message: 'The wasm is gone.' });
        if (device === 'webgpu')
          onEvent({
            type: 'device',
            device: {
              kind: 'cpu',
              requested: 'webgpu',
              adapter: null,
              reason: 'The GPU was lost.',
            },
          });
      },
      answer: (name: string, _: unknown[], known: number) =>
        name === 'heldOut'
          ? known
          : name === 'save'
            ? Promise.reject(
                Object.assign(new Error('The disk of the mind is full.'), {
                  name: 'CheckpointError',
                }),
              )
            : new Promise(() => {}),
      close: async () => void this.closed++,
    };
  }
  postMessage(message: unknown, transfer: Transferable[] = []) {
    this.#channel.port1.postMessage(message, transfer as never);
  }
  fail(message: string) {
    this.dispatchEvent(Object.assign(new Event('error'), { message }));
  }
  terminate() {
    this.terminated = true;
    this.#channel.port1.close();
  }
}

vi.stubGlobal('Worker', FakeWorker);
const handles: { terminate(): void }[] = [];
afterEach(() => {
  for (const { terminate } of handles.splice(0)) terminate();
  FakeWorker.all.length = 0;
});

async function started(options: EngineOptions = {}, device: StartOptions['device'] = 'cpu') {
  const { engine, terminate } = createEngine(options);
  handles.push({ terminate });
  const events: EngineEvent[] = [];
  await engine.start({ device }, (event) => void events.push(event));
  await vi.waitFor(() => expect(events[0]).toEqual({ type: 'state', running: false }));
  return { engine, terminate, events };
}

test('events arrive, and errors keep their name and message', async () => {
  const { engine } = await started();
  await expect(engine.save()).rejects.toMatchObject({
    name: 'CheckpointError',
    message: 'The disk of the mind is full.',
  });
});

test('with each question goes the newest model that the page had heard of when it asked', async () => {
  const { engine } = await started();
  const known = (): Promise<unknown> => engine.heldOut([0]);
  expect(await known()).toBe(0);
  await FakeWorker.last.emit({ type: 'model' } as EngineEvent, 3);
  await FakeWorker.last.emit({ type: 'progress' } as EngineEvent, 4); // it stands for nothing that the page has seen
  expect(await known()).toBe(3);
});

test('a crash is told once, rejects what waits and what comes, and ends the worker', async () => {
  const { engine, events } = await started();
  const waiting = engine.labels();
  FakeWorker.last.fail('out of memory');
  FakeWorker.last.fail('echo');
  await expect(waiting).rejects.toMatchObject({ name: 'EngineCrashed' });
  await expect(engine.labels()).rejects.toMatchObject({ name: 'EngineCrashed' });
  expect(events.filter(({ type }) => type === 'error')).toMatchObject([
    { message: expect.stringContaining('out of memory') },
  ]);
  expect(FakeWorker.last.terminated).toBe(true);
});

test('a terminated engine leaves no promise hanging and reports no crash', async () => {
  const { engine, terminate, events } = await started();
  const waiting = engine.labels();
  terminate();
  await expect(waiting).rejects.toMatchObject({ name: 'EngineStopped' });
  expect(events.some(({ type }) => type === 'error')).toBe(false);
});

test('what no worker can be sent is refused by name, and so is what has to be a function', async () => {
  const { engine } = await started();
  const views = { samples: () => 4 } as never;
  await expect(engine.setViews(views)).rejects.toMatchObject({ name: 'ArgumentError' });
  const other = createEngine();
  handles.push(other);
  const options = { device: 'cpu' } as const;
  await expect(other.engine.start(options, 'listen' as never)).rejects.toMatchObject({
    name: 'ArgumentError',
    message: expect.stringContaining('onEvent'),
  });
});

test('an engine can be returned from async code', async () => {
  const { engine } = await started();
  expect(await (async () => engine)()).toBe(engine);
});

test('a worker that cannot be loaded is told with its address and what to look at', async () => {
  const { engine } = createEngine({ worker: 'https://cdn.example/engine.js' });
  const starting = engine.start({ device: 'cpu' }, () => {});
  FakeWorker.last.fail('');
  await expect(starting).rejects.toMatchObject({
    name: 'EngineUnreachable',
    message: expect.stringMatching(/https:\/\/cdn\.example\/engine\.js.*CORS.*worker-src/),
  });
  expect(FakeWorker.last.terminated).toBe(true);
});

test('shared engines live in one worker, and others in workers of their own', async () => {
  await started({ shared: true });
  await started({ shared: true });
  expect(FakeWorker.all).toHaveLength(1);
  await started();
  await started({ shared: true, worker: 'https://cdn.example/engine.js' }); // which, unlike `wasmBase`, differs before the first wasm build too
  expect(FakeWorker.all).toHaveLength(3);
});

test('ending one shared engine closes it and leaves the other alive; ending both ends the worker', async () => {
  const [one, other] = [await started({ shared: true }), await started({ shared: true })];
  one.terminate();
  one.terminate();
  await vi.waitFor(() => expect(FakeWorker.last.closed).toBe(1));
  expect(FakeWorker.last.terminated).toBe(false);
  await expect(one.engine.save()).rejects.toMatchObject({ name: 'EngineStopped' });
  await expect(other.engine.save()).rejects.toMatchObject({ name: 'CheckpointError' });
  other.terminate();
  expect(FakeWorker.last.terminated).toBe(true);
});

test('after the last has gone, the next shared engine gets a new worker', async () => {
  (await started({ shared: true })).terminate();
  await started({ shared: true });
  expect(FakeWorker.all.map(({ terminated }) => terminated)).toEqual([true, false]);
});

test('a crash of a shared worker is told to all in it', async () => {
  const both = [await started({ shared: true }), await started({ shared: true })];
  FakeWorker.last.fail('out of memory');
  for (const { engine, events } of both) {
    expect(events.at(-1)).toMatchObject({ type: 'error', name: 'EngineCrashed' });
    await expect(engine.save()).rejects.toMatchObject({ name: 'EngineCrashed' });
  }
  await started({ shared: true });
  expect(FakeWorker.all).toHaveLength(2);
});

test('where a GPU has failed, nobody else is let in', async () => {
  const lost = await started({ shared: true }, 'webgpu');
  await vi.waitFor(() => expect(lost.events.at(-1)).toMatchObject({ type: 'device' }));
  await started({ shared: true });
  expect(FakeWorker.all.map(({ terminated }) => terminated)).toEqual([false, false]);
});

test('a page whose policies forbid the worker is told so, and what they said', async () => {
  vi.stubGlobal(
    'Worker',
    class {
      constructor() {
        throw new TypeError("This document requires 'TrustedScriptURL' assignment.");
      }
    },
  );
  const { engine } = createEngine();
  await expect(engine.start({ device: 'cpu' }, () => {})).rejects.toMatchObject({
    name: 'EngineUnreachable',
    message: expect.stringContaining('TrustedScriptURL'),
  });
  vi.stubGlobal('Worker', FakeWorker);
});

test('an engine whose wasm has crashed leaves its worker to those who go on', async () => {
  const other = await started({ shared: true });
  const { engine } = createEngine({ shared: true });
  const crash = new Promise(
    (resolve) =>
      void engine
        .start({ device: 'auto' }, (event) => event.type === 'error' && resolve(event.name))
        .catch(() => {}),
  );
  expect(await crash).toBe('EngineCrashed');
  await expect(engine.save()).rejects.toMatchObject({
    name: 'EngineCrashed',
    message: 'The wasm is gone.',
  });
  await vi.waitFor(() => expect(FakeWorker.last.closed).toBe(1));
  await expect(other.engine.save()).rejects.toMatchObject({ name: 'CheckpointError' });
  await started({ shared: true });
  expect(FakeWorker.all).toHaveLength(2);
});

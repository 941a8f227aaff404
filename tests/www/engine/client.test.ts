import { expose } from 'comlink';
import { afterEach, expect, test, vi } from 'vitest';
import { createEngine } from '../../../www/engine/client';
import type { EngineEvent } from '../../../www/engine/messages';

/** A Worker whose other end is exposed in this thread; it can be made to fail. */
class FakeWorker extends EventTarget {
  static last: FakeWorker;
  terminated = false;
  #channel = new MessageChannel();

  constructor() {
    super();
    FakeWorker.last = this;
    this.#channel.port1.onmessage = ({ data }) => this.dispatchEvent(new MessageEvent('message', { data }));
    expose(
      {
        start: (_: unknown, onEvent: (event: EngineEvent) => void) => onEvent({ type: 'state', running: false }),
        labels: () => new Promise(() => {}),
        save: () => Promise.reject(Object.assign(new Error('The disk of the mind is full.'), { name: 'CheckpointError' })),
      },
      this.#channel.port2 as never,
    );
  }
  postMessage(message: unknown, transfer: Transferable[] = []) {
    this.#channel.port1.postMessage(message, transfer as never);
  }
  terminate() {
    this.terminated = true;
    this.#channel.port1.close();
  }
}

vi.stubGlobal('Worker', FakeWorker);
afterEach(() => FakeWorker.last.terminate());

async function started() {
  const { engine, terminate } = createEngine();
  const events: EngineEvent[] = [];
  await engine.start({ device: 'cpu' }, (event) => void events.push(event));
  await vi.waitFor(() => expect(events).toEqual([{ type: 'state', running: false }]));
  return { engine, terminate, events };
}

test('events arrive, and errors keep their name and message', async () => {
  const { engine } = await started();
  await expect(engine.save()).rejects.toMatchObject({ name: 'CheckpointError', message: 'The disk of the mind is full.' });
});

test('a crash is told once, rejects what waits and what comes, and ends the worker', async () => {
  const { engine, events } = await started();
  const waiting = engine.labels();
  FakeWorker.last.dispatchEvent(Object.assign(new Event('error'), { message: 'out of memory' }));
  FakeWorker.last.dispatchEvent(Object.assign(new Event('error'), { message: 'echo' }));
  await expect(waiting).rejects.toMatchObject({ name: 'EngineCrashed' });
  await expect(engine.labels()).rejects.toMatchObject({ name: 'EngineCrashed' });
  expect(events.filter(({ type }) => type === 'error')).toMatchObject([{ message: expect.stringContaining('out of memory') }]);
  expect(FakeWorker.last.terminated).toBe(true);
});

test('a terminated engine leaves no promise hanging and reports no crash', async () => {
  const { engine, terminate, events } = await started();
  const waiting = engine.labels();
  terminate();
  await expect(waiting).rejects.toMatchObject({ name: 'EngineStopped' });
  expect(events.some(({ type }) => type === 'error')).toBe(false);
});

test('an engine can be returned from async code', async () => {
  const { engine } = await started();
  expect(await (async () => engine)()).toBe(engine);
});

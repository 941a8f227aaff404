// The page's end of an engine: opens a model in a worker, and answers for it when that dies.
import { msg } from '@lit/localize';
import { proxy } from 'comlink';
import { addressesOf } from './addresses';
import { EngineWorker, type RemoteEngine } from './engine-worker';
import { namedError, troubleOf } from '../protocol/errors';
import { expectFunctions } from './given/functions';
import { refused } from './given/numbers';
import { nameOf, type GivenWasm } from './given/wasm';
import type { Call, Generation } from '../protocol/hosted';
import { CrashGuard } from './crash-guard';
import type {
  InitialData,
  Engine,
  EngineEvent,
  StartOptions,
  ConfigRequest,
} from '../protocol/messages';

export interface EngineOptions {
  /**
   * With others of this page in one worker, on one wasm instance and one GPU a device; otherwise in
   * a worker of its own.
   */
  shared?: boolean;
  /** Where the worker's script lies; the one that came with this module otherwise. */
  worker?: string | URL;
  /**
   * A folder that holds the wasm files under the names they were built with; those that came with
   * this module otherwise.
   */
  wasmBase?: string | URL;
  /**
   * The wasm itself: that of the CPU, which is `vae-lab/cpu.wasm`, or one for each device. Others
   * come as without it.
   */
  wasm?: GivenWasm;
}

export interface EngineHandle {
  engine: Engine;
  /**
   * Ends it at once and gives everything back that no other engine uses; what was waiting for it
   * rejects.
   */
  terminate(): void;
}

type Listener = (event: EngineEvent) => void;

const sharedWorkers = new Map<string, EngineWorker>();

export function createEngine(options: EngineOptions = {}): EngineHandle {
  const worker = workerFor(options);
  const guard = new CrashGuard();
  let listener: Listener | undefined;
  let known: Generation = 0; // the newest model that the page has heard of

  const end = (error: Error) => {
    if (guard.cause) return;
    guard.cut(error);
    leave();
  };
  const hear = (event: EngineEvent, generation = known) => {
    if (guard.cause) return;
    if (event.type === 'ready' || event.type === 'model') known = generation;
    listener?.(event);
    const crashed = event.type === 'error' && event.name === 'EngineCrashed';
    if (crashed || event.type === 'device') worker.retire(); // for those who come later, what is in it is broken
    if (crashed) end(namedError(event.name, event.message, event));
  };
  const { remote, leave } = worker.join((error) => {
    if (error.name === 'EngineCrashed') hear({ type: 'error', ...troubleOf(error) }); // one that never came up fails its start
    end(error);
  });
  const ask = <T>(question: (engine: RemoteEngine) => Promise<T>): Promise<T> =>
    guard.settle(remote.then(question)).catch((error: Error) => {
      throw error.name === 'DataCloneError' ? refused(cannotCross()) : error;
    });
  remote.catch(() => {}); // told above

  const start = async (
    startOptions?: StartOptions,
    onEvent?: Listener,
    requestConfig?: ConfigRequest,
    initialData?: () => Promise<InitialData>,
  ) => {
    expectFunctions({ onEvent, requestConfig, initialData });
    listener = onEvent;
    return ask((engine) =>
      engine.start(
        startOptions,
        proxy(hear),
        requestConfig && proxy(requestConfig),
        initialData && proxy(initialData),
      ),
    );
  };
  const engine = new Proxy({} as Engine, {
    get(_, name) {
      if (name === 'start') return start;
      if (typeof name === 'symbol' || name === 'then') return undefined; // a proxy that looks like a promise cannot be returned from async code
      return (...args: unknown[]) => {
        const asked = known; // now, not when the engine has come up
        return ask((remote) => remote.answer(name as Call, args, asked));
      };
    },
  });
  const terminate = () => end(namedError('EngineStopped', 'The engine was stopped.'));
  return { engine, terminate };
}

function cannotCross(): string {
  return msg(
    'The engine runs in a worker, where plain data can be sent and nothing else: no functions, elements or objects of classes.',
  );
}

function workerFor({ shared, ...places }: EngineOptions): EngineWorker {
  const addresses = addressesOf(places);
  if (!shared) return new EngineWorker(addresses);
  const key = JSON.stringify(addresses, (_, value: unknown) => nameOf(value));
  const known = sharedWorkers.get(key);
  if (known?.welcomes) return known;
  const worker = new EngineWorker(addresses);
  sharedWorkers.set(key, worker);
  return worker;
}

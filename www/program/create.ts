// An engine for a program: that of the worker, with the text of links, signals and loops.
import { createEngine as createWorkerEngine, type EngineOptions } from '../engine/client';
import { namedError } from '../protocol/errors';
import type {
  ConfigRequest as SchemaRequest,
  EngineEvent,
  GivenConfig,
  InitialData,
  StartOptions as WorkerOptions,
} from '../protocol/messages';
import type { Schema } from '../protocol/rust-types';
import type {
  Abortable,
  AnyConfig,
  ConfigRequest,
  Engine,
  EngineHandle,
  StartOptions,
  TrainOptions,
} from './engine';
import { changedConfig, linkedConfig, readText } from './links';
import { train } from './training';

type Hear = (event: EngineEvent) => void;

// Where a browser has no name for it yet, as those who compile `using` do.
const DISPOSE = (Symbol as { dispose?: symbol }).dispose ?? Symbol.for('Symbol.dispose');

export function createEngine(options: EngineOptions = {}): EngineHandle {
  const { engine: worker, terminate: end } = createWorkerEngine(options);
  const ending = new AbortController();
  const listeners = new Set<Hear>();
  let schema: Schema | undefined;

  const listen = (hear: Hear): (() => void) => {
    listeners.add(hear);
    return () => void listeners.delete(hear);
  };
  const terminate = (): void => {
    end();
    ending.abort(namedError('EngineStopped', 'The engine was stopped.'));
  };

  const start = async (
    given?: StartOptions,
    onEvent?: Hear,
    requestConfig?: ConfigRequest,
    initialData?: () => Promise<InitialData>,
  ): Promise<void> => {
    const { signal, config, ...rest } = isOptions(given) ? given : ({} as StartOptions);
    const unused: string[] = [];
    const read = (schema: Schema, found: AnyConfig | null) => {
      if (typeof found !== 'string') return found;
      const { config, issues } = readText(schema, found);
      unused.push(...issues);
      return config;
    };
    const request: SchemaRequest | undefined =
      typeof config === 'string'
        ? (schema) => read(schema, config)
        : typeof requestConfig === 'function'
          ? async (schema) => read(schema, await requestConfig(schema))
          : (requestConfig as undefined); // which is refused if it is something else
    const hear: Hear = (event) => {
      if (event.type === 'ready') schema = event.schema;
      onEvent?.(event);
      for (const listener of listeners) listener(event);
      if (event.type === 'ready')
        for (const message of unused.splice(0))
          hear({ type: 'warning', name: 'ConfigError', message });
    };
    const plain = {
      ...rest,
      ...(config !== undefined && typeof config !== 'string' && { config }),
    } as WorkerOptions;

    signal?.throwIfAborted();
    signal?.addEventListener('abort', terminate);
    try {
      await worker.start(
        isOptions(given) ? plain : (given as WorkerOptions | undefined),
        onEvent === undefined || typeof onEvent === 'function' ? hear : onEvent,
        request,
        initialData,
      );
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    } finally {
      signal?.removeEventListener('abort', terminate);
    }
  };

  /** Text that comes before there is a schema is for the worker to refuse. */
  const plainConfig = async (config: AnyConfig, read: typeof linkedConfig): Promise<GivenConfig> =>
    typeof config === 'string' && schema
      ? read(schema, config, await worker.config())
      : (config as GivenConfig);

  const trained = { engine: worker, listen, ended: ending.signal };
  const own: Pick<Engine, 'start' | 'configure' | 'tune' | 'step' | 'train'> = {
    start,
    configure: async (config) => worker.configure(await plainConfig(config, linkedConfig)),
    tune: async (config) => worker.tune(await plainConfig(config, changedConfig)),
    step: async (count = 1, { signal }: Abortable = {}) => {
      if (!signal) return worker.step(count);
      const reports = train(trained, { steps: count, signal });
      while (!(await reports.next()).done);
    },
    train: (options?: TrainOptions) => train(trained, options),
  };
  const engine = new Proxy(own as Engine, {
    get: (_, name) => Reflect.get(Object.hasOwn(own, name) ? own : worker, name) as unknown,
  });
  const handle = { engine, terminate, [DISPOSE]: terminate };
  return handle as typeof handle & EngineHandle;
}

/** Else it is for the worker to refuse. */
function isOptions(given: unknown): given is StartOptions {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}

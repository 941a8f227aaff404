// The page's end: starts the worker, and answers for it when it dies.
import { msg, str } from '@lit/localize';
import { proxy, wrap } from 'comlink';
import { namedError } from './errors';
import { Lifeline } from './lifeline';
import type { Engine, EngineEvent, StartOptions, Wish } from './messages';

type Listener = (event: EngineEvent) => void;

/** `terminate` ends the worker at once; what was waiting for it rejects. */
export function createEngine(): { engine: Engine; terminate(): void } {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'vae-lab engine' });
  const lifeline = new Lifeline();
  let listener: Listener | undefined;

  const die = (error: Error) => {
    if (lifeline.cause) return;
    lifeline.cut(error);
    worker.terminate();
  };
  const crashed = (detail: string) => {
    const error = namedError('EngineCrashed', msg(str`The engine stopped unexpectedly${detail}. Start it again to go on from the last saved state.`));
    if (!lifeline.cause) listener?.({ type: 'error', name: error.name, message: error.message });
    die(error);
  };
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    crashed(event.message ? ` (${event.message})` : msg(': its script could not be loaded'));
  });
  worker.addEventListener('messageerror', () => crashed(msg(' (a message could not be read)')));

  const remote = wrap<Engine>(worker);
  const start = (options: StartOptions, onEvent: Listener, wish?: Wish) => {
    listener = onEvent;
    return lifeline.guard(remote.start(options, proxy((event: EngineEvent) => listener?.(event)), wish && proxy(wish)));
  };
  const engine = new Proxy({} as Engine, {
    get(_, name) {
      if (name === 'start') return start;
      if (typeof name === 'symbol' || name === 'then') return undefined; // a proxy that looks like a promise cannot be returned from async code
      return (...args: unknown[]) => lifeline.guard((remote as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>)[name]!(...args));
    },
  });
  return { engine, terminate: () => die(namedError('EngineStopped', 'The engine was stopped.')) };
}

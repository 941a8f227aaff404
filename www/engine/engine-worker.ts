// One worker of the page and the models that are open in it: it starts with the first and ends with
// the last.
import { msg, str } from '@lit/localize';
import { releaseProxy, wrap, type Remote } from 'comlink';
import type { Addresses } from './addresses';
import type { WasmFiles } from '../protocol/artifact-names';
import { asError, namedError } from '../protocol/errors';
import type { EngineHost, HostedEngine } from '../protocol/hosted';
import { CrashGuard } from './crash-guard';
import { sendable } from './given/wasm';
import { hasThreads } from './thread';
import { startWorker, type StartedWorker } from './worker-source';

export type RemoteEngine = Remote<HostedEngine>;

export class EngineWorker {
  readonly #addresses: Addresses;
  readonly #guard = new CrashGuard();
  #started: StartedWorker | undefined;
  #host: Remote<EngineHost> | undefined;
  #wasm: Promise<WasmFiles> | undefined;
  #guests = 0;
  #answered = false;
  #retired = false;

  constructor(addresses: Addresses) {
    this.#addresses = addresses;
    try {
      this.#start();
    } catch (error) {
      const cause = this.#notStarted(asError(error).message); // a policy of the page forbids it
      // as any other failure, once there is somebody to tell
      queueMicrotask(() => this.#end(cause));
    }
  }

  /** Whether another model may join. */
  get welcomes(): boolean {
    return !this.#retired && !this.#guard.cause;
  }

  /**
   * Lets nobody else join: a GPU or a wasm instance in it has failed, and one worker can have no
   * second one.
   */
  retire(): void {
    this.#retired = true;
  }

  /**
   * Another model in this worker. Whoever joins has to leave; `onCrash` tells that the worker is
   * gone.
   */
  join(onCrash: (error: Error) => void): { remote: Promise<RemoteEngine>; leave(): void } {
    this.#guests++;
    const remote = this.#guard.settle(this.#open());
    const stopListening = this.#guard.whenCut(() => onCrash(this.#guard.cause!));
    const leave = () => {
      stopListening();
      // it may not have opened
      void remote.then(--this.#guests === 0 ? letGo : close).catch(() => {});
      if (this.#guests === 0) this.#end(namedError('EngineStopped', 'The engine was stopped.'));
    };
    return { remote, leave };
  }

  async #open(): Promise<RemoteEngine> {
    if (!this.#started || !this.#host) return new Promise(() => {}); // the end is near
    await this.#started.hears;
    this.#wasm ??= sendable(this.#addresses.wasm);
    const remote = await (this.#host.open(await this.#wasm) as unknown as Promise<RemoteEngine>);
    this.#answered = true;
    return remote;
  }

  #start(): void {
    const started = startWorker(this.#addresses.script, 'vae-lab engine');
    const { worker } = started;
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      const { message } = event as ErrorEvent;
      this.#end(this.#answered ? stopped(message && ` (${message})`) : this.#notStarted(message));
    });
    worker.addEventListener('messageerror', () =>
      this.#end(stopped(msg(' (a message could not be read)'))),
    );
    this.#started = started;
    this.#host = wrap<EngineHost>(worker);
  }

  #end(cause: Error): void {
    if (this.#guard.cause) return;
    this.#host?.[releaseProxy](); // what comlink keeps for a proxy keeps all of us, too
    this.#started?.worker.terminate();
    this.#guard.cut(cause);
  }

  #notStarted(detail: string | undefined): Error {
    if (!('Worker' in globalThis) && !hasThreads())
      return namedError(
        'EngineUnreachable',
        msg(
          'The engine runs in a web worker of a browser, or in a thread of Node 20.19 or later, and here is neither.',
        ),
      );
    const { script } = this.#addresses;
    const said = detail ? ` (${detail})` : '';
    return namedError(
      'EngineUnreachable',
      msg(
        str`The engine's script could not be started from ${script}${said}. It has to lie there, its server has to let this page load it (CORS), and the page's Content-Security-Policy has to allow it (script-src, worker-src and trusted-types).`,
      ),
    );
  }
}

function letGo(remote: RemoteEngine): void {
  remote[releaseProxy]();
}

async function close(remote: RemoteEngine): Promise<void> {
  await remote.close();
  letGo(remote);
}

function stopped(detail: string): Error {
  return namedError(
    'EngineCrashed',
    msg(
      str`The engine stopped unexpectedly${detail}. Start it again to go on from the last saved state.`,
    ),
  );
}

// Starts a worker's script wherever it lies, also where the page's Trusted Types ask who made its
// address.
import { startThread, type WorkerLike } from './thread';

export interface StartedWorker {
  worker: WorkerLike;
  /**
   * Resolves once its script hears what it is told; does not where that fails, of which the
   * worker's `error` event tells.
   */
  hears: Promise<void>;
}

/**
 * Browsers start workers from the page's own origin alone; a script of another one is imported by a
 * shim of ours.
 */
export function startWorker(address: string, name: string): StartedWorker {
  if (!('Worker' in globalThis))
    return { worker: startThread(address, name), hears: Promise.resolve() };
  // A sandboxed frame has no origin of its own, whatever its address says; outside of browsers
  // nothing has one, and nothing is foreign.
  const { origin } = globalThis as { origin?: string };
  if (origin === undefined || new URL(address).origin === origin)
    return {
      worker: new Worker(trusted(address), { type: 'module', name }),
      hears: Promise.resolve(),
    };
  const shim = URL.createObjectURL(new Blob([shimFor(address)], { type: 'text/javascript' }));
  const forget = () => URL.revokeObjectURL(shim);
  try {
    // a classic one: in a sandboxed frame Chromium starts no module from a Blob
    const worker = new Worker(trusted(shim), { name });
    worker.addEventListener('error', forget, { once: true });
    return {
      worker,
      hears: new Promise((resolve) =>
        worker.addEventListener('message', () => (forget(), resolve()), { once: true }),
      ),
    };
  } catch (error) {
    forget();
    throw error;
  }
}

/**
 * An import() and no import statement: to a Content-Security-Policy that one is a script like the
 * page's own, this one a worker, and hosts are rarely listed there. The message says that the
 * script is there.
 */
function shimFor(address: string): string {
  return `import(${JSON.stringify(address)}).then(() => postMessage('here'), (error) => setTimeout(() => { throw error; }));`;
}

interface Policy {
  createScriptURL(address: string): string;
}

let policy: Policy | null | undefined;

/**
 * The policy is made when it is first needed, and nobody else gets hold of it: it passes the two
 * addresses above and no other.
 */
function trusted(address: string): string {
  if (policy === undefined) policy = createPolicy();
  return policy ? policy.createScriptURL(address) : address;
}

function createPolicy(): Policy | null {
  const { trustedTypes } = globalThis as {
    trustedTypes?: { createPolicy(name: string, rules: Policy): Policy };
  };
  try {
    return trustedTypes?.createPolicy('vae-lab', { createScriptURL: (address) => address }) ?? null;
  } catch {
    // not allowed here; where Trusted Types are required, the worker's start will say so
    return null;
  }
}

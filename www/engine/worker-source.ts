// Starts a worker's script wherever it lies, also where the page's Trusted Types ask who made its address.

export interface StartedWorker {
  worker: Worker;
  /** Call once it answers. */
  up(): void;
}

/** Browsers start workers from the page's own origin alone; a script of another one is imported by a shim of ours. */
export function startWorker(address: string, name: string): StartedWorker {
  // A sandboxed frame has no origin, whatever its address says.
  if (new URL(address).origin === globalThis.origin) return { worker: new Worker(trusted(address), { type: 'module', name }), up() {} };
  const shim = URL.createObjectURL(new Blob([shimFor(address)], { type: 'text/javascript' }));
  return { worker: new Worker(trusted(shim), { name }), up: () => URL.revokeObjectURL(shim) };
}

/**
 * A classic script that imports dynamically, for two reasons: Chromium starts no module from a Blob in a sandboxed frame,
 * and browsers count static imports of a worker among its `worker-src`, so that the policy would have to name the host there
 * as well. What the page says before the script has come is kept for it.
 */
function shimFor(address: string): string {
  return `const early = [];
const keep = (event) => early.push(event);
addEventListener('message', keep);
import(${JSON.stringify(address)}).then(
  () => { removeEventListener('message', keep); early.forEach((event) => dispatchEvent(event)); },
  (error) => setTimeout(() => { throw error; }),
);`;
}

interface Policy {
  createScriptURL(address: string): string;
}

let policy: Policy | null | undefined;

/** The policy is made when it is first needed, and nobody else gets hold of it: it passes the two addresses above and no other. */
function trusted(address: string): string {
  if (policy === undefined) policy = createPolicy();
  return policy ? policy.createScriptURL(address) : address;
}

function createPolicy(): Policy | null {
  const { trustedTypes } = globalThis as { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } };
  try {
    return trustedTypes?.createPolicy('vae-lab', { createScriptURL: (address) => address }) ?? null;
  } catch {
    return null; // not allowed here; where Trusted Types are required, the worker's start will say so
  }
}

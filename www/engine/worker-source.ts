// Starts a worker's script wherever it lies, also where the page's Trusted Types ask who made its address.

export interface StartedWorker {
  worker: Worker;
  /** Call once it answers. */
  up(): void;
}

const OPTIONS = { type: 'module', name: 'vae-lab engine' } as const;

/** Browsers start workers from the page's own origin alone; a script of another one is imported by a shim of ours. */
export function startWorker(address: string): StartedWorker {
  if (new URL(address).origin === globalThis.location?.origin) return { worker: new Worker(trusted(address), OPTIONS), up() {} };
  const shim = URL.createObjectURL(new Blob([`import ${JSON.stringify(address)};`], { type: 'text/javascript' }));
  return { worker: new Worker(trusted(shim), OPTIONS), up: () => URL.revokeObjectURL(shim) };
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

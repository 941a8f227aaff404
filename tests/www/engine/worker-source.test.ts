import { resolveObjectURL } from 'node:buffer';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

interface Started {
  address: string;
  options: WorkerOptions;
  worker: EventTarget;
}

let started: Started[];

beforeEach(() => {
  vi.resetModules(); // the policy is kept by the module
  started = [];
  vi.stubGlobal('origin', 'https://page.example');
  vi.stubGlobal(
    'Worker',
    class extends EventTarget {
      constructor(address: unknown, options: WorkerOptions) {
        super();
        started.push({ address: String(address), options, worker: this });
      }
    },
  );
});

afterEach(() => vi.unstubAllGlobals());

const startWorker = async (address: string) =>
  (await import('../../../www/engine/worker-source')).startWorker(address, 'a test');

/** A browser that asks for Trusted Types; `allowed` are the policies that the page lets be made. */
function requireTrustedTypes(allowed: string[]) {
  const made: string[] = [];
  const createPolicy = (
    name: string,
    { createScriptURL }: { createScriptURL(address: string): string },
  ) => {
    if (!allowed.includes(name) || made.includes(name))
      throw new TypeError(`policy ${name} is not allowed`);
    made.push(name);
    return {
      createScriptURL: (address: string) => ({
        toString: () => `trusted ${createScriptURL(address)}`,
      }),
    };
  };
  vi.stubGlobal('trustedTypes', { createPolicy });
  return made;
}

test("a script of the page's own origin is started as it is, and hears at once", async () => {
  const { hears } = await startWorker('https://page.example/assets/worker.js');
  await hears;
  expect(started).toMatchObject([
    { address: 'https://page.example/assets/worker.js', options: { type: 'module' } },
  ]);
});

test('a script of another origin is imported by a shim, which is forgotten once the script is there', async () => {
  const { hears } = await startWorker('https://cdn.example/worker.js');
  const { address, options, worker } = started[0]!;
  expect(options.type).toBeUndefined();
  expect(await resolveObjectURL(address)!.text()).toContain(
    'import("https://cdn.example/worker.js")',
  );
  worker.dispatchEvent(new MessageEvent('message', { data: 'here' }));
  await hears;
  expect(resolveObjectURL(address)).toBeUndefined();
});

test('a shim whose script cannot be had is forgotten too', async () => {
  await startWorker('https://cdn.example/gone.js');
  started[0]!.worker.dispatchEvent(new Event('error'));
  expect(resolveObjectURL(started[0]!.address)).toBeUndefined();
});

test('outside of browsers nothing has an origin, and every script is started as it is', async () => {
  vi.stubGlobal('origin', undefined);
  await startWorker('file:///package/worker.js');
  expect(started[0]!.address).toBe('file:///package/worker.js');
});

test('in a sandboxed frame every script is of another origin', async () => {
  vi.stubGlobal('origin', 'null');
  await startWorker('https://page.example/worker.js');
  expect(started[0]!.address).toMatch(/^blob:/);
});

test('where Trusted Types are required, one policy makes the addresses of all workers', async () => {
  const made = requireTrustedTypes(['vae-lab']);
  await startWorker('https://page.example/worker.js');
  await startWorker('https://cdn.example/worker.js');
  expect(started.map(({ address }) => address.split(':')[0])).toEqual([
    'trusted https',
    'trusted blob',
  ]);
  expect(made).toEqual(['vae-lab']);
});

test('where the policy may not be made, the address is tried without one', async () => {
  requireTrustedTypes([]);
  await startWorker('https://page.example/worker.js');
  expect(started[0]!.address).toBe('https://page.example/worker.js');
});

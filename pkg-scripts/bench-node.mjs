// A training step on a GPU without a browser: the built engine under Node, on Dawn, which is
// Chrome's WebGPU.
// usage: npm install --no-save webgpu@0.6.2 && node pkg-scripts/bench-node.mjs [MODEL] [STEPS] [MODULE]
// MODULE sets globalThis.runBench when it is imported; ours, dist/bench-module.js, if it is left out.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
// @ts-ignore: installed for the occasion
import { create, globals } from 'webgpu';
import { median } from './bench-stats.mjs';
import { timed } from './in-page/bench.mjs';
import { countCalls } from './in-page/gpu-calls.mjs';

const ROUNDS = 5;
const [model = 'mlp-400-20', wanted = '200', module = 'dist/bench-module.js'] =
  process.argv.slice(2);
const steps = Number(wanted);

/** @type {any} */
const world = globalThis;

/** Of a page the engine needs its GPU, its address, and files by theirs. */
function standInForAPage() {
  Object.assign(world, globals, {
    self: world,
    location: new URL('http://localhost/?backend=webgpu'),
  });
  Object.defineProperty(world, 'navigator', {
    value: { gpu: create([]), userAgent: 'node', language: 'en' },
    configurable: true,
  });
  world.Window ??= class {}; // wasm asks whether it runs in one
  world.fetch = async (/** @type {any} */ address) => {
    const url = new URL(address.url ?? address);
    return new Response(fs.readFileSync(url), {
      headers: {
        'content-type': url.pathname.endsWith('.wasm')
          ? 'application/wasm'
          : 'application/octet-stream',
      },
    });
  };
}

standInForAPage();
countCalls();
const adapter = await world.navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
if (!adapter)
  throw new Error(
    'Dawn found no GPU: it needs the Vulkan loader (libvulkan.so.1) and a driver, which VK_DRIVER_FILES can name.',
  );
await import(pathToFileURL(path.resolve(module)).href);

const first = await timed(model, 1);
await timed(model, Math.ceil(steps / 5)); // kernels, caches, buffers
const before = { ...world.gpuCalls };
/** @type {import('./bench-trainer.mjs').Timed[]} */
const rounds = [];
for (let round = 0; round < ROUNDS; round++) rounds.push(await timed(model, steps));
const ms = median(rounds.map((round) => round.ms));
const each = (/** @type {keyof import('./in-page/gpu-calls.mjs').GpuCalls} */ name) =>
  ((world.gpuCalls[name] - before[name]) / (ROUNDS * steps)).toFixed(2);
console.log(
  `${model} on ${adapter.info.description || adapter.info.vendor}: ${ms.toFixed(2)} ms a step, ${(1000 / ms).toFixed(0)} a second, median of ${ROUNDS} rounds of ${steps};`,
);
console.log(
  `first step ${first.ms.toFixed(0)} ms; ${each('dispatches')} dispatches and ${each('submits')} submits a step; loss ${rounds[ROUNDS - 1].loss.toFixed(2)}`,
);
process.exit(0);

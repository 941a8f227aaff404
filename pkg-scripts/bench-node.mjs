// A training step on a GPU without a browser: the built engine under Node, on Dawn, which is Chrome's WebGPU.
// usage: npm install --no-save webgpu@0.6.2 && node pkg-scripts/bench-node.mjs [MODEL] [STEPS] [MODULE]
// MODULE sets globalThis.runBench when it is imported; ours, dist/bench-module.js, if it is left out.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { create, globals } from 'webgpu';
import { median } from './bench-stats.mjs';

const ROUNDS = 5;
const [model = 'mlp-400-20', steps = '200', module = 'dist/bench-module.js'] = process.argv.slice(2);

/** Of a page the engine needs its GPU, its address, and files by theirs. */
function standInForAPage() {
  Object.assign(globalThis, globals, { self: globalThis, location: new URL('http://localhost/?backend=webgpu') });
  Object.defineProperty(globalThis, 'navigator', { value: { gpu: create([]), userAgent: 'node', language: 'en' }, configurable: true });
  globalThis.Window ??= class {}; // wasm asks whether it runs in one
  globalThis.fetch = async (address) => {
    const url = new URL(address.url ?? address);
    return new Response(fs.readFileSync(url), { headers: { 'content-type': url.pathname.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream' } });
  };
}

function countCalls() {
  const calls = { dispatches: 0, submits: 0 };
  for (const [type, method, name] of [['GPUComputePassEncoder', 'dispatchWorkgroups', 'dispatches'], ['GPUQueue', 'submit', 'submits']]) {
    const original = globalThis[type].prototype[method];
    globalThis[type].prototype[method] = function (...args) {
      calls[name]++;
      return original.apply(this, args);
    };
  }
  return calls;
}

async function timed(count) {
  const started = performance.now();
  const { loss } = await globalThis.runBench(model, count);
  return { ms: performance.now() - started, loss };
}

standInForAPage();
const calls = countCalls();
const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
if (!adapter) throw new Error('Dawn found no GPU: it needs the Vulkan loader (libvulkan.so.1) and a driver, which VK_DRIVER_FILES can name.');
await import(pathToFileURL(path.resolve(module)).href);

const first = await timed(1);
await timed(Math.ceil(steps / 5)); // kernels, caches, buffers
const before = { ...calls };
const rounds = [];
for (let round = 0; round < ROUNDS; round++) rounds.push(await timed(Number(steps)));
const ms = median(rounds.map((round) => round.ms / steps));
const each = (name) => ((calls[name] - before[name]) / (ROUNDS * steps)).toFixed(2);
console.log(`${model} on ${adapter.info.description || adapter.info.vendor}: ${ms.toFixed(2)} ms a step, ${(1000 / ms).toFixed(0)} a second, median of ${ROUNDS} rounds of ${steps};`);
console.log(`first step ${first.ms.toFixed(0)} ms; ${each('dispatches')} dispatches and ${each('submits')} submits a step; loss ${rounds.at(-1).loss.toFixed(2)}`);
process.exit(0);

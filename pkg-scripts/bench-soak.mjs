// Does memory grow while a model trains for long? Taken at minutes 1, 10 and 60, and at the end.
import fs from 'node:fs';
import { openTrainer, OURS } from './bench-trainer.mjs';

const MODEL = 'mlp-400-20';
const STEPS = 25; // between two looks at the clock
const MARKS = [1, 10, 60];

/** On both devices at once, each in a browser of its own. */
export async function soak(minutes) {
  const rows = await Promise.all(['cpu', 'webgpu'].map((device) => soakOn(device, minutes)));
  return rows.flat();
}

async function soakOn(device, minutes) {
  const webgpu = device === 'webgpu';
  const trainer = await openTrainer({ folder: OURS.folder, address: OURS.address(device), webgpu, prepare: keepWasmMemories });
  try {
    const devtools = await trainer.page.createCDPSession();
    const marks = [...MARKS.filter((mark) => mark < minutes), minutes];
    const started = Date.now();
    const rows = [];
    let steps = 0;
    for (const minute of marks) {
      let loss;
      while (Date.now() - started < minute * 60_000) {
        ({ loss } = await trainer.train(MODEL, STEPS));
        steps += STEPS;
      }
      rows.push({ device, minute, steps, loss, ...(await memory(trainer, devtools)) });
      console.log(describeSoak(rows.at(-1)));
    }
    return rows;
  } finally {
    await trainer.close();
  }
}

/** Runs in the page before its scripts do: a page can't be asked for its wasm memories later. */
function keepWasmMemories() {
  const memories = (globalThis.wasmMemories = []);
  const keep = (instance) => {
    for (const part of Object.values(instance.exports)) if (part instanceof WebAssembly.Memory) memories.push(part);
  };
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...args) => {
      const result = await original.apply(WebAssembly, args);
      keep(result.instance ?? result);
      return result;
    };
  }
}

async function memory({ page, process, train }, devtools) {
  await devtools.send('HeapProfiler.collectGarbage');
  // What JavaScript has let go, the GPU's process gives back with the next commands.
  await train(MODEL, 2);
  await new Promise((resolve) => setTimeout(resolve, 2000));
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  const wasmBytes = await page.evaluate(() => globalThis.wasmMemories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0));
  return { wasmBytes, heapBytes: usedSize, residentBytes: resident(process.pid) };
}

/**
 * What the browser's processes hold together, where Linux tells: what several share counts once. Without the pages of its program
 * files, whose share depends on what other browsers are open.
 */
function resident(root) {
  if (!fs.existsSync('/proc/self/smaps_rollup')) return undefined;
  const parents = new Map();
  const bytes = new Map();
  for (const pid of fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const parent = /^PPid:\s+(\d+)/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'));
      parents.set(Number(pid), Number(parent[1]));
      const shares = fs.readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8').matchAll(/^Pss_(?:Anon|Shmem):\s+(\d+)/gm);
      bytes.set(Number(pid), [...shares].reduce((sum, [, kilobytes]) => sum + Number(kilobytes) * 1024, 0));
    } catch {
      // A process may end between the listing and the look, or be another user's.
    }
  }
  const below = (pid) => pid === root || (parents.has(pid) && below(parents.get(pid)));
  return [...bytes].reduce((sum, [pid, size]) => sum + (below(pid) ? size : 0), 0);
}

function describeSoak({ device, minute, steps, loss, wasmBytes, heapBytes, residentBytes }) {
  const mb = (bytes) => (bytes === undefined ? 'unknown' : `${(bytes / 1e6).toFixed(1)} MB`);
  return `${device}, minute ${minute}: ${steps} steps, loss ${loss?.toFixed(1)}, wasm ${mb(wasmBytes)}, JavaScript ${mb(heapBytes)}, the browser's processes ${mb(residentBytes)}`;
}

// Does memory grow while a model trains for long? Taken at minutes 1, 10 and 60, and at the end.
import fs from 'node:fs';
import { openTrainer, OURS } from './bench-trainer.mjs';
import { keepWasmMemories } from './in-page/wasm-memories.mjs';

const MODEL = 'mlp-400-20';
const STEPS = 25; // between two looks at the clock
const MARKS = [1, 10, 60];

/** @typedef {import('./bench-trainer.mjs').Device} Device */

/**
 * @typedef {object} Memory
 * @property {number} wasmBytes
 * @property {number} heapBytes
 * @property {number | undefined} residentBytes
 */

/** @typedef {{ device: Device, minute: number, steps: number, loss: number | undefined } & Memory} SoakRow */

/**
 * On both devices at once, each in a browser of its own.
 *
 * @param {number} minutes
 */
export async function soak(minutes) {
  const rows = await Promise.all(
    /** @type {const} */ (['cpu', 'webgpu']).map((device) => soakOn(device, minutes)),
  );
  return rows.flat();
}

/**
 * @param {Device} device
 * @param {number} minutes
 */
async function soakOn(device, minutes) {
  const webgpu = device === 'webgpu';
  const trainer = await openTrainer({
    folder: OURS.folder,
    address: OURS.address(device),
    webgpu,
    prepare: keepWasmMemories,
  });
  try {
    const devtools = await trainer.page.createCDPSession();
    const marks = [...MARKS.filter((mark) => mark < minutes), minutes];
    const started = Date.now();
    /** @type {SoakRow[]} */
    const rows = [];
    let steps = 0;
    for (const minute of marks) {
      /** @type {number | undefined} */
      let loss;
      while (Date.now() - started < minute * 60_000) {
        ({ loss } = await trainer.train(MODEL, STEPS));
        steps += STEPS;
      }
      rows.push({ device, minute, steps, loss, ...(await memory(trainer, devtools)) });
      console.log(describeSoak(rows[rows.length - 1]));
    }
    return rows;
  } finally {
    await trainer.close();
  }
}

/**
 * @param {import('./bench-trainer.mjs').Trainer} trainer
 * @param {import('puppeteer-core').CDPSession} devtools
 * @returns {Promise<Memory>}
 */
async function memory({ page, process, train }, devtools) {
  await devtools.send('HeapProfiler.collectGarbage');
  // What JavaScript has let go, the GPU's process gives back with the next commands.
  await train(MODEL, 2);
  await new Promise((resolve) => setTimeout(resolve, 2000));
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  const wasmBytes = /** @type {number} */ (await page.evaluate('wasmBytes()'));
  return {
    wasmBytes,
    heapBytes: usedSize,
    residentBytes: process?.pid === undefined ? undefined : resident(process.pid),
  };
}

/**
 * What the browser's processes hold together, where Linux tells: what several share counts once.
 * Without the pages of its program files, whose share depends on what other browsers are open.
 *
 * @param {number} root
 */
function resident(root) {
  if (!fs.existsSync('/proc/self/smaps_rollup')) return undefined;
  /** @type {Map<number, number>} */
  const parents = new Map();
  /** @type {Map<number, number>} */
  const bytes = new Map();
  for (const pid of fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const parent = /^PPid:\s+(\d+)/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'));
      parents.set(Number(pid), Number(parent?.[1]));
      const shares = fs
        .readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
        .matchAll(/^Pss_(?:Anon|Shmem):\s+(\d+)/gm);
      bytes.set(
        Number(pid),
        [...shares].reduce((sum, [, kilobytes]) => sum + Number(kilobytes) * 1024, 0),
      );
    } catch {
      // A process may end between the listing and the look, or be another user's.
    }
  }
  /** @returns {boolean} */
  const below = (/** @type {number} */ pid) =>
    pid === root || (parents.has(pid) && below(parents.get(pid) ?? 0));
  return [...bytes].reduce((sum, [pid, size]) => sum + (below(pid) ? size : 0), 0);
}

/** @param {SoakRow} row */
function describeSoak({ device, minute, steps, loss, wasmBytes, heapBytes, residentBytes }) {
  const mb = (/** @type {number | undefined} */ bytes) =>
    bytes === undefined ? 'unknown' : `${(bytes / 1e6).toFixed(1)} MB`;
  return `${device}, minute ${minute}: ${steps} steps, loss ${loss?.toFixed(1)}, wasm ${mb(wasmBytes)}, JavaScript ${mb(heapBytes)}, the browser's processes ${mb(residentBytes)}`;
}

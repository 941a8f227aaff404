// The native program, installed as the documentation says, beside PyTorch on one thread;
// tests/bench/native/turns.py does the timing.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import readline from 'node:readline';
import { report } from './bench-record.mjs';

const FOLDER = 'target/bench/native';
const PEER = 'PyTorch, 1 thread';

/** @typedef {{ name: string, unit: string, ours: number, theirs: number }} Case */

/**
 * VAE_LAB_PROGRAM and VAE_LAB_PYTHON name the two sides. Returns what it has printed.
 *
 * @param {{ record: boolean }} options
 */
export async function measureNative({ record }) {
  fs.mkdirSync(FOLDER, { recursive: true });
  const { VAE_LAB_PROGRAM: program, VAE_LAB_PYTHON: python } = process.env;
  if (!program || !python)
    throw new Error('VAE_LAB_PROGRAM and VAE_LAB_PYTHON have to name what is compared');
  const turns = spawn(python, ['-B', 'tests/bench/native/turns.py', program, FOLDER], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => turns.once('close', resolve));
  /** @type {Case[]} */
  const cases = [];
  /** @type {Record<string, import('./bench-stats.mjs').Ratio>} */
  const ratios = {};
  console.log('native         a               ours, ms   PyTorch, ms   ours / it');
  for await (const line of readline.createInterface({ input: turns.stdout })) {
    const measured = /** @type {Case} */ (JSON.parse(line));
    cases.push(measured);
    console.log(describe(measured));
    ratios[measured.name] = { ratio: measured.ours / measured.theirs, peer: PEER };
  }
  const status = await ended;
  if (status !== 0) throw new Error(`tests/bench/native/turns.py ended with ${status}.`);
  report({ native: ratios }, record);
  return { cases, ratios };
}

/** @param {Case} measured */
function describe({ name, unit, ours, theirs }) {
  return (
    name.padEnd(15) +
    unit.padEnd(10) +
    ours.toFixed(2).padStart(14) +
    theirs.toFixed(2).padStart(14) +
    (ours / theirs).toFixed(2).padStart(12)
  );
}

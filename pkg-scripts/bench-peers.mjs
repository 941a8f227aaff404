// Ours and the peers on the same models, data, start weights and batches, in turns: a machine that
// gets slower, slows all of them.
import { report } from './bench-record.mjs';
import { againstFastest, median } from './bench-stats.mjs';
import { openTrainer, OURS } from './bench-trainer.mjs';

const ROUNDS = 5;
const ROUND_MS = 700;
const LIMIT_MS = 150_000; // for opening a page, and for what it is asked at once
const SLOW_MS = 3000; // a step this long is measured once
const LOSS_AT = 10;
const SAME_LOSS = 0.02; // at step 1, where only the noise differs

/** @typedef {import('./bench-trainer.mjs').Device} Device */

/**
 * @typedef {object} Contender
 * @property {string} name
 * @property {string} folder
 * @property {string} address
 * @property {boolean} [webgpu]
 * @property {boolean} [isolated]
 */

/**
 * One in the ring. `steps` is what a round takes, 0 for what failed or is too slow for rounds.
 *
 * @typedef {object} Entry
 * @property {string} name
 * @property {number[]} rounds milliseconds a step
 * @property {Record<number, number>} losses by step
 * @property {number} steps
 * @property {import('./bench-trainer.mjs').Trainer} [trainer]
 * @property {string} [failed]
 * @property {boolean} [once]
 */

/** @typedef {Awaited<ReturnType<typeof takeTurns>>[number]} Result */

/**
 * @param {string} name
 * @param {string} query
 * @param {Partial<Contender>} [more]
 * @returns {Contender}
 */
const peer = (name, query, more) => ({
  name,
  folder: 'target/bench/peers',
  address: `peer.html?${query}`,
  ...more,
});
const PEERS = {
  cpu: [
    peer('TF.js wasm', 'page=tfjs-wasm'),
    peer('TF.js webgl', 'page=tfjs-webgl', { webgpu: true }),
    peer('jax-js wasm, 1 thread', 'page=jax&device=wasm'),
    peer('jax-js wasm, threads', 'page=jax&device=wasm', { isolated: true }),
  ],
  webgpu: [
    peer('TF.js webgpu', 'page=tfjs-webgpu', { webgpu: true }),
    peer('jax-js webgpu', 'page=jax&device=webgpu', { webgpu: true }),
  ],
};

/**
 * Returns what it has printed; `record` writes the ratios down.
 *
 * @param {readonly Device[]} devices
 * @param {readonly string[]} models
 * @param {{ record: boolean }} options
 */
export async function measurePeers(devices, models, { record }) {
  /** @type {Result[]} */
  const cases = [];
  /** @type {import('./bench-stats.mjs').Ratios} */
  const ratios = {};
  console.log(
    'model        device   library                  step, ms   ours / it   loss @1   loss @10',
  );
  for (const device of devices) {
    for (const model of models) {
      const [ours, ...peers] = await takeTurns(device, model);
      cases.push(ours, ...peers);
      for (const one of [ours, ...peers]) console.log(describe(one, ours));
      const result = ours.stepMs && againstFastest(ours, peers);
      if (result) (ratios[device] ??= {})[model] = result;
    }
  }
  report(ratios, record);
  return { cases, ratios };
}

/**
 * @param {Device} device
 * @param {string} model
 */
async function takeTurns(device, model) {
  const ours = {
    name: 'vae-lab',
    folder: OURS.folder,
    address: OURS.address(device),
    webgpu: device === 'webgpu',
  };
  /** @type {Entry[]} */
  const entries = [];
  for (const entry of [ours, ...PEERS[device]]) entries.push(await warmUp(entry, model));
  const [first, ...others] = entries;
  for (let round = 0; round < ROUNDS; round++) {
    for (const other of others) {
      if (!other.steps) continue;
      await takeTurn(first, model);
      await takeTurn(other, model);
    }
  }
  // Without a peer to take turns with, ours is measured all the same.
  while (first.steps && first.rounds.length < ROUNDS) await takeTurn(first, model);
  for (const { trainer } of entries) await trainer?.close();
  return entries.map(({ name, rounds, losses, failed, once }) => ({
    device,
    model,
    name,
    stepMs: median(rounds),
    rounds,
    losses,
    failed,
    once,
  }));
}

/**
 * Opens a page and trains its first steps.
 *
 * @param {Contender} contender
 * @param {string} model
 * @returns {Promise<Entry>}
 */
async function warmUp({ name, ...page }, model) {
  /** @type {Entry} */
  const entry = { name, rounds: [], losses: {}, steps: 0 };
  try {
    const trainer = await openTrainer({ ...page, limitMs: LIMIT_MS });
    entry.trainer = trainer;
    const first = await trainer.train(model, 1);
    entry.losses[1] = first.loss;
    // The first step compiles, so even of what is slow a second one is taken.
    const second = await trainer.train(model, 1);
    if (second.ms > SLOW_MS) return settle(entry, { rounds: [second.ms], once: true });
    entry.losses[LOSS_AT] = (await trainer.train(model, LOSS_AT - 2)).loss;
    const { ms } = await trainer.train(model, 2);
    return { ...entry, steps: Math.max(1, Math.round(ROUND_MS / ms)) };
  } catch (error) {
    return settle(entry, { failed: firstLine(error) });
  }
}

/**
 * What takes no turns doesn't stay open, where it would take the others' time.
 *
 * @param {Entry} entry
 * @param {Partial<Entry>} outcome
 * @returns {Promise<Entry>}
 */
async function settle(entry, outcome) {
  const { trainer, ...rest } = entry;
  await trainer?.close();
  return { ...rest, ...outcome };
}

/**
 * @param {Entry} entry
 * @param {string} model
 */
async function takeTurn(entry, model) {
  if (!entry.steps || !entry.trainer) return;
  try {
    entry.rounds.push((await entry.trainer.train(model, entry.steps)).ms);
  } catch (error) {
    Object.assign(entry, { steps: 0, rounds: [], failed: firstLine(error) });
  }
}

const firstLine = (/** @type {unknown} */ error) =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0];

/**
 * @param {Result} result
 * @param {Result} ours
 */
function describe({ model, device, name, stepMs, losses, failed, once }, ours) {
  const head = model.padEnd(13) + device.padEnd(9) + name.padEnd(23);
  if (failed) return `${head}   failed: ${failed.slice(0, 140)}`;
  const ratio = ours.stepMs && name !== ours.name ? (ours.stepMs / stepMs).toPrecision(3) : '';
  const loss = (/** @type {number} */ step) => losses[step]?.toFixed(1) ?? '-';
  const off =
    ours.losses[1] && Math.abs(losses[1] / ours.losses[1] - 1) > SAME_LOSS
      ? '   another loss than ours'
      : '';
  return (
    head +
    stepMs.toPrecision(4).padStart(10) +
    ratio.padStart(12) +
    loss(1).padStart(10) +
    loss(LOSS_AT).padStart(11) +
    (once ? '   one step only' : '') +
    off
  );
}

// What pkg-scripts/bench asks for, printed and written to target/bench.
// usage: node bench.mjs PART..., see pkg-scripts/bench
import fs from 'node:fs';
import { describeGrowth, measureGrowth } from './bench-growth.mjs';
import { measureNative } from './bench-native.mjs';
import { describePace, measurePace } from './bench-pace.mjs';
import { describePage, measurePage } from './bench-page.mjs';
import { measurePeers } from './bench-peers.mjs';
import { soak } from './bench-soak.mjs';
import { describeSteps, measureSteps, STEPS_HEAD } from './bench-steps.mjs';
import { describeWidget, measureWidget } from './bench-widget.mjs';

const MODELS = ['mlp-400-20', 'conv-small', 'mlp-iwae50'];

const asked = process.argv.slice(2);
const has = (/** @type {string} */ part) => asked.includes(part);
const devices = /** @type {const} */ (['cpu', 'webgpu']).filter(has);
/** @type {Record<string, unknown> & { steps?: import('./bench-steps.mjs').MeasuredSteps[] }} */
const results = {};

if (devices.length > 0) console.log(STEPS_HEAD);
for (const device of devices) {
  for (const model of MODELS) {
    const measured = await measureSteps(device, model);
    (results.steps ??= []).push(measured);
    console.log(describeSteps(measured));
  }
}
const fights = /** @type {const} */ (['cpu', 'webgpu']).filter((device) =>
  has(device === 'cpu' ? 'peers' : 'peers-webgpu'),
);
if (fights.length > 0)
  results.peers = await measurePeers(fights, MODELS, { record: has('record') });
if (has('native')) results.native = await measureNative({ record: has('record') });
if (has('growth')) console.log(describeGrowth((results.growth = await measureGrowth())));
if (has('soak'))
  results.soak = await soak(Number.parseFloat(asked[asked.indexOf('soak') + 1]) || 60);
if (has('page')) {
  console.log(describeWidget((results.widget = await measureWidget())));
  console.log(describePage((results.page = await measurePage())));
  console.log(describePace((results.pace = await measurePace())));
}
fs.mkdirSync('target/bench', { recursive: true });
const file = `target/bench/${new Date().toISOString().replace(/[:.]/g, '-')}.json`;
fs.writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
console.log(`written to ${file}`);

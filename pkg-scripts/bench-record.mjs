// Ratios to other libraries, said, compared with those recorded in the repository, and recorded
// when asked.
import fs from 'node:fs';
import { worseThanRecorded } from './bench-stats.mjs';

const RECORDED = 'tests/bench/recorded.json';

/**
 * @param {import('./bench-stats.mjs').Ratios} ratios
 * @param {boolean} record
 */
export function report(ratios, record) {
  for (const [device, models] of Object.entries(ratios)) {
    for (const [model, { ratio, peer }] of Object.entries(models))
      console.log(
        `${device}, ${model}: ${ratio.toFixed(2)} of the time of the fastest peer, ${peer}`,
      );
  }
  const recorded = JSON.parse(fs.readFileSync(RECORDED, 'utf8'));
  for (const { device, model, ratio, before } of worseThanRecorded(ratios, recorded)) {
    console.log(
      `WORSE: ${device}, ${model} is at ${ratio.toFixed(2)}, recorded was ${before.toFixed(2)}`,
    );
  }
  if (!record) return;
  for (const [device, models] of Object.entries(ratios))
    recorded[device] = { ...recorded[device], ...models };
  fs.writeFileSync(RECORDED, `${JSON.stringify(recorded, null, 2)}\n`);
  console.log(`recorded in ${RECORDED}`);
}

// How soon the image follows the code that a visitor drags over the plane while the model trains.
import os from 'node:os';
import { expect, test } from 'vitest';
import { installStopwatch } from './support/stopwatch';
import { withLab } from './support/with-lab';

const WINDOW_MS = 4000;
const MOST_WINDOWS = 3; // other work on the machine may spoil one
const MEDIAN_MS = 50;
/** Programs that want a core, for each core there is: above this the figure tells of the others. Our own take two to four. */
const CROWDED = 3;
const lab = withLab();

/** Drags the held code round a circle; returns what the page measured. */
async function drag(ms: number): Promise<{ delays: number[]; longTasks: number[] }> {
  const { page } = lab();
  const box = (await (await page.$(lab().at('latent-plane')))!.boundingBox())!;
  const place = (turn: number): [number, number] => [box.x + box.width * (0.5 + 0.3 * Math.cos(turn)), box.y + box.height * (0.5 + 0.3 * Math.sin(turn))];
  await page.mouse.move(...place(0));
  await page.mouse.down();
  await new Promise((resolve) => setTimeout(resolve, 300));
  await page.evaluate(() => globalThis.stopwatch.reset());
  for (const begun = performance.now(); performance.now() - begun < ms; ) {
    await page.mouse.move(...place(2 * Math.PI * ((performance.now() - begun) / 2000)));
    await new Promise((resolve) => setTimeout(resolve, 8)); // a hand's mouse reports about 100 times a second
  }
  await page.mouse.up();
  await new Promise((resolve) => setTimeout(resolve, 500));
  return page.evaluate(() => ({ delays: globalThis.stopwatch.delays, longTasks: globalThis.stopwatch.longTasks }));
}

const at = (share: number, sorted: number[]): number => sorted[Math.floor(share * (sorted.length - 1))] ?? Infinity;

test('the image follows the held code while the model trains', async () => {
  await lab().page.evaluateOnNewDocument(installStopwatch, 'latent-decoded');
  await lab().open();
  await lab().waitForSteps(50);
  await lab().page.$eval(lab().at('latent-plane'), (plane) => plane.scrollIntoView({ block: 'center' }));

  const medians: number[] = [];
  while (medians.length < MOST_WINDOWS && !(medians.at(-1)! <= MEDIAN_MS)) {
    const [before, begun] = [await lab().step(), performance.now()];
    const { delays, longTasks } = await drag(WINDOW_MS);
    const rate = ((await lab().step()) - before) / ((performance.now() - begun) / 1000);
    delays.sort((a, b) => a - b);
    medians.push(at(0.5, delays));
    console.log(`pointer to painted image: median ${at(0.5, delays).toFixed(0)} ms, 95th percentile ${at(0.95, delays).toFixed(0)} ms, ${delays.length} moves, ` +
      `${rate.toFixed(0)} steps a second meanwhile, tasks over 50 ms: ${longTasks.map(Math.round).join(', ') || 'none'}`);
    expect(delays.length).toBeGreaterThan(10);
  }
  if (os.loadavg()[0]! / os.cpus().length > CROWDED) return console.log('the machine is crowded: the figure is not judged');
  expect(Math.min(...medians)).toBeLessThanOrEqual(MEDIAN_MS);
});

// How soon the image follows the code that a visitor drags over the plane while the model trains.
import os from 'node:os';
import { expect, test } from 'vitest';
import { installStopwatch } from '../../pkg-scripts/in-page/stopwatch.mjs';
import { drag, quantile } from '../../pkg-scripts/stopwatch.mjs';
import { withVisitor } from './support/with-visitor';

const WINDOW_MS = 4000;
// each of a page opened anew: some start into a slower rhythm of frames, and keep it
const MOST_WINDOWS = 3;
const MEDIAN_MS = 50;
/**
 * Programs that want a core, for each core there is: above this the figure tells of the others. Our
 * own take two to four.
 */
const CROWDED = 3;
const visitor = withVisitor();

test('the image follows the held code while the model trains', async () => {
  await visitor().page.evaluateOnNewDocument(installStopwatch, 'latent-decoded');

  const medians: number[] = [];
  while (medians.length < MOST_WINDOWS && !(medians.at(-1)! <= MEDIAN_MS)) {
    await visitor().open();
    await visitor().waitForSteps(50);
    await visitor().page.$eval(visitor().at('latent-plane'), (plane) =>
      plane.scrollIntoView({ block: 'center' }),
    );
    const [before, begun] = [await visitor().step(), performance.now()];
    const { delays, longTasks } = await drag(
      visitor().page,
      visitor().at('latent-plane'),
      WINDOW_MS,
    );
    const rate = ((await visitor().step()) - before) / ((performance.now() - begun) / 1000);
    medians.push(quantile(0.5, delays));
    console.log(
      `pointer to painted image: median ${quantile(0.5, delays).toFixed(0)} ms, 95th percentile ${quantile(0.95, delays).toFixed(0)} ms, ${delays.length} moves, ` +
        `${rate.toFixed(0)} steps a second meanwhile, tasks over 50 ms: ${longTasks.map(Math.round).join(', ') || 'none'}`,
    );
    expect(delays.length).toBeGreaterThan(10);
  }
  if (os.loadavg()[0]! / os.cpus().length > CROWDED)
    return console.log('the machine is crowded: the figure is not judged');
  expect(Math.min(...medians)).toBeLessThanOrEqual(MEDIAN_MS);
});

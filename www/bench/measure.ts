// How long one training step takes, for a visitor's eyes: short, and honest about warm-up.
import type { RunBench } from './run';

export interface Timing {
  msPerStep: number; // median of the windows
  best: number;
  firstStepMs: number; // with all that is built or compiled on first use
  lossAtTen: number; // of step 10, to see that devices agree
}

const WARM_UP_MS = 1500;
const WINDOWS = 5;
const WINDOW_MS = 500;

export async function measure(
  run: RunBench,
  model: string,
  now = () => performance.now(),
): Promise<Timing> {
  const train = async (steps: number) => {
    const started = now();
    const { loss } = await run(model, steps);
    const ms = now() - started;
    await drawn();
    return { ms, msPerStep: ms / steps, loss };
  };

  const first = await train(1);
  const ten = await train(9);
  let { msPerStep } = ten;
  for (const until = now() + WARM_UP_MS; now() < until;) ({ msPerStep } = await train(4));

  const steps = Math.max(1, Math.round(WINDOW_MS / msPerStep));
  const windows: number[] = [];
  while (windows.length < WINDOWS) windows.push((await train(steps)).msPerStep);
  windows.sort((a, b) => a - b);
  return {
    msPerStep: windows[WINDOWS >> 1]!,
    best: windows[0]!,
    firstStepMs: first.ms,
    lossAtTen: ten.loss,
  };
}

/** Training on the CPU fills this thread; the page must get its turn. */
const drawn = () => new Promise((resolve) => setTimeout(resolve));

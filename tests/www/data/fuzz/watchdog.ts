// Ends this process, with the input that it hangs on: a loop without an end cannot be left from
// inside. What counts is processor time, as the machine may be busy with others; for what waits in
// vain, the clock.
import { Worker } from 'node:worker_threads';

const LONGEST_TOLD = 4096;
const WAITS = 60; // times as long

/** In the buffer: the number of the input, and what would be told of it, with its length. */
const SCRIPT = `
  const { workerData: { shared, name, seconds, waits } } = require('node:worker_threads');
  const [now, text] = [new Int32Array(shared, 0, 2), new Uint8Array(shared, 8)];
  const spent = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1e6; };
  const times = () => [spent(), Date.now() / 1000];
  let [last, since] = [0, times()];
  setInterval(() => {
    if (now[0] !== last) return void ([last, since] = [now[0], times()]);
    const [worked, passed] = times().map((time, i) => time - since[i]);
    if (last === 0 || (worked < seconds && passed < waits * seconds)) return;
    require('node:fs').writeSync(2, \`\\nthe reader of \${name} hangs on \${Buffer.from(text.slice(0, now[1]))}\\n\`);
    process.kill(process.pid, 'SIGKILL');
  }, 200);
`;

/** By all threads of this process. */
export function secondsSpent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

export function watchdog(
  name: string,
  seconds: number,
): { watch(which: string, bytes: Uint8Array): void; dismiss(): void } {
  const shared = new SharedArrayBuffer(8 + LONGEST_TOLD);
  const [now, text] = [new Int32Array(shared, 0, 2), new Uint8Array(shared, 8)];
  const worker = new Worker(SCRIPT, {
    eval: true,
    workerData: { shared, name, seconds, waits: WAITS },
  });
  worker.unref();
  return {
    watch(which, bytes) {
      const told = Buffer.from(
        `${which}: ${Buffer.from(bytes.subarray(0, 2900)).toString('base64')}`,
      ).subarray(0, LONGEST_TOLD);
      text.set(told);
      now[1] = told.length;
      now[0]!++;
    },
    dismiss: () => void worker.terminate(),
  };
}

// Sets globalThis.runBench for the device that the address names (?backend=cpu or webgpu), for a
// harness to call.
import { openBench } from './open';
import type { RunBench } from './run';

declare global {
  var runBench: RunBench | undefined;
}

const backend = new URLSearchParams(location.search).get('backend') === 'webgpu' ? 'webgpu' : 'cpu';
globalThis.runBench = (await openBench(backend)).run;

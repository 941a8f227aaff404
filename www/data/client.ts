// The page's end of the import worker.
import { proxy, wrap } from 'comlink';
import { namedError } from '../protocol/errors';
import { absolute } from '../engine/addresses';
import { CrashGuard } from '../engine/crash-guard';
import { startWorker } from '../engine/worker-source';
import { letRefusalsCross } from './crossing';
import type { Importer } from './messages';
import { Refusal } from './reasons';
import script from './import-worker.ts?worker&url';

export const STOPPED = 'ImportStopped';

letRefusalsCross();

/**
 * `terminate` gives up whatever is being read; what waited for it rejects with an error of that
 * name.
 */
export function createImporter(): { importer: Importer; terminate(): void } {
  const { worker, hears } = startWorker(absolute(script), 'vae-lab import');
  const guard = new CrashGuard();
  const end = (error: Error): void => {
    guard.cut(error);
    worker.terminate();
  };
  const crashed = (event: Event): void => {
    event.preventDefault();
    end(new Refusal({ file: '', why: 'crashed' }));
  };
  worker.addEventListener('error', crashed);
  worker.addEventListener('messageerror', crashed); // an answer that did not fit into memory
  const remote = wrap<Importer>(worker);
  return {
    importer: {
      open: (items) => guard.settle(hears.then(() => remote.open(items))),
      preview: (options) => guard.settle(remote.preview(options)),
      load: (options, onProgress) => guard.settle(remote.load(options, proxy(onProgress))),
    },
    terminate: () => end(namedError(STOPPED, 'The import was stopped.')),
  };
}

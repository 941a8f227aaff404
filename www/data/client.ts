// The page's end of the import worker.
import { proxy, wrap } from 'comlink';
import { namedError } from '../engine/errors';
import { Lifeline } from '../engine/lifeline';
import { startWorker } from '../engine/worker-source';
import type { Importer } from './messages';
import { Refusal } from './reasons';
import script from './import-worker.ts?worker&url';

export const STOPPED = 'ImportStopped';

/** `terminate` gives up whatever is being read; what waited for it rejects with an error of that name. */
export function createImporter(): { importer: Importer; terminate(): void } {
  const { worker, hears } = startWorker(new URL(script, import.meta.url).href, 'vae-lab import');
  const lifeline = new Lifeline();
  const end = (error: Error): void => {
    lifeline.cut(error);
    worker.terminate();
  };
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    end(new Refusal({ file: '', why: 'crashed' }));
  });
  const remote = wrap<Importer>(worker);
  return {
    importer: {
      open: (items) => lifeline.guard(hears.then(() => remote.open(items))),
      preview: (options) => lifeline.guard(remote.preview(options)),
      load: (options, onProgress) => lifeline.guard(remote.load(options, proxy(onProgress))),
    },
    terminate: () => end(namedError(STOPPED, 'The import was stopped.')),
  };
}

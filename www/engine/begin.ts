// How a session begins: a link or a checkpoint that does not fit must still leave the visitor with
// a lab that runs.
import { msg, str } from '@lit/localize';
import { asError, namedError } from '../protocol/errors';
import type { SessionHost } from './session-host';
import type { Images } from '../protocol/messages';
import type { ModelSummary, SessionConfig } from '../protocol/rust-types';

/** What is wanted of it. */
export interface Beginning {
  config: SessionConfig | undefined;
  images: Images | undefined;
  checkpoint: Uint8Array | undefined;
}

/**
 * Sets up the wanted session or the nearest one that works; returns what the visitor should be told
 * about the difference.
 */
export async function begin(
  host: SessionHost,
  { config, images, checkpoint }: Beginning,
  defaults: SessionConfig,
): Promise<Error[]> {
  const notices: Error[] = [];
  const load = images && host.use((lab) => (lab.loadPixels(images.set, false), lab.config().data));
  const data = await load?.catch((error) => void notices.push(refusal(error)));
  const fallback = data ? { ...defaults, data } : defaults;
  const configure = (wanted: SessionConfig) =>
    host.use((lab) => (lab.configure(wanted), host.remember(lab, images)));

  let wanted = config ?? fallback;
  if (data) {
    wanted = { ...wanted, data };
  } else if (wanted.data.kind === 'files') {
    notices.push(
      namedError(
        'DataError',
        msg(
          str`This session was trained on the files ${wanted.data.name}, which are not here: choose them again. Until then it has the built-in digits.`,
        ),
      ),
    );
    wanted = { ...wanted, data: defaults.data };
  }
  await configure(wanted).catch((error) => {
    notices.push(refusal(error));
    return configure(fallback);
  });
  if (!checkpoint) return notices;

  const reopen = host.use(async (lab) => {
    const model = lab.load(checkpoint, Boolean(data)); // images that were given with it are meant
    await host.remember(lab, images);
    return noticeOf(model);
  });
  const notice = await reopen.catch(refusal);
  return notice ? [...notices, notice] : notices;
}

/** What a checkpoint that fits only partly has to say. */
export function noticeOf(model: ModelSummary): Error | null {
  return model.notice ? namedError('CheckpointNotice', model.notice.message, model.notice) : null;
}

/** What was refused can be done without; an engine cannot. */
function refusal(thrown: unknown): Error {
  const error = asError(thrown);
  if (error.name === 'EngineCrashed' || error.name === 'EngineStopped') throw error;
  return error;
}

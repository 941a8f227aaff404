// Other images for a lab, and a new model of other settings with them.
import { asError } from '../protocol/errors';
import type { GivenConfig, Images } from '../protocol/messages';
import type { DataSummary, SessionConfig } from '../protocol/rust-types';
import type { VaeLab } from '../protocol/wasm-api';

export interface ModelFor {
  keepModel?: boolean;
  config?: GivenConfig; // whose data are the images
}

/**
 * Images that are refused leave the lab as it was; settings that are refused leave it on the images,
 * with those at hand: why, is told.
 */
export function learnFrom(
  lab: VaeLab,
  { set }: Images,
  { keepModel = false, config }: ModelFor,
): { data: DataSummary; refused: Error | null } {
  const configure = (): void =>
    void lab.configure({ ...(config as SessionConfig), data: lab.config().data });
  const loaded = attempt(() => lab.loadPixels(set, keepModel));
  if (loaded instanceof Error) {
    // The images may be too large for the settings at hand, and not for those that come with them.
    if (!config) throw loaded;
    configure();
    return { data: lab.loadPixels(set, false), refused: null };
  }
  const refused = config ? attempt(configure) : null;
  return { data: loaded, refused: refused instanceof Error ? refused : null };
}

/** What it gives, or why the config is refused. */
function attempt<T>(work: () => T): T | Error {
  try {
    return work();
  } catch (thrown) {
    const refused = asError(thrown);
    if (refused.name !== 'ConfigError') throw thrown;
    return refused;
  }
}

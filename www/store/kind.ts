// The kind of model at hand, as the engine has told it.
import { kindOf } from '../protocol/kinds';
import type { Capabilities, KindInfo } from '../protocol/rust-types';
import type { Told } from '../views/terms';

/**
 * What is taken for granted until the engine has told: the page begins as index.html has it, with a
 * VAE.
 */
const AT_FIRST: Capabilities = {
  encoder: true,
  posterior: true,
  likelihood: true,
  discriminator: false,
  corruption: false,
};

/** Null before the engine has told. */
export function kindAtHand({ schema, config }: Told): KindInfo | null {
  return schema && config && kindOf(schema, config.model);
}

export function capabilitiesAtHand(told: Told): Capabilities {
  return kindAtHand(told)?.capabilities ?? AT_FIRST;
}

// Other settings for the model at hand, and what they make of its images.
import type { DataSummary } from '../protocol/rust-types';
import type { VaeLab } from '../protocol/wasm-api';
import { tunedConfig } from './given/config';

/** The images, where they have other labels now. What would need a new model is refused. */
export function tune(lab: VaeLab, given: unknown): DataSummary | null {
  const before = lab.config();
  lab.tune(tunedConfig(given, before));
  const isSame = JSON.stringify(lab.config().data) === JSON.stringify(before.data);
  return isSame ? null : lab.dataSummary();
}

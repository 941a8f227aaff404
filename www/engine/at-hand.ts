// What a lab has at hand, for whoever asks and as events tell it.
import type { Engine } from '../protocol/messages';
import type { DataSummary, ModelSummary, SessionConfig } from '../protocol/rust-types';
import type { VaeLab } from '../protocol/wasm-api';

export type AtHand = Pick<Engine, 'config' | 'model' | 'images' | 'labels'>;

export const AT_HAND: {
  readonly [Name in keyof AtHand]: (lab: VaeLab) => Awaited<ReturnType<AtHand[Name]>>;
} = {
  config: (lab) => lab.config(),
  model: (lab) => lab.modelSummary(),
  images: (lab) => lab.images(),
  labels: (lab) => lab.heldOutLabels() ?? null,
};

export function describe(lab: VaeLab): {
  config: SessionConfig;
  data: DataSummary;
  model: ModelSummary;
} {
  return { config: lab.config(), data: lab.dataSummary(), model: lab.modelSummary() };
}

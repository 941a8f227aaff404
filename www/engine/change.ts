// What of a config can take effect on a running model.
import type { Change, SessionConfig } from './rust-types';

export function changeOf({ objective, training }: SessionConfig): Change {
  const { learningRate, schedule, binarisation, corruption } = training;
  return { objective, learningRate, schedule, binarisation, corruption };
}

export function withChange(config: SessionConfig, { objective = config.objective, ...training }: Change): SessionConfig {
  return { ...config, objective, training: { ...config.training, ...training } };
}

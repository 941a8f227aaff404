// Generated from the Rust types by `pkg-scripts/build types`; do not edit.

export type Network = { kind: "mlp"; hidden: number[] } | { kind: "conv"; channels: [number, number] };
export type ModelConfig = { network: Network; latentDim: number };
/** Minimised loss = reconstruction + beta(step) * kl; beta rises linearly from 0 over warmupSteps. */
export type Objective = { kind: "elbo"; beta: number; warmupSteps: number };
export type TrainingConfig = { learningRate: number; batchSize: number };
export type DataConfig = { kind: "digits"; count: number; seed: number } | { kind: "files"; name: string };
export type SessionConfig = { model: ModelConfig; objective: Objective; training: TrainingConfig; data: DataConfig; seed: number };

/** One control of the page: where it lives in SessionConfig, its limits, and what it means. */
export type Field = {
  path: string; // "training.learningRate"
  label: string;
  help: string;
  min: number;
  max: number;
  integer: boolean;
  scale: "linear" | "log";
  default: number;
  restart: boolean; // true: a change starts a new model
};
export type Schema = { defaults: SessionConfig; fields: Field[] };

export type DataSummary = { name: string; height: number; width: number; train: number; heldOut: number; labelled: boolean; classes: number };
export type ModelSummary = { parameters: number; latentDim: number; step: number };
/** All in nats for one image, averaged over the batch; arrays hold one number a step. bound = -(reconstruction + kl), the ELBO. */
export type TrainReport = { firstStep: number; step: number; epoch: number; beta: number; loss: number[]; bound: number[]; reconstruction: number[]; kl: number[] };
export type Evaluation = { step: number; images: number; bound: number; reconstruction: number; kl: number };
export type InterpolationPath = "linear" | "spherical";

export interface LatentSummary {
  klPerDimension: number[];
  varianceOfMean: number[];
  active: boolean[];
  activeUnits: number;
  warning: string | null;
}
export interface ClassifierConfig {
  labels: number;
  hidden: number;
  learningRate: number;
  fineTune: boolean;
  patience: number;
  maxEpochs: number;
  seed: number;
}
export interface ClassifierResult {
  accuracy: number;
  validationAccuracy: number;
  epochs: number;
}
export interface ClassifierReport {
  labels: number;
  codes: ClassifierResult;
  pixels: ClassifierResult;
}

// Everything the page shows, as one frozen-in-spirit value: a tree, whose branches are declared
// beside what they belong to. Only reducers make the next one.
import type {
  DeviceChoice,
  DeviceStatus,
  Frame,
  ImportanceBound,
  ImageGrid,
  ViewRequest,
} from '../protocol/messages';
import type {
  DataSummary,
  Evaluation,
  InterpolationPath,
  ModelSummary,
  Schema,
  SessionConfig,
  Term,
} from '../protocol/rust-types';
import type { Sentence } from '../protocol/sentence';
import type { Gallery } from './gallery';
import type { History } from './history';

export type ViewName = keyof ViewRequest;

/** The panels of the page, by name: www/panels/registry.ts adds them. */
export interface PanelNames {}
export type PanelName = keyof PanelNames;

/** A sentence for the visitor, for as long as it takes to read, or until it is dismissed. */
export interface Notice {
  id: number;
  stopped?: true; // it says why nothing runs: it stays until something does
  tone: 'error' | 'warning' | 'info';
  text: string;
  sentence?: Sentence; // what other languages make theirs from, where the text is Rust's
  undo?: number; // the run before, that it offers to bring back
}

/** The newest numbers of training. */
export interface Progress {
  step: number;
  epoch: number;
  beta: number;
  learningRate: number; // as its schedule has made it
  stepsPerSecond: number;
  terms: Partial<Record<Term, number>>; // means over the last burst
}

export interface Ends {
  from: number;
  to: number;
  path: InterpolationPath;
}

export type Code = readonly [number, number];

/** What panels keep of a run; each declares its own. */
export interface RunSlices {}

/** What the parts of the page keep; each declares its own. */
export interface PageSlices {}

/** All that is known of one run: the page has one, and a comparison two. */
export interface RunState extends RunSlices {
  phase: 'starting' | 'ready' | 'failed';
  choice: DeviceChoice;
  device: DeviceStatus | null;
  schema: Schema | null;
  config: SessionConfig | null;
  data: DataSummary | null;
  model: ModelSummary | null;
  running: boolean;
  speed: number; // share of the time spent training
  progress: Progress | null;
  evaluation: Evaluation | null;
  importance: ImportanceBound | null; // the newest
  curves: { train: History; heldOut: History; importance: History };
  frame: Frame | null; // each view as last drawn by the engine
  drawnAt: Partial<Record<ViewName, number>>; // the step of each of those pictures
  gallery: (Gallery & { images: ImageGrid }) | null;
  ends: Ends | null; // of the interpolation
  point: Code; // the code the visitor holds in the latent plane
  decoded: ImageGrid | null; // its image
  highlight: number | null; // a class, in the latent plane
  classNames: readonly string[] | null; // where the images came with names for their classes
  notices: readonly Notice[];
}

export interface PageState extends RunState, PageSlices {
  shown: readonly PanelName[]; // the panels that the visitor has open
}

/** How many steps the model has taken. */
export function stepOf({ progress, model }: Pick<RunState, 'progress' | 'model'>): number {
  return progress?.step ?? model?.step ?? 0;
}

// Everything the page shows, as one frozen-in-spirit value: only reduce.ts makes the next one.
import type { DeviceChoice, DeviceStatus, Frame, ImportanceBound, Sheet, ViewRequest } from '../engine/messages';
import type { DataSummary, Evaluation, InterpolationPath, ModelSummary, Schema, SessionConfig, Term } from '../engine/rust-types';
import { CLOSED, type Compare } from './compare/state';
import { UNDRAWN, type Drawing } from './drawing/drawing';
import type { Gallery } from './gallery';
import { NO_DOWNLOAD, type Download } from './gallery-data/download-state';
import { emptyHistory, type History } from './history';
import { NOTHING_KEPT, type Kept } from './keep/kept';
import { PLANE_AT_FIRST, type PlaneState } from './latent/plane-state';
import { NOT_IMPORTING, type Importing } from './import/importing';
import { NO_FLOW, type Flow } from './flow/slice';
import { NOTHING, type Measures } from './measures/results';
import { openPanels, type PanelName } from './panels';
import { FIRST_TRAVERSALS, type Traversals } from './traversals/wish';
import { NOT_TOURING, type TourState } from './tour/tour';

export type ViewName = keyof ViewRequest;

/** A sentence for the visitor that stays until dismissed. */
export interface Notice {
  id: number;
  tone: 'error' | 'warning' | 'info';
  text: string;
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

export interface LabState {
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
  gallery: (Gallery & { sheet: Sheet }) | null;
  ends: Ends | null; // of the interpolation
  traversals: Traversals;
  point: Code; // the code the visitor holds in the latent plane
  decoded: Sheet | null; // its image
  highlight: number | null; // a class, in the latent plane
  plane: PlaneState;
  classNames: readonly string[] | null; // where the images came with names for their classes
  shown: readonly PanelName[]; // the panels that the visitor has open
  measures: Measures;
  tour: TourState;
  compare: Compare;
  kept: Kept;
  drawing: Drawing;
  download: Download;
  importing: Importing;
  flow: Flow;
  notices: readonly Notice[];
}

export function initialState(choice: DeviceChoice): LabState {
  return {
    phase: 'starting', choice, device: null, schema: null, config: null, data: null, model: null,
    running: false, speed: 1, progress: null, evaluation: null, importance: null,
    curves: { train: emptyHistory(), heldOut: emptyHistory(), importance: emptyHistory() },
    frame: null, drawnAt: {}, gallery: null, ends: null, traversals: FIRST_TRAVERSALS, point: [0, 0], decoded: null, highlight: null, classNames: null, shown: openPanels(), plane: PLANE_AT_FIRST, measures: NOTHING, flow: NO_FLOW, tour: NOT_TOURING, importing: NOT_IMPORTING, compare: CLOSED, drawing: UNDRAWN, download: NO_DOWNLOAD, kept: NOTHING_KEPT, notices: [],
  };
}

/** How many steps the model has taken. */
export function stepOf({ progress, model }: Pick<LabState, 'progress' | 'model'>): number {
  return progress?.step ?? model?.step ?? 0;
}

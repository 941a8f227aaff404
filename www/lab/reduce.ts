// (state, action) -> state, without DOM, engine or clock: what the page knows after each event and each reply.
import { withChange } from '../engine/change';
import type { DeviceChoice, EngineEvent, Frame, Sheet } from '../engine/messages';
import type { Change, Evaluation, Term, TrainReport } from '../engine/rust-types';
import { reduceCompare, type CompareAction } from './compare/state';
import { reduceDrawing, withNewEngine, withNewModel, type DrawingAction } from './drawing/drawing';
import type { Gallery } from './gallery';
import { reduceFlow, withoutTrace, type FlowAction } from './flow/slice';
import { reduceDownload, type DownloadAction } from './gallery-data/download-state';
import { append, appendPoint, emptyHistory, type History } from './history';
import { reduceImporting, type ImportAction } from './import/importing';
import { reduceKept, type KeptAction } from './keep/kept';
import { freshPlane, reducePlane, type PlaneAction } from './latent/plane-state';
import { NOTHING, reduceMeasures, type MeasureAction } from './measures/results';
import type { PanelName } from './panels';
import type { Code, Ends, LabState, Notice, Progress } from './state';
import { FIRST_TRAVERSALS, reduceTraversals, type TraversalAction } from './traversals/wish';
import { reduceTour, type TourAction } from './tour/tour';

export type Action =
  | Exclude<EngineEvent, { type: 'timed' }> // what the browser keeps, not the page
  | { type: 'restarting'; choice: DeviceChoice }
  | { type: 'tuned'; change: Change }
  | { type: 'speed'; share: number }
  | { type: 'gallery'; gallery: Gallery & { sheet: Sheet }; ends: Ends | null }
  | { type: 'ends'; ends: Ends }
  | { type: 'point'; point: Code }
  | { type: 'decoded'; sheet: Sheet }
  | { type: 'highlight'; label: number | null }
  | { type: 'class-names'; classNames: readonly string[] | null }
  | { type: 'show'; panel: PanelName; shown: boolean }
  | MeasureAction
  | TraversalAction
  | TourAction
  | KeptAction
  | DrawingAction
  | DownloadAction
  | CompareAction
  | PlaneAction
  | ImportAction
  | FlowAction
  | { type: 'notice'; tone: Notice['tone']; text: string }
  | { type: 'dismiss'; id: number };

const MOST_NOTICES = 4;

export function reduce(state: LabState, action: Action): LabState {
  switch (action.type) {
    case 'ready': {
      const next = fresh(state, action);
      return { ...next, drawing: withNewEngine(next.drawing), phase: 'ready', device: action.device, schema: action.schema };
    }
    case 'model':
      return fresh(state, action);
    case 'progress':
      return progressed(state, action.report, action.stepsPerSecond);
    case 'evaluation':
      return evaluated(state, action.evaluation);
    case 'importance-bound': {
      const { step, bound } = action.estimate;
      return { ...state, importance: action.estimate, curves: { ...state.curves, importance: appendPoint(state.curves.importance, step, { bound }) } };
    }
    case 'frame':
      return framed(state, action.frame);
    case 'state':
      return { ...state, running: action.running };
    case 'device':
      return { ...state, drawing: withNewEngine(state.drawing), device: action.device };
    case 'reason':
      return { ...state, device: state.device && { ...state.device, reason: action.reason } };
    case 'warning':
      return noticed(state, 'warning', action.message);
    case 'error':
      return noticed({ ...state, running: false, phase: state.phase === 'ready' ? 'ready' : 'failed' }, 'error', action.message);
    case 'restarting':
      return { ...state, choice: action.choice, running: false };
    case 'tuned':
      return { ...state, config: state.config && withChange(state.config, action.change) };
    case 'speed':
      return { ...state, speed: action.share };
    case 'gallery':
      return { ...state, gallery: action.gallery, ends: action.ends };
    case 'ends':
      return { ...state, ends: action.ends };
    case 'point':
      return { ...state, point: action.point };
    case 'decoded':
      return { ...state, decoded: action.sheet };
    case 'highlight':
      return { ...state, highlight: action.label };
    case 'class-names':
      return { ...state, classNames: action.classNames };
    case 'show':
      return { ...state, shown: [...state.shown.filter((panel) => panel !== action.panel), ...(action.shown ? [action.panel] : [])] };
    case 'notice':
      return noticed(state, action.tone, action.text);
    case 'measured': {
      const { evaluation } = action.results;
      return { ...(evaluation ? evaluated(state, evaluation) : state), measures: reduceMeasures(state.measures, action) };
    }
    case 'measuring':
    case 'stopping':
    case 'measuring-ended':
      return { ...state, measures: reduceMeasures(state.measures, action) };
    case 'traverse':
      return { ...state, traversals: reduceTraversals(state.traversals, action) };
    case 'tour':
    case 'tour-tried':
    case 'tour-leaving':
    case 'tour-left':
      return { ...state, tour: reduceTour(state.tour, action) };
    case 'offer':
    case 'answering':
    case 'resumed':
      return reduceKept(state, action);
    case 'draw':
    case 'drawing-seen':
    case 'classifier':
    case 'keep-drawing':
    case 'label-drawing':
    case 'drop-drawing':
    case 'taught':
      return { ...state, drawing: reduceDrawing(state.drawing, action) };
    case 'downloading':
    case 'received':
    case 'download-ended':
    case 'mirror':
      return { ...state, download: reduceDownload(state.download, action) };
    case 'compare-began':
    case 'compare-ended':
    case 'compare-changed':
    case 'compare-running':
    case 'compare-budget':
      return { ...state, compare: reduceCompare(state.compare, action) };
    case 'plane-window':
    case 'plane-asked':
    case 'plane-tool':
    case 'plane-point':
    case 'plane-closeup':
    case 'plane-caught':
      return { ...state, plane: reducePlane(state.plane, action) };
    case 'import-opened':
    case 'import-reading':
    case 'import-wanted':
    case 'import-previewed':
    case 'import-loading':
    case 'import-refused':
    case 'import-emptied':
    case 'import-closed':
      return { ...state, importing: reduceImporting(state.importing, action) };
    case 'flow':
    case 'traced':
      return { ...state, flow: reduceFlow(state.flow, action) };
    case 'dismiss':
      return { ...state, notices: state.notices.filter(({ id }) => id !== action.id) };
  }
}

/** A new model has no past; the images of other data are gone too. */
function fresh(state: LabState, event: Extract<EngineEvent, { type: 'ready' | 'model' }>): LabState {
  const { config, data, model } = event;
  const sameImages = JSON.stringify([state.data, state.config?.data]) === JSON.stringify([data, config.data]);
  return {
    ...state, ...(sameImages ? {} : { gallery: null, ends: null, traversals: FIRST_TRAVERSALS }),
    config, data, model, progress: null, evaluation: null, importance: null, frame: null, drawnAt: {}, decoded: null, highlight: null, measures: NOTHING,
    curves: { train: emptyHistory(), heldOut: emptyHistory(), importance: emptyHistory() },
    plane: freshPlane(state.plane, sameImages, config.model.kind), drawing: withNewModel(state.drawing, sameImages), flow: withoutTrace(state.flow, sameImages),
  };
}

function progressed(state: LabState, report: TrainReport, stepsPerSecond: number): LabState {
  const { firstStep, terms, ...counts } = report;
  const train: History = append(state.curves.train, firstStep, terms);
  const means = Object.entries(terms).map(([term, values]) => [term, mean(values)]);
  const progress: Progress = { ...counts, stepsPerSecond, terms: Object.fromEntries(means) as Partial<Record<Term, number>> };
  return { ...state, progress, curves: { ...state.curves, train } };
}

function evaluated(state: LabState, evaluation: Evaluation): LabState {
  const { step, terms } = evaluation;
  return { ...state, evaluation, curves: { ...state.curves, heldOut: appendPoint(state.curves.heldOut, step, terms) } };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** A frame holds only some of the views; the others keep their last picture. */
function framed(state: LabState, { step, ...views }: Frame): LabState {
  const given = Object.entries(views).filter(([, view]) => view !== undefined);
  const drawnAt = Object.fromEntries(given.map(([name]) => [name, step]));
  return { ...state, frame: { ...state.frame, ...Object.fromEntries(given), step }, drawnAt: { ...state.drawnAt, ...drawnAt } };
}

/** The same sentence twice is said once; the oldest make room. */
function noticed(state: LabState, tone: Notice['tone'], text: string): LabState {
  if (state.notices.some((notice) => notice.text === text)) return state;
  const id = (state.notices.at(-1)?.id ?? 0) + 1;
  return { ...state, notices: [...state.notices, { id, tone, text }].slice(-MOST_NOTICES) };
}

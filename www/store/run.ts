// The run and the page as a whole: what the state is before anything has happened, and what each
// action makes of it, without DOM, engine or clock. What belongs to a panel or a dialog is a slice
// of its own.
import type { DeviceChoice, EngineEvent, Frame } from '../protocol/messages';
import type { Evaluation, Term, TrainReport } from '../protocol/rust-types';
import { sentenceOf, type Sentence } from '../protocol/sentence';
import type { RunAction } from './actions';
import { append, appendPoint, emptyHistory, upTo, type History } from './history';
import { mean } from './mean';
import type { PageState, Notice, PageSlices, PanelName, Progress, RunSlices } from './state';

const MOST_NOTICES = 4;

/** All but the slices. */
export function runAtFirst(
  choice: DeviceChoice,
  shown: readonly PanelName[],
): Omit<PageState, keyof RunSlices | keyof PageSlices> {
  return {
    phase: 'starting',
    choice,
    device: null,
    schema: null,
    config: null,
    data: null,
    model: null,
    running: false,
    speed: 1,
    progress: null,
    evaluation: null,
    importance: null,
    curves: noCurves(),
    frame: null,
    drawnAt: {},
    gallery: null,
    ends: null,
    point: [0, 0],
    decoded: null,
    highlight: null,
    classNames: null,
    shown,
    notices: [],
  };
}

/** By the type of the action; all but the slices. */
export const ON_RUN: {
  readonly [T in RunAction['type']]: (
    state: PageState,
    action: Extract<RunAction, { type: T }>,
  ) => PageState;
} = {
  ready: (state, action) => ({
    ...fresh({ ...state, schema: action.schema }, action),
    phase: 'ready',
    device: action.device,
  }),
  model: fresh,
  progress: (state, { report, stepsPerSecond }) => progressed(state, report, stepsPerSecond),
  evaluation: (state, { evaluation }) => evaluated(state, evaluation),
  'importance-bound': (state, { estimate }) => {
    const { step, bound } = estimate;
    return {
      ...state,
      importance: estimate,
      curves: {
        ...state.curves,
        importance: appendPoint(state.curves.importance, step, { bound }),
      },
    };
  },
  rewound: (state, { step }) => rewound(state, step),
  frame: (state, { frame }) => framed(state, frame),
  state: (state, { running }) => ({
    ...state,
    running,
    notices: running ? state.notices.filter(({ stopped }) => !stopped) : state.notices,
  }),
  labels: (state, { data }) => ({
    ...state,
    data,
    gallery: null,
    classNames: data.classNames,
    highlight: null,
  }),
  device: (state, { device }) => ({ ...state, device }),
  reason: (state, { reason }) => ({
    ...state,
    device: state.device && { ...state.device, reason },
  }),
  warning: (state, action) => noticed(state, 'warning', action.message, sentenceOf(action)),
  error: (state, action) =>
    noticed(
      { ...state, running: false, phase: state.phase === 'ready' ? 'ready' : 'failed' },
      'error',
      action.message,
      sentenceOf(action),
      true,
    ),
  restarting: (state, { choice }) => ({ ...state, choice, running: false }),
  tuned: (state, { config }) => ({ ...state, config }),
  speed: (state, { share }) => ({ ...state, speed: share }),
  gallery: (state, { gallery, ends }) => ({ ...state, gallery, ends }),
  ends: (state, { ends }) => ({ ...state, ends }),
  point: (state, { point }) => ({ ...state, point }),
  decoded: (state, { images }) => ({ ...state, decoded: images }),
  highlight: (state, { label }) => ({ ...state, highlight: label }),
  'class-names': (state, { classNames }) => ({ ...state, classNames }),
  show: (state, { panel, shown }) => ({
    ...state,
    shown: [...state.shown.filter((other) => other !== panel), ...(shown ? [panel] : [])],
  }),
  measured: (state, { results: { evaluation } }) =>
    evaluation ? evaluated(state, evaluation) : state,
  resumed: (state, { record: { curves, progress, evaluation, point, ends, shown } }) => ({
    ...state,
    curves,
    progress,
    evaluation,
    point,
    ends: ends ?? state.ends,
    shown,
  }),
  notice: (state, { tone, text, sentence, undo }) =>
    undo === undefined
      ? noticed(state, tone, text, sentence)
      : offered(state, { tone, text, undo }),
  dismiss: (state, { id }) => ({
    ...state,
    notices: state.notices.filter((notice) => notice.id !== id),
  }),
};

/** A new model has no past; the images of other data are gone too. */
function fresh(
  state: PageState,
  event: Extract<EngineEvent, { type: 'ready' | 'model' }>,
): PageState {
  const { config, data, model } = event;
  return {
    ...state,
    ...(haveSameImages(state, event)
      ? {}
      : { gallery: null, ends: null, classNames: data.classNames }),
    config,
    data,
    model,
    progress: null,
    evaluation: null,
    importance: null,
    frame: null,
    drawnAt: {},
    decoded: null,
    highlight: null,
    curves: noCurves(),
  };
}

export function haveSameImages(
  a: Pick<PageState, 'data' | 'config'>,
  b: Pick<PageState, 'data' | 'config'>,
): boolean {
  return JSON.stringify([a.data, a.config?.data]) === JSON.stringify([b.data, b.config?.data]);
}

function noCurves(): PageState['curves'] {
  return { train: emptyHistory(), heldOut: emptyHistory(), importance: emptyHistory() };
}

function progressed(state: PageState, report: TrainReport, stepsPerSecond: number): PageState {
  const { firstStep, terms, ...counts } = report;
  const train: History = append(state.curves.train, firstStep, terms);
  const means = Object.entries(terms).map(([term, values]) => [term, mean(values)]);
  const progress: Progress = {
    ...counts,
    stepsPerSecond,
    terms: Object.fromEntries(means) as Partial<Record<Term, number>>,
  };
  return { ...state, progress, curves: { ...state.curves, train } };
}

/** What was measured after `step` was measured on weights that the model no longer has. */
function rewound(state: PageState, step: number): PageState {
  const { train, heldOut, importance } = state.curves;
  const curves = {
    train: upTo(train, step),
    heldOut: upTo(heldOut, step),
    importance: upTo(importance, step),
  };
  const latest = Object.entries(curves.train.terms).map(([term, values]) => [term, values.at(-1)]);
  const progress = state.progress && {
    ...state.progress,
    step,
    terms: Object.fromEntries(latest) as Progress['terms'],
  };
  const until = <T extends { step: number }>(measured: T | null): T | null =>
    measured && measured.step <= step ? measured : null;
  return {
    ...state,
    curves,
    progress,
    evaluation: until(state.evaluation),
    importance: until(state.importance),
  };
}

function evaluated(state: PageState, evaluation: Evaluation): PageState {
  const { step, terms } = evaluation;
  return {
    ...state,
    evaluation,
    curves: { ...state.curves, heldOut: appendPoint(state.curves.heldOut, step, terms) },
  };
}

/** A frame holds only some of the views; the others keep their last picture. */
function framed(state: PageState, { step, ...views }: Frame): PageState {
  const given = Object.entries(views).filter(([, view]) => view !== undefined);
  const drawnAt = Object.fromEntries(given.map(([name]) => [name, step]));
  return {
    ...state,
    frame: { ...state.frame, ...Object.fromEntries(given), step },
    drawnAt: { ...state.drawnAt, ...drawnAt },
  };
}

/** Only the last run that was replaced is offered so. */
function offered(state: PageState, notice: Omit<Notice, 'id'>): PageState {
  const id = nextId(state);
  const others = state.notices.filter(({ undo }) => undo === undefined);
  return { ...state, notices: [...others, { id, ...notice }].slice(-MOST_NOTICES) };
}

function nextId({ notices }: PageState): number {
  return (notices.at(-1)?.id ?? 0) + 1;
}

/** The same sentence twice is said once; the oldest make room. */
function noticed(
  state: PageState,
  tone: Notice['tone'],
  text: string,
  sentence?: Sentence,
  stopped = false,
): PageState {
  if (state.notices.some((notice) => notice.text === text)) return state;
  const id = nextId(state);
  return {
    ...state,
    notices: [
      ...state.notices,
      { id, tone, text, ...(sentence && { sentence }), ...(stopped && { stopped }) },
    ].slice(-MOST_NOTICES),
  };
}

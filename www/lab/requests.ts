// What a control may ask for. Controls only ask, by an event that bubbles; they change when the state comes back down.
import type { DeviceChoice } from '../engine/messages';
import type { Choice, ChoiceOption, InterpolationPath, Preset, SessionConfig } from '../engine/rust-types';
import type { ImageSet } from '../engine/wasm-api';
import type { CompareRequest } from './compare/requests';
import type { DrawingAct, DrawingRequest } from './drawing/drawing';
import type { PublishedName } from './gallery-data/published';
import type { PlaneRequest } from './latent/plane-requests';
import type { Item } from '../data/sources';
import type { ImportStep } from './import/import-guide';
import type { FlowChange } from './flow/slice';
import type { MeasureRequest } from './measures/plans';
import type { PanelName } from './panels';
import type { Export } from './share/exports';
import type { Code } from './state';
import type { TraversalAction } from './traversals/wish';
import type { TourRequest } from './tour/tour';

/** What becomes of the run: work for the engine, in turn. */
export type RunRequest =
  | { type: 'play'; until?: number } // a step to wait at
  | { type: 'pause' }
  | { type: 'step' }
  | { type: 'reset' }
  | { type: 'field'; path: string; value: number }
  | { type: 'option'; choice: Choice; option: ChoiceOption }
  | { type: 'preset'; preset: Preset }
  | { type: 'config'; config: SessionConfig } // a link's
  | { type: 'adjust'; config: SessionConfig } // on the images at hand, with a new model only where it needs one
  | { type: 'digits' }
  | { type: 'files'; files: File[]; classNames?: readonly string[] | null }
  | { type: 'images'; set: ImageSet; classNames: readonly string[] | null }
  | { type: 'get-published'; name: PublishedName }
  | { type: 'device'; choice: DeviceChoice }
  | { type: 'save' }
  | { type: 'export'; what: Export }
  | { type: 'resume' }
  | { type: 'start-afresh' }
  | { type: 'measure'; measure: MeasureRequest }
  | DrawingRequest;

/** How the page looks at it. */
export type PageRequest =
  | { type: 'dismiss'; id: number }
  | { type: 'highlight'; label: number | null }
  | { type: 'show'; panel: PanelName; shown: boolean }
  | { type: 'visible'; panel: PanelName; visible: boolean }
  | { type: 'speed'; share: number }
  | { type: 'point'; point: Code }
  | { type: 'end'; which: 'from' | 'to'; index: number }
  | { type: 'path'; path: InterpolationPath }
  | { type: 'stop-measuring' }
  | { type: 'cancel-download' }
  | { type: 'mirror'; mirror: string }
  | { type: 'flow'; change: FlowChange }
  | { type: 'open-import'; items?: Promise<Item[]> }
  | { type: 'import'; step: ImportStep }
  | TraversalAction
  | DrawingAct
  | PlaneRequest
  | TourRequest;

export type Request = PageRequest | RunRequest | CompareRequest;

export class LabRequest extends Event {
  static readonly type = 'lab-request';
  constructor(readonly request: Request) {
    super(LabRequest.type, { bubbles: true, composed: true });
  }
}

// What a control may ask for. Controls only ask, by an event that bubbles; they change when the
// state comes back down. Panels and the parts of the page declare beside themselves what can be
// asked of them.
import type { DeviceChoice } from '../protocol/messages';
import type {
  Choice,
  ChoiceOption,
  InterpolationPath,
  Preset,
  SessionConfig,
} from '../protocol/rust-types';
import type { ImageSet } from '../protocol/wasm-api';
import type { Code, PanelName } from './state';

/** What becomes of the run: work for the engine, in turn. */
type OfRun =
  | { type: 'play'; until?: number } // a step to wait at
  | { type: 'pause' }
  | { type: 'step' }
  | { type: 'reset' }
  | { type: 'field'; path: string; value: number }
  | { type: 'layers'; path: string; widths: readonly number[] } // of a network, from the image to the code
  | { type: 'option'; choice: Choice; option: ChoiceOption }
  | { type: 'preset'; preset: Preset }
  | { type: 'config'; config: SessionConfig } // a link's
  | { type: 'adjust'; config: SessionConfig } // on the images at hand, with a new model only where it needs one
  | { type: 'digits' }
  | { type: 'checkpoints'; files: File[]; keepImages?: boolean } // on those at hand, whatever theirs are
  | {
      type: 'images';
      set: ImageSet;
      classNames: readonly string[] | null;
      keepModel?: boolean;
      config?: SessionConfig; // of the new model, in place of that at hand
    }
  | { type: 'device'; choice: DeviceChoice }
  | { type: 'save' };

export interface RunRequests {
  run: OfRun;
}

/** How the page looks at it. */
type OfPage =
  | { type: 'dismiss'; id: number }
  | { type: 'highlight'; label: number | null }
  | { type: 'show'; panel: PanelName; shown: boolean }
  | { type: 'visible'; panel: PanelName; visible: boolean }
  | { type: 'speed'; share: number }
  | { type: 'point'; point: Code }
  | { type: 'end'; which: 'from' | 'to'; index: number }
  | { type: 'path'; path: InterpolationPath };

export interface PageRequests {
  page: OfPage;
}

/** Of two runs beside each other. */
export interface CompareRequests {}

export type RunRequest = RunRequests[keyof RunRequests];
export type PageRequest = PageRequests[keyof PageRequests];
export type Request = PageRequest | RunRequest | CompareRequests[keyof CompareRequests];

export class RequestEvent extends Event {
  static readonly type = 'lab-request';
  constructor(readonly request: Request) {
    super(RequestEvent.type, { bubbles: true, composed: true });
  }
}

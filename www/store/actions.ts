// What can happen to the state: events of the engine, replies to what was asked of it, and what a
// visitor does. Slices declare theirs beside themselves.
import type { DeviceChoice, EngineEvent, ImageGrid } from '../protocol/messages';
import type { Evaluation, SessionConfig } from '../protocol/rust-types';
import type { Sentence } from '../protocol/sentence';
import type { Gallery } from './gallery';
import type { Code, Ends, PageState, Notice, PanelName } from './state';

/** Of the run and of the page as a whole. */
export type RunAction =
  | Exclude<EngineEvent, { type: 'timed' }> // what the browser keeps, not the page
  | { type: 'restarting'; choice: DeviceChoice }
  | { type: 'tuned'; config: SessionConfig }
  | { type: 'speed'; share: number }
  | { type: 'gallery'; gallery: Gallery & { images: ImageGrid }; ends: Ends | null }
  | { type: 'ends'; ends: Ends }
  | { type: 'point'; point: Code }
  | { type: 'decoded'; images: ImageGrid }
  | { type: 'highlight'; label: number | null }
  | { type: 'class-names'; classNames: readonly string[] | null }
  | { type: 'show'; panel: PanelName; shown: boolean }
  | { type: 'measured'; results: { evaluation?: Evaluation } } // on request
  | {
      type: 'resumed';
      record: Pick<PageState, 'curves' | 'progress' | 'evaluation' | 'point' | 'ends' | 'shown'>;
    } // the engine has the run: the page takes back what it had drawn of it
  | {
      type: 'notice';
      tone: Notice['tone'];
      text: string;
      sentence?: Sentence | undefined;
      undo?: number;
    }
  | { type: 'dismiss'; id: number };

export interface Actions {
  run: RunAction;
}

export type Action = Actions[keyof Actions];

// What the commands of the page need around them.
import type { RunHandlers } from '../panels/control';
import type { Engine, StartOptions } from '../protocol/messages';
import type { RunRequest } from '../store/requests';
import type { Keeper } from './autosave/keeper';
import type { Downloader } from './gallery-data/downloader';
import type { Measurer } from './measurer';
import type { FormerRuns } from './undo/former-runs';

export interface Desk {
  engine(): Engine; // throws where there is none
  alive(): boolean;
  start(options: StartOptions, play: boolean): Promise<void>;
  attempt(work: () => Promise<void>): Promise<void>; // what is refused becomes a sentence
  look(): void; // the pictures are no longer those of the state
  refresh(): void; // the settings of the model at hand are others
}

export interface Parts {
  keeper: Keeper;
  former: FormerRuns;
  downloader: Downloader;
  measurer: Measurer;
  panels: Partial<RunHandlers<RunRequest>>; // what panels do
}

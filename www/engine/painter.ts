// Turns the page's requests into frames, between the bursts of training or at rest.
import { asError, troubleOf } from '../protocol/errors';
import type { Generation } from '../protocol/hosted';
import type { SessionHost } from './session-host';
import { nextMacrotask } from './macrotask';
import type { EngineEvent, Frame, ViewRequest } from '../protocol/messages';
import { buffersIn } from './transfer';
import type { BurstScheduler } from './burst-scheduler';
import { ViewSchedule } from './view-schedule';
import { drawView } from './views';

/**
 * Resolves once the page has handled the event. Its buffers move; its generation is that of now
 * where none is given.
 */
export type Emit = (
  event: EngineEvent,
  about?: { buffers?: ArrayBuffer[]; generation?: Generation },
) => Promise<void>;

export class Painter {
  #schedule = new ViewSchedule();
  #views: ViewRequest = {};
  #asked: Generation = 0; // the model that the views were asked of
  #visible = true;
  #painting: Promise<void> | undefined;
  #pageBusy = false; // a frame is on its way: a slow page gets fewer, not a queue of them
  #host: SessionHost;
  #emit: Emit;
  #turns: BurstScheduler;

  /** `generation`: that of the lab's model, asked in a turn of the lab. */
  constructor(
    host: SessionHost,
    emit: Emit,
    turns: BurstScheduler,
    readonly generation: () => Generation,
  ) {
    this.#host = host;
    this.#emit = emit;
    this.#turns = turns;
  }

  /** `asked`: the newest model that whoever wants them had heard of. */
  request(views: ViewRequest, asked: Generation): void {
    this.#views = views;
    this.#asked = asked;
    this.#schedule.request(views, asked);
  }

  setVisible(visible: boolean): void {
    this.#visible = visible;
  }

  modelTrained(): void {
    this.#schedule.modelTrained();
  }

  /** Another model, or the same one on another device. */
  modelReplaced(): void {
    this.#schedule.modelReplaced();
  }

  /**
   * Computes what is due and emits it. `atRest`: no training follows, so everything out of date is
   * due.
   */
  async paint(atRest: boolean): Promise<void> {
    while (this.#painting) await this.#painting;
    if (!this.#visible || (this.#pageBusy && !atRest)) return;
    this.#painting = this.#paintDue(atRest).finally(() => (this.#painting = undefined));
    await this.#painting;
  }

  async #paintDue(atRest: boolean): Promise<void> {
    let frame: Frame = { step: 0 };
    let shown = this.generation(); // the model in the frame
    for (let name; this.#visible && (name = this.#schedule.next(performance.now(), atRest));) {
      const entry = this.#schedule.started(name);
      const [view, views, asked] = [name, this.#views, this.#asked];
      const begun = performance.now();
      try {
        const { drawn, by } = await this.#host.use(async (lab) => ({
          drawn: await drawView(lab, this.#host.capabilities(lab), view, views),
          by: this.generation(),
        }));
        frame = by === shown ? { ...frame, ...drawn } : drawn;
        shown = by;
      } catch (error) {
        const trouble = troubleOf(asError(error));
        if (trouble.name === 'EngineCrashed') return;
        this.#schedule.failed(entry);
        if (asked === this.generation()) void this.#emit({ type: 'warning', ...trouble }); // else of a model that is gone: nobody is waiting for it
      }
      this.#schedule.finished(
        entry,
        performance.now(),
        (performance.now() - begun) * this.#turns.loops,
      ); // every loop has pictures of its own
      await nextMacrotask(); // requests go in between two views
    }
    if (Object.keys(frame).length > 1 && shown === this.generation()) this.#send(frame);
  }

  #send(frame: Frame): void {
    this.#pageBusy = true;
    void this.#emit({ type: 'frame', frame }, { buffers: buffersIn(frame) }).finally(
      () => (this.#pageBusy = false),
    );
  }
}

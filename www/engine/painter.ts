// Turns the page's wishes into frames, between the bursts of training or at rest.
import { asError } from './errors';
import type { LabHost } from './lab-host';
import { nextMacrotask } from './macrotask';
import type { EngineEvent, Frame, ViewRequest } from './messages';
import type { Turns } from './turns';
import { ViewSchedule } from './view-schedule';
import { buffersOf, drawView } from './views';

/** Resolves once the page has handled the event. */
export type Emit = (event: EngineEvent, transfer?: ArrayBuffer[]) => Promise<void>;

export class Painter {
  #schedule = new ViewSchedule();
  #views: ViewRequest = {};
  #visible = true;
  #painting: Promise<void> | undefined;
  #pageBusy = false; // a frame is on its way: a slow page gets fewer, not a queue of them
  #host: LabHost;
  #emit: Emit;
  #turns: Turns;

  constructor(host: LabHost, emit: Emit, turns: Turns) {
    this.#host = host;
    this.#emit = emit;
    this.#turns = turns;
  }

  request(views: ViewRequest): void {
    this.#views = views;
    this.#schedule.request(views);
  }

  setVisible(visible: boolean): void {
    this.#visible = visible;
  }

  modelTrained(): void {
    this.#schedule.modelTrained();
  }

  modelReplaced(): void {
    this.#schedule.modelReplaced();
  }

  /** Computes what is due and emits it. `atRest`: no training follows, so everything out of date is due. */
  async paint(atRest: boolean): Promise<void> {
    while (this.#painting) await this.#painting;
    if (!this.#visible || (this.#pageBusy && !atRest)) return;
    this.#painting = this.#paintDue(atRest).finally(() => (this.#painting = undefined));
    await this.#painting;
  }

  async #paintDue(atRest: boolean): Promise<void> {
    const frame: Frame = { step: 0 };
    for (let name; this.#visible && (name = this.#schedule.next(performance.now(), atRest)); ) {
      this.#schedule.started(name);
      const [view, views] = [name, this.#views];
      const begun = performance.now();
      try {
        Object.assign(frame, await this.#host.use((lab) => drawView(lab, view, views)));
      } catch (error) {
        const { name, message } = asError(error);
        if (name === 'EngineCrashed') return;
        this.#schedule.failed(view);
        void this.#emit({ type: 'warning', name, message });
      }
      this.#schedule.finished(view, performance.now(), (performance.now() - begun) * this.#turns.loops); // every loop has pictures of its own
      await nextMacrotask(); // requests go in between two views
    }
    if (Object.keys(frame).length > 1) this.#send(frame);
  }

  #send(frame: Frame): void {
    this.#pageBusy = true;
    void this.#emit({ type: 'frame', frame }, buffersOf(frame)).finally(() => (this.#pageBusy = false));
  }
}

// Where a widget's lab is drawn: its part of the shadow root, dressed, watched and drawn anew with each state.
import { render } from 'lit';
import { readLook, type Look } from '../parts/theme-colors';
import { loadPanel } from '../panels/load';
import { PANELS } from '../panels/registry';
import { LabRequest, type Request } from '../store/requests';
import type { LabState } from '../store/state';
import { watchPanels } from '../lab/watch-panels';
import { sceneOf, shownIn, type Scene } from './scene';
import { dress } from './runtime-styles';

/** What changes the colours of the page without its doing. */
const SYSTEM_LOOKS = ['(prefers-color-scheme: dark)', '(forced-colors: active)'];

export class Stage {
  readonly #closing = new AbortController();
  #look: Look;
  #placed = 0;
  #last: Pick<Scene, 'state' | 'controls' | 'dead'> | null = null;
  #panels = ''; // that are watched
  #watch: IntersectionObserver | null = null;
  #hasControls = false;

  /** `again`: the visitor wants what has stopped to start. */
  constructor(readonly place: HTMLElement, readonly handle: (request: Request) => void, readonly again: () => void) {
    dress(place.getRootNode() as ShadowRoot);
    this.#look = readLook(place);
    const { signal } = this.#closing;
    place.addEventListener(LabRequest.type, (event) => {
      event.stopPropagation();
      handle((event as LabRequest).request);
    }, { signal });
    for (const query of SYSTEM_LOOKS) matchMedia(query).addEventListener('change', () => this.restyle(), { signal });
  }

  draw(scene: Pick<Scene, 'state' | 'controls' | 'dead'>): void {
    if (this.#closing.signal.aborted) return;
    this.#last = scene;
    if (scene.controls === 'full') void this.#bringControls();
    render(sceneOf({ ...scene, look: this.#look, placed: this.#placed }, this.again), this.place);
    this.#watchPanels(scene.state);
  }

  /** Other colours. */
  restyle(): void {
    this.#look = readLook(this.place);
    if (this.#last) this.draw(this.#last);
  }

  /** It stands elsewhere. */
  moved(): void {
    this.#placed++;
    this.restyle();
  }

  close(): void {
    this.#closing.abort();
    this.#watch?.disconnect();
    render(null, this.place);
  }

  /** Those that are drawn bring their code, and are seen or not; the others are not. */
  #watchPanels(state: LabState): void {
    const shown = shownIn(state);
    const panels = `${this.#placed} ${state.device !== null} ${shown.join()}`;
    if (panels === this.#panels) return;
    this.#panels = panels;
    for (const name of shown) void loadPanel(name);
    for (const { name } of PANELS) if (!shown.includes(name)) this.handle({ type: 'visible', panel: name, visible: false });
    this.#watch?.disconnect();
    this.#watch = watchPanels(this.place, this.handle);
  }

  async #bringControls(): Promise<void> {
    if (this.#hasControls) return;
    this.#hasControls = true;
    const { acceptDrops } = await import('./all-controls');
    acceptDrops(this.place);
  }
}

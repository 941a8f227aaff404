// Where a widget's lab is drawn: its part of the shadow root, dressed and watched. Its parts have
// their state from here.
import { render } from 'lit';
import { Provider } from '../parts/provider';
import { readThemeColors } from '../parts/theme-colors';
import { loadPanel } from '../panels/load';
import { PANELS } from '../panels/registry';
import { RequestEvent, type Request } from '../store/requests';
import { pick } from '../store/select';
import type { Observable } from '../store/store';
import { watchPanels } from '../page/watch-panels';
import { sceneOf, shownIn, type Scene, type SceneState } from './scene';
import { dress } from './runtime-styles';

/** What changes the colours of the page without its doing. */
const SYSTEM_COLORS = ['(prefers-color-scheme: dark)', '(forced-colors: active)'];

export type Around = Pick<Scene, 'controls' | 'dead'>;

export class Stage {
  readonly #closing = new AbortController();
  readonly #provider: Provider;
  #placed = 0;
  #state!: SceneState;
  #panels = ''; // that are watched
  #watch: IntersectionObserver | null = null;
  #hasControls = false;

  /**
   * `around`: what stands around the panels now; `again`: the visitor wants what has stopped to
   * start.
   */
  constructor(
    readonly place: HTMLElement,
    store: Observable,
    readonly around: () => Around,
    readonly handle: (request: Request) => void,
    readonly again: () => void,
  ) {
    dress(place.getRootNode() as ShadowRoot);
    this.#provider = new Provider(place, store, readThemeColors(place));
    const { signal } = this.#closing;
    place.addEventListener(
      RequestEvent.type,
      (event) => {
        event.stopPropagation();
        handle((event as RequestEvent).request);
      },
      { signal },
    );
    for (const query of SYSTEM_COLORS)
      matchMedia(query).addEventListener('change', () => this.restyle(), { signal });
    const unsubscribe = store.subscribe(
      pick('device', 'running', 'shown', 'schema', 'config'),
      (state) => {
        this.#state = state;
        this.draw();
      },
    );
    signal.addEventListener('abort', unsubscribe);
  }

  draw(): void {
    if (this.#closing.signal.aborted) return;
    const around = this.around();
    if (around.controls === 'full') void this.#bringControls();
    render(
      sceneOf({ state: this.#state, ...around, placed: this.#placed }, this.again),
      this.place,
    );
    this.#watchPanels(this.#state);
  }

  /** Other colours. */
  restyle(): void {
    this.#provider.colors = readThemeColors(this.place);
  }

  /** It stands elsewhere. */
  moved(): void {
    this.#placed++;
    this.restyle();
    this.draw();
  }

  close(): void {
    this.#closing.abort();
    this.#watch?.disconnect();
    render(null, this.place);
  }

  /** Those that are drawn bring their code, and are seen or not; the others are not. */
  #watchPanels(state: SceneState): void {
    const shown = shownIn(state);
    const panels = `${this.#placed} ${state.device !== null} ${shown.join()}`;
    if (panels === this.#panels) return;
    this.#panels = panels;
    for (const name of shown) void loadPanel(name);
    for (const { name } of PANELS)
      if (!shown.includes(name)) this.handle({ type: 'visible', panel: name, visible: false });
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

// Puts the page together: engine events into the store, the store's state into the elements, their requests to the engine.
import 'uplot/dist/uPlot.min.css';
import { Controller } from './controller';
import './curves-panel';
import './device-badge';
import { acceptDrops } from './drop-zone';
import './interpolation-panel';
import './introduction';
import { LabElement } from './lab-element';
import './latent-panel';
import { readLook } from './look';
import './measures/measures-panel';
import './notices';
import { keepForOffline } from './offline';
import './panel-head';
import './panel-switch';
import type { PanelName } from './panels';
import './reconstructions-panel';
import { LabRequest } from './requests';
import './samples-panel';
import './settings';
import './spoken-status';
import { initialState } from './state';
import { createStore } from './store';
import { onSystemTheme, restoreTheme, theme, toggleTheme } from './theme';
import './tour/invitations';
import './tour/tour-button';
import './tour/tour-panel';
import './transport';
import { urlOptions } from './url-options';
import './vitals';

restoreTheme();
const options = urlOptions(location.search);
const elements = [...document.querySelectorAll<HTMLElement>('[data-part]')].filter((element) => element instanceof LabElement);
let look = readLook(document.body);

const store = createStore(initialState(options.device), (state) => {
  for (const element of elements) Object.assign(element, { state, look });
});
const controller = new Controller(store);

document.body.addEventListener(LabRequest.type, (event) => controller.handle((event as LabRequest).request));
document.addEventListener('visibilitychange', () => controller.setVisible(document.visibilityState === 'visible'));
acceptDrops(document.body);
watchPanels();
watchTheme();
watchWidth();

for (const text of options.complaints) store.dispatch({ type: 'notice', tone: 'warning', text });
void controller.start({ device: options.device }, options.autoplay).then(keepForOffline);

/** Only what is on the screen, or about to be, is worth computing. */
function watchPanels(): void {
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      controller.handle({ type: 'visible', panel: (target as HTMLElement).dataset['panel'] as PanelName, visible: isIntersecting });
    }
  }, { rootMargin: '100px' });
  document.querySelectorAll('[data-panel]').forEach((view) => observer.observe(view));
}

function watchTheme(): void {
  const button = document.querySelector<HTMLButtonElement>('#theme')!;
  const follow = (): void => {
    button.setAttribute('aria-pressed', String(theme() === 'dark'));
    look = readLook(document.body);
    for (const element of elements) element.look = look;
  };
  button.addEventListener('click', () => (toggleTheme(), follow()));
  onSystemTheme(follow);
  follow();
}

/** The settings stand beside the pictures where there is room, and fold away where there is none. */
function watchWidth(): void {
  const wide = matchMedia('(min-width: 900px)');
  const settings = document.querySelector<HTMLDetailsElement>('#settings')!;
  const follow = (): void => void (settings.open = wide.matches);
  wide.addEventListener('change', follow);
  follow();
}

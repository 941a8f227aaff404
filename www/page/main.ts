// Puts the page together: engine events into the store, the store's state to the parts, their
// requests to the engine.
import 'uplot/dist/uPlot.min.css';
import { BackButton } from './back-button';
import './compare/compare-button';
import './compare/compare-page';
import { Comparison } from './compare/comparison';
import { isCompareRequest } from './compare/requests';
import { Controller } from './controller';
import './device-badge';
import { acceptDrops } from './drop-zone';
import { firstMirror } from './gallery-data/mirror';
import './import/import-dialog';
import './introduction';
import './autosave/offer-card';
import { PartElement } from '../parts/part-element';
import { onOtherLanguage, restoreLanguage } from './language';
import './language-switch';
import '../panels/all';
import { Provider } from '../parts/provider';
import { readThemeColors } from '../parts/theme-colors';
import './notices';
import { keepForOffline } from './offline';
import './panel-head';
import './panel-switch';
import { RequestEvent, type Request } from '../store/requests';
import './settings';
import { Address } from './share/address';
import './share/share-dialog';
import './spoken-status';
import { initialState } from './reduce';
import { followLanguage } from './static-words';
import { createStore } from './create-store';
import { ITS_OWN_PAGE } from './surroundings';
import { onSystemTheme, restoreTheme, theme, toggleTheme } from './theme';
import './tour/invitations';
import './tour/tour-button';
import './tour/tour-panel';
import './transport';
import './training-stats';
import './undo/undo-button';
import { watchPanels } from './watch-panels';

restoreTheme();
followLanguage();
const language = restoreLanguage(new URLSearchParams(location.search).get('lang'));
const address = new Address();

const store = createStore(initialState(address.options.device));
const own = address.options.controls === 'full'; // a page in an article is not a visitor's own
const controller = new Controller(store, { ...ITS_OWN_PAGE, keepReplaced: own });
const comparison = new Comparison(store, controller);

document.body.addEventListener(RequestEvent.type, (event) =>
  handle((event as RequestEvent).request),
);
document.addEventListener('visibilitychange', () =>
  [controller, comparison].forEach((one) => one.setVisible(document.visibilityState === 'visible')),
);
onOtherLanguage(() => [controller, comparison].forEach((one) => one.speak()));
addEventListener('hashchange', (event) => address.changed(event, store, handle));
acceptDrops(document.body);
watchPanels(document, handle);
watchTheme(new Provider(document.body, store, readThemeColors(document.body)));
watchWidth();
watchCorner();

new BackButton(store, handle, () => address.moved(store));
address.begin(store);
address.follow(store, handle);
for (const element of document.querySelectorAll('[data-part]'))
  if (element instanceof PartElement) element.join(); // they came before the state
const { mirror, issue } = firstMirror(location.search, () => localStorage);
store.dispatch({ type: 'mirror', mirror });
if (issue) store.dispatch({ type: 'notice', tone: 'warning', text: issue });
performance.mark('interactive');
void language
  .finally(() =>
    controller.start({ device: address.options.device }, address.options.autoplay, (schema) =>
      address.requestConfig(store, schema),
    ),
  )
  .then(() => (void import('./late').catch(() => {}), keepForOffline()));
if (own) void controller.keeper.begin();

function handle(request: Request): void {
  if (isCompareRequest(request)) comparison.handle(request);
  else void controller.handle(request);
}

function watchTheme(provider: Provider): void {
  const button = document.querySelector<HTMLButtonElement>('#theme')!;
  const show = (): void => button.setAttribute('aria-pressed', String(theme() === 'dark'));
  const follow = (): void => {
    show();
    provider.colors = readThemeColors(document.body);
  };
  button.addEventListener('click', () => (toggleTheme(), follow()));
  onSystemTheme(follow);
  show();
  // WebKit runs modules without waiting for stylesheets, and has no colours until they are there.
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]'))
    if (!link.sheet) link.addEventListener('load', follow, { once: true });
}

/** What notices cover can be scrolled out from under them. */
function watchCorner(): void {
  const corner = document.querySelector<HTMLElement>('.corner')!;
  new ResizeObserver(() =>
    document.body.style.setProperty('--corner', `${corner.offsetHeight}px`),
  ).observe(corner);
}

/**
 * The settings stand beside the pictures where there is room, and fold away where there is none.
 */
function watchWidth(): void {
  const wide = matchMedia('(min-width: 900px)');
  const settings = document.querySelector<HTMLDetailsElement>('#settings')!;
  const follow = (): void => void (settings.open = wide.matches);
  wide.addEventListener('change', follow);
  follow();
}

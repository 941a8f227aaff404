// The browser's Back, from a comparison or the tour to the page that they were opened from: each is
// an entry of the session's history, under the same address, for as long as it is open.
import type { Request } from '../store/requests';
import type { PageState } from '../store/state';
import type { Observable } from '../store/store';
import { BEGINNING } from './tour/tour';

type Place = 'page' | 'tour' | 'compare';

const OPENS: Record<Place, Request | null> = {
  page: null,
  tour: { type: 'tour', to: BEGINNING },
  compare: { type: 'compare-open' },
};
const LEAVES: Record<Place, Request | null> = {
  page: null,
  tour: { type: 'leave-tour', putBack: true },
  compare: { type: 'compare-close' },
};

/** A comparison stands in place of everything, the tour too. */
function placeOf({ compare, tour }: Pick<PageState, 'compare' | 'tour'>): Place {
  return compare.sides ? 'compare' : tour.at ? 'tour' : 'page';
}

/** Of the entry that the browser is at; null where it is a link's, which the page hasn't marked. */
function entry(): Place | null {
  return (history.state as { place?: Place } | null)?.place ?? null;
}

const marked = (place: Place): object => ({ ...(history.state as object | null), place });

export class BackButton {
  #at: Place = 'page'; // the place of the last entry seen
  #returning = false; // by us: the entry of what has been closed is being left

  /** `moved`: to an entry that has the address of when it was left. */
  constructor(
    readonly store: Observable,
    readonly handle: (request: Request) => void,
    readonly moved: () => void,
  ) {
    if (entry()) history.replaceState(marked('page'), ''); // reloaded: nothing is open
    store.subscribe(
      (state) => ({ place: placeOf(state) }),
      () => this.#follow(),
    );
    addEventListener('popstate', () => this.#popped());
  }

  /** The history as the page is. */
  #follow(): void {
    const place = placeOf(this.store.state);
    if (this.#returning || place === (entry() ?? 'page')) return;
    if (place === 'page') {
      this.#returning = true;
      return history.back();
    }
    if (!entry() || entry() === 'page') {
      history.replaceState(marked('page'), '');
      history.pushState(marked(place), '');
    } else history.replaceState(marked(place), ''); // from one to the other
    this.#at = place;
  }

  /** The page as the history is. */
  #popped(): void {
    const [from, to, place] = [this.#at, entry(), placeOf(this.store.state)];
    this.#at = to ?? 'page';
    const left = from !== 'page' && to === 'page';
    const opened = to && place === 'page' ? OPENS[to] : null; // by Forward
    if (left && !this.#returning) this.#ask(LEAVES[place]);
    this.#ask(opened);
    if (left || opened) this.moved();
    this.#returning = false;
    this.#follow();
  }

  #ask(request: Request | null): void {
    if (request) this.handle(request);
  }
}

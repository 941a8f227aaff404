// The address bar and the page in step: a link sets the page up, and what the visitor changes is
// written back.
import { msg, str } from '@lit/localize';
import type { Schema, SessionConfig } from '../../protocol/rust-types';
import { alike } from '../choices';
import { endsOf, type Gallery } from '../../store/gallery';
import type { Request } from '../../store/requests';
import { pick } from '../../store/select';
import type { PageState } from '../../store/state';
import type { Observable, Store } from '../../store/store';
import { badValue, sentences, type ValidationIssue } from './link-validation';
import { embedSnippet } from './embed';
import { isLink, namesRun, readPage, readRun, writeLink } from './link';
import { usualOptions, type PageOptions, type Walk } from './page-options';

// a slider in motion is written once; browsers allow few changes of the address
const WRITE_AFTER_MS = 500;

/** The page as the state has it; what isn't state is taken from `options`. */
export function pageOf(state: PageState, options: PageOptions): PageOptions {
  const { ends, gallery, choice, shown, point, speed } = state;
  const usual = gallery && endsOf(gallery);
  const walk: Walk =
    ends && usual && (ends.from !== usual[0] || ends.to !== usual[1]) ? [ends.from, ends.to] : null;
  return {
    ...options,
    device: choice,
    views: shown,
    point,
    speed,
    path: ends?.path ?? options.path,
    walk: gallery ? walk : options.walk,
  };
}

export class Address {
  /**
   * As the address says; `?device=` and `?autoplay=` in its query are what the hash is read
   * against.
   */
  options: PageOptions;
  #base: PageOptions;
  #issues: ValidationIssue[];
  #walk: Pick<PageOptions, 'path' | 'walk'> | null; // to be taken up once there are images to choose the ends from
  #timer: ReturnType<typeof setTimeout> | undefined;
  #hash = location.hash; // as last written or read
  #passed: string | null = null; // an address that the browser has come back to, and is not a link

  constructor() {
    const query = readPage(location.search.slice(1));
    const { page, issues } = readPage(hash(), query.page);
    this.#base = query.page;
    this.#issues = [...query.issues.filter(({ key }) => key !== 'v'), ...issues];
    this.options = this.#walk = page;
    this.#surround();
  }

  /** Before the engine starts: what needs no engine. */
  begin(store: Store): void {
    for (const request of requestsFor(store.state, this.options)) store.dispatch(request);
    this.#report(store);
  }

  /** The config of the link, once there is a schema to read it by. */
  requestConfig(store: Store, schema: Schema): SessionConfig | null {
    if (!namesRun(hash())) return null;
    const { config, issues } = readRun(schema, hash());
    this.#issues = issues;
    this.#report(store);
    return config;
  }

  /**
   * Another link, pasted into the address bar. It is read from the event: the page may have written
   * its own over it before the event came.
   */
  changed(
    { newURL }: Pick<HashChangeEvent, 'newURL'>,
    store: Store,
    handle: (request: Request) => void,
  ): void {
    const { state } = store;
    const { hash: link } = new URL(newURL);
    this.#hash = link;
    if (newURL === this.#passed) return void (this.#passed = null);
    if (!isLink(link)) return this.#write(state);
    const { page, issues } = readPage(link, this.#base);
    this.#issues = issues;
    this.options = this.#walk = page;
    this.#surround();
    for (const request of requestsFor(state, page)) handle(request);
    if (state.schema && state.config) {
      const { config, issues } = readRun(state.schema, link, state.config.data);
      this.#issues.push(...issues);
      if (!alike(config, state.config)) handle({ type: 'config', config });
    }
    if (page.device !== state.choice) handle({ type: 'device', choice: page.device });
    this.#report(store);
    this.#writeSoon(store);
  }

  /**
   * By Back or Forward to an entry of the history that stands for the same page at another time:
   * its address becomes that of the page as it is.
   */
  moved({ state }: Store): void {
    if (location.hash !== this.#hash) this.#passed = location.href; // `changed` will hear of it
    this.#write(state);
  }

  /** From now on: what the visitor changes. */
  follow(store: Store & Observable, handle: (request: Request) => void): void {
    store.subscribe(
      pick('phase', 'config', 'choice', 'shown', 'point', 'speed', 'ends', 'gallery', 'data'),
      ({ ends, gallery, data }) => {
        if (this.#walk && ends && gallery && data) this.#takeUpWalk(gallery, data.heldOut, handle);
        this.#report(store);
        this.#writeSoon(store);
      },
    );
  }

  #writeSoon({ state }: Store): void {
    if (state.phase !== 'ready') return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#write(state), WRITE_AFTER_MS);
  }

  /** For the stylesheet: how much of the page there is around the pictures. */
  #surround(): void {
    document.documentElement.dataset['controls'] = this.options.controls;
  }

  #takeUpWalk(gallery: Gallery, heldOut: number, handle: (request: Request) => void): void {
    const { path, walk } = this.#walk!;
    this.#walk = null;
    handle({ type: 'path', path });
    const there = walk !== null && Math.max(...walk) < heldOut;
    if (walk && !there)
      this.#issues = [
        badValue(
          'walk',
          walk.join(','),
          msg(str`the numbers of held-out images, of which there are ${heldOut}`),
          msg('the usual pair'),
        ),
      ];
    (there ? walk : endsOf(gallery))?.forEach((index, at) =>
      handle({ type: 'end', which: at === 0 ? 'from' : 'to', index }),
    );
  }

  #write({ schema, config, ...state }: PageState): void {
    if (!schema || !config) return;
    const text = writeLink(
      schema,
      { config, page: pageOf({ schema, config, ...state }, this.options) },
      this.#base,
    );
    const wanted = text.includes('&') ? `#${text}` : ''; // nothing but the version
    if (wanted !== location.hash)
      history.replaceState(history.state, '', `${location.pathname}${location.search}${wanted}`);
    this.#hash = wanted;
  }

  #report(store: Store): void {
    for (const text of sentences(this.#issues))
      store.dispatch({ type: 'notice', tone: 'warning', text });
    this.#issues = [];
  }
}

/** What the address holds of a link. */
function hash(): string {
  return isLink(location.hash) ? location.hash : '';
}

/** What makes the page look as the options say. */
function requestsFor(
  state: PageState,
  { views, point, speed }: PageOptions,
): Extract<Request, { type: 'show' | 'point' | 'speed' }>[] {
  const all = new Set([...state.shown, ...views]);
  return [
    { type: 'point', point },
    { type: 'speed', share: speed },
    ...[...all]
      .filter((panel) => views.includes(panel) !== state.shown.includes(panel))
      .map((panel) => ({ type: 'show', panel, shown: views.includes(panel) }) as const),
  ];
}

/** A link to what is on the page, for anyone: without this page's own query. */
export function linkTo(state: PageState, options: Partial<PageOptions>): string {
  const { schema, config } = state;
  const text =
    schema && config
      ? writeLink(schema, { config, page: pageOf(state, { ...usualOptions(), ...options }) })
      : '';
  return `${location.origin}${location.pathname}#${text}`;
}

/**
 * The HTML that shows what is on the page elsewhere, with the widget that is served beside this
 * page.
 */
export function snippetOf(state: PageState, options: Partial<PageOptions>): string {
  const { schema, config } = state;
  const page = pageOf(state, { ...usualOptions(), ...options });
  const script = new URL('vae-lab.js', `${location.origin}${location.pathname}`).href;
  // Of the link what is about the run: the rest has attributes of its own.
  return embedSnippet({
    script,
    link: linkTo(state, {}),
    config: schema && config ? writeLink(schema, { config, page }, page) : '',
    page,
  });
}

// The life of a widget: it waits behind its poster, wakes when someone comes near or asks for
// something, rests while nobody can see it, and lets go of everything once it is off the page.
import { msg, str, updateWhenLocaleChanges } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { query } from 'lit/decorators.js';
import { namedError } from '../protocol/errors';
import { locale } from '../i18n/locale';
import { ValidationIssues } from './validation';
import {
  VaeErrorEvent,
  VaeProgressEvent,
  VaeReadyEvent,
  VaeStateEvent,
  VaeWarningEvent,
  type TroubleDetail,
  type WidgetState,
} from './events';
import { isSpoken, languageAt, languageName, LANGUAGE_CODES, speakFirst } from './language';
import { lightSheets } from './light-styles';
import { posterOf } from './poster';
import { Presence } from './presence';
import { WidgetProperties } from './widget-properties';
import type { Listener } from './listener';
import type { WidgetRuntime } from './widget-runtime';
import { badAttribute, readAttributes, type ValidationIssue } from './attributes';

/** Attributes whose text tells all; what others come to is known with the engine. */
const READ_AT_ONCE = [
  'size',
  'fit',
  'invert',
  'backend',
  'steps',
  'views',
  'controls',
  'theme',
  'lang',
  'wasm-base',
  'worker-url',
];

/** A model waits so long for its widget to be put back into the page, as frameworks do. */
const KEPT_MS = 1000;

/** What happens to go wrong outside the engine. */
const ATTRIBUTE = 'AttributeError';
const LOADING = 'LoadError';

export abstract class WidgetLifecycle extends WidgetProperties {
  static override styles = lightSheets;

  @query('.surface') private place!: HTMLElement;
  #state: WidgetState = 'idle';
  #running = false;
  #waking: Promise<WidgetRuntime> | null = null;
  #runtime: WidgetRuntime | null = null;
  #hasModel = false;
  #locale = locale(); // in which it was last drawn
  #leaving: ReturnType<typeof setTimeout> | undefined;
  #lives = 0; // how often it has fallen asleep: what was begun before is over
  #wanted = readAttributes(() => null).attributes;
  readonly #issues = new ValidationIssues();
  readonly #presence = new Presence(this, (present) => this.#noticed(present));

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  /**
   * idle until someone comes near, loading until there is a model, ready from then on; failed when
   * nothing runs until it is started again.
   */
  get state(): WidgetState {
    return this.#state;
  }

  /** Whether it trains at this moment. A widget that nobody can see rests. */
  get running(): boolean {
    return this.#running;
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    if (name === 'lang') this.requestUpdate();
    else super.attributeChangedCallback(name, old, value);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    clearTimeout(this.#leaving);
    this.#presence.watch();
    this.#runtime?.moved();
  }

  /**
   * Moved without being removed: all goes on.
   *
   * @ignore
   */
  connectedMoveCallback(): void {
    this.#runtime?.moved();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#presence.rest();
    clearTimeout(this.#leaving);
    this.#leaving = setTimeout(() => this.#left()); // it may only be on its way elsewhere
  }

  /** Nobody sees it any more; what it has learnt stays for those who put it back. */
  #left(): void {
    if (!this.#hasModel) return this.#sleep();
    this.#runtime?.setPresent(false);
    this.#leaving = setTimeout(() => this.#sleep(), KEPT_MS);
  }

  /** Resolves once there is a model; loads what it takes. */
  protected awake(): Promise<WidgetRuntime> {
    if (!this.isConnected)
      return Promise.reject(namedError('ArgumentError', msg('The widget is not on a page yet.')));
    if (this.#state === 'failed' && !this.#hasModel) this.#waking = null;
    return (this.#waking ??= this.#open());
  }

  /** The same, after a crash too: with a new model. */
  protected revive(): Promise<WidgetRuntime> {
    if (this.#state === 'failed') this.#waking = null;
    return this.awake();
  }

  protected override willUpdate(): void {
    const { attributes, issues } = readAttributes((name) => this.#text(name));
    this.#wanted = attributes;
    const translated = this.hasUpdated && this.#locale !== locale();
    this.#issues.replace(READ_AT_ONCE, [...issues, ...this.#speak()], translated);
    this.#locale = locale();
  }

  protected override render(): TemplateResult {
    const { state, controls } = { state: this.#state, controls: this.#wanted.controls };
    return html`<div class="widget ${controls}" role="group" aria-label=${msg('vae-lab: a model of images that learns as you watch')}>
      ${this.#hasModel ? nothing : posterOf({ attributes: this.#wanted, image: this.poster, state, play: () => this.#start() })}
      <div class="surface"></div>
      <div class="issues" part="error" role="alert">${this.#issues.all.map(({ text }) => html`<p>${text}</p>`)}
        ${state === 'failed' && !this.#runtime ? html`<button part="play" type="button" @click=${() => this.#start()}>${msg('Try again')}</button>` : nothing}</div>
    </div>`;
  }

  protected override updated(): void {
    for (const { text } of this.#issues.takeUntold())
      this.#warn({ name: ATTRIBUTE, message: text });
    this.#runtime
      ?.apply(this.#wanted)
      .catch(({ name, message }: Error) => this.#warn({ name, message }));
  }

  /** What an attribute says, or will say once it reflects its property. */
  #text(attribute: string): string | null {
    const property = attribute.replace(/-(.)/g, (_, letter: string) =>
      letter.toUpperCase(),
    ) as keyof this;
    const value = this[property] as string | number | boolean | null | undefined;
    return value === true ? '' : value === false || value == null ? null : String(value);
  }

  #noticed(present: boolean): void {
    this.#runtime?.setPresent(present);
    if (present && this.#state === 'idle') this.awake().catch(() => {}); // it says so itself
  }

  #start(): void {
    this.revive()
      .then((runtime) => runtime.play())
      .catch(() => {}); // it says so itself
  }

  async #open(): Promise<WidgetRuntime> {
    this.#turn('loading');
    const life = this.#lives;
    try {
      const runtime = (this.#runtime ??= await this.#makeRuntime());
      await runtime.begin();
      if (this.#wanted.autoplay) await runtime.play();
      return runtime;
    } catch (thrown) {
      const { name, message } = thrown as Error;
      if (this.#state === 'loading' && life === this.#lives) this.#failed({ name, message }); // what else is wrong has been told
      throw thrown;
    }
  }

  async #makeRuntime(): Promise<WidgetRuntime> {
    const life = this.#lives;
    const { WidgetRuntime } = await import('./widget-runtime').catch((error: Error) =>
      this.#missing(error),
    );
    await this.updateComplete;
    if (life !== this.#lives)
      throw namedError('EngineStopped', msg('The widget is no longer on the page.'));
    const runtime = new WidgetRuntime(this.place, this.#wanted, this.#listener());
    runtime.setPresent(this.#presence.present);
    return runtime;
  }

  #missing({ message }: Error): never {
    const text = msg(str`The rest of the widget could not be loaded (${message}).`);
    this.#report([LOADING], [{ about: LOADING, text }]);
    this.#failed({ name: LOADING, message: text });
    throw namedError(LOADING, text);
  }

  #sleep(): void {
    this.#lives++;
    this.#runtime?.close();
    this.#runtime = this.#waking = null;
    this.#hasModel = false;
    this.#turn('idle', false);
  }

  #listener(): Listener {
    return {
      ready: (detail) => {
        this.#hasModel = true;
        this.#turn('ready');
        this.dispatchEvent(new VaeReadyEvent(detail));
      },
      progress: (detail) => this.dispatchEvent(new VaeProgressEvent(detail)),
      running: (running) => this.#turn(this.#state, running),
      warned: (detail) => this.#warn(detail),
      failed: (detail, dead) =>
        dead ? this.#failed(detail) : this.dispatchEvent(new VaeErrorEvent(detail)),
      revive: (play) => (play ? this.#start() : void this.revive().catch(() => {})),
      reported: (about, issues) => this.#report(about, issues),
    };
  }

  #failed(detail: TroubleDetail): void {
    this.#turn('failed', false);
    this.dispatchEvent(new VaeErrorEvent(detail));
  }

  #warn(detail: TroubleDetail): void {
    this.dispatchEvent(new VaeWarningEvent(detail));
  }

  #turn(state: WidgetState, running = this.#running): void {
    if (state === this.#state && running === this.#running) return;
    [this.#state, this.#running] = [state, running];
    this.requestUpdate();
    this.dispatchEvent(new VaeStateEvent({ state, running }));
  }

  #report(about: readonly string[], issues: readonly ValidationIssue[]): void {
    if (this.#issues.replace(about, issues)) this.requestUpdate();
  }

  /** One language for all: what else is wanted can't be had. */
  #speak(): ValidationIssue[] {
    const spoken = speakFirst(languageAt(this));
    const wanted = this.getAttribute('lang');
    if (!wanted || wanted.split('-')[0] === spoken) return [];
    if (!isSpoken(wanted)) return [badAttribute('lang', wanted, LANGUAGE_CODES, spoken)];
    return [
      {
        about: 'lang',
        text: msg(
          str`The widgets of a page speak one language, here ${languageName(spoken)}: the attribute lang of another one is left out.`,
        ),
      },
    ];
  }
}

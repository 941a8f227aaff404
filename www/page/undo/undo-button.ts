// In the bar: the run whose place another has taken, and those before it, back again.
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { say } from '../../i18n/locale';
import { count } from '../../i18n/numbers';
import { element } from '../../parts/element';
import { moreIcon, undoIcon } from '../../parts/icons';
import { part } from '../../parts/part-element';
import { pick } from '../../store/select';
import { runName } from '../run-name';
import type { FormerRun } from './state';

/** Where keys are the text's own. */
const TEXT = 'input:not([type="range"], [type="checkbox"], [type="radio"]), textarea, select';

@element('lab-undo')
export class LabUndo extends part(pick('undo', 'phase', 'schema')) {
  readonly #onKey = (event: KeyboardEvent): void => {
    const { ctrlKey, metaKey, altKey, shiftKey, key, defaultPrevented, target } = event;
    if (key.toLowerCase() !== 'z' || ctrlKey === metaKey || altKey || shiftKey || defaultPrevented)
      return;
    // a dialog is about something else, and in a comparison the run can't be seen
    const elsewhere = document.querySelector('dialog[open]') || this.store.state.compare.sides;
    if (elsewhere || (target instanceof Element && target.matches(TEXT))) return;
    event.preventDefault();
    this.ask({ type: 'undo' });
  };

  readonly #onPointer = ({ target }: PointerEvent): void => {
    const menu = this.querySelector('details');
    if (menu && !menu.contains(target as Node)) menu.open = false;
  };

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#onKey);
    document.addEventListener('pointerdown', this.#onPointer);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#onKey);
    document.removeEventListener('pointerdown', this.#onPointer);
  }

  protected override render(): unknown {
    const {
      undo: { runs, busy },
      phase,
    } = this.state;
    const [last, ...earlier] = runs;
    if (!last) return nothing;
    return html`<button class="tool" type="button" data-testid="undo" aria-keyshortcuts="Control+Z" aria-disabled=${busy || phase !== 'ready'}
        title=${msg(str`Bring back ${this.#name(last)} (Ctrl+Z)`)} @click=${() => this.ask({ type: 'undo' })}>${undoIcon}<span>${msg('Undo')}</span></button>
      ${
        earlier.length === 0
          ? nothing
          : html`<details @keydown=${this.#onMenuKey} @focusout=${this.#onLeave}>
        <summary class="tool" data-testid="former-runs" aria-label=${msg('Runs to bring back')} title=${msg('Runs to bring back')}>${moreIcon}</summary>
        <ul>${runs.map(
          (run) =>
            html`<li><button type="button" data-testid="former-run" @click=${(event: Event) => this.#pick(event, run)}>${this.#name(run)}</button></li>`,
        )}</ul></details>`
      }`;
  }

  #name({ config, images, step }: FormerRun): string {
    const { schema } = this.state;
    const name = schema ? runName(schema, config) : msg('a model');
    return msg(str`${name} (${say(images)}), step ${count(step)}`);
  }

  #pick(event: Event, { id }: FormerRun): void {
    this.#close(event.currentTarget as Element);
    this.ask({ type: 'undo', id });
  }

  #onMenuKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.#close(event.currentTarget as Element);
  }

  #onLeave({ currentTarget, relatedTarget }: FocusEvent): void {
    const menu = currentTarget as HTMLDetailsElement;
    if (relatedTarget && !menu.contains(relatedTarget as Node)) menu.open = false;
  }

  #close(inside: Element): void {
    const menu = inside.closest('details')!;
    menu.open = false;
    menu.querySelector('summary')!.focus();
  }
}

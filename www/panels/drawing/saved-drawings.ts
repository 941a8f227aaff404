// The drawings kept to learn from: each with its class, and away with it where it went wrong.
import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { count } from '../../i18n/numbers';
import { fitInk } from '../../views/ink';
import { element } from '../../parts/element';
import { part } from '../../parts/part-element';
import { pick } from '../../store/select';
import { closeIcon } from '../../parts/icons';
import { paintImageGrid, toneOf } from '../../parts/paint';
import { classPicker } from './class-picker';
import { drawsBright } from './drawer';
import { joining, type Kept } from './state';
import { FEWEST_IMAGES, MOST_IMAGES } from './training-set';

@element('lab-drawing-tray')
export class LabDrawingTray extends part(
  pick('data', 'gallery', 'classNames'),
  ({ drawing: { tray } }) => ({ tray }),
) {
  protected override render(): unknown {
    const { tray } = this.state;
    if (tray.length === 0) return nothing;
    const ready = joining(tray, this.state.data).length;
    return html`<h3>${msg(str`Kept to learn from: ${count(tray.length)}`)}</h3>
      <ul class="kept-drawings" data-testid="tray">${repeat(
        tray,
        ({ id }) => id,
        (kept, at) => this.#one(kept, at + 1),
      )}</ul>
      <div class="controls">
        <button class="tool strong" type="button" data-testid="train-too" ?disabled=${ready === 0} @click=${() => this.ask({ type: 'teach', only: false })}>${msg('Train on them too')}</button>
        <button class="tool" type="button" data-testid="train-only" ?disabled=${tray.length < FEWEST_IMAGES} @click=${() => this.ask({ type: 'teach', only: true })}>${msg('Train on these only')}</button>
      </div>
      <p class="fact">${this.#note(ready)}</p>`;
  }

  protected override updated(changed: PropertyValues): void {
    const { tray, data } = this.state;
    if (!data || (!changed.has('state') && !changed.has('colors'))) return;
    const tone = toneOf(this.state, this.colors);
    this.querySelectorAll('canvas').forEach((canvas, at) => {
      const kept = tray[at];
      if (kept)
        paintImageGrid(
          canvas,
          fitInk(kept.ink, data, drawsBright(this.state)),
          { columns: 1, gap: 0 },
          tone,
        );
    });
  }

  #one({ id, label }: Kept, number: number): unknown {
    return html`<li><canvas class="sheet" width="28" height="28" role="img" aria-label=${msg(str`Drawing ${number}`)}></canvas>
      <button class="remove-drawing" type="button" aria-label=${msg(str`Remove drawing ${number}`)} @click=${() => this.ask({ type: 'drop-drawing', id })}>${closeIcon}</button>
      ${classPicker(this.state, label, msg(str`Class of drawing ${number}`), (label) => this.ask({ type: 'label-drawing', id, label }))}</li>`;
  }

  /** What will happen to them, or why it cannot. */
  #note(ready: number): string {
    const { tray, data } = this.state;
    const notes = [msg('Training continues with the model as it is.')];
    const waiting = tray.length - ready;
    if (waiting > 0)
      notes.push(
        msg(
          str`These images have classes, so each drawing needs one before it can join them. Drawings without a class: ${waiting}.`,
        ),
      );
    if (tray.length < FEWEST_IMAGES)
      notes.push(msg(str`To train on these only, keep at least ${FEWEST_IMAGES}.`));
    if (data && data.train + data.heldOut + ready > MOST_IMAGES)
      notes.push(
        msg(
          str`At most ${count(MOST_IMAGES)} images are allowed, so drawings take the place of other images.`,
        ),
      );
    return notes.join(' ');
  }
}

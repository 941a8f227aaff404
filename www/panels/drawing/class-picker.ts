// Which class a drawing is of: one of the data's, or none.
import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { className } from '../../store/class-names';
import type { PageState } from '../../store/state';

/** Nothing where the images have no classes. */
export function classPicker(
  state: Pick<PageState, 'data' | 'classNames'>,
  chosen: number | null,
  label: string,
  choose: (label: number | null) => void,
): unknown {
  const { data } = state;
  if (!data?.labelled) return nothing;
  return html`<select data-testid="drawing-class" aria-label=${label} @change=${(event: Event) => {
    const { value } = event.target as HTMLSelectElement;
    choose(value === '' ? null : Number(value));
  }}><option value="" .selected=${chosen === null}>${msg('no class')}</option>
    ${Array.from({ length: data.classes }, (_, at) => html`<option value=${at} .selected=${chosen === at}>${className(state, at)}</option>`)}</select>`;
}

// The published sets, a button each: the one place where this page asks another host for something,
// because the visitor does.
import { msg, str } from '@lit/localize';
import { html } from 'lit';
import { amount } from '../../i18n/numbers';
import { element } from '../../parts/element';
import { part } from '../../parts/part-element';
import { pick } from '../../store/select';
import { folderOf } from './mirror';
import { bytesOf, PUBLISHED, published, type Published } from './published';

@element('lab-gallery-data')
export class LabGalleryData extends part(pick('download', 'phase')) {
  protected override render(): unknown {
    const { mirror } = this.state.download;
    const hosts = [...new Set(PUBLISHED.map((set) => new URL(folderOf(set, mirror)).host))].join(
      ', ',
    );
    return html`
      ${this.state.download.busy ? this.#progress() : html`<div class="pair">${PUBLISHED.map((set) => this.#button(set))}</div>`}
      <p class="fact">${msg(html`Only these two buttons contact another host: <b data-testid="download-host">${hosts}</b> sends the files and learns only that they were requested. They are checked by their SHA-256 sums and kept in this browser.`)}</p>
      <details class="more"><summary>${msg('Mirror')}</summary>
        <label class="mirror"><span class="fact">${msg('Another folder to take them from, with a folder “mnist” and a folder “fashion-mnist” in it. Empty for the usual places.')}</span>
          <input type="url" data-testid="mirror" placeholder="https://" .value=${mirror} @change=${(event: Event) => this.ask({ type: 'mirror', mirror: (event.target as HTMLInputElement).value })} /></label></details>`;
  }

  #button(set: Published): unknown {
    const { phase } = this.state;
    return html`<button class="tool published" type="button" data-testid="get-${set.name}" ?disabled=${phase !== 'ready'} @click=${() => this.ask({ type: 'get-published', name: set.name })}>
      ${set.title} <small>${megabytes(bytesOf(set))} MB</small></button>`;
  }

  #progress(): unknown {
    const { name, received } = this.state.download.busy!;
    const set = published(name);
    const [here, all] = [megabytes(received), megabytes(bytesOf(set))];
    return html`<div class="download"><span data-testid="download-progress">${msg(str`${set.title}: ${here} of ${all} MB`)}</span>
      <button class="tool" type="button" data-testid="cancel-download" @click=${() => this.ask({ type: 'cancel-download' })}>${msg('Cancel')}</button>
      <progress max=${bytesOf(set)} value=${received} aria-label=${msg(str`${set.title}, downloaded`)}></progress></div>`;
  }
}

function megabytes(bytes: number): string {
  return amount(bytes / 1e6, 1);
}

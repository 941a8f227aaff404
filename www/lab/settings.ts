// The settings, grouped by what a change does: acts at once, or starts a new model. Built from the schema.
import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { Field, Network } from '../engine/rust-types';
import './field-control';
import { valueAt } from './fields';
import { LabElement } from './lab-element';
import { count } from './numbers';

const NETWORKS: Record<Network['kind'], string> = { mlp: 'Fully connected', conv: 'Convolutional' };

@customElement('lab-settings')
export class LabSettings extends LabElement {
  protected override render(): unknown {
    const { schema, config, data, model } = this.state;
    const fields = schema?.fields ?? [];
    const inData = (field: Field): boolean => field.path.startsWith('data.');
    return html`
      <section><h3>Learning <span class="tag now">acts at once</span></h3>${fields.filter((field) => !field.restart).map((field) => this.#field(field))}</section>
      <section><h3>Model <span class="tag">starts a new model</span></h3>
        <div class="line"><label for="network">Network</label>
          <select id="network" data-testid="network-select" ?disabled=${!config} @change=${this.#onNetwork}>${(Object.keys(NETWORKS) as Network['kind'][]).map((kind) => html`
            <option value=${kind} .selected=${config?.model.network.kind === kind}>${NETWORKS[kind]}</option>`)}</select></div>
        ${fields.filter((field) => field.restart && !inData(field)).map((field) => this.#field(field))}
        <p class="fact">${model ? html`${count(model.parameters)} parameters` : nothing}</p></section>
      <section><h3>Images</h3>
        <p class="source"><b data-testid="data-name">${data?.name ?? '–'}</b>
          ${data ? html`<span>${data.height} × ${data.width} pixels; ${count(data.train)} to learn from, ${count(data.heldOut)} held out${data.labelled ? `, ${data.classes} classes` : ''}</span>` : nothing}</p>
        ${config?.data.kind === 'files'
          ? html`<button class="tool wide" type="button" data-testid="use-digits" @click=${() => this.ask({ type: 'digits' })}>Use the built-in digits</button>`
          : fields.filter(inData).map((field) => this.#field(field))}
        ${this.#fileButton('Open IDX files…', 'file-input', '', true)}
        <p class="fact">Or drop them anywhere: images and labels, plain or .gz. They stay on your device. The model goes on with images of the same size; for others a new one starts.</p></section>
      <section><h3>Checkpoint</h3>
        <div class="pair"><button class="tool" type="button" data-testid="save" ?disabled=${!model} @click=${() => this.ask({ type: 'save' })}>Save</button>
          ${this.#fileButton('Open…', 'checkpoint-input', '.safetensors', false)}</div></section>
      <section><h3>Device</h3>
        <div class="line"><label for="device">Run on</label>
          <select id="device" data-testid="device-select" @change=${(event: Event) => this.ask({ type: 'device', choice: (event.target as HTMLSelectElement).value as 'auto' })}>
            ${(['auto', 'webgpu', 'cpu'] as const).map((choice) => html`<option value=${choice} .selected=${this.state.choice === choice}>${{ auto: 'The faster one', webgpu: 'WebGPU', cpu: 'CPU' }[choice]}</option>`)}</select></div></section>`;
  }

  /** One control, or one for each place of a list; none where this config has no such place. */
  #field(field: Field): unknown {
    const value = this.state.config ? valueAt(this.state.config, field.path) : undefined;
    if (Array.isArray(value)) return value.map((part: number, at) => this.#control(field, `${field.path}.${at}`, part, value.length > 1 ? ` ${at + 1}` : ''));
    return typeof value === 'number' ? this.#control(field, field.path, value, '') : nothing;
  }

  #control(field: Field, path: string, value: number, suffix: string): unknown {
    return html`<lab-field .state=${this.state} .look=${this.look} .field=${field} .path=${path} .value=${value} .suffix=${suffix}></lab-field>`;
  }

  /** A real file input, drawn as a button: it keeps its focus, its label and its keys. */
  #fileButton(text: string, hook: string, accept: string, multiple: boolean): unknown {
    return html`<label class="tool wide file"><span>${text}</span><input type="file" data-testid=${hook} accept=${accept} ?multiple=${multiple}
      @change=${(event: Event) => this.#onFiles(event.target as HTMLInputElement)} /></label>`;
  }

  #onFiles(input: HTMLInputElement): void {
    const files = [...(input.files ?? [])];
    input.value = ''; // so that the same file can be chosen again
    if (files.length > 0) this.ask({ type: 'files', files });
  }

  #onNetwork(event: Event): void {
    this.ask({ type: 'network', kind: (event.target as HTMLSelectElement).value as Network['kind'] });
  }
}

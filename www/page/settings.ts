// The settings, grouped by what a change does: acts at once, or starts a new model. Built from the
// schema.
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { DataSummary, Field, ListLength } from '../protocol/rust-types';
import { say } from '../i18n/locale';
import { amount, count, short } from '../i18n/numbers';
import { boundOf } from '../views/bounds';
import './choice-control';
import { open } from './choices';
import { element } from '../parts/element';
import './field-control';
import './layers-control';
import './gallery-data/gallery-data';
import { lengthOf, valueAt } from './fields';
import { part } from '../parts/part-element';
import { pick } from '../store/select';
import './preset-picker';

/**
 * Rarely wanted, with all that stands below them: behind “More”, so that the rest can be taken in
 * at a glance.
 */
const RARE = [
  'model.network.activation',
  'model.network.upsampling',
  'model.initialWeights',
  'training.optimiser',
  'seed',
  'data.seed',
  'training.schedule',
  'training.shuffle',
  'model.gate',
  'model.binarisation',
  'model.likelihood.binarisation',
  'model.bound.warmupSteps',
  'model.bound.freeBits',
  'model.labelSmoothing',
  'model.discriminatorSteps',
];

const isRare = (path: string): boolean =>
  RARE.some((rare) => path === rare || path.startsWith(`${rare}.`));

const isOfData = (path: string): boolean => path.startsWith('data.');

interface Control {
  path: string;
  restart: boolean;
  template: unknown;
}

@element('lab-settings')
export class LabSettings extends part(
  pick('schema', 'config', 'data', 'model', 'phase', 'choice'),
  ({ progress }) => ({ learningRate: progress?.learningRate, beta: progress?.beta }),
) {
  protected override render(): unknown {
    const { model, phase, schema } = this.state;
    if (phase === 'starting' && !schema) return nothing; // all of it at once, so that nothing moves
    const controls = this.#controls();
    return html`
      <section><lab-presets></lab-presets></section>
      <section><h3>${msg('Learning')} <span class="tag now">${msg('acts at once')}</span></h3>
        ${this.#group(
          controls.filter(({ restart, path }) => !restart && !isOfData(path)),
          'learning',
        )}${this.#now()}</section>
      <section><h3>${msg('Model')} <span class="tag">${msg('starts a new model')}</span></h3>
        ${this.#group(
          controls.filter(({ restart, path }) => restart && !isOfData(path)),
          'model',
        )}
        <p class="fact">${model ? msg(str`${count(model.parameters)} parameters`) : nothing}</p></section>
      <section><h3>${msg('Images')}</h3>${this.#images(controls.filter(({ path }) => isOfData(path)))}</section>
      <section><h3>${msg('Checkpoint')}</h3>
        <div class="pair"><button class="tool" type="button" data-testid="save" ?disabled=${!model} @click=${() => this.ask({ type: 'save' })}>${msg('Save')}</button>
          ${this.#fileButton(msg('Open…'), 'checkpoint-input', '.safetensors')}</div></section>
      <section><h3>${msg('Device')}</h3>${this.#device()}</section>`;
  }

  /** Pickers first, then numbers, each in the schema's order. */
  #controls(): Control[] {
    const { schema, config } = this.state;
    if (!schema || !config) return [];
    const choices = open(schema.choices, config).map((choice) => ({
      ...choice,
      template: html`<lab-choice .choice=${choice}></lab-choice>`,
    }));
    return [...choices, ...schema.fields.flatMap((field) => this.#fields(field))];
  }

  /** One control, or one for each place of a list; none where this config has no such place. */
  #fields(field: Field): Control[] {
    const { config, schema } = this.state;
    const value = config ? valueAt(config, field.path) : undefined;
    const length = schema ? lengthOf(schema, field.path) : undefined;
    const control = (path: string, value: number, suffix: string): Control => ({
      path,
      restart: field.restart,
      template: html`<lab-field .field=${field} .path=${path} .value=${value} .suffix=${suffix}></lab-field>`,
    });
    if (Array.isArray(value)) {
      const parts = value.map((part: number, at) =>
        control(`${field.path}.${at}`, part, value.length > 1 ? ` ${at + 1}` : ''),
      );
      return length ? [...parts, layers(field, length, value)] : parts;
    }
    return typeof value === 'number' ? [control(field.path, value, '')] : [];
  }

  #group(controls: Control[], name: string): unknown {
    const rare = controls.filter(({ path }) => isRare(path));
    const list = (some: Control[]): unknown =>
      repeat(
        some,
        ({ path }) => path,
        ({ template }) => template,
      );
    return html`${list(controls.filter((control) => !rare.includes(control)))}
      ${rare.length > 0 ? html`<details class="more" data-testid="more-${name}"><summary>${msg('More')}</summary>${list(rare)}</details>` : nothing}`;
  }

  /** What a schedule and a warm-up have made of the settings by now. */
  #now(): unknown {
    const { learningRate, beta, config } = this.state;
    if (learningRate === undefined || beta === undefined || !config) return nothing;
    const bound = boundOf(config.model);
    const facts = [
      config.training.schedule === 'constant'
        ? ''
        : msg(str`The learning rate is now ${short(learningRate)}.`),
      bound?.kind === 'elbo' && beta !== bound.beta
        ? msg(str`Beta is now ${amount(beta, 2)}.`)
        : '',
    ];
    return html`<p class="fact">${facts.join(' ')}</p>`;
  }

  #images(controls: Control[]): unknown {
    const { config, data } = this.state;
    return html`<p class="source"><b data-testid="data-name">${data ? say(data.name) : '–'}</b>
        ${data ? html`<span>${aboutData(data)}</span>` : nothing}</p>
      ${
        config?.data.kind === 'files'
          ? html`<button class="tool wide" type="button" data-testid="use-digits" @click=${() => this.ask({ type: 'digits' })}>${msg('Use the built-in digits')}</button>
              <button class="tool wide" type="button" data-testid="use-sprites" @click=${() => this.#useSprites()}>${msg('Use the built-in sprites')}</button>`
          : this.#group(controls, 'images')
      }
      <lab-gallery-data></lab-gallery-data>
      <button class="tool wide" type="button" data-testid="open-import" @click=${() => this.ask({ type: 'open-import' })}>${msg('Your own images…')}</button>
      <p class="fact">${msg('Or drop them anywhere: image files, a folder, a zip, arrays, IDX. They stay on your device. The model goes on with images of the same size; for others a new one starts.')}</p>`;
  }

  #useSprites(): void {
    const choice = this.state.schema?.choices.find(({ path }) => path === 'data.kind');
    const option = choice?.options.find(({ value }) => value === 'sprites');
    if (choice && option) this.ask({ type: 'option', choice, option });
  }

  #device(): unknown {
    return html`<div class="line"><label for="device">${msg('Run on')}</label>
      <select id="device" data-testid="device-select" @change=${(event: Event) => this.ask({ type: 'device', choice: (event.target as HTMLSelectElement).value as 'auto' })}>
        ${(['auto', 'webgpu', 'cpu'] as const).map((choice) => html`<option value=${choice} .selected=${this.state.choice === choice}>${{ auto: msg('The faster one'), webgpu: 'WebGPU', cpu: 'CPU' }[choice]}</option>`)}</select></div>`;
  }

  /** A real file input, drawn as a button: it keeps its focus, its label and its keys. */
  #fileButton(text: string, hook: string, accept: string): unknown {
    return html`<label class="tool wide file"><span>${text}</span><input type="file" data-testid=${hook} accept=${accept}
      @change=${(event: Event) => this.#onFiles(event.target as HTMLInputElement)} /></label>`;
  }

  #onFiles(input: HTMLInputElement): void {
    const files = [...(input.files ?? [])];
    input.value = ''; // so that the same file can be chosen again
    if (files.length > 0) this.ask({ type: 'checkpoints', files });
  }
}

/** What makes the list of a network's layers longer or shorter. */
function layers(field: Field, length: ListLength, widths: readonly number[]): Control {
  return {
    path: field.path,
    restart: field.restart,
    template: html`<lab-layers .field=${field} .length=${length} .widths=${widths}></lab-layers>`,
  };
}

function aboutData({ height, width, train, heldOut, labelled, classes }: DataSummary): string {
  const counts = msg(
    str`${height} × ${width} pixels; ${count(train)} to learn from, ${count(heldOut)} held out`,
  );
  return labelled ? msg(str`${counts}, ${classes} classes`) : counts;
}

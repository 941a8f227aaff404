// What frameworks' types say of the tag, with as much of each framework as they lean on.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readApi } from '../../../pkg-scripts/custom-elements.mjs';
import { FRAMEWORKS } from '../../../pkg-scripts/npm/entries.mjs';

const TYPES = 'pkg-scripts/npm/frameworks';
const TSC = path.resolve('node_modules/.bin/tsc');
const { element } = await readApi();
const fields = element.members.filter((member) => member.kind === 'field');
const ATTRIBUTES = `export interface HTMLAttributes<T = unknown> { class?: string; id?: string; of?: T }`;
const JSX_OF = `${ATTRIBUTES}
export namespace JSX { interface IntrinsicElements { div: HTMLAttributes<HTMLDivElement> } }`;

/** By the folder and file of each. */
const STAND_INS: Record<string, string> = {
  'react/index': `${JSX_OF}
export type DetailedHTMLProps<Attributes, T> = Attributes & { ref?: { current: T | null } };`,
  'preact/index': JSX_OF,
  'solid-js/index': `export namespace JSX {
  interface HTMLAttributes<T> { class?: string; of?: T }
  interface IntrinsicElements { div: HTMLAttributes<HTMLDivElement> }
}`,
  'vue/index': `${ATTRIBUTES}
export type DefineComponent<Props> = new () => { $props: Props };
export interface GlobalComponents {}`,
  'svelte/elements': `${ATTRIBUTES}
export interface SvelteHTMLElements { div: HTMLAttributes<HTMLDivElement> }`,
};

const event = (name: string): string => `'vae-${name}': CustomEvent<{ step: number }>;`;
const ELEMENT = `export declare class VaeLabElement extends HTMLElement {
${fields.map(({ name, type }) => `  ${name}: ${type.text};`).join('\n')}
}
declare global {
  interface HTMLElementEventMap { ${['ready', 'progress', 'state', 'warning', 'error'].map(event).join(' ')} }
}`;

/** What the framework knows of the tag, and how it listens. */
const TAGS: Record<string, [from: string, name: string, type: string, listener: string]> = {
  react: ['react', 'JSX', "JSX.IntrinsicElements['vae-lab']", 'onvae-progress'],
  preact: ['preact', 'JSX', "JSX.IntrinsicElements['vae-lab']", 'onvae-progress'],
  solid: ['solid-js', 'JSX', "JSX.IntrinsicElements['vae-lab']", 'on:vae-progress'],
  vue: [
    'vue',
    'GlobalComponents',
    "InstanceType<GlobalComponents['vae-lab']>['$props']",
    'onVaeProgress',
  ],
  svelte: [
    'svelte/elements',
    'SvelteHTMLElements',
    "SvelteHTMLElements['vae-lab']",
    'onvae-progress',
  ],
};

let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'frameworks-'));
  const write = (name: string, text: string): void => {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  };
  fs.cpSync(TYPES, path.join(folder, 'types'), { recursive: true });
  write('types/element.d.ts', ELEMENT);
  write('types/vae-lab.d.ts', "export * from './element.js';");
  for (const [name, text] of Object.entries(STAND_INS)) write(`node_modules/${name}.d.ts`, text);
  for (const [name, [from, imported, type, listener]] of Object.entries(TAGS))
    write(
      `${name}.ts`,
      `import './types/${name}.js';
import type { ${imported} } from '${from}';
type Tag = ${type};
export const tag: Tag = { class: 'wide', preset: 'digits', seed: 3, size: '28', fit: 'contain', 'wasm-base': '/wasm/', autoplay: true, '${listener}': ({ detail }) => detail.step.toFixed() };
// @ts-expect-error: there are no such controls
export const wrong: Tag = { controls: 'many' };
// @ts-expect-error: it has no such property
export const unknown: Tag = { speed: 3 };
`,
    );
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

test('each framework has a tag here', () => {
  expect(Object.keys(TAGS)).toEqual(FRAMEWORKS);
});

test.each([
  ['esnext', 'bundler'],
  ['nodenext', 'nodenext'],
])('a template may say what the element has, and nothing else (%s)', (module, resolution) => {
  const files = Object.keys(TAGS).map((name) => `${name}.ts`);
  const options =
    `--noEmit --strict --target es2022 --lib es2023,dom --module ${module} --moduleResolution ${resolution}`.split(
      ' ',
    );
  const told = (): string => {
    try {
      return execFileSync(TSC, [...options, '--types', '', ...files], {
        cwd: folder,
        encoding: 'utf8',
      });
    } catch (error) {
      return (error as { stdout: string }).stdout;
    }
  };
  expect(told()).toBe('');
});

test('the properties are those that reflect attributes', () => {
  const props = fs.readFileSync(`${TYPES}/props.d.ts`, 'utf8');
  const listed = /type Reflected =([^;]*);/.exec(props)![1]!.match(/\w+/g)!;
  const reflecting = fields.filter(({ attribute }) => attribute).map(({ name }) => name);
  expect(listed.sort()).toEqual(reflecting.sort());
});

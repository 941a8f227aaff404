// The manifest against the element as it runs.
import fs from 'node:fs';
import { expect, test, vi } from 'vitest';
import { customElements, readApi } from '../../../pkg-scripts/custom-elements.mjs';
import { PANELS } from '../../../www/panels/registry';

vi.stubGlobal('IntersectionObserver', class {});
const { VaeLabElement } = await import('../../../www/element/vae-lab');

const api = await readApi();
const { attributes, members, events, slots, cssParts, cssProperties } = api.element;
const fields = members.filter((member) => member.kind === 'field');
const methods = members.filter((member) => member.kind === 'method');
const sorted = (entries: readonly { name: string }[]): string[] =>
  entries.map(({ name }) => name).sort();
const own = (type: { prototype: object }): string[] => Object.getOwnPropertyNames(type.prototype);

test('it names the attributes that the class observes', () => {
  expect(sorted(attributes)).toEqual([...VaeLabElement.observedAttributes].sort());
});

test('it names the properties that reflect them, and what a change of each acts on', () => {
  const reflecting = [...VaeLabElement.elementProperties]
    .filter(([, { reflect }]) => reflect)
    .map(([name]) => String(name));
  expect(sorted(fields.filter(({ attribute }) => attribute))).toEqual(reflecting.sort());
  expect([...api.changes.keys()].sort()).toEqual(reflecting.sort());
  expect(new Set(api.changes.values())).toEqual(new Set(['at once', 'new model', 'new engine']));
});

test('it names the methods of the class, and what else can be read', () => {
  expect(sorted(methods)).toEqual(
    own(VaeLabElement)
      .filter((name) => !['constructor', 'engine'].includes(name))
      .sort(),
  );
  expect(sorted(fields.filter(({ readonly }) => readonly))).toEqual(['running', 'state']);
});

test('a method has its parameters and what its promise brings', () => {
  const sample = methods.find(({ name }) => name === 'sample')!;
  expect(sample.parameters).toEqual([
    { name: 'count', type: { text: 'number' } },
    { name: 'seed', type: { text: 'number' }, optional: true },
  ]);
  expect(sample.return).toEqual({ type: { text: 'Promise<ImageGrid>' } });
});

test('what can be one of a few words says which', () => {
  expect(attributes.find(({ name }) => name === 'backend')!.type.text).toBe(
    "'auto' | 'webgpu' | 'cpu' | null",
  );
  expect(attributes.find(({ name }) => name === 'views')!.description).toContain(
    PANELS.map(({ name }) => name).join(', '),
  );
});

test('each event has what it carries', () => {
  expect(sorted(events)).toEqual([
    'vae-error',
    'vae-progress',
    'vae-ready',
    'vae-state',
    'vae-warning',
  ]);
  expect(events.map(({ type }) => api.details.get(type.text))).toContainEqual([
    'step',
    'epoch',
    'terms',
    'stepsPerSecond',
  ]);
});

test('it names the custom properties that the stylesheets read', () => {
  const sheets = ['page/css/tokens.css', 'element/css/frame.css']
    .map((name) => fs.readFileSync(`www/${name}`, 'utf8'))
    .join('');
  expect(sorted(cssProperties)).toEqual(
    [...new Set([...sheets.matchAll(/--vae-lab-[a-z-]+/g)].map(([name]) => name))].sort(),
  );
});

test('it has a sentence for everything', () => {
  for (const { name, description } of [
    ...attributes,
    ...members,
    ...events,
    ...slots,
    ...cssParts,
    ...cssProperties,
  ])
    expect(description, name).toMatch(/^.{4,}\.$/);
});

test('the tag is defined by the script that registers it', () => {
  const defining = customElements(api).modules[1]!;
  expect(defining.path).toBe('vae-lab.js');
  expect(defining.exports).toEqual([
    {
      kind: 'custom-element-definition',
      name: 'vae-lab',
      declaration: { name: 'VaeLabElement', module: 'element.js' },
    },
  ]);
});

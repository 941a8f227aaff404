import { expect, test } from 'vitest';
import { customElements } from '../../../pkg-scripts/custom-elements.mjs';
import * as api from '../../../www/element/api';

const [classModule, defining] = customElements(api).modules;
const element = classModule!.declarations![0]!;

test('the manifest has all of the interface', () => {
  const names = (entries: readonly { name: string }[]): string[] => entries.map(({ name }) => name);
  expect(names(element.attributes)).toEqual(names(api.ATTRIBUTES));
  expect(names(element.members)).toEqual([...api.ATTRIBUTES.map(({ property }) => property), ...names(api.PROPERTIES), ...names(api.METHODS)]);
  expect(names(element.events)).toEqual(names(api.EVENTS));
  expect(names(element.cssParts)).toEqual(names(api.PARTS));
  expect(names(element.cssProperties)).toEqual(names(api.CUSTOM_PROPERTIES));
});

test('a method has its parameters and what its promise brings', () => {
  const sample = element.members.find(({ name }) => name === 'sample') as { parameters?: object[]; return?: object };
  expect(sample.parameters).toEqual([{ name: 'count', type: { text: 'number' } }, { name: 'seed', type: { text: 'number' }, optional: true }]);
  expect(sample.return).toEqual({ type: { text: 'Promise<Sheet>' } });
});

test('the tag is defined by the script that registers it', () => {
  expect(defining!.path).toBe('vae-lab.js');
  expect(defining!.exports).toEqual([{ kind: 'custom-element-definition', name: 'vae-lab', declaration: { name: 'VaeLabElement', module: 'element.js' } }]);
});

import fs from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { ATTRIBUTES, CUSTOM_PROPERTIES, EVENTS, METHODS, PARTS, PROPERTIES } from '../../../www/element/api';

vi.stubGlobal('IntersectionObserver', class {});
const { VaeLabElement } = await import('../../../www/element/vae-lab');
const members = (type: { prototype: object }): string[] => Object.getOwnPropertyNames(type.prototype);

describe('the description of the widget', () => {
  it('names the attributes that it observes', () => {
    expect(ATTRIBUTES.map(({ name }) => name).sort()).toEqual([...VaeLabElement.observedAttributes].sort());
  });

  it('names the properties that reflect them', () => {
    const reflecting = [...VaeLabElement.elementProperties].filter(([, { reflect }]) => reflect).map(([name]) => name);
    expect(ATTRIBUTES.map(({ property }) => property).filter((name) => name !== 'lang').sort()).toEqual(reflecting.sort());
  });

  it('names its methods and its own properties', () => {
    const own = members(VaeLabElement).filter((name) => !['constructor', 'engine'].includes(name));
    expect(METHODS.map(({ name }) => name).sort()).toEqual(own.sort());
    expect(members(Object.getPrototypeOf(VaeLabElement))).toEqual(expect.arrayContaining(PROPERTIES.map(({ name }) => name)));
  });

  it('names the custom properties that the stylesheets read', () => {
    const sheets = ['lab/css/tokens.css', 'element/css/frame.css'].map((name) => fs.readFileSync(`www/${name}`, 'utf8')).join('');
    const read = new Set([...sheets.matchAll(/--vae-lab-[a-z-]+/g)].map(([name]) => name));
    expect(CUSTOM_PROPERTIES.map(({ name }) => name).sort()).toEqual([...read].sort());
  });

  it('has a sentence for everything', () => {
    for (const { name, description } of [...ATTRIBUTES, ...PROPERTIES, ...METHODS, ...EVENTS, ...PARTS, ...CUSTOM_PROPERTIES]) expect(description, name).toMatch(/^.{4,}\.$/);
  });
});

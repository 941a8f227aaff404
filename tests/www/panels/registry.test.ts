import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sections } from '../../../pkg-scripts/panel-sections.mjs';
import { CONTROLS } from '../../../www/panels/controls';
import { openPanels, PANELS } from '../../../www/panels/registry';

const FOLDER = 'www/panels';
const names = PANELS.map(({ name }) => name as string);
const folders = fs
  .readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const has = (name: string, file: string): boolean => fs.existsSync(`${FOLDER}/${name}/${file}`);

describe('the registry of panels', () => {
  it('names every folder once', () => {
    expect([...names].sort()).toEqual(folders.sort());
  });

  it.each(names)('finds the element of %s under the tag of its name', (name) => {
    expect(fs.readFileSync(`${FOLDER}/${name}/${name}-panel.ts`, 'utf8')).toContain(
      `@element('lab-${name}')`,
    );
  });

  it('finds every control', () => {
    expect(CONTROLS.map(({ panel }) => panel.name)).toEqual(
      names.filter((name) => has(name, 'control.ts')),
    );
  });

  it.each(openPanels())(
    'has something to stand in the place of %s, which is there from the start',
    (name) => {
      expect(has(name, 'placeholder.html')).toBe(true);
    },
  );
});

describe('the sections of index.html', () => {
  const html = sections(PANELS);
  const opening = (name: string): string =>
    html.match(new RegExp(`<section[^>]*data-panel="${name}"[^>]*>`))![0];

  it('stand in the order of the registry', () => {
    expect([...html.matchAll(/data-panel="(\w+)"/g)].map(([, name]) => name)).toEqual(names);
  });

  it('are hidden but for those that are open from the start', () => {
    expect(names.filter((name) => !opening(name).includes('hidden'))).toEqual(openPanels());
  });

  it('have the words of their panels, and none left to fill in', () => {
    for (const { title } of PANELS) expect(html).toContain(`>${title()}</h2>`);
    expect(html).toContain('<p class="caption">Codes picked at random from the prior');
    expect(html).toContain('<p class="caption">Training raises the evidence lower bound');
    expect(html).not.toMatch(/\{\{|undefined/);
  });
});

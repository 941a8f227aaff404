import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleTypes } from '../../../pkg-scripts/npm/types.mjs';

const WRITTEN: Record<string, string> = {
  'element/index': "export { Widget } from './widget';\nexport type * from '../engine/words';\n",
  'element/widget': `import { LitElement, type TemplateResult } from 'lit';
import type { Shade } from '../engine/words';
import type { Surface } from './surface';
/** It can be shaded. */
export declare class Widget extends LitElement {
    #private;
    static styles: import("lit").CSSResult[];
    /** How dark. */
    shade: Shade;
    private surface;
    /** Of no use outside. */
    protected render(): TemplateResult;
    ready(): Promise<import("../engine/more").More>;
}
export declare function internal(): Surface;
declare global {
    interface HTMLElementTagNameMap {
        'a-widget': Widget;
    }
}
`,
  'element/surface': 'export interface Surface { width: number }\n',
  'element/bare':
    "import type { TemplateResult } from 'lit';\nexport declare function draw(): TemplateResult;\n",
  'engine/words': 'export type Shade = number;\ninterface Hidden { unused: true }\n',
  'engine/more':
    'export interface More { depth: Depth }\ntype Depth = 1;\nexport type Unused = 2;\n',
};

let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'types-'));
  for (const [name, text] of Object.entries(WRITTEN)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, `${name}.d.ts`), text);
  }
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

/** What an entry's declarations become. */
async function bundled(source: string): Promise<string> {
  await bundleTypes([{ file: 'entry', source }], folder, path.join(folder, 'out'));
  return fs.readFileSync(path.join(folder, 'out/entry.d.ts'), 'utf8');
}

test('only what an entry reaches is declared', async () => {
  const text = await bundled('element/index');
  expect(text).toContain('type Shade = number;');
  expect(text).toContain('type Depth = 1;');
  expect(text).not.toMatch(/Hidden|Unused|Surface|internal/);
  expect(text).toMatch(/export \{ (type )?Shade, Widget \};/);
});

test('an element is an HTMLElement with its public members, their comments and its tag', async () => {
  const text = await bundled('element/index');
  expect(text).toContain(`/** It can be shaded. */
declare class Widget extends HTMLElement {
  #private;
  /** How dark. */
  shade: Shade;
  ready(): Promise<More>;
}
declare global {
  interface HTMLElementTagNameMap {
    'a-widget': Widget;
  }
}`);
  expect(text).not.toContain('lit');
});

test('a type of a library that is bundled is refused', async () => {
  await expect(bundled('element/bare')).rejects.toThrow(/entry\.d\.ts.*lit/);
});

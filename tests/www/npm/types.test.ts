import { expect, test } from 'vitest';
import { readDeclarations } from '../../../pkg-scripts/npm/declarations.mjs';
import { reach } from '../../../pkg-scripts/npm/types.mjs';

const written: Record<string, string> = {
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
  'engine/words': 'export type Shade = number;\ninterface Hidden { unused: true }\n',
  'engine/more': 'export interface More { depth: Depth }\ntype Depth = 1;\nexport type Unused = 2;\n',
};

const reached = (entry: string): Map<string, string> => new Map(reach([entry], (module) => readDeclarations(written[module]!)));

test('only what an entry reaches is declared, and imports name their ending', () => {
  const found = reached('element/index');
  expect([...found.keys()].sort()).toEqual(['element/index', 'element/widget', 'engine/more', 'engine/words']);
  expect(found.get('element/index')).toBe("export type * from '../engine/words.js';\nexport { Widget } from './widget.js';\nexport {};\n");
  expect(found.get('engine/more')).toBe('export interface More { depth: Depth }\ntype Depth = 1;\nexport {};\n');
  expect(found.get('engine/words')).not.toContain('Hidden');
});

test('an element is an HTMLElement with its public members, their comments and its tag', () => {
  expect(reached('element/index').get('element/widget')).toBe(`import { Shade } from '../engine/words.js';
/** It can be shaded. */
export declare class Widget extends HTMLElement {
    #private;
    /** How dark. */
    shade: Shade;
    ready(): Promise<import("../engine/more.js").More>;
}
declare global {
    interface HTMLElementTagNameMap {
        'a-widget': Widget;
    }
}
export {};
`);
});

test('a type of a library that is bundled is refused', () => {
  written['element/bare'] = "import type { TemplateResult } from 'lit';\nexport declare function draw(): TemplateResult;\n";
  expect(() => reached('element/bare')).toThrow(/element\/bare.*lit/);
});

// What the package exports: under which name, from which built file, written where in www/.
/** @type {readonly { name: string, file: string, source: string }[]} */
export const ENTRIES = [
  { name: '.', file: 'engine', source: 'program/index' },
  { name: './element', file: 'element', source: 'element/index' },
  { name: './define', file: 'vae-lab', source: 'element/define' },
];

/** Frameworks that are told of the tag: `vae-lab/react` registers it, too. Each has its types here. */
export const FRAMEWORKS = ['react', 'preact', 'solid', 'vue', 'svelte'];

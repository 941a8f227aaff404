// What the package exports: under which name, from which built file, written where in www/.
/** @type {readonly { name: string, file: string, source: string }[]} */
export const ENTRIES = [
  { name: '.', file: 'engine', source: 'engine/index' },
  { name: './element', file: 'element', source: 'element/index' },
  { name: './define', file: 'vae-lab', source: 'element/define' },
];

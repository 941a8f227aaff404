// Who may import whom in www/, for `depcruise`, which pkg-scripts/check runs: every import counts,
// also one for its side effects, one of types alone, and import().

/**
 * For each folder those that it may import, values or types. What isn't named here, it may not.
 *
 * @type {Record<string, string[]>}
 */
const BELOW = {
  protocol: [],
  i18n: ['protocol'],
  fonts: [],
  engine: ['protocol', 'i18n'],
  views: ['protocol', 'i18n'],
  data: ['protocol', 'engine'],
  store: ['protocol', 'i18n', 'views'],
  parts: ['protocol', 'i18n', 'engine', 'views', 'store'],
  panels: ['protocol', 'i18n', 'engine', 'views', 'store', 'parts'],
  page: ['protocol', 'i18n', 'fonts', 'engine', 'views', 'data', 'store', 'parts', 'panels'],
  program: ['protocol', 'engine', 'page'],
  element: ['protocol', 'i18n', 'engine', 'views', 'data', 'store', 'parts', 'panels', 'page'],
  bench: ['protocol', 'i18n', 'engine'],
  docs: [],
  offline: [],
};

const anyOf = (/** @type {string[]} */ folders) => `^www/(${folders.join('|')})/`;
const layers = Object.entries(BELOW).map(([folder, below]) => ({
  name: `${folder}-imports-from-below`,
  severity: 'error',
  from: { path: anyOf([folder]) },
  to: { path: '^www/[^/]+/', pathNot: anyOf([folder, ...below]) },
}));

export default {
  forbidden: [
    ...layers,
    {
      name: 'every-folder-has-a-place',
      comment: 'A new folder of www/ is given its place in .dependency-cruiser.mjs.',
      severity: 'error',
      from: { path: '^www/[^/]+/', pathNot: anyOf(Object.keys(BELOW)) },
      to: {},
    },
    {
      name: 'no-panel-imports-another',
      comment: 'What two panels share lies beside them, in parts/, store/ or views/.',
      severity: 'error',
      from: { path: '^www/panels/([^/]+)/' },
      to: { path: '^www/panels/[^/]+/', pathNot: '^www/panels/$1/' },
    },
    {
      name: 'no-circle',
      comment:
        'Modules that need each other, be it for a type, can be understood, moved and tested only together.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: true, // types, too
  },
};

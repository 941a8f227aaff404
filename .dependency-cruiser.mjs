// Who may import whom in www/, for `depcruise`, which pkg-scripts/check runs: every import counts, also one for its side effects, one
// of types alone, and import().

/**
 * For each folder those whose values it may import. What isn't named here, it may not.
 *
 * @type {Record<string, string[]>}
 */
const VALUES = {
  i18n: [],
  fonts: [],
  engine: ['i18n'],
  views: ['i18n'],
  data: ['engine'],
  store: ['i18n', 'engine', 'views'],
  parts: ['i18n', 'engine', 'views', 'store'],
  panels: ['i18n', 'engine', 'views', 'store', 'parts'],
  page: ['i18n', 'fonts', 'engine', 'views', 'data', 'store', 'parts', 'panels'],
  element: ['i18n', 'engine', 'views', 'data', 'store', 'parts', 'panels', 'page'],
  bench: ['i18n', 'engine'],
  docs: [],
  offline: [],
};

/**
 * Those whose types it may import besides.
 *
 * @type {Record<string, string[]>}
 */
const TYPES = { i18n: ['engine'], views: ['engine'] };

const anyOf = (/** @type {string[]} */ folders) => `^www/(${folders.join('|')})/`;
const layers = Object.entries(VALUES).flatMap(([folder, values]) => {
  const rule = (
    /** @type {string} */ name,
    /** @type {string[]} */ allowed,
    /** @type {object} */ types,
  ) => ({
    name,
    severity: 'error',
    from: { path: anyOf([folder]) },
    to: { path: '^www/[^/]+/', pathNot: anyOf([folder, ...allowed]), ...types },
  });
  const types = [...values, ...(TYPES[folder] ?? [])];
  return [
    rule(`${folder}-imports-values-from-below`, values, { dependencyTypesNot: ['type-only'] }),
    rule(`${folder}-imports-types-from-below`, types, { dependencyTypes: ['type-only'] }),
  ];
});

export default {
  forbidden: [
    ...layers,
    {
      name: 'every-folder-has-a-place',
      comment: 'A new folder of www/ is given its place in .dependency-cruiser.mjs.',
      severity: 'error',
      from: { path: '^www/[^/]+/', pathNot: anyOf(Object.keys(VALUES)) },
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

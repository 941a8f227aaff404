// The chapters in the order of reading. Their titles are their own first headings.
import path from 'node:path';

/** @type {[part: string, sources: string[]][]} */
const PARTS = [
  ['Start', ['docs/README.md', 'docs/guide/gallery.md']],
  [
    'The widget',
    [
      'docs/guide/widget.md',
      'docs/guide/styling.md',
      'docs/guide/embedding.md',
      'docs/guide/hosts.md',
      'docs/guide/csp.md',
      'docs/guide/hosting.md',
    ],
  ],
  [
    'The engine',
    [
      'docs/guide/engine.md',
      'docs/guide/configuration.md',
      'docs/guide/data.md',
      'docs/checkpoints/README.md',
      'docs/guide/changes-0.2.md',
    ],
  ],
  [
    'Background',
    [
      'docs/guide/mathematics.md',
      'docs/guide/glossary.md',
      'docs/guide/performance.md',
      'docs/results/bounds.md',
      'docs/results/gradient-signal.md',
      'docs/results/classifier.md',
      'docs/results/adversarial.md',
      'docs/program.md',
    ],
  ],
  [
    'Good to know',
    ['docs/guide/troubleshooting.md', 'docs/guide/accessibility.md', 'docs/guide/browsers.md'],
  ],
];

/** @typedef {{ part: string, source: string, page: string }} Chapter */

/** Each chapter's source, the page it becomes, and the part it belongs to. */
export function chapters() {
  return PARTS.flatMap(([part, sources]) =>
    sources.map((source) => ({ part, source, page: `${pageName(source)}.html` })),
  );
}

/** @param {string} source */
function pageName(source) {
  if (source === 'docs/README.md') return 'index';
  const { dir, name } = path.parse(source);
  return name === 'README' ? path.basename(dir) : name;
}

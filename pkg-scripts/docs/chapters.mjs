// The chapters in the order of reading. Their titles are their own first headings.
import fs from 'node:fs';
import path from 'node:path';

const PARTS = [
  ['Start', ['docs/README.md', 'docs/guide/gallery.md']],
  ['The widget', ['docs/guide/widget.md', 'docs/guide/styling.md', 'docs/guide/embedding.md', 'docs/guide/csp.md', 'docs/guide/hosting.md']],
  ['The engine', ['docs/guide/engine.md', 'docs/guide/configuration.md', 'docs/guide/data.md', ...markdownIn('docs/checkpoints')]],
  ['Background', ['docs/guide/mathematics.md', 'docs/guide/performance.md', ...markdownIn('docs/results'), 'docs/program.md']],
  ['Good to know', ['docs/guide/troubleshooting.md', 'docs/guide/accessibility.md', 'docs/guide/browsers.md']],
];

/** Each chapter's source, the page it becomes, and the part it belongs to. */
export function chapters() {
  return PARTS.flatMap(([part, sources]) => sources.map((source) => ({ part, source, page: `${pageName(source)}.html` })));
}

function pageName(source) {
  if (source === 'docs/README.md') return 'index';
  const { dir, name } = path.parse(source);
  return name === 'README' ? path.basename(dir) : name;
}

function markdownIn(folder) {
  if (!fs.existsSync(folder)) return [];
  const names = fs.readdirSync(folder).filter((name) => name.endsWith('.md'));
  return names.sort((a, b) => Number(b === 'README.md') - Number(a === 'README.md') || a.localeCompare(b)).map((name) => `${folder}/${name}`);
}

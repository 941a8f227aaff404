// The glossary of the page as Markdown: what it says of each term in its languages, one below the other.
import { runnerImport } from 'vite';

/** @typedef {import('../../www/page/glossary/entry').Entry} Entry */

/** @returns {Promise<readonly (readonly [string, readonly Entry[]])[]>} */
export async function readGlossary() {
  /** @type {{ module: typeof import('../../www/page/glossary/entries') }} */
  const { module } = await runnerImport('./www/page/glossary/entries/index.ts', {
    configFile: false,
    logLevel: 'error',
  });
  return module.PARTS;
}

/** @param {readonly (readonly [heading: string, entries: readonly Entry[]])[]} parts */
export function glossary(parts) {
  return parts
    .flatMap(([heading, entries]) => [`## ${heading}`, ...entries.map(section)])
    .join('\n\n');
}

/** @param {Entry} entry */
function section({ chapter, formula, in: { en, zh } }) {
  const [name, ...others] = en.names;
  return [
    `### ${capital(name)}`,
    ...(others.length > 0 ? [`Also: ${others.join(', ')}.`] : []),
    en.says,
    ...(formula ? ['```math', formula, '```'] : []),
    `**${zh.names.join('、')}**：${zh.says}`,
    `[In the mathematics](mathematics.md#${chapter})`,
  ]
    .join('\n\n')
    .replace(/```math\n\n([^]*?)\n\n```/, '```math\n$1\n```');
}

const capital = (/** @type {string} */ name) => name[0].toUpperCase() + name.slice(1);

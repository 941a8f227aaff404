// What pkg-scripts/check says of a small project that has a fault, under the rules, the projects
// and the scripts as they are.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const SCRIPTS = [
  'check',
  'setup',
  'lib.sh',
  'words',
  'layers.mjs',
  'circles.mjs',
  'node-modules-match.mjs',
].map((name) => `pkg-scripts/${name}`);
const OTHERS = [
  'package.json',
  'package-lock.json',
  '.dependency-cruiser.mjs',
  '.editorconfig',
  '.oxlintrc.json',
  '.prettierignore',
  '.prettierrc.json',
  'lit-localize.json',
  'lit-localize.engine.json',
  'src/layers.md',
  'README.md',
];
const EMPTY = { 'src/lib.rs': '', 'src/bin/vae-lab/main.rs': '' };

/** `output`: what it prints about this part, for a project of these files. */
export function check(
  part: string,
  files: Record<string, string>,
): { passes: boolean; output: string } {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'trial-'));
  const place = (name: string): string => {
    fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    return path.join(root, name);
  };
  try {
    for (const name of [...SCRIPTS, ...OTHERS, ...projects()]) fs.copyFileSync(name, place(name));
    for (const [name, text] of Object.entries({ ...EMPTY, ...files }))
      fs.writeFileSync(place(name), text);
    for (const name of fs.readdirSync('node_modules'))
      if (name !== '.cache')
        fs.symlinkSync(path.resolve('node_modules', name), place(`node_modules/${name}`));
    const { status, stdout, stderr } = spawnSync(path.join(root, 'pkg-scripts/check'), [part], {
      encoding: 'utf8',
    });
    return { passes: status === 0, output: stdout + stderr };
  } finally {
    fs.rmSync(root, { recursive: true });
  }
}

function projects(): string[] {
  const inside = ['www', 'pkg-scripts', 'tests'].flatMap((folder) =>
    fs
      .readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => path.join(folder, name)),
  );
  return [...fs.readdirSync('.'), ...inside].filter((name) => /tsconfig[^/]*\.json$/.test(name));
}

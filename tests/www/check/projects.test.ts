// What pkg-scripts/check says of names that a place hasn't got: a file that uses one name of each world is put into every folder of a
// small tree, under the projects as they are.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';

const FAULTY = ['OffscreenCanvas', 'document', 'process'].map((name) => `export const of_${name} = (): unknown => ${name};\n`).join('');

/** A file of each folder, and the names that it must not use. */
const REFUSED: Record<string, string[]> = {
  'www/engine/messages.ts': ['OffscreenCanvas', 'document', 'process'], // what crosses between page and worker
  'www/i18n/a.ts': ['OffscreenCanvas', 'document', 'process'],
  'www/engine/a.ts': ['document', 'process'],
  'www/data/a.ts': ['document', 'process'],
  'www/views/a.ts': ['document', 'process'],
  'www/store/a.ts': ['document', 'process'],
  'www/panels/a.ts': ['process'],
  'www/lab/a.ts': ['process'],
  'www/element/a.ts': ['process'],
  'tests/www/a.ts': [],
};

const PROJECTS = ['.', 'www', 'pkg-scripts', 'tests'].flatMap((folder) =>
  fs.readdirSync(folder, { recursive: folder !== '.' }).map((name) => path.join(folder, String(name))).filter((name) => /tsconfig[^/]*\.json$/.test(name)),
);
const LISTED = fs.readFileSync('www/engine/tsconfig.protocol.json', 'utf8').match(/[^"]+\.ts(?=")/g)!;

const found = new Map<string, Set<string>>(); // by file, the names that the compiler doesn't find

beforeAll(() => {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'projects-'));
  const write = (name: string, text: string): void => {
    fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    fs.writeFileSync(path.join(root, name), text);
  };
  try {
    for (const name of [...PROJECTS, 'package.json']) write(name, fs.readFileSync(name, 'utf8'));
    for (const name of LISTED) write(path.join('www/engine', name), 'export {};\n');
    for (const name of Object.keys(REFUSED)) write(name, FAULTY);
    fs.mkdirSync(path.join(root, 'node_modules'));
    for (const name of fs.readdirSync('node_modules')) if (name !== '.cache') fs.symlinkSync(path.resolve('node_modules', name), path.join(root, 'node_modules', name));
    const { stdout } = spawnSync('node_modules/.bin/tsc', ['--build'], { cwd: root, encoding: 'utf8' });
    for (const [, file, name] of stdout.matchAll(/^(\S+?)\(.*Cannot find name '(\w+)'/gm)) found.set(file!, (found.get(file!) ?? new Set()).add(name!));
  } finally {
    fs.rmSync(root, { recursive: true });
  }
}, 60_000);

it.each(Object.entries(REFUSED))('the compiler refuses in %s what is not there: %j', (file, names) => {
  expect([...found.get(file) ?? []]).toEqual(names);
});

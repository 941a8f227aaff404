// What pkg-scripts/check says of names that a place hasn't got: a worker and a drawing have no DOM.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/** What the compiler says of a file of this text in a folder of www/. */
function complaints(folder: string, text: string): string {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'projects-'));
  try {
    fs.mkdirSync(path.join(root, 'www', folder), { recursive: true });
    for (const file of ['tsconfig.json', `www/${folder}/tsconfig.json`]) fs.copyFileSync(file, path.join(root, file));
    fs.symlinkSync(path.resolve('node_modules'), path.join(root, 'node_modules'));
    fs.writeFileSync(path.join(root, 'www', folder, 'a.ts'), text);
    return spawnSync('node_modules/.bin/tsc', ['--noEmit', '--project', `www/${folder}`], { cwd: root, encoding: 'utf8' }).stdout;
  } finally {
    fs.rmSync(root, { recursive: true });
  }
}

describe.each(['engine', 'data', 'views'])('the compiler, in www/%s', (folder) => {
  it('knows what a worker has', () => {
    expect(complaints(folder, 'export const canvas = new OffscreenCanvas(1, 1);\nexport const ask = (): void => self.postMessage(1);\n')).toBe('');
  });

  it('refuses what only a page has', () => {
    expect(complaints(folder, 'export const title = (): string => document.title;\n')).toContain("Cannot find name 'document'");
    expect(complaints(folder, 'export const element = (): unknown => new HTMLElement();\n')).toContain('HTMLElement');
  });
});

// The package's declarations: those that its entries reach, of all that TypeScript writes for this project.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const SPECIFIER = /(\bfrom\s*|\bimport\s*\(?\s*)(['"])([^'"\n]+)\2/g;

/** `sources`: modules of www/, without their ending. */
export function writeTypes(sources, folder) {
  const all = fs.mkdtempSync(path.join(os.tmpdir(), 'vae-lab-types-'));
  try {
    execFileSync('tsc', ['--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--rootDir', '.', '--outDir', all], { stdio: 'inherit' });
    const wanted = new Set(sources);
    for (const module of wanted) {
      const text = fs.readFileSync(path.join(all, 'www', `${module}.d.ts`), 'utf8');
      const out = text.replace(SPECIFIER, (_, before, quote, target) => {
        if (!target.startsWith('.')) throw new Error(`${module}: the package's types can't use ${target}, which its users don't have`);
        wanted.add(path.posix.join(path.posix.dirname(module), target));
        return `${before}${quote}${target}.js${quote}`; // Node's resolution wants the ending, the bundlers' bears it
      });
      const file = path.join(folder, `${module}.d.ts`);
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, out);
    }
  } finally {
    fs.rmSync(all, { recursive: true });
  }
}

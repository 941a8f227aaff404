import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ERROR_NAMES } from '../../../www/protocol/error-names';

const FOLDER = 'www/engine';

const namesIn = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, name]) => name!);

test('every name that an error of the engine can have is told, and no other', () => {
  const scripts = fs
    .readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => fs.readFileSync(path.join(FOLDER, name), 'utf8'));
  const given = [
    ...namesIn(scripts.join('\n'), /\bnamedError\(\s*'(\w+)'/g),
    ...namesIn(fs.readFileSync('src/error.rs', 'utf8'), /=> "(\w+Error)"/g),
  ];
  expect([...new Set(given)].sort()).toEqual([...ERROR_NAMES].sort());
});

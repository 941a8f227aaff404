// What the Rust side can say, for tests that compare translations with it.
import fs from 'node:fs';

/** All sources in one text, with strings that go on in the next line put together. */
export const RUST = fs
  .readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.rs'))
  .map((name) => fs.readFileSync(`src/${name}`, 'utf8'))
  .join('\n')
  .replace(/\\\n\s*/g, '');

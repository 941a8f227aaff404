// What pkg-scripts/layers.mjs says of circles among Rust files, in a crate of a few lines.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';

import { circles } from '../../../pkg-scripts/circles.mjs';

let folder: string | undefined;

afterEach(() => {
  if (folder) fs.rmSync(folder, { recursive: true });
  folder = undefined;
});

function found(crate: Record<string, string>): string[][] {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'circles-'));
  for (const [name, text] of Object.entries({ 'lib.rs': '', ...crate })) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
  const root = folder;
  return circles(path.posix.join(root, 'lib.rs')).map((circle) =>
    circle.map((file) => path.posix.relative(root, file)).sort(),
  );
}

test('files that use one another are a circle, by whichever path they name each other', () => {
  expect(
    found({
      'a/mod.rs': 'mod b;\nmod c;\n',
      'a/b.rs': 'use super::c::{self, C};\n',
      'a/c.rs': 'pub struct C;\npub fn f() -> crate::a::b::B {}\n',
    }),
  ).toEqual([['a/b.rs', 'a/c.rs']]);
  expect(
    found({
      'a.rs': 'use crate::{b::{B, Other as O}, d};\n',
      'b.rs': 'use crate::c::C;\n',
      'c.rs': 'use crate::a::A;\n',
      'd.rs': '',
    }),
  ).toEqual([['a.rs', 'b.rs', 'c.rs']]);
});

test('a name that a folder passes on belongs to the file that declares it', () => {
  const crate = {
    'a/mod.rs': 'mod b;\nmod c;\npub use b::B;\npub use c::C as D;\n',
    'a/b.rs': 'pub struct B;\n',
    'a/c.rs': 'use super::B;\npub struct C;\n',
  };
  expect(found(crate)).toEqual([]);
  expect(found({ ...crate, 'a/b.rs': 'use crate::a::D;\npub struct B;\n' })).toEqual([
    ['a/b.rs', 'a/c.rs'],
  ]);
});

test('names that a folder passes on all at once do, too', () => {
  const crate = {
    'a/mod.rs': 'mod b;\npub use b::*;\n',
    'a/b.rs': 'pub struct B;\n',
    'c.rs': 'use crate::a::B;\npub struct C;\n',
  };
  expect(found(crate)).toEqual([]);
  expect(found({ ...crate, 'a/b.rs': 'use crate::c::C;\npub struct B;\n' })).toEqual([
    ['a/b.rs', 'c.rs'],
  ]);
});

test('a folder that uses its files itself, and is used by them, is in a circle with them', () => {
  const files = { 'a/b.rs': 'use super::A;\npub fn b(a: A) {}\n' };
  expect(found({ ...files, 'a/mod.rs': 'mod b;\npub use b::b;\npub struct A;\n' })).toEqual([]);
  expect(
    found({ ...files, 'a/mod.rs': 'mod b;\nuse b::b;\npub struct A;\nfn c() { b(A) }\n' }),
  ).toEqual([['a/b.rs', 'a/mod.rs']]);
});

test('tests, comments and other crates may go round', () => {
  expect(
    found({
      'a.rs':
        '// use crate::b::B;\nuse serde::b;\npub struct A;\n\n#[cfg(test)]\nmod tests {\n    use super::*;\n    use crate::b::B;\n}\n',
      'b.rs': 'use crate::a::A;\npub struct B;\n',
    }),
  ).toEqual([]);
});

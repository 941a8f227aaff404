// What pkg-scripts/layers.mjs says of who uses whom among Rust modules, in a crate of a few lines
// under the chain as it is.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';

const layers = fs.readFileSync('src/layers.md', 'utf8');

function said(files: Record<string, string>): string[] {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'chain-'));
  try {
    const crate = {
      'src/layers.md': layers,
      'README.md': layers,
      'src/lib.rs': '',
      'src/bin/vae-lab/main.rs': '',
      ...files,
    };
    for (const [name, text] of Object.entries(crate)) {
      fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      fs.writeFileSync(path.join(root, name), text);
    }
    const { stdout, stderr } = spawnSync('node', [path.resolve('pkg-scripts/layers.mjs')], {
      cwd: root,
      encoding: 'utf8',
    });
    if (stderr) throw new Error(stderr);
    return stdout.trim().split('\n');
  } finally {
    fs.rmSync(root, { recursive: true });
  }
}

test('a layer may use what stands before it, what is open to all, and its own', () => {
  expect(
    said({
      'src/session.rs': 'use crate::{Error, data::Dataset, kernels::matmul, session::Run};\n',
      'src/device.rs': 'use crate::kernels::adam;\n',
    }),
  ).toEqual(['every layer uses only what stands before it']);
}, 30_000);

test('what stands after it, and what is not open to it yet, is found by name', () => {
  const files = {
    'src/kernels/adam.rs': 'use crate::session::Session;\n',
    'src/models.rs': 'use crate::data::Dataset;\n',
    'src/limits.rs': 'fn f() -> crate::math::F {}\n',
  };
  expect(said(files).sort()).toEqual([
    'src/kernels/adam.rs: kernels must not use session',
    'src/limits.rs: limits must not use math',
    'src/models.rs: models must not use data',
  ]);
}, 30_000);

test('a new module has to be given its place, and a README that shows another chain is found', () => {
  expect(said({ 'src/attic.rs': '', 'README.md': layers.replace('`kernels` →', '') })).toEqual([
    'src/attic.rs: the module attic has no place in src/layers.md',
    "README.md: it doesn't show the layers as src/layers.md has them",
  ]);
}, 30_000);

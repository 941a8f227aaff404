// The npm package and the crate, ready to be published. Needs the network. publint and
// arethetypeswrong come by npx: nothing else uses them, and the latter brings a TypeScript of its
// own.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { validate, type Schema } from 'jsonschema';
import { beforeAll, expect, test } from 'vitest';

let tarball: string;
beforeAll(() => void (tarball = told('pkg-scripts/package').output.trim().split('\n').at(-1)!));

test('publint has nothing to say', () => {
  const { output } = told('npx', '--yes', 'publint@0.3.25', tarball, '--strict');
  expect(output).toContain('All good!');
});

test('arethetypeswrong finds no problem, however modules are resolved', () => {
  const { output } = told('npx', '--yes', '@arethetypeswrong/cli@0.18.5', tarball, '--no-emoji');
  expect(output).toContain('No problems found');
});

test('custom-elements.json is a custom elements manifest', () => {
  const read = (file: string) => JSON.parse(fs.readFileSync(file, 'utf8'));
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'manifest-'));
  told('npm', 'pack', 'custom-elements-manifest@2.1.0', '--pack-destination', folder);
  told('tar', '-xf', path.join(folder, fs.readdirSync(folder)[0]!), '-C', folder);
  const schema = read(path.join(folder, 'package/schema.json'));
  fs.rmSync(folder, { recursive: true });
  const manifest = read('package/custom-elements.json');
  expect(manifest.schemaVersion).toBe('2.1.0');
  const problems = (value: unknown, rules: Schema) => validate(value, rules).errors.map(String);
  expect(problems(manifest, schema)).toEqual([]);
  // The schema takes any class for a declaration; this one has to be that of an element.
  const asElement = {
    ...schema.definitions.CustomElementDeclaration,
    definitions: schema.definitions,
  };
  expect(problems(manifest.modules[0].declarations[0], asElement)).toEqual([]);
});

test('npm would publish the package, and warns of nothing but that nobody is logged in', () => {
  const { output } = told('npm', 'publish', tarball, '--dry-run');
  const warnings = output.match(/^npm warn .*$/gm) ?? [];
  expect(warnings.filter((line) => !line.includes('requires you to be logged in'))).toEqual([]);
  expect(output).toMatch(/^\+ vae-lab@\d/m);
});

test('cargo would publish the crate, which compiles as it is packed, and warns of nothing', () => {
  const { output } = told('cargo', 'publish', '--dry-run', '--locked', '--allow-dirty');
  const warnings = output.match(/^warning: .*$/gm) ?? [];
  expect(warnings).toEqual(['warning: aborting upload due to dry run']);
});

/** What a program says, which has to end well. */
function told(program: string, ...args: string[]): { output: string } {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  const output = `${stderr}${stdout}`;
  if (error || status !== 0)
    throw new Error(`${[program, ...args].join(' ')} ended with ${error ?? status}:\n${output}`);
  return { output };
}

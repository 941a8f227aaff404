import fs from 'node:fs';
import { expect, test } from 'vitest';
import { makeTables } from '../../../pkg-scripts/docs/tables.mjs';
import { HOSTS } from '../../../pkg-scripts/hosts.mjs';

test('each host has a row with its example and the test that opens it', async () => {
  const { hosts = '' } = await makeTables();
  const rows = hosts.split('\n').slice(2);
  expect(rows.map((row) => row.split(' | ')[0])).toEqual(HOSTS.map(({ name }) => `| ${name}`));
  for (const row of rows) {
    const named = [...row.matchAll(/\]\(\.\.\/\.\.\/([^)]+)\)/g)].map(([, path]) => path!);
    expect(named).toEqual([
      expect.stringMatching(/^docs\/examples\//),
      expect.stringMatching(/^tests\/hosts\//),
    ]);
    for (const path of named) expect(fs.existsSync(path), path).toBe(true);
  }
});

test('each example shows pictures of one’s own, and is of this version', () => {
  const { version } = JSON.parse(fs.readFileSync('package.json', 'utf8'));
  for (const { example } of HOSTS) {
    const folder = `docs/examples/${example}`;
    const files = (fs.readdirSync(folder, { recursive: true }) as string[])
      .map((name) => `${folder}/${name}`)
      .filter((name) => fs.statSync(name).isFile());
    const text = new Map(files.map((name) => [name, fs.readFileSync(name, 'utf8')]));
    expect([...text.values()].join(''), example).toContain('pictures.zip');
    const manifest = text.get(`${folder}/package.json`);
    if (manifest) expect(JSON.parse(manifest).dependencies['vae-lab'], example).toBe(`^${version}`);
  }
});

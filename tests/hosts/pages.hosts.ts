// Pages without any tool, of another origin than the widget's.
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { serveFolder, type FolderServer } from '../../pkg-scripts/static-server.mjs';
import { ANYONE } from '../e2e/support/origin';
import { testHosts } from './support/host-tests';

let cdn: FolderServer;
beforeAll(async () => void (cdn = await serveFolder('package', { headers: ANYONE })));
afterAll(() => cdn?.close());

testHosts('pages', {
  prepare({ folder }) {
    const page = path.join(folder, 'index.html');
    const written = fs.readFileSync(page, 'utf8');
    fs.writeFileSync(page, written.replace('https://lab.example/', cdn.url));
  },
});

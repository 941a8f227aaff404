import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveFolder, type FolderServer } from '../../../pkg-scripts/static-server.mjs';

const script = 'export const answer = 42;\n'.repeat(100);
const sent: [string, number][] = [];
let folder: string;
let server: FolderServer;

/** A request with exactly these headers, by a path as it stands. */
const askAs = (address: string, { method = 'GET', ...headers }: Record<string, string> = {}) =>
  new Promise<{ status: number; headers: http.IncomingHttpHeaders; body: Buffer }>(
    (resolve, reject) => {
      http
        .request(server.url, { path: address, method, headers }, (response) => {
          const parts: Buffer[] = [];
          response
            .on('data', (part: Buffer) => parts.push(part))
            .on('end', () =>
              resolve({
                status: response.statusCode!,
                headers: response.headers,
                body: Buffer.concat(parts),
              }),
            );
        })
        .on('error', reject)
        .end();
    },
  );

const ask = (name: string, headers?: Record<string, string>) =>
  askAs(new URL(name, server.url).href.slice(server.url.length - 1), headers);

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'served-'));
  fs.mkdirSync(path.join(folder, 'docs'));
  fs.writeFileSync(path.join(folder, 'index.html'), '<!doctype html><title>page</title>');
  fs.writeFileSync(path.join(folder, 'docs/index.html'), 'docs');
  fs.writeFileSync(path.join(folder, 'a.js'), script);
  fs.writeFileSync(path.join(folder, 'a.js.br'), zlib.brotliCompressSync(script));
  fs.writeFileSync(path.join(folder, 'a.js.gz'), zlib.gzipSync(script));
  fs.writeFileSync(path.join(folder, 'engine.wasm'), '\0asm');
  fs.writeFileSync(path.join(folder, 'run.safetensors'), 'weights');
  server = await serveFolder(folder, {
    headers: { 'x-test': 'yes' },
    onLoad: (name, body) => void sent.push([name, body.length]),
    edit: (name, body) =>
      name === 'index.html' ? Buffer.from(String(body).replace('page', 'edited')) : body,
  });
});

afterAll(() => {
  server.close();
  fs.rmSync(folder, { recursive: true });
});

describe('the server of a folder', () => {
  it('sends files under the types that browsers insist on, to be asked for anew each time', async () => {
    const types = {
      'a.js': 'text/javascript',
      'engine.wasm': 'application/wasm',
      'docs/': 'text/html;charset=utf-8',
      'run.safetensors': 'application/octet-stream',
    };
    for (const [name, type] of Object.entries(types)) {
      const { status, headers } = await ask(name);
      expect(
        [status, headers['content-type'], headers['cache-control'], headers['x-test']],
        name,
      ).toEqual([200, type, 'no-cache', 'yes']);
    }
  });

  it('sends what was compressed beforehand to those who take it', async () => {
    const [plain, gzip, brotli] = await Promise.all([
      ask('a.js'),
      ask('a.js', { 'accept-encoding': 'gzip' }),
      ask('a.js', { 'accept-encoding': 'gzip, deflate, br' }),
    ]);
    expect([plain, gzip, brotli].map(({ headers }) => headers['content-encoding'])).toEqual([
      undefined,
      'gzip',
      'br',
    ]);
    expect([
      String(plain.body),
      String(zlib.gunzipSync(gzip.body)),
      String(zlib.brotliDecompressSync(brotli.body)),
    ]).toEqual([script, script, script]);
    expect([gzip, brotli].map(({ headers }) => headers['content-type'])).toEqual([
      'text/javascript',
      'text/javascript',
    ]);
  });

  it('tells of every file with its own size', async () => {
    sent.length = 0;
    await ask('a.js', { 'accept-encoding': 'br' });
    await ask('docs/');
    expect(sent).toEqual([
      ['a.js', script.length],
      ['docs/index.html', 4],
    ]);
  });

  it('sends a page as it was edited', async () => {
    expect(String((await ask('')).body)).toContain('<title>edited');
  });

  it('sends a page by its name with percent signs, edited', async () => {
    expect(String((await ask('in%64ex.html?a=b')).body)).toContain('<title>edited');
  });

  it('answers a HEAD without a body, and nothing outside of its folder', async () => {
    expect((await ask('a.js', { method: 'HEAD' })).body.length).toBe(0);
    for (const name of ['none.js', '..%2f..%2fetc/passwd', '%2e%2e/secret', '%00.html'])
      expect((await ask(name)).status, name).toBe(404);
  });

  it('calls a malformed address one, and goes on', async () => {
    for (const name of ['%zz', '%', 'docs/%e9.html', '%ff?a'])
      expect((await ask(name)).status, name).toBe(400);
    for (const address of ['//', '//%20a', '/\\'])
      expect((await askAs(address)).status, address).toBeLessThan(500);
    expect((await ask('docs/')).status).toBe(200);
  });
});

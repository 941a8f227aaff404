// Serves a folder on this machine only, as a good host would: what was compressed beforehand is
// sent so. Used by serve, bench and the e2e tests.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import sirv from 'sirv';

/** @typedef {{ url: string, close(): void }} FolderServer */

/**
 * `port` 0 takes a free one. `onLoad` hears of every file sent, as it is when it isn't compressed, `headers` go along with each, and
 * `edit` may send something else in its place. `late` says for how many milliseconds one is held back.
 *
 * @param {string} folder
 * @param {object} [options]
 * @param {number} [options.port]
 * @param {((path: string, body: Buffer) => void) | undefined} [options.onLoad]
 * @param {Record<string, string>} [options.headers]
 * @param {(path: string, body: Buffer) => Buffer} [options.edit]
 * @param {(path: string) => number} [options.late]
 * @returns {Promise<FolderServer>}
 */
export async function serveFolder(
  folder,
  { port = 0, onLoad, headers = {}, edit, late = () => 0 } = {},
) {
  const root = path.resolve(folder);
  const files = sirv(root, {
    dev: true, // what is on the disk now
    brotli: true,
    gzip: true,
    dotfiles: true,
    setHeaders(response, pathname) {
      const all = { 'content-type': typeOf(pathname), 'cache-control': 'no-cache', ...headers };
      for (const [name, value] of Object.entries(all)) if (value) response.setHeader(name, value);
      if (onLoad) onLoad(nameOf(pathname), fs.readFileSync(path.join(root, nameOf(pathname))));
    },
  });
  const server = http.createServer((request, response) => {
    const asked = pathOf(request.url ?? '/');
    if (asked === null)
      return void response.writeHead(400, PLAIN).end('this address is malformed\n');
    const edited = edit && editedFile(root, nameOf(asked), edit);
    if (edited)
      response
        .writeHead(200, {
          'content-type': 'text/html; charset=utf-8',
          'cache-control': 'no-cache',
          ...headers,
        })
        .end(edited);
    else
      setTimeout(
        () =>
          files(request, response, () => void response.writeHead(404, PLAIN).end('no such file\n')),
        late(nameOf(asked)),
      );
  });
  await /** @type {Promise<void>} */ (
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    })
  );
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  const { port: taken } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { url: `http://localhost:${taken}/`, close };
}

const PLAIN = { 'content-type': 'text/plain' };

/**
 * What an address names, decoded; nothing where its percent signs stand for no text.
 *
 * @param {string} url
 */
function pathOf(url) {
  try {
    return decodeURIComponent(/** @type {string} */ (url.split('?')[0]));
  } catch {
    return null;
  }
}

/** The file below the folder that a path stands for. */
const nameOf = (/** @type {string} */ pathname) =>
  (pathname.endsWith('/') ? `${pathname}index.html` : pathname).slice(1);

/** Of what sirv knows no type; null leaves it to sirv. */
const typeOf = (/** @type {string} */ pathname) =>
  /\.(html?|m?js|css|json|map|png|svg|wasm|webmanifest|woff2|txt|md|xml|gif|jpe?g|webp|avif|ico|pdf)$|\/$/.test(
    pathname,
  )
    ? null
    : 'application/octet-stream';

/**
 * A page in another form; nothing where it is as it was.
 *
 * @param {string} root
 * @param {string} name
 * @param {(path: string, body: Buffer) => Buffer} edit
 */
function editedFile(root, name, edit) {
  const file = path.join(root, name);
  if (!file.endsWith('.html') || !file.startsWith(root + path.sep) || !fs.existsSync(file))
    return null;
  const bytes = fs.readFileSync(file);
  const edited = edit(name, bytes);
  return edited === bytes ? null : edited;
}

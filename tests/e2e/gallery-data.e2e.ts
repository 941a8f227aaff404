// The published files are not here, so small ones stand in for them: `vouched` makes the page take
// their sums for the published ones.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import zlib from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { published } from '../../www/page/gallery-data/published';
import { idxImages, idxLabels } from './support/idx';
import { withVisitor } from './support/with-visitor';

declare global {
  var vouched: Record<number, string>; // sums by the length of a file
}

const visitor = withVisitor({ mayComplain: true }); // browsers log what a host refuses
const set = published('fashion-mnist');
const standIns = [idxImages(400), idxLabels(400), idxImages(100), idxLabels(100)].map((bytes) =>
  zlib.gzipSync(bytes),
);

/** A mirror on this machine that counts what it is asked for. */
const mirror = { asked: [] as string[], answer: 'files' as 'files' | 'nothing' | 'slowly' };
const server = http.createServer((request, response) => {
  const at = set.files.findIndex(({ name }) => request.url === `/${set.name}/${name}`);
  const bytes = standIns[at];
  response.setHeader('access-control-allow-origin', '*');
  if (request.method === 'GET') mirror.asked.push(request.url!);
  if (!bytes || mirror.answer === 'nothing') return void response.writeHead(404).end();
  response.writeHead(200, { 'content-type': 'application/octet-stream' });
  if (mirror.answer === 'slowly') response.write(bytes.subarray(0, 100));
  else response.end(bytes);
});

const name = () => visitor().text('data-name');
const said = (part: string) =>
  visitor().until(`“${part}”`, async () => (await visitor().text('message')).includes(part));
const get = () => visitor().click('get-fashion-mnist');

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await visitor().open();
  await visitor().page.$eval(
    'lab-gallery-data details',
    (details) => ((details as HTMLDetailsElement).open = true),
  );
  await visitor().set('mirror', `http://localhost:${(server.address() as AddressInfo).port}`);
  await visitor().until('the mirror to be taken', async () =>
    (await visitor().text('download-host')).includes('localhost'),
  );
});
afterAll(() => void (server.closeAllConnections(), server.close()));

test('no other host is asked before a button is pressed', async () => {
  const hosts = await visitor().page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => new URL(name).host),
  );
  expect(new Set(hosts)).toEqual(new Set([new URL(visitor().server.url).host]));
});

test('a file with another sum is refused, and the run goes on', async () => {
  await get();
  await said('is not the file that was published');
  expect(mirror.asked).toHaveLength(1);
  await visitor().waitForSteps(2);
});

test('files that are not there give a sentence', async () => {
  mirror.answer = 'nothing';
  await get();
  await said('answered 404');
});

test('a download can be cancelled, which needs no message', async () => {
  mirror.answer = 'slowly';
  await get();
  await visitor().until(
    'progress',
    async () => (await visitor().page.$(visitor().at('download-progress'))) !== null,
  );
  await visitor().click('cancel-download');
  await visitor().until(
    'the button again',
    async () => (await visitor().page.$(visitor().at('get-fashion-mnist'))) !== null,
  );
});

test('the right files become the data, with the names of their classes', async () => {
  mirror.answer = 'files';
  await visitor().page.evaluate(
    (vouched) => {
      globalThis.vouched = vouched;
      const digest = crypto.subtle.digest.bind(crypto.subtle);
      crypto.subtle.digest = async (algorithm, data) => {
        const sum = globalThis.vouched[data.byteLength];
        return sum
          ? Uint8Array.from(sum.match(/../g)!, (byte) => parseInt(byte, 16)).buffer
          : digest(algorithm, data);
      };
    },
    Object.fromEntries(standIns.map(({ length }, at) => [length, set.files[at]!.sha256])),
  );
  await get();
  await visitor().until('the data', async () => (await name()) === 'Fashion-MNIST');
  expect((await visitor().events('model')).at(-1)!.data).toMatchObject({
    train: 400,
    heldOut: 100,
    labelled: true,
    classes: 4,
  });
  await visitor().click('show-drawing');
  await visitor().until('names for classes', async () =>
    (await visitor().text('drawing-classes')).includes('T-shirt/top'),
  );
});

test('the second time they come from the browser, and no host is asked', async () => {
  const before = mirror.asked.length;
  await visitor().page.$eval(visitor().at('use-digits'), (button) =>
    (button as HTMLElement).click(),
  ); // the panel that comes may move it from under a pointer
  await visitor().until('the digits', async () => (await name()) !== 'Fashion-MNIST');
  server.closeAllConnections();
  server.close();
  await get();
  await visitor().until('the data', async () => (await name()) === 'Fashion-MNIST');
  expect(mirror.asked.length).toBe(before);
  await visitor().waitForSteps(2);
});

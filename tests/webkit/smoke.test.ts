import fs from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveFolder, type FolderServer } from '../../pkg-scripts/static-server.mjs';
import { WebKit } from './browser';

const ARTIFACTS = 'tests/e2e/artifacts';
const STEPS = 20;
// the page's script doesn't wait for them in this engine, and draws meanwhile
const STYLES_LATE_MS = 1000;

let webkit: WebKit;
let server: FolderServer;

declare global {
  var problems: string[];
}

/** Before the page's own scripts: what goes wrong in it. */
const LISTEN = `<script>
  var problems = [];
  addEventListener('error', (event) => problems.push(String(event.message ?? event.target?.src)), true);
  addEventListener('unhandledrejection', (event) => problems.push(String(event.reason)));
  console.error = (...said) => problems.push(said.join(' '));
</script>`;

beforeAll(async () => {
  server = await serveFolder('dist', {
    edit: (name, body) =>
      name === 'index.html' ? Buffer.from(String(body).replace('<head>', `<head>${LISTEN}`)) : body,
    late: (name) => (name.endsWith('.css') ? STYLES_LATE_MS : 0),
  });
  webkit = await WebKit.launch();
  await webkit.resize(1366, 768);
  await webkit.open(`${server.url}?device=cpu&lang=en`);
});

afterAll(async () => {
  await webkit?.close();
  server?.close();
});

const step = (): Promise<number> =>
  webkit.run(() =>
    Number(
      document.querySelector('[data-testid="step-count"]')?.textContent?.replace(/\D/g, '') ?? 0,
    ),
  );

/** Of a canvas's grey values; 0 where it is blank. */
const spread = (hook: string): Promise<number> =>
  webkit.run((hook) => {
    const canvas = document.querySelector<HTMLCanvasElement>(`canvas[data-testid="${hook}"]`);
    const data =
      canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    let [count, sum, squares] = [0, 0, 0];
    for (let i = 0; i < data.length; i += 4)
      [count, sum, squares] = [count + 1, sum + data[i]!, squares + data[i]! ** 2];
    return count === 0 ? 0 : Math.sqrt(squares / count - (sum / count) ** 2);
  }, hook);

test('the page opens and trains on the CPU', async () => {
  await webkit.until(`step ${STEPS}`, async () => (await step()) >= STEPS);
  expect(
    await webkit.run(() => document.querySelector('[data-testid="device-badge"]')?.textContent),
  ).toMatch(/^CPU/);
});

test.each(['samples', 'reconstructions', 'latent-manifold'])(
  'there is a picture in %s',
  async (hook) => {
    await webkit.until('the picture', async () => (await spread(hook)) > 5);
  },
);

test('there are charts', async () => {
  await webkit.until('the charts', () =>
    webkit.run(() => document.querySelectorAll('[data-panel="curves"] canvas').length === 3),
  );
});

test('every setting can be read: none is cut off, and none is without room', async () => {
  const cut = await webkit.run(() => {
    const settings = document.querySelector('.settings')!;
    const { right } = settings.getBoundingClientRect();
    return [
      ...settings.querySelectorAll<HTMLInputElement>('input:not([type="file"]), select'),
    ].flatMap((control) => {
      const box = control.getBoundingClientRect();
      if (box.width === 0) return []; // folded away
      return box.right > right - 8 ||
        box.width < 60 ||
        control.scrollWidth > control.clientWidth + 1
        ? [
            `${control.id || control.type}: ${Math.round(box.left)} to ${Math.round(box.right)} of ${Math.round(right)}`,
          ]
        : [];
    });
  });
  expect(cut).toEqual([]);
});

test.each([
  [1366, 768],
  [820, 1100],
  [390, 844],
])('at %i by %i pixels nothing sticks out sideways', async (width, height) => {
  await webkit.resize(width, height);
  fs.mkdirSync(ARTIFACTS, { recursive: true });
  fs.writeFileSync(`${ARTIFACTS}/webkit-${width}.png`, await webkit.screenshot());
  const [page, inner] = await webkit.run(
    () => [document.documentElement.scrollWidth, innerWidth] as const,
  );
  expect(page).toBeLessThanOrEqual(inner);
});

test('a formula is drawn in its own font', async () => {
  await webkit.run(() => document.querySelector<HTMLButtonElement>('lab-choice .why')!.click());
  await webkit.until('the font', () =>
    webkit.run(() =>
      [...document.fonts].some(
        ({ family, status }) => family.includes('vae-lab math') && status === 'loaded',
      ),
    ),
  );
});

test('nothing went wrong meanwhile', async () => {
  expect(await webkit.run(() => globalThis.problems)).toEqual([]);
});

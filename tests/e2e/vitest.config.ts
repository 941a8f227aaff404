// The built page in one real browser on one device, named by E2E_BROWSER and E2E_DEVICE. One file
// after another: they share two cores.
import { defineConfig } from 'vitest/config';

const EVERYWHERE = ['training', 'controls', 'latent', 'files', 'checkpoint', 'minimal'];
const ON_THE_CPU = [
  'tour',
  'undo',
  'back',
  'views',
  'flow',
  'plane',
  'drawing',
  'compare',
  'import',
  'colour',
  'sprites',
  'arrays',
  'files-of-others',
  'labels',
  'pictures',
  'gallery-data',
  'share',
  'keep',
  'language',
  'device',
  'repeatable',
  'offline',
  'engines',
  'odd-browsers',
  'widths',
  'widget',
  'widget-lifecycle',
  'embedding',
  'addresses',
  'own-images',
  'few-images',
  'tightness',
  'last-good',
  'widget-data',
  'package',
  'node',
  'docs',
  'glossary',
  'findings',
  'first-screen',
  'docs-examples',
  'given',
];
const ALSO: Record<string, string[]> = {
  'chromium-cpu': [
    ...ON_THE_CPU,
    'family',
    'layers',
    'latency',
    'accessible',
    'page-quality',
    'smooth',
    'screenshots',
    'mnist',
    'size',
  ],
  'chromium-webgpu': ['software-gpu', 'gpu-loss'],
  'firefox-cpu': ON_THE_CPU,
};

const place = `${process.env.E2E_BROWSER ?? 'chromium'}-${process.env.E2E_DEVICE ?? 'cpu'}`;
const more = ALSO[place];
if (!more) throw new Error(`no e2e tests for ${place}; there are ${Object.keys(ALSO).join(', ')}`);

export default defineConfig({
  test: {
    include: [...EVERYWHERE, ...more].map((name) => `tests/e2e/${name}.e2e.ts`),
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 120_000,
    teardownTimeout: 20_000,
  },
});

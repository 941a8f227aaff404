// The widget in other people's projects: docs/examples, installed, built and opened in Chromium.
// Needs the network. One file after another: they share two cores.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/hosts/*.hosts.ts'],
    globalSetup: 'tests/hosts/support/packed.ts',
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 120_000,
    teardownTimeout: 20_000,
  },
});

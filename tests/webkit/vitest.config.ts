// A look at the built page in WebKit, Safari's engine: WebKitGTK's MiniBrowser, driven by
// WebKitWebDriver.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/webkit/*.test.ts'],
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 60_000,
    teardownTimeout: 10_000,
  },
});

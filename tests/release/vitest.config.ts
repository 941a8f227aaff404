// What registries and their users' tools say of the two packages, without publishing anything.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/release/*.test.ts'],
    fileParallelism: false,
    testTimeout: 900_000, // cargo compiles the crate as it comes out of its package
    hookTimeout: 120_000,
  },
});

// The package, packed once for all the projects that install it.
import { execFileSync } from 'node:child_process';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    tarball: string;
  }
}

export function setup(tests: TestProject): void {
  const printed = execFileSync('pkg-scripts/package', {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  tests.provide('tarball', printed.trim());
}

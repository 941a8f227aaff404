import type { Browser } from 'puppeteer-core';
export function launchBrowser(name: 'chromium' | 'firefox', options?: { webgpu?: boolean }): Promise<Browser>;

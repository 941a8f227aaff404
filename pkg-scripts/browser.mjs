// Starts the browsers that the e2e tests and the benchmark drive.
import puppeteer from 'puppeteer-core';

// Nothing here may reach for the network, and the sandbox needs rights that containers don't give.
const CHROMIUM = [
  '--headless=new',
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

// WebGPU in software, so that the GPU path runs on any machine. CHROMIUM_GPU_FLAGS replaces them
// where there is a GPU.
const SWIFTSHADER = [
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--enable-unsafe-swiftshader',
];

/**
 * CHROMIUM and FIREFOX name the programs. A step on SwiftShader takes seconds.
 *
 * @param {'chromium' | 'firefox'} name
 * @param {{ webgpu?: boolean }} [options]
 * @returns {Promise<import('puppeteer-core').Browser>}
 */
export function launchBrowser(name, { webgpu = false } = {}) {
  const common = { protocolTimeout: 300_000, timeout: 60_000 };
  if (name === 'firefox') {
    return puppeteer.launch({
      ...common,
      browser: 'firefox',
      executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
      headless: true,
    });
  }
  const gpu = webgpu
    ? (process.env.CHROMIUM_GPU_FLAGS?.split(/\s+/).filter(Boolean) ?? SWIFTSHADER)
    : ['--disable-gpu'];
  return puppeteer.launch({
    ...common,
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [...CHROMIUM, ...gpu],
    headless: true,
  });
}

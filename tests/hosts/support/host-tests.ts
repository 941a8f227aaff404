// The tests of a family of hosts: each example is installed, built and opened as its reader would.
import path from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from '../../../pkg-scripts/browser.mjs';
import { HOSTS, type Family, type Host } from '../../../pkg-scripts/hosts.mjs';
import { serveFolder } from '../../../pkg-scripts/static-server.mjs';
import { Article } from '../../e2e/support/article';
import { zipOfPngs } from '../../e2e/support/import-files';
import { Project } from './project';

const PICTURES = 40;
const TRAINED_ON = 36; // a tenth is held out

interface More {
  /** Does by hand what an example's reader has to. */
  prepare?(project: Project, host: Host): Promise<void> | void;
  /** What a page has to show besides, once its widget trains. */
  shows?(page: Page, host: Host): Promise<void>;
}

export function testHosts(family: Family, { prepare, shows }: More = {}): void {
  let browser: Browser;
  beforeAll(async () => void (browser = await launchBrowser('chromium')));
  afterAll(() => browser?.close());
  const opened = async (url: string, host: Host): Promise<void> => {
    const page = await browser.newPage();
    try {
      const article = await Article.on(page);
      await article.open(url);
      await expectTraining(article);
      await shows?.(page, host);
    } finally {
      await page.close();
    }
  };

  test.each(
    HOSTS.filter((host) => host.family === family).map((host) => [host.name, host] as const),
  )(
    '%s: the widget trains on the pictures of its data, and nothing warns of it',
    async (_, host) => {
      const project = await Project.create(host, inject('tarball'), zipOfPngs(PICTURES));
      try {
        await prepare?.(project, host);
        if (project.isPackage) expect(warnings(await project.build())).toEqual([]);
        if (host.site || !host.starts) {
          const site = await serveFolder(path.join(project.folder, host.site ?? '.'));
          await opened(site.url, host).finally(() => site.close());
        }
        if (host.starts) {
          const server = await project.start();
          await opened(server.url, host).finally(() => server.close());
          expect(warnings(server.said())).toEqual([]);
        }
      } finally {
        project.remove();
      }
    },
  );
}

/** Lines of what a tool says. */
function warnings(said: string): string[] {
  return said.split('\n').filter((line) => /\bwarn|\(!\)/i.test(line));
}

/** Asserts what all hosts have in common. */
async function expectTraining(article: Article): Promise<void> {
  await article.trained(3);
  const ready = await article.heard('vae-ready');
  expect(ready.map(({ detail }) => detail['images'])).toEqual([TRAINED_ON]);
  expect(await article.page.evaluate(() => document.querySelector('vae-lab')!.running)).toBe(true);
  expect([await article.heard('vae-warning'), await article.heard('vae-error')]).toEqual([[], []]);
  expect(article.problems).toEqual([]);
}

import { expect, test } from 'vitest';
import { withVisitor } from './support/with-visitor';

const visitor = withVisitor();

test('once visited, the page trains again without a network', async () => {
  await visitor().open();
  await visitor().waitForSteps(1);
  // Its files are all there once the service worker is active.
  await visitor().page.evaluate(async () => void (await navigator.serviceWorker.ready));
  visitor().server.close();
  await visitor().page.goto('about:blank');
  await visitor().open();
  await visitor().waitForSteps(5);
  expect(await visitor().number('step-count')).toBeGreaterThan(0);
});

test('the page can be installed', async () => {
  const manifest = await visitor().page.evaluate(async () =>
    (await fetch(document.querySelector<HTMLLinkElement>('link[rel=manifest]')!.href))
      .json()
      .catch(() => null),
  );
  expect(manifest).toMatchObject({ name: 'vae-lab', display: 'standalone' });
});

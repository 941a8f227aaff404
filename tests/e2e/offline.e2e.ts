import { expect, test } from 'vitest';
import { withLab } from './support/with-lab';

const lab = withLab();

test('once visited, the page trains again without a network', async () => {
  await lab().open();
  await lab().waitForSteps(1);
  // Its files are all there once the service worker is active.
  await lab().page.evaluate(async () => void (await navigator.serviceWorker.ready));
  lab().server.close();
  await lab().page.goto('about:blank');
  await lab().open();
  await lab().waitForSteps(5);
  expect(await lab().number('step-count')).toBeGreaterThan(0);
});

test('the page can be installed', async () => {
  const manifest = await lab().page.evaluate(async () =>
    (await fetch(document.querySelector<HTMLLinkElement>('link[rel=manifest]')!.href))
      .json()
      .catch(() => null),
  );
  expect(manifest).toMatchObject({ name: 'vae-lab', display: 'standalone' });
});

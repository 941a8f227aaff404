// <vae-lab> in a page: what its attributes, properties and methods do, what it tells, and what it looks like.
import { beforeAll, describe, expect, it } from 'vitest';
import { violations } from './support/axe';
import { browserName } from './support/place';
import { withVisitor } from './support/with-visitor';
import { WidgetPage } from './support/widget';

const visitor = withVisitor();
const TINY = 'v=1&model.network.hidden=16&training.batchSize=16&data.count=500'; // whatever it runs on, it is quick
let page: WidgetPage;

beforeAll(async () => void (page = await WidgetPage.open(visitor())));

describe('the widget', () => {
  it('loads nothing but its script until someone comes near, then shows first pictures and waits', async () => {
    await page.put(
      '<div style="height: 3000px"></div><vae-lab id="far" backend="cpu">fallback</vae-lab>',
    );
    const loaded = (): Promise<string[]> =>
      visitor().page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .map(({ name }) => name)
          .filter((name) => /wasm|worker|widget-runtime/.test(name)),
      );
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await loaded()).toEqual([]);
    expect(
      await page.ask('far', ({ state, shadowRoot, offsetHeight }) => [
        state,
        shadowRoot!.querySelectorAll('[part="poster"]').length,
        offsetHeight > 300,
      ]),
    ).toEqual(['idle', 1, true]);
    const before = await page.ask('far', ({ offsetHeight }) => offsetHeight);
    await page.ask('far', (widget) => widget.scrollIntoView());
    await visitor().until('its first pictures', () => page.hasPicture('far', 'samples'));
    expect(
      await page.ask('far', ({ state, running, offsetHeight }) => [state, running, offsetHeight]),
    ).toEqual(['ready', false, before]);
    expect((await loaded()).length).toBeGreaterThan(0);
  });

  it('trains by itself with autoplay, and tells how far it is', async () => {
    await page.put(`<vae-lab id="w" backend="cpu" config="${TINY}" seed="5" autoplay></vae-lab>`);
    await page.learns('w');
    const [ready] = await page.heard('vae-ready', 'w');
    expect(ready).toMatchObject({
      device: { kind: 'cpu' },
      config: { seed: 5, training: { batchSize: 16 } },
      data: { height: 28 },
      model: { step: 0 },
    });
    expect((await page.heard('vae-progress', 'w')).at(-1)).toMatchObject({
      epoch: expect.any(Number),
      stepsPerSecond: expect.any(Number),
      terms: { bound: expect.any(Number) },
    });
    const states = await page.heard('vae-state', 'w');
    expect(states[0]).toEqual({ state: 'loading', running: false });
    expect(states.at(-1)).toEqual({ state: 'ready', running: true });
  });

  it('stops at the step it is told, and goes on when told to', async () => {
    await page.put(`<vae-lab id="w" backend="cpu" config="${TINY}" steps="20" autoplay></vae-lab>`);
    await visitor().until('step 20', async () => (await page.step('w')) === 20);
    await page.rests('w');
    expect(await page.step('w')).toBe(20);
    await page.ask('w', (widget) => widget.play());
    await page.learns('w');
  });

  it('does what its methods say', async () => {
    await page.put(`<vae-lab id="w" backend="cpu" preset="plane" config="${TINY}"></vae-lab>`);
    const found = await page.ask('w', async (widget) => {
      const { model, data } = await widget.ready();
      await widget.step(3);
      const sheet = await widget.sample(2, 1);
      const again = await widget.sample(2, 1);
      const codes = await widget.encode(new Float32Array(784).fill(0.5));
      const decoded = await widget.decode(codes.loc);
      const rebuilt = await widget.reconstruct(new Float32Array(784).fill(0.5));
      const walk = await widget.interpolate(0, 1, 4);
      const { terms } = await widget.evaluate(20);
      const weights = await widget.weights();
      const saved = await widget.save();
      await widget.reset();
      const loaded = await widget.load(new Blob([saved as BlobPart]));
      await widget.configure('preset=plane&model.latentDim=3&model.network.hidden=8');
      const learnt = await widget.loadData({
        name: 'noise',
        height: 8,
        width: 8,
        pixels: Uint8Array.from({ length: 64 * 40 }, (_, at) => (at * 37) % 256),
        labels: null,
      });
      return {
        latent: model.parameters > 0 && data.train > 0,
        sheet: [sheet.count, sheet.height],
        same: sheet.pixels.join() === again.pixels.join(),
        codes: codes.loc.length,
        decoded: decoded.count,
        rebuilt: rebuilt.count,
        walk: walk.count,
        bound: Number.isFinite(terms.bound),
        weights: weights.every(
          ({ shape, values }) => shape.reduce((a, b) => a * b, 1) === values.length,
        ),
        loaded: loaded.step,
        learnt: [learnt.name, learnt.height],
      };
    });
    expect(found).toEqual({
      latent: true,
      sheet: [2, 28],
      same: true,
      codes: 2,
      decoded: 1,
      rebuilt: 1,
      walk: 4,
      bound: true,
      weights: true,
      loaded: 3,
      learnt: ['noise', 8],
    });
    await expect(page.ask('w', (widget) => widget.encode(new Float32Array(3)))).rejects.toThrow(
      /pixel|image|number/i,
    );
    await expect(page.ask('w', () => document.createElement('vae-lab').ready())).rejects.toThrow(
      'not on a page',
    );
  });

  it('follows its attributes while it runs, and its properties reflect them', async () => {
    await page.put(`<vae-lab id="w" backend="cpu" config="${TINY}"></vae-lab>`);
    await page.ask('w', async (widget) => void (await widget.ready()));
    const panels = (): Promise<string[]> =>
      page.ask('w', ({ shadowRoot }) =>
        [...shadowRoot!.querySelectorAll<HTMLElement>('[data-panel]')].map(
          ({ dataset }) => dataset['panel']!,
        ),
      );
    expect(await panels()).toEqual(['samples', 'latent']);
    await page.ask(
      'w',
      (widget) =>
        void Object.assign(widget, {
          views: 'curves,samples',
          controls: 'none',
          theme: 'dark',
          seed: 9,
        }),
    );
    await visitor().until('other panels', async () => (await panels()).join() === 'curves,samples');
    await visitor().until(
      'another seed',
      async () =>
        ((await page.heard('vae-ready', 'w')).at(-1)!['config'] as { seed: number }).seed === 9,
    );
    expect(
      await page.ask('w', (widget) => [
        widget.outerHTML.match(/seed="9"/)?.length,
        widget.getAttribute('views'),
        getComputedStyle(widget).colorScheme,
        widget.shadowRoot!.querySelectorAll('.bar').length,
      ]),
    ).toEqual([1, 'curves,samples', 'dark', 0]);
    await page.ask('w', (widget) => widget.setAttribute('controls', 'full'));
    await visitor().until('the settings', () =>
      page.ask(
        'w',
        ({ shadowRoot }) => shadowRoot!.querySelector('[data-testid="preset-select"]') !== null,
      ),
    );
    await page.ask('w', (widget) => widget.setAttribute('preset', 'digits'));
    await visitor().until(
      'another model',
      async () =>
        ((await page.heard('vae-ready', 'w')).at(-1)!['config'] as { model: { latentDim: number } })
          .model.latentDim === 20,
    );
  });

  it('says which values it cannot use, and runs with the usual ones', async () => {
    await page.put(
      `<vae-lab id="w" backend="gpu" config="${TINY}&kitchen=1" preset="magic" seed="-1" steps="ten" views="latent kitchen" controls="some" theme="blue" lang="tlh"></vae-lab>`,
    );
    await page.ask('w', async (widget) => void (await widget.ready()));
    const said = await page.said('w');
    for (const word of ['gpu', 'magic', '-1', 'ten', 'latent kitchen', 'some', 'blue', 'tlh'])
      expect(said).toContain(`“${word}”`);
    expect(said).toContain('kitchen');
    expect((await page.heard('vae-warning', 'w')).map(({ name }) => name)).toEqual(
      Array(9).fill('AttributeError'),
    );
    expect(await page.heard('vae-error')).toEqual([]);
    await page.ask(
      'w',
      (widget) =>
        void Object.assign(widget, {
          backend: 'cpu',
          preset: null,
          seed: null,
          steps: null,
          views: 'latent',
          controls: null,
          theme: null,
          lang: '',
          config: 'v=1&data.count=500',
        }),
    );
    await visitor().until('no complaint to be left', async () => (await page.said('w')) === '');
  });

  it('says so where no engine can be had, and starts once one can', async () => {
    await page.put('<vae-lab id="w" backend="cpu" worker-url="nowhere.js"></vae-lab>');
    await visitor().until('a failure', () => page.ask('w', ({ state }) => state === 'failed'));
    await visitor().until('a sentence', async () => (await page.said('w')) !== '');
    expect((await page.heard('vae-error', 'w')).length).toBe(1);
    expect(
      await page.ask(
        'w',
        ({ shadowRoot }) =>
          shadowRoot!.querySelectorAll('[part="poster"], [data-testid="start-again"]').length,
      ),
    ).toBe(2);
    await page.ask('w', (widget) => widget.removeAttribute('worker-url'));
    await visitor().until('the model', () => page.ask('w', ({ state }) => state === 'ready'));
    visitor().problems.length = 0; // a script that is not there is an error to any browser
  });

  it.skipIf(browserName === 'firefox')(
    'says that its engine has crashed, keeps its pictures, and starts again',
    async () => {
      await page.put(`<vae-lab id="w" backend="cpu" config="${TINY}" seed="4" autoplay></vae-lab>`);
      await page.learns('w');
      await visitor()
        .page.workers()[0]!
        .evaluate(
          () =>
            void setTimeout(() => {
              throw new Error('broken on purpose');
            }),
        );
      await visitor().until('a failure', () => page.ask('w', ({ state }) => state === 'failed'));
      await visitor().until('a sentence', async () =>
        /stopped unexpectedly.*broken on purpose/.test(await page.said('w')),
      );
      expect(await page.heard('vae-error', 'w')).toMatchObject([{ name: 'EngineCrashed' }]);
      await expect(page.ask('w', (widget) => widget.sample(1))).rejects.toThrow('has stopped');
      expect(await page.hasPicture('w', 'samples')).toBe(true);
      await page.ask('w', (widget) =>
        widget.shadowRoot!.querySelector<HTMLElement>('[data-testid="start-again"]')!.click(),
      );
      await page.learns('w');
      expect((await page.heard('vae-ready', 'w')).at(-1)).toMatchObject({
        config: { seed: 4 },
        model: { step: 0 },
      });
      await visitor().until('the button to go', () =>
        page.ask(
          'w',
          ({ shadowRoot }) => shadowRoot!.querySelector('[data-testid="start-again"]') === null,
        ),
      );
    },
  );

  it('leaves the page around it as it was: its address, its storage, its styles', async () => {
    await page.put(
      `<vae-lab id="w" backend="cpu" config="${TINY}" controls="full" autoplay></vae-lab>`,
    );
    const facts = (): Promise<unknown> =>
      visitor().page.evaluate(async () => [
        location.href,
        history.length,
        localStorage.length,
        sessionStorage.length,
        (await indexedDB.databases?.())?.length,
        document.body.className,
        document.head.querySelectorAll(':not([rel=modulepreload])').length, // with those the site's own build, unlike the package's, announces its modules
        document.documentElement.outerHTML.slice(0, 40),
        document.adoptedStyleSheets.length,
      ]);
    const before = await facts();
    await page.learns('w');
    await page.ask('w', async (widget) => {
      const preset = widget.shadowRoot!.querySelector<HTMLSelectElement>(
        '[data-testid="preset-select"]',
      )!;
      preset.value = 'autoencoder';
      preset.dispatchEvent(new Event('change', { bubbles: true }));
      widget.shadowRoot!.querySelector<HTMLElement>('[data-testid="show-curves"]')!.click();
      await new Promise((resolve) => setTimeout(resolve, 700));
    });
    expect(await facts()).toEqual(before);
  });

  it('never scrolls sideways from 280 pixels on, with any panel and any controls', async () => {
    const all =
      'samples latent reconstructions interpolation curves manifold traversals flow drawing measures';
    for (const controls of ['full', 'minimal', 'none']) {
      await page.put(
        `<vae-lab id="w" backend="cpu" config="${TINY}" views="${all}" controls="${controls}"></vae-lab>`,
        280,
      );
      const fits = (): Promise<boolean> =>
        page.ask('w', ({ shadowRoot }) => shadowRoot!.querySelector('.widget')!.scrollWidth <= 280);
      expect(await fits(), `the poster with ${controls}`).toBe(true);
      await page.ask('w', async (widget) => void (await widget.ready()));
      await visitor().until('its panels', () =>
        page.ask(
          'w',
          ({ shadowRoot }) => shadowRoot!.querySelectorAll('[data-panel] h2').length >= 10,
        ),
      );
      await visitor().drawn();
      expect(await fits(), controls).toBe(true);
    }
  });

  it('is accessible, with every amount of controls and in both themes', async () => {
    for (const [controls, theme] of [
      ['none', 'light'],
      ['minimal', 'dark'],
      ['full', 'light'],
    ]) {
      await page.put(
        `<h1>An article</h1><vae-lab id="w" backend="cpu" config="${TINY}" controls="${controls}" theme="${theme}"></vae-lab>`,
      );
      await page.ask('w', async (widget) => void (await widget.ready()));
      await visitor().drawn();
      expect(await violations(visitor().page), controls).toEqual([]);
    }
  });

  it('speaks the language of its page, one for all', async () => {
    await page.visitor.page.goto('about:blank');
    page = await WidgetPage.open(visitor());
    await page.put(
      `<div lang="zh-Hans"><vae-lab id="w" backend="cpu" config="${TINY}"></vae-lab></div><vae-lab id="other" lang="en" backend="cpu" config="${TINY}"></vae-lab>`,
    );
    await page.ask('w', async (widget) => void (await widget.ready()));
    await visitor().until('Chinese', () =>
      page.ask('w', ({ shadowRoot }) =>
        /[\u4e00-\u9fff]/.test(shadowRoot!.querySelector('[data-panel] h2')?.textContent ?? ''),
      ),
    );
    expect((await page.heard('vae-warning', 'other')).length).toBe(1);
  });
});

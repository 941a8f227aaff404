import { describe, expect, it } from 'vitest';
import { embedSnippet } from '../../../../www/page/share/embed';

const page = {
  device: 'auto',
  autoplay: false,
  controls: 'minimal',
  views: ['samples', 'latent'],
} as const;
const run = {
  script: 'https://lab.example/vae-lab.js',
  link: 'https://lab.example/#v=1&seed=3',
  config: 'v=1&seed=3',
  page,
};

describe('the snippet', () => {
  it('is three lines: the script, the widget, and a link for readers without JavaScript', () => {
    expect(embedSnippet(run).split('\n')).toEqual([
      '<script type="module" src="https://lab.example/vae-lab.js"></script>',
      '<vae-lab config="v=1&amp;seed=3" views="samples latent" controls="minimal">',
      '<a href="https://lab.example/#v=1&amp;seed=3">A model of images that learns as you watch</a></vae-lab>',
    ]);
  });

  it('says which device to use only where one was chosen, and starts by itself only where that was wished', () => {
    expect(embedSnippet({ ...run, page: { ...page, device: 'cpu', autoplay: true } })).toContain(
      ' controls="minimal" backend="cpu" autoplay>',
    );
  });

  it('carries the config whole, and cannot be broken out of', () => {
    expect(embedSnippet({ ...run, config: 'v=1&data.name=a"><script>' })).toContain(
      'config="v=1&amp;data.name=a&quot;>&lt;script>"',
    );
  });
});

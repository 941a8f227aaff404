// Where terms are found in sentences of either language.
import { expect, it } from 'vitest';
import { ENTRIES } from '../../../../www/page/glossary/entries';
import { finder } from '../../../../www/page/glossary/find';

const inEnglish = finder(ENTRIES, 'en');
const inChinese = finder(ENTRIES, 'zh');

const named = (found: ReturnType<typeof inEnglish>, text: string): string[][] =>
  found.map(({ entry, from, to }) => [entry.term, text.slice(from, to)]);

it.each([
  [
    'The bounds on log p(x)',
    [
      ['bound', 'bounds'],
      ['log-likelihood', 'log p(x)'],
    ],
  ],
  ['KL warm-up', [['warm-up', 'KL warm-up']]],
  [
    'Codes picked at random from the prior',
    [
      ['code', 'Codes'],
      ['prior', 'prior'],
    ],
  ],
  ['a variational autoencoder', [['vae', 'variational autoencoder']]],
  ['It began on an unbounded priority', []],
])('in “%s”', (text, terms) => expect(named(inEnglish(text), text)).toEqual(terms));

it('a VAE-GAN is neither a VAE nor a GAN', () => {
  const text = 'A VAE-GAN, a VAE and a GAN';
  expect(named(inEnglish(text), text)).toEqual([
    ['vae-gan', 'VAE-GAN'],
    ['vae', 'VAE'],
    ['gan', 'GAN'],
  ]);
});

it('Chinese names stand between any others, the longest first', () => {
  const text = '编码器给出后验，KL 散度是编码的代价。';
  expect(named(inChinese(text), text)).toEqual([
    ['encoder', '编码器'],
    ['posterior', '后验'],
    ['kl', 'KL 散度'],
    ['code', '编码'],
  ]);
});

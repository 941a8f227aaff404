import { describe, expect, it } from 'vitest';
import { withLetters } from '../../../www/page/math-letters';
import { mathml } from '../../../www/page/typeset';

const letters = async (tex: string): Promise<string> =>
  (await mathml(tex, false)).replace(/<annotation.*<\/annotation>|<[^>]*>/g, '');

describe('the letters of a formula', () => {
  it.each([
    [String.raw`\mathcal{L}`, 'ℒ'],
    [String.raw`\mathcal{N}`, '𝒩'],
    [String.raw`\mathbb{E}`, '𝔼'],
    [String.raw`\mathbb{R}`, 'ℝ'],
    [String.raw`\mathfrak{g}`, '𝔤'],
    [String.raw`\mathbf{x}`, '𝐱'],
    [String.raw`\mathbf{A}`, '𝐀'],
    [String.raw`\mathbf{7}`, '𝟕'],
    [String.raw`\boldsymbol{\mu}`, '𝝁'],
    [String.raw`\boldsymbol{\epsilon}`, '𝝐'],
    [String.raw`\boldsymbol{\Sigma}`, '𝚺'],
    [String.raw`\boldsymbol{z}`, '𝒛'],
  ])('%s is written %s, for browsers that know no mathvariant', async (tex, letter) => {
    expect(await letters(tex)).toBe(letter);
    expect(await mathml(tex, false)).not.toContain('mathvariant');
  });

  it('stay upright where a formula wants them so: every browser knows that variant', async () => {
    expect(await mathml(String.raw`\mathrm{d}`, false)).toContain(
      '<mi mathvariant="normal">d</mi>',
    );
  });

  it('keep their attribute where Unicode has no such form', () => {
    for (const markup of [
      '<mi mathvariant="script">ж</mi>',
      '<mi mathvariant="looped">a</mi>',
      '<mn mathvariant="script">5</mn>',
    ])
      expect(withLetters(markup)).toBe(markup);
  });
});

// Which dimensions of the code are in use, by what has been drawn of them.
import { expect, it } from 'vitest';
import { activeOf } from '../../../../www/page/findings/active';
import { config, configOf, whole } from '../samples';

const latent = { codes: Float32Array.of(1, 0.02, -1, 0.01, 0.5, 0, -0.5, 0.01) } as never;
const at = (drawn: number) => ({ schema: whole, config, drawnAt: { latent: drawn } });

it('a dimension whose codes lie together is silent', () => {
  expect(activeOf(at(1000), { summary: undefined, latent }, 1000, 0)).toEqual([true, false]);
});

it('a picture of long ago, or of other settings, tells nothing', () => {
  expect(activeOf(at(1000), { summary: undefined, latent }, 2000, 0)).toBeNull();
  expect(activeOf(at(1000), { summary: undefined, latent }, 1000, 1000)).toBeNull();
});

it('nor does the plane of codes of more than two numbers', () => {
  const wide = { ...at(1000), config: configOf('vae', { latentDim: 20 }) };
  expect(activeOf(wide, { summary: undefined, latent }, 1000, 0)).toBeNull();
});

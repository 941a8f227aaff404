import { expect, it } from 'vitest';
import { buffersOf, drawView } from '../../../www/engine/views';
import { asLab, config, FakeLab } from './fake-lab';

function lab(kind: 'vae' | 'gan' | 'vaeGan' | 'autoencoder', corrupts = false) {
  const fake = new FakeLab('cpu');
  fake.current = { ...config, model: { ...config.model, kind }, training: { ...config.training, corruption: corrupts ? { kind: 'masking', share: 0.5 } : { kind: 'none' } } };
  return asLab(fake);
}

it('a denoising model shows what it was given; others are given the images themselves', async () => {
  const request = { reconstructions: { indices: [1, 2, 3] } };
  const { reconstructions } = await drawView(lab('autoencoder', true), 'reconstructions', request);
  expect(reconstructions?.corrupted).toMatchObject({ count: 3 });
  expect(reconstructions?.corrupted?.pixels[0]).toBe(255);
  expect((await drawView(lab('autoencoder'), 'reconstructions', request)).reconstructions?.corrupted).toBeNull();
});

it('the discriminator scores real and drawn images, and reconstructions where there are some', async () => {
  const request = { scores: { images: 100 } };
  const { scores } = await drawView(lab('vaeGan'), 'scores', request);
  for (const part of [scores!.real, scores!.rebuilt!, scores!.drawn]) expect(part).toMatchObject({ sheet: { count: 10 }, scores: new Float32Array(10).fill(0.25) });
  expect((await drawView(lab('gan'), 'scores', request)).scores?.rebuilt).toBeNull();
});

it('every array of a frame moves to the page instead of being copied', async () => {
  const traversed = await drawView(lab('vae'), 'traversals', { traversals: { from: 1, rows: 2, steps: 3, extent: 3, images: 10 } });
  const scored = await drawView(lab('vaeGan'), 'scores', { scores: { images: 5 } });
  expect(buffersOf(traversed)).toHaveLength(1);
  expect(buffersOf(scored)).toHaveLength(6);
});

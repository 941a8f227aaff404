import { expect, it } from 'vitest';
import { kindOf } from '../../../www/protocol/kinds';
import type { Frame, ViewRequest } from '../../../www/protocol/messages';
import type { ModelConfig } from '../../../www/protocol/rust-types';
import { drawView, type ViewName } from '../../../www/engine/views';
import { buffersIn } from '../../../www/engine/transfer';
import { modelOf, whole } from '../page/samples';
import { asLab, config, FakeLab, ofKind } from './fake-lab';

/** What a lab with this model draws. */
function drawn(model: ModelConfig, name: ViewName, request: ViewRequest): Promise<Frame> {
  const fake = new FakeLab('cpu');
  fake.current = { ...config, model };
  return drawView(asLab(fake), kindOf(whole, model).capabilities, name, request);
}

it('a denoising model shows what it was given; others are given the images themselves', async () => {
  const request = { reconstructions: { indices: [1, 2, 3] } };
  const { reconstructions } = await drawn(
    modelOf('autoencoder', { corruption: { kind: 'masking', share: 0.5 } }),
    'reconstructions',
    request,
  );
  expect(reconstructions?.corrupted).toMatchObject({ count: 3 });
  expect(reconstructions?.corrupted?.pixels[0]).toBe(255);
  expect(
    (await drawn(ofKind('autoencoder'), 'reconstructions', request)).reconstructions?.corrupted,
  ).toBeNull();
});

it('the discriminator scores real and drawn images, and reconstructions where there are some', async () => {
  const request = { scores: { images: 100 } };
  const { scores } = await drawn(ofKind('vaeGan'), 'scores', request);
  for (const part of [scores!.real, scores!.rebuilt!, scores!.drawn])
    expect(part).toMatchObject({ images: { count: 10 }, scores: new Float32Array(10).fill(0.25) });
  expect((await drawn(ofKind('gan'), 'scores', request)).scores?.rebuilt).toBeNull();
});

it('every array of a frame moves to the page instead of being copied', async () => {
  const traversed = await drawn(ofKind('vae'), 'traversals', {
    traversals: { from: 1, rows: 2, steps: 3, extent: 3, images: 10 },
  });
  const scored = await drawn(ofKind('vaeGan'), 'scores', { scores: { images: 5 } });
  expect(buffersIn(traversed)).toHaveLength(1);
  expect(buffersIn(scored)).toHaveLength(6);
});

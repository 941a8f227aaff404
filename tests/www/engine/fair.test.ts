import { expect, test } from 'vitest';
import { fairWeights, type ModelName } from '../../../www/bench/fair';
import { makeStrokes } from '../../../www/bench/strokes';

// Weighted sums of the numbers that the other libraries' definition gives, so that a change of
// order shows too.
const fingerprint = (values: Float32Array) =>
  values.reduce((sum, value, k) => sum + value * ((k % 97) + 1), 0);

test('the images are the ones the other libraries train on', () => {
  expect(fingerprint(makeStrokes())).toBeCloseTo(13696716.797524054, 6);
});

test.each<[ModelName, string, number[], number]>([
  ['mlp-400-20', 'encoder.body.layers.0.weight', [400, 784], 154.29269266959864],
  ['mlp-400-20', 'encoder.log_scale.weight', [20, 400], -82.46197638612193], // half the others' log-variance weights
  ['mlp-iwae50', 'encoder.body.layers.1.weight', [200, 200], -200.6016635940581],
  ['mlp-iwae50', 'decoder.body.layers.0.weight', [200, 50], -10.18477695808815],
  ['mlp-iwae50', 'decoder.out.bias', [784], 70.72298314828367],
  ['mlp-400-20', 'decoder.out.bias', [784], -7.579132020939596],
  ['conv-small', 'encoder.body.layers.1.weight', [64, 32, 3, 3], -411.0418304537661],
  ['conv-small', 'decoder.project.weight', [3136, 20], -1605.9623592102926],
  ['conv-small', 'decoder.layers.0.bias', [32], -1.7597131682559848],
  ['conv-small', 'decoder.layers.1.weight', [32, 1, 4, 4], -43.33670258754864],
])('%s starts from the shared %s', (model, name, shape, sum) => {
  const tensor = fairWeights(model).find((tensor) => tensor.name === name)!;
  expect(tensor.shape).toEqual(shape);
  expect(fingerprint(tensor.values)).toBeCloseTo(sum, 6);
});

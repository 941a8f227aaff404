// Configs that are given in part, and what is wrong with one in a caller's words.
import { expect, test } from 'vitest';
import { givenConfig, tunedConfig } from '../../../../www/engine/given/config';
import { inPlainWords } from '../../../../www/engine/given/malformed';
import { config } from '../fake-lab';

test('what a config leaves out is filled, and data by their own defaults', () => {
  expect(givenConfig({ seed: 3 }, config)).toEqual({
    seed: 3,
    training: config.training,
    data: config.data,
  });
  expect(givenConfig({ data: { count: 7 } }, config).data).toEqual({ ...config.data, count: 7 });
  expect(givenConfig({ data: { kind: 'digits' } }, config).data).toEqual({ kind: 'digits' });
});

test('a change of the model at hand leaves the rest as it is', () => {
  const tuned = tunedConfig({ training: { learningRate: 0.5 } }, config);
  expect(tuned).toEqual({ ...config, training: { ...config.training, learningRate: 0.5 } });
});

test('another kind of bound takes nothing of the last one along', () => {
  const tuned = tunedConfig({ model: { bound: { kind: 'iwae', samples: 5 } } }, config);
  expect(tuned.model).toEqual({ ...config.model, bound: { kind: 'iwae', samples: 5 } });
  const milder = tunedConfig({ model: { bound: { beta: 0.5 } } }, config);
  expect(milder.model).toMatchObject({
    bound: { ...(config.model as { bound: object }).bound, beta: 0.5 },
  });
});

test.each([['seed=3'], [7], [null], [[]]])('no config is %j', (given) => {
  expect(() => tunedConfig(given, config)).toThrow(
    expect.objectContaining({ name: 'ArgumentError' }),
  );
  expect(() => givenConfig(given, config)).toThrow(
    expect.objectContaining({ name: 'ArgumentError' }),
  );
});

test.each([
  [
    'training.rate: unknown field `rate`, expected one of `learningRate`, `schedule` at line 1 column 9',
    'There is no setting “training.rate”; there are learningRate, schedule.',
  ],
  ['unknown field `seeds`, there are no fields', 'There is no setting “seeds”.'],
  [
    'model.kind: unknown variant `flow`, expected one of `vae`, `gan`',
    'model.kind is “flow”; allowed is vae, gan.',
  ],
  [
    'training.learningRate: invalid type: string "fast", expected f64',
    'training.learningRate is “fast”; allowed is a number.',
  ],
  [
    'invalid value: integer `-3`, expected usize at line 1 column 13',
    'A setting is -3; allowed is a whole number from 0.',
  ],
  ['data: missing field `kind`', 'data.kind is missing.'],
  [
    'model: invalid type: null, expected struct ModelConfig',
    'model is null; allowed is an object.',
  ],
])('%s', (reason, sentence) => {
  const malformed = Object.assign(new Error(`The argument is not allowed: ${reason}.`), {
    name: 'ArgumentError',
    code: 'malformed',
    fields: { reason },
  });
  expect(inPlainWords(malformed)).toMatchObject({ name: 'ArgumentError', message: sentence });
});

test('an error in plain words is left as it is', () => {
  const error = Object.assign(new Error('No.'), { code: 'noEncoder' });
  expect(inPlainWords(error)).toBe(error);
});

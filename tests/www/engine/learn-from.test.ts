// Images that bring settings for their model.
import { expect, test } from 'vitest';
import { learnFrom } from '../../../www/engine/learn-from';
import type { VaeLab } from '../../../www/protocol/wasm-api';
import { config, FakeLab } from './fake-lab';

const images = {
  set: { name: 'few', height: 2, width: 2, pixels: new Uint8Array(40), labels: null },
};

test('a new model has the settings that come with its images, and the data that they are', () => {
  const lab = new FakeLab('cpu');
  const data = { kind: 'files', name: 'elsewhere' } as const;
  const { refused } = learnFrom(lab as unknown as VaeLab, images, {
    config: { ...config, data, seed: 9 },
  });
  expect([refused, lab.config()]).toEqual([null, { ...config, seed: 9 }]);
});

test('settings that are not allowed are told, and those at hand are kept', () => {
  const lab = new FakeLab('cpu');
  const training = { ...config.training, batchSize: 0 };
  const { data, refused } = learnFrom(lab as unknown as VaeLab, images, {
    config: { ...config, training },
  });
  expect(refused).toMatchObject({ name: 'ConfigError' });
  expect([data, lab.config()]).toEqual([lab.dataSummary(), config]);
});

test('whatever else goes wrong is thrown', () => {
  const lab = new FakeLab('cpu');
  lab.configure = () => {
    throw Object.assign(new Error('lost'), { name: 'DeviceError' });
  };
  expect(() => learnFrom(lab as unknown as VaeLab, images, { config })).toThrow('lost');
});

test('images that are too large for the settings at hand are taken with those that come with them', () => {
  const lab = new FakeLab('cpu');
  const summary = lab.dataSummary();
  lab.loadPixels = () => {
    if (lab.config().seed === 9) return summary;
    throw Object.assign(new Error('too many weights'), { name: 'ConfigError' });
  };
  expect(() => learnFrom(lab as unknown as VaeLab, images, {})).toThrow('too many weights');
  const taken = learnFrom(lab as unknown as VaeLab, images, { config: { ...config, seed: 9 } });
  expect([taken, lab.config().seed]).toEqual([{ data: summary, refused: null }, 9]);
});

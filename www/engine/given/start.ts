// What an engine is started with, as a program gives it.
import { msg, str } from '@lit/localize';
import type { Beginning } from '../begin';
import type { DeviceChoice, InitialData, StartOptions } from '../../protocol/messages';
import { expectObject } from './calls';
import { givenCheckpoint } from './files';
import { refused, shown } from './numbers';
import { givenImages } from './set';

const DEVICES = ['auto', 'webgpu', 'cpu'] as const satisfies readonly DeviceChoice[];

/** What is checked; the config waits for the schema. */
export type Given = Omit<StartOptions, keyof InitialData | 'device'> &
  Beginnings & { device: DeviceChoice };

type Beginnings = Pick<Beginning, 'images' | 'checkpoint'>;

/** Without a device it is `auto`. */
export async function givenOptions(options: unknown): Promise<Given> {
  const { device = 'auto', ...rest } = expectObject(options ?? {}, 'options') as StartOptions;
  if (!DEVICES.includes(device))
    throw refused(msg(str`device is ${shown(device)}; allowed are ${DEVICES.join(', ')}.`));
  if (rest.config) expectObject(rest.config, 'config');
  return { ...rest, device, ...(await givenData(rest)) };
}

export async function givenData(given: InitialData): Promise<Beginnings> {
  const { images, checkpoint } = given as Partial<Record<keyof InitialData, unknown>>;
  return {
    images: images ? givenImages(images) : undefined,
    checkpoint: checkpoint ? await givenCheckpoint(checkpoint) : undefined,
  };
}

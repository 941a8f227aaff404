// Where this run of the tests takes place.
import type { DeviceChoice } from '../../../www/protocol/messages';

export const browserName = (process.env.E2E_BROWSER ?? 'chromium') as 'chromium' | 'firefox';
export const device = (process.env.E2E_DEVICE ?? 'cpu') as Exclude<DeviceChoice, 'auto'>;

/**
 * SwiftShader takes seconds for a step of the default model, so there the tests train a tiny one
 * and ask for less.
 */
export const slow = device === 'webgpu';

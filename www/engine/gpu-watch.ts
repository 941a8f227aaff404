// Learns when a GPU can no longer be trusted. The wasm asks for its device itself, so the only
// place to meet that device is the browser's own requestDevice, wrapped here before the wasm runs.
import { msg, str } from '@lit/localize';
import { namedError } from '../protocol/errors';

/**
 * Calls `onTrouble` with the cause when a device that is requested from now on is lost or reports
 * an error. cubecl on wasm goes on after a rejected shader or dispatch, with stale memory for
 * results, so any error is the end.
 */
export function watchGpu(
  adapterClass: { prototype: Pick<GPUAdapter, 'requestDevice'> } | undefined,
  onTrouble: (cause: Error) => void,
): void {
  if (!adapterClass) return;
  const { requestDevice } = adapterClass.prototype;
  adapterClass.prototype.requestDevice = async function (
    this: GPUAdapter,
    descriptor?: GPUDeviceDescriptor,
  ) {
    const device = await requestDevice.call(this, descriptor);
    watchDevice(device, onTrouble);
    return device;
  };
}

function watchDevice(device: GPUDevice, onTrouble: (cause: Error) => void): void {
  void device.lost.then(({ message }) =>
    onTrouble(
      namedError(
        'DeviceError',
        message ? msg(str`the GPU was lost: ${message}`) : msg('the GPU was lost'),
      ),
    ),
  );
  device.addEventListener('uncapturederror', ({ error }) =>
    onTrouble(
      namedError(
        'DeviceError',
        msg(str`the GPU refused an operation: ${firstLine(error.message)}`),
      ),
    ),
  );
}

const firstLine = (text: string) => text.split('\n', 1)[0]!;

// A GPU without graphics: it can be found, opened and broken.
import { vi } from 'vitest';

/**
 * A browser with a GPU. `open` asks for its device, as the wasm would; `fail` makes that device
 * report an error.
 */
export function stubGpu() {
  const device = Object.assign(new EventTarget(), { lost: new Promise(() => {}) });
  class GPUAdapter {
    info = { vendor: 'acme', architecture: 'rocket' };
    async requestDevice() {
      return device;
    }
  }
  const adapter = new GPUAdapter();
  vi.stubGlobal('GPUAdapter', GPUAdapter);
  vi.stubGlobal('navigator', { gpu: { requestAdapter: async () => adapter } });
  return {
    open: () => adapter.requestDevice(),
    fail: (message: string) =>
      void device.dispatchEvent(
        Object.assign(new Event('uncapturederror'), { error: { message } }),
      ),
  };
}

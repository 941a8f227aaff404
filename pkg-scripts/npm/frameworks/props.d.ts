// What a framework's template may say of a widget: the properties that reflect its attributes, and
// two of these by the names that they have in HTML.
import type { VaeLabElement } from './element.js';

type Reflected =
  | 'preset'
  | 'config'
  | 'seed'
  | 'data'
  | 'size'
  | 'fit'
  | 'invert'
  | 'checkpoint'
  | 'backend'
  | 'autoplay'
  | 'steps'
  | 'views'
  | 'controls'
  | 'theme'
  | 'poster'
  | 'wasmBase'
  | 'workerUrl';

export interface VaeLabProps extends Partial<Pick<VaeLabElement, Reflected>> {
  'wasm-base'?: string | null;
  'worker-url'?: string | null;
}

/** By name, what a listener hears. */
export type VaeLabEvents = Pick<HTMLElementEventMap, VaeLabEventName>;
export type VaeLabEventName =
  'vae-ready' | 'vae-progress' | 'vae-state' | 'vae-warning' | 'vae-error';

/** `before`: what stands before an event's name where its listener is given. */
export type VaeLabListeners<Before extends string> = {
  [Name in VaeLabEventName as `${Before}${Name}`]?: (event: VaeLabEvents[Name]) => void;
};

// The element for other programs: its class and its events, without a tag registered; define.ts
// does that.
export { VaeLabElement, type Codes } from './vae-lab';
export * from './events';
export type { GivenCheckpoint, GivenImages, GivenSet } from './inputs';

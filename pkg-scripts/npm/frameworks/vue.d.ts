// <vae-lab> in Vue's templates; its compiler has to be told that the tag is a custom element.
import type { DefineComponent, HTMLAttributes } from 'vue';
import type { VaeLabEventName, VaeLabEvents, VaeLabProps } from './props.js';

export * from './vae-lab.js';

type Camel<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<Rest>}`
  : Name;
type Listeners = {
  [Name in VaeLabEventName as `on${Capitalize<Camel<Name>>}`]?: (event: VaeLabEvents[Name]) => void;
};
type Own = VaeLabProps & Listeners;

declare module 'vue' {
  interface GlobalComponents {
    'vae-lab': DefineComponent<Own & Omit<HTMLAttributes, keyof Own>>;
  }
}

// What gets dimensions of the code to say something: a KL that costs nothing; or, where the bound
// has no such setting, a look at what each of them says.
import { msg } from '@lit/localize';
import type { SessionConfig } from '../../protocol/rust-types';
import { boundOf } from '../../views/bounds';
import type { Finding } from './finding';

const FREE = 0.5; // nats in each dimension

export function listened({ model }: SessionConfig): Finding['help'] {
  const bound = boundOf(model);
  return bound?.kind === 'elbo' && bound.freeBits < FREE
    ? {
        label: msg('Leave half a nat free'),
        request: { type: 'field', path: 'model.bound.freeBits', value: FREE },
      }
    : {
        label: msg('Show each dimension'),
        request: { type: 'show', panel: 'measures', shown: true },
      };
}

// More of the digits that the page draws itself, where it has been asked for few.
import { msg, str } from '@lit/localize';
import { count } from '../../i18n/numbers';
import type { SessionConfig } from '../../protocol/rust-types';
import type { Finding } from './finding';

const PLENTY = 20_000;

/** Null where there are plenty, or where the images are a visitor's own. */
export function planned({ data }: SessionConfig): Finding['help'] | null {
  if (data.kind !== 'digits' || data.count >= PLENTY) return null;
  return {
    label: msg(str`Draw ${count(PLENTY)} digits`),
    request: { type: 'field', path: 'data.count', value: PLENTY },
  };
}
